using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Notifications;

/// <summary>The outgoing mail of a tenant, newest first, for its admins: what went out, what waits, what was given up. No addresses.</summary>
public static class ListMessages
{
    public sealed record Message(
        Guid Id, Guid? BookingId, Guid? DraftId, string Kind, string State, int Attempts, string? Error, DateTimeOffset CreatedAt,
        DateTimeOffset DueAt, DateTimeOffset? SentAt);

    private static readonly string[] States = ["queued", "sending", "sent", "failed", "withdrawn"];

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/admin/notifications/messages", Handle).WithName(nameof(ListMessages)).WithTags("Operations")
            .RequireAuthorization(Policies.Admin)
            .Produces<Page<Message>>()
            .ProducesProblem(400);

    private static async Task<IResult> Handle(
        string? state, Guid? bookingId, int? limit, string? cursor,
        [FromKeyedServices(NotificationsModule.Module)] Database database, Tenant tenant, CancellationToken cancellation)
    {
        var check = new Check().Limits(limit)
            .That(state is null || States.Contains(state), "state", $"One of {string.Join(", ", States)}.")
            .That(Cursor.TryRead<Guid?>(cursor, out var before), "cursor", "Take nextCursor of the page before.");
        if (check.Failed) return check.Problem.ToHttp();
        var max = limit ?? Cursor.DefaultLimit;
        var rows = await database.Query<Message>(
            tenant.Id, Sql, new { state, bookingId, before, Max = max + 1 }, cancellation);
        return Results.Ok(Page<Message>.Of(rows, max, row => row.Id));
    }

    private const string Sql = """
        select id, booking_id, draft_id, kind, state, attempts, error, created_at, due_at, sent_at from notifications.messages
        where (@state::text is null or state = @state) and (@bookingId::uuid is null or booking_id = @bookingId)
            and (@before::uuid is null or id < @before)
        order by id desc limit @Max
        """;
}

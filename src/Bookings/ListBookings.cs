using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Bookings;

/// <summary>
/// Bookings page by page: the last made first, or by their start. Customers see their own, providers those of their places, admins the tenant's.
/// </summary>
public static class ListBookings
{
    public sealed record Query(string? Status, string? From, string? To, Guid? ProviderId, Guid? ResourceId, int? Limit, string? Cursor,
        string? Sort = null);

    /// <summary>What a page goes on behind: enough for each of the orders.</summary>
    private sealed record Behind(Guid Id, DateTimeOffset Start);

    /// <summary>How a list can be sorted, and what of it comes behind a row.</summary>
    private static readonly Dictionary<string, string> Orders = new(StringComparer.Ordinal)
    {
        ["-created"] = "and (@Id::uuid is null or b.id < @Id) order by b.id desc",
        ["start"] = "and (@Id::uuid is null or (b.starts_at, b.id) > (@Start, @Id)) order by b.starts_at, b.id",
        ["-start"] = "and (@Id::uuid is null or (b.starts_at, b.id) < (@Start, @Id)) order by b.starts_at desc, b.id desc",
    };

    /// <summary>One line of the list; the booking itself has payment and history.</summary>
    public sealed record Item(
        Guid Id, [property: BookingStatus] string Status, int Version, string ConfirmationCode, Guid ResourceId,
        string ResourceName, string? ServiceName, BookingView.Named Provider, string Address, string TimeZone,
        DateTimeOffset Start, DateTimeOffset End, int Units, Money Total, string PaymentStatus, DateTimeOffset CreatedAt,
        string PaymentPolicy, bool IsAsked);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/bookings", Handle)
            .WithName(nameof(ListBookings)).WithTags("Bookings").RequireAuthorization(Policies.SignedIn)
            .Produces<Page<Item>>().ProducesProblem(400).ProducesProblem(401);
        routes.MapGet("/api/bookings/user/{userId:guid}", OfUser)
            .WithName("ListBookingsOfUser").WithTags("Bookings").RequireAuthorization(Policies.SignedIn)
            .Produces<Page<Item>>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(404);
    }

    public static Task<IResult> Handle(
        [AsParameters] Query query, Tenant tenant, Caller caller,
        [FromKeyedServices(BookingsModule.Schema)] Database database, CancellationToken cancellation) =>
        Read(query, caller.Is(Roles.Admin) ? new(null, null)
            : caller.Is(Roles.Provider) ? new(null, caller.UserId) : new(caller.UserId, null), tenant, database, cancellation);

    public static Task<IResult> OfUser(
        Guid userId, [AsParameters] Query query, Tenant tenant, Caller caller,
        [FromKeyedServices(BookingsModule.Schema)] Database database, CancellationToken cancellation) =>
        caller.UserId == userId || caller.Is(Roles.Admin)
            ? Read(query, new(userId, null), tenant, database, cancellation)
            : Task.FromResult<IResult>(Problem.NotFound.ToHttp());

    /// <summary>Whose bookings: of a customer, of an owner's providers, or all of the tenant.</summary>
    private sealed record Scope(Guid? CustomerId, Guid? OwnerId);

    private static async Task<IResult> Read(
        Query query, Scope scope, Tenant tenant, Database database, CancellationToken cancellation)
    {
        var check = new Check().Limits(query.Limit);
        check.That(query.Status is null || BookingStates.All.Contains(query.Status), "status",
            $"One of {string.Join(", ", BookingStates.All)}.");
        var from = Time(query.From, "from", check);
        var to = Time(query.To, "to", check);
        check.That(from is null || to is null || from <= to, "to", "Not before from.");
        check.That(Cursor.TryRead<Behind>(query.Cursor, out var behind), "cursor", "Not a cursor of this list.");
        var sort = query.Sort ?? "-created";
        check.That(Orders.ContainsKey(sort), "sort", $"One of {string.Join(", ", Orders.Keys)}.");
        if (check.Failed) return check.Problem.ToHttp();
        var limit = query.Limit ?? Cursor.DefaultLimit;
        var rows = await database.Query<BookingRow>(tenant.Id, BookingRow.Select + $"""
            where (@CustomerId::uuid is null or b.user_id = @CustomerId)
                and (@OwnerId::uuid is null or p.owner_user_id = @OwnerId)
                and (@Status::text is null or b.status = @Status)
                and (@ProviderId::uuid is null or b.provider_id = @ProviderId)
                and (@ResourceId::uuid is null or b.resource_id = @ResourceId)
                and (@From::timestamptz is null or b.starts_at >= @From) and (@To::timestamptz is null or b.starts_at < @To)
                {Orders[sort]}
            limit @Max
            """, new
        {
            scope.CustomerId,
            scope.OwnerId,
            query.Status,
            query.ProviderId,
            query.ResourceId,
            From = from,
            To = to,
            behind?.Id,
            behind?.Start,
            Max = limit + 1,
        }, cancellation);
        var page = Page<BookingRow>.Of(rows, limit, row => new Behind(row.Id, row.StartsAt));
        return Results.Ok(new Page<Item>([.. page.Items.Select(View)], page.NextCursor));
    }

    private static DateTimeOffset? Time(string? text, string field, Check check)
    {
        if (text is null) return null;
        var isInstant = Instant.TryParse(text, out var instant);
        check.That(isInstant, field, "An instant such as 2026-12-01T17:00:00Z.");
        return isInstant ? instant : null;
    }

    private static Item View(BookingRow row) => new(
        row.Id, row.Status, row.Version, row.Code, row.ResourceId, row.ResourceName, row.ServiceName,
        new BookingView.Named(row.ProviderId, row.ProviderName), row.Address, row.TimeZone, row.StartsAt, row.EndsAt, row.Units,
        row.In(row.Total), row.PaymentStatus, row.CreatedAt, row.PaymentPolicy, ApprovalRules.IsAsked(row));
}

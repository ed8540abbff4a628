using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Receipts;

/// <summary>
/// The receipt of a booking as PDF, for the customer (account or token of the booking), the booked provider and the tenant's
/// admins. Everybody else, and whoever guesses, learns nothing: 404.
/// </summary>
public static class GetReceipt
{
    private static readonly Problem NotReady =
        new("receipt-not-ready", 409, "There is no receipt yet: it is written when the money was taken.") { RetryAfter = 1 };

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/bookings/{id:guid}/receipt", Handle).WithName(nameof(GetReceipt)).WithTags("Bookings")
            .RequireAuthorization(Policies.Anyone)
            .Produces(200, contentType: "application/pdf")
            .ProducesProblem(404)
            .ProducesProblem(409);

    private static async Task<IResult> Handle(
        Guid id, [FromKeyedServices(ReceiptsModule.Module)] Database database, Tenant tenant, Caller caller,
        GuestTokens tokens, FileStore files, HttpContext http)
    {
        var token = http.Request.Headers["X-Booking-Token"].ToString();
        var row = await database.QueryFirst<Row>(tenant.Id, Sql, new { id }, http.RequestAborted);
        var holdsToken = tokens.Verify(token, GuestTokens.Booking, tenant.Id, id, row?.TokenEpoch ?? 0);
        if (!holdsToken && !IsTheirs(row, caller)) return Problem.NotFound.ToHttp();
        if (row?.FileKey is null) return NotReady.ToHttp();
        // The row holds all that the file says, so a lost file is no lost receipt.
        var pdf = await files.Read(row.FileKey, http.RequestAborted)
            ?? ReceiptPdf.Write(Json.Read<ReceiptContent>(row.Content!));
        http.Response.Headers.ContentDisposition = $"inline; filename=\"{row.Number}.pdf\"";
        http.Response.Headers.CacheControl = "private, no-cache";
        return Results.Bytes(pdf, "application/pdf");
    }

    private static bool IsTheirs(Row? row, Caller caller)
    {
        if (row is null || caller.UserId is not { } user) return false;
        if (caller.Is(Roles.Admin) || caller.Is(Roles.Operator) || row.UserId == user) return true;
        return caller.Is(Roles.Provider) && row.OwnerUserId == user;
    }

    private sealed record Row(
        Guid? UserId, int TokenEpoch, Guid? OwnerUserId, string? Number, string? FileKey, string? Content);

    private const string Sql = """
        select b.user_id, b.token_epoch, p.owner_user_id, r.number, r.file_key, r.content::text as content
        from receipts.bookings b
        left join receipts.providers p on p.id = b.provider_id
        left join lateral (select number, file_key, content from receipts.receipts
            where booking_id = b.id and state = 'ready' order by created_at desc limit 1) r on true
        where b.id = @id
        """;
}

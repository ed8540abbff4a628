using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Payments;

/// <summary>A payment with its refunds and its history, for its customer and for those who are owed it.</summary>
public static class GetPayment
{
    private const int HistoryMax = 100;

    /// <param name="Status">As in the table of states; the booking's page shows the same.</param>
    public sealed record Response(
        Guid Id, Guid BookingId, string Provider, string Status, int Version, Money Amount, Money Fee, Money Captured,
        Money Refunded, string? Card, int Attempt, DateTimeOffset CreatedAt, DateTimeOffset? CapturedAt,
        IReadOnlyList<RefundPayment.Response> Refunds, IReadOnlyList<HistoryItem> History);

    public sealed record HistoryItem(string? From, string To, DateTimeOffset At, string By);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/payments/{id:guid}", Handle)
        .WithName(nameof(GetPayment)).WithTags("Payments")
        .Produces<Response>()
        .ProducesProblem(401).ProducesProblem(404)
        .RequireAuthorization(Policies.Anyone);

    private static async Task<IResult> Handle(
        Guid id, HttpContext http, Caller caller, Tenant tenant, GuestTokens tokens,
        [FromKeyedServices(PaymentsModule.Schema)] Database database)
    {
        var (payment, owner, refunds, history) = await database.Read(
            tenant.Id, Sql, new { id, RefundsMax = 200, HistoryMax }, async grid => (
                await grid.ReadFirstOrDefaultAsync<Payment>(), await grid.ReadFirstOrDefaultAsync<Guid?>(),
                await grid.ReadAsync<Refund>(), await grid.ReadAsync<HistoryRow>()),
            http.RequestAborted);
        if (payment is null) return PaymentAccess.Refusal(http, caller).ToHttp();
        if (!PaymentAccess.IsCustomer(
                http, tokens, caller, tenant.Id, payment.BookingId, payment.UserId, payment.TokenEpoch)
            && !PaymentAccess.IsStaff(caller, owner)) return PaymentAccess.Refusal(http, caller).ToHttp();
        http.Response.Headers.ETag = ETags.Of(payment.Version);
        return Results.Ok(new Response(
            payment.Id, payment.BookingId, "stripe", payment.Status, payment.Version, payment.Total,
            new Money(payment.Fee, payment.Currency), new Money(payment.Captured, payment.Currency),
            new Money(payment.Refunded, payment.Currency), payment.CardLabel, payment.Attempt, payment.CreatedAt,
            payment.CapturedAt, [.. refunds.Select(RefundPayment.Answered)],
            [.. history.Select(h => new HistoryItem(h.FromStatus, h.ToStatus, h.At, h.Source))]));
    }

    private sealed record HistoryRow(string? FromStatus, string ToStatus, DateTimeOffset At, string Source);

    private const string Sql = """
        select * from payments.payments where id = @id;
        select o.owner_user_id from payments.payments p join payments.providers o on o.id = p.provider_id where p.id = @id;
        select * from payments.refunds where payment_id = @id order by id limit @RefundsMax;
        select from_status, to_status, at, source from payments.payment_events where payment_id = @id
        order by seq limit @HistoryMax
        """;
}

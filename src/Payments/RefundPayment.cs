using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Payments;

/// <summary>
/// Gives money back, all that is left or a part of it, never more than was captured. Written down and answered; the
/// provider is asked right after. What waits counts as gone, so two at once cannot give the same money back twice.
/// </summary>
public static class RefundPayment
{
    private const int RefundsMax = 50;
    private static readonly string[] Reasons = ["duplicate", "fraudulent", "requested_by_customer"];

    private static readonly Problem NotRefundable =
        new("payment-not-refundable", 409, "Only captured money that is not disputed can be given back.");
    private static readonly Problem TooMuch =
        new("refund-too-large", 422, "This is more than what is left of the captured amount.");
    private static readonly Problem TooMany = new("too-many-refunds", 409, $"At most {RefundsMax} refunds of a payment.");

    /// <param name="Amount">All that is left when it is not given.</param>
    /// <param name="Reason">duplicate, fraudulent or requested_by_customer.</param>
    public sealed record Request(Money? Amount = null, string? Reason = null);

    /// <param name="Status">pending until the provider has done it, then succeeded or failed.</param>
    public sealed record Response(
        Guid Id, Guid PaymentId, Money Amount, string Status, string Cause, string? Reason, DateTimeOffset CreatedAt);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/payments/{id:guid}/refunds", Handle)
        .WithName(nameof(RefundPayment)).WithTags("Payments")
        .Produces<Response>(201)
        .ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409)
        .ProducesProblem(422)
        .RequireAuthorization(Policies.Provider);

    private static async Task<IResult> Handle(
        Guid id, Request request, HttpContext http, Caller caller, Requests requests,
        [FromKeyedServices(PaymentsModule.Schema)] Database database)
    {
        var check = new Check()
            .That(request.Amount is null or { Amount: > 0 }, "amount", "Above zero.")
            .That(request.Reason is null || Reasons.Contains(request.Reason), "reason", $"One of {string.Join(", ", Reasons)}.");
        if (check.Failed) return check.Problem.ToHttp();
        return await requests.Once(http, database, transaction => Write(transaction, id, request, caller));
    }

    private static async Task<Answer> Write(TenantTransaction transaction, Guid id, Request request, Caller caller)
    {
        if (await Payment.Lock(transaction, id) is not { } payment) return Problem.NotFound;
        var owner = await transaction.QueryFirst<Guid?>(
            "select owner_user_id from payments.providers where id = @ProviderId", new { payment.ProviderId });
        if (!PaymentAccess.IsStaff(caller, owner)) return Problem.NotFound;
        if (!PaymentStates.IsRefundable(payment.Status)) return NotRefundable;
        if (request.Amount is { } asked && asked.Currency != payment.Currency)
            return Problem.Invalid("amount.currency", $"The payment is in {payment.Currency}.");
        var earlier = await Refund.OfPayment(transaction, id);
        if (earlier.Count >= RefundsMax) return TooMany;
        var left = payment.Captured - payment.Refunded
            - earlier.Where(r => r.Status is Refund.Waiting or Refund.Pending).Sum(r => r.Amount);
        var amount = request.Amount?.Amount ?? left;
        if (amount > left || left == 0) return TooMuch.With("left", new Money(left, payment.Currency));
        var refund = await Insert(transaction, payment, amount, request.Reason, caller.Actor);
        await transaction.Audit("payment.refund-requested", id, caller.Actor, new { refundId = refund.Id, amount });
        await Plan.Next(transaction, payment);
        return Answer.Created($"/api/payments/{id}", Answered(refund));
    }

    private static async Task<Refund> Insert(
        TenantTransaction transaction, Payment payment, long amount, string? reason, string actor) =>
        (await transaction.QueryFirst<Refund>("""
            insert into payments.refunds (id, tenant_id, payment_id, amount, currency, cause, reason, requested_by, status,
                created_at, updated_at)
            values (@Id, @TenantId, @PaymentId, @amount, @Currency, 'staff', @reason, @actor, 'waiting', @Now, @Now)
            returning *
            """, new
        {
            Id = Guid.CreateVersion7(transaction.Now),
            transaction.TenantId,
            PaymentId = payment.Id,
            amount,
            payment.Currency,
            reason,
            actor,
            transaction.Now,
        }))!;

    internal static Response Answered(Refund refund) => new(
        refund.Id, refund.PaymentId, new Money(refund.Amount, refund.Currency),
        refund.Status == Refund.Waiting ? Refund.Pending : refund.Status, refund.Cause, refund.Reason, refund.CreatedAt);
}

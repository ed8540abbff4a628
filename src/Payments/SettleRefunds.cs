using Holdfast.Contracts;
using Holdfast.Kernel;
using Holdfast.Payments.Stripe;

namespace Holdfast.Payments;

/// <summary>What became of refunds, ours and those made by hand at the provider.</summary>
internal static class SettleRefunds
{
    private static readonly TimeSpan PollAfter = TimeSpan.FromSeconds(15);

    public static async Task<Payment> Apply(
        TenantTransaction transaction, Payment payment, IReadOnlyList<StripeRefund> seen, string source)
    {
        if (seen.Count == 0) return payment;
        var known = (await Refund.OfPayment(transaction, payment.Id)).ToList();
        foreach (var refund in seen.Reverse()) // The provider lists the newest first.
        {
            if (refund.Amount <= 0) continue;
            var ours = Find(known, refund) ?? await FromElsewhere(transaction, payment, refund);
            payment = refund.Status switch
            {
                "succeeded" => await Succeeded(transaction, payment, ours, refund, source),
                "failed" or "canceled" => await Failed(transaction, payment, ours, refund, source),
                _ => await Pending(transaction, payment, ours, refund),
            };
        }
        return payment;
    }

    /// <summary>
    /// By the provider's id, else by ours that we sent along: its answer may have been lost on the way.
    /// </summary>
    public static Refund? Find(IEnumerable<Refund> ours, StripeRefund seen)
    {
        var rows = ours.ToList();
        return rows.Find(r => r.StripeId == seen.Id)
            ?? rows.Find(r => r.StripeId is null && IdOf(seen) == r.Id && r.Amount == seen.Amount);
    }

    public static Guid? IdOf(StripeRefund refund) =>
        refund.Metadata is { } metadata && metadata.TryGetValue("refund_id", out var text) && Guid.TryParse(text, out var id)
            ? id
            : null;

    private static async Task<Payment> Pending(
        TenantTransaction transaction, Payment payment, Refund ours, StripeRefund seen)
    {
        if (await Move(transaction, ours, seen, Refund.Pending, [Refund.Waiting, Refund.Pending]))
            await transaction.Execute("update payments.payments set polls = 3, poll_due_at = @DueAt where id = @Id",
                new { payment.Id, DueAt = transaction.Now + PollAfter });
        return payment;
    }

    private static async Task<Payment> Succeeded(
        TenantTransaction transaction, Payment payment, Refund ours, StripeRefund seen, string source)
    {
        if (!await Move(transaction, ours, seen, Refund.Succeeded, [Refund.Waiting, Refund.Pending])) return payment;
        var refunded = payment.Refunded + ours.Amount;
        var fee = Shares.FeeOfRefund(payment.FeeOfCaptured, payment.Captured, refunded, payment.RefundedFee);
        var after = await Changed(transaction, payment, refunded, payment.RefundedFee + fee, source);
        await Ledger.Post(transaction, after, "refund", ours.Id.ToString(), Ledger.Refund(ours.Amount, fee));
        await transaction.Publish(
            new PaymentRefunded(after.Id, after.BookingId, ours.Id, new Money(ours.Amount, ours.Currency),
                new Money(after.Refunded, after.Currency), after.Refunded == after.Captured),
            after.Version);
        return after;
    }

    // The bank sent the money of a refund back: the customer was not paid after all, and the refund may be made again.
    private static async Task<Payment> Failed(
        TenantTransaction transaction, Payment payment, Refund ours, StripeRefund seen, string source)
    {
        if (await Move(transaction, ours, seen, Refund.Failed, [Refund.Waiting, Refund.Pending])) return payment;
        if (!await Move(transaction, ours, seen, Refund.Failed, [Refund.Succeeded])) return payment;
        await Ledger.Reverse(transaction, payment, "refund", "refund-failed", ours.Id.ToString());
        var refunded = payment.Refunded - ours.Amount;
        var feeLeft = payment.RefundedFee - await Ledger.FeeIn(transaction, payment, "refund", ours.Id.ToString());
        await transaction.Execute(
            "update payments.payments set stuck_at = @Now where id = @Id", new { payment.Id, transaction.Now });
        return await Changed(transaction, payment, refunded, feeLeft, source);
    }

    private static async Task<Payment> Changed(
        TenantTransaction transaction, Payment payment, long refunded, long refundedFee, string source)
    {
        var learned = new Learned { Refunded = refunded, RefundedFee = refundedFee };
        var to = refunded == 0 ? PaymentStates.Captured
            : refunded < payment.Captured ? PaymentStates.PartiallyRefunded
            : PaymentStates.Refunded;
        return await PaymentStep.To(transaction, payment, to, source, learned)
            ?? await PaymentStep.Stay(transaction, payment, source, learned);
    }

    private static async Task<bool> Move(
        TenantTransaction transaction, Refund ours, StripeRefund seen, string to, string[] from) =>
        await transaction.Execute("""
            update payments.refunds set status = @to, stripe_id = @StripeId, error = @Error, updated_at = @Now
            where id = @Id and status = any(@from)
            """, new { ours.Id, to, from, StripeId = seen.Id, Error = seen.FailureReason, transaction.Now }) == 1;

    private static async Task<Refund> FromElsewhere(TenantTransaction transaction, Payment payment, StripeRefund seen) =>
        (await transaction.QueryFirst<Refund>("""
            insert into payments.refunds (id, tenant_id, payment_id, amount, currency, cause, requested_by, status, stripe_id,
                created_at, updated_at)
            values (@Id, @TenantId, @PaymentId, @Amount, @Currency, 'elsewhere', 'stripe', 'pending', @StripeId, @Now, @Now)
            returning *
            """, new
        {
            Id = Guid.CreateVersion7(transaction.Now),
            transaction.TenantId,
            PaymentId = payment.Id,
            seen.Amount,
            payment.Currency,
            StripeId = seen.Id,
            transaction.Now,
        }))!;
}

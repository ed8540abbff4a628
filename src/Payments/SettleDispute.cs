using Holdfast.Kernel;
using Holdfast.Payments.Stripe;

namespace Holdfast.Payments;

/// <summary>A dispute takes the money away until it is decided; an inquiry only asks.</summary>
internal static class SettleDispute
{
    public static async Task<Payment> Apply(
        TenantTransaction transaction, Payment payment, StripeDispute dispute, string source)
    {
        if (!await Keep(transaction, payment, dispute)) return payment; // Decided before; what was seen is old.
        return dispute.Status switch
        {
            "won" => await Won(transaction, payment, dispute, source),
            "lost" => await Lost(transaction, await Opened(transaction, payment, dispute, source), dispute, source),
            "needs_response" or "under_review" => await Opened(transaction, payment, dispute, source),
            _ => payment, // warning_*: an inquiry, no money moved.
        };
    }

    private static async Task<bool> Keep(TenantTransaction transaction, Payment payment, StripeDispute dispute) =>
        await transaction.Execute("""
            insert into payments.disputes
                (id, tenant_id, payment_id, amount, currency, status, reason, created_at, updated_at)
            values (@Id, @TenantId, @PaymentId, @Amount, @Currency, @Status, @Reason, @Now, @Now)
            on conflict (id) do update set status = excluded.status, amount = excluded.amount, updated_at = excluded.updated_at
            where disputes.status not in ('won', 'lost')
            """, new
        {
            dispute.Id,
            transaction.TenantId,
            PaymentId = payment.Id,
            dispute.Amount,
            payment.Currency,
            dispute.Status,
            dispute.Reason,
            transaction.Now,
        }) == 1;

    private static async Task<Payment> Opened(
        TenantTransaction transaction, Payment payment, StripeDispute dispute, string source)
    {
        await Ledger.Post(transaction, payment, "dispute", dispute.Id, Ledger.Dispute(dispute.Amount));
        return await PaymentStep.To(transaction, payment, PaymentStates.Disputed, source) ?? payment;
    }

    private static async Task<Payment> Won(
        TenantTransaction transaction, Payment payment, StripeDispute dispute, string source)
    {
        await Ledger.Reverse(transaction, payment, "dispute", "dispute-won", dispute.Id);
        if (payment.Status != PaymentStates.Disputed) return payment;
        var back = await PaymentStep.To(transaction, payment, PaymentStates.Captured, source) ?? payment;
        return back.Refunded == 0
            ? back
            : await PaymentStep.To(transaction, back, PaymentStates.PartiallyRefunded, source) ?? back;
    }

    private static async Task<Payment> Lost(
        TenantTransaction transaction, Payment payment, StripeDispute dispute, string source)
    {
        var fee = Shares.FeeOfCapture(payment.FeeOfCaptured, payment.Captured, dispute.Amount);
        await Ledger.Post(transaction, payment, "dispute-lost", dispute.Id, Ledger.DisputeLost(dispute.Amount, fee));
        return await PaymentStep.To(transaction, payment, PaymentStates.Lost, source) ?? payment;
    }
}

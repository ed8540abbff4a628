using Holdfast.Contracts;
using Holdfast.Kernel;
using Holdfast.Payments.Stripe;

namespace Holdfast.Payments;

/// <summary>What the provider says a payment is, all read at about the same time.</summary>
internal sealed record Seen(StripeIntent? Intent, IReadOnlyList<StripeRefund> Refunds, StripeDispute? Dispute = null);

/// <summary>
/// Brings our payment to what the provider says it is. Webhooks, polls and results of operations all come here, at
/// once and in any order, also with a picture that is older than what we know: states only go forward (<see
/// cref="PaymentStates"/>), the row is locked, and what was already learned changes nothing. So each fact makes one
/// event and one posting.
/// </summary>
internal static class Settle
{
    public static async Task<Payment> Apply(TenantTransaction transaction, Payment payment, Seen seen, string source)
    {
        if (seen.Intent is { } intent && intent.Id == payment.IntentId)
            payment = await Intent(transaction, payment, intent, source);
        payment = await SettleRefunds.Apply(transaction, payment, seen.Refunds, source);
        if (seen.Dispute is { } dispute) payment = await SettleDispute.Apply(transaction, payment, dispute, source);
        await Plan.Next(transaction, payment);
        return payment;
    }

    private static Task<Payment> Intent(TenantTransaction transaction, Payment payment, StripeIntent intent, string source) =>
        intent.Status switch
        {
            "requires_capture" => Authorized(transaction, payment, intent, source),
            "succeeded" => Captured(transaction, payment, intent, source),
            "canceled" => Cancelled(transaction, payment, intent, source),
            "requires_payment_method" when intent.LastPaymentError is { } error =>
                Declined(transaction, payment, error, Marker(intent, error), source),
            _ => Task.FromResult(payment), // Being paid, or not yet begun.
        };

    // After a decline the customer may simply have tried another card, before the booking was told to take the slot
    // again. The booking decides: it takes the slot if it is free, else it rejects the payment, and the money goes
    // back.
    private static async Task<Payment> Authorized(
        TenantTransaction transaction, Payment payment, StripeIntent intent, string source)
    {
        if (payment.Status == PaymentStates.Failed)
            payment = await PaymentStep.To(transaction, payment, PaymentStates.Pending, source) ?? payment;
        var card = intent.LatestCharge?.PaymentMethodDetails?.Card;
        var moved = await PaymentStep.To(transaction, payment, PaymentStates.Authorized, source, new Learned
        {
            CardLabel = card?.Label,
            CaptureBefore = card?.CaptureBefore is { } before ? DateTimeOffset.FromUnixTimeSeconds(before) : null,
        });
        if (moved is null) return payment;
        await transaction.Publish(
            new PaymentAuthorized(moved.Id, moved.BookingId, moved.Total, moved.CaptureBefore), moved.Version);
        return moved;
    }

    // Only we capture, so the authorisation was seen before, unless somebody did it by hand at the provider: then it is
    // told first, because the booking decides on it.
    private static async Task<Payment> Captured(
        TenantTransaction transaction, Payment payment, StripeIntent intent, string source)
    {
        if (PaymentStates.HasMoney(payment.Status)) return payment; // An intent stays 'succeeded' whatever follows.
        payment = await Authorized(transaction, payment, intent, source);
        var moved = await PaymentStep.To(transaction, payment, PaymentStates.Captured, source, new Learned
        {
            CardLabel = intent.LatestCharge?.PaymentMethodDetails?.Card?.Label,
            Captured = Math.Min(intent.AmountReceived, payment.Amount),
        });
        if (moved is null) return payment;
        await Ledger.Post(transaction, moved, "capture", moved.Id.ToString(),
            Ledger.Capture(moved.Captured, moved.FeeOfCaptured));
        await transaction.Publish(
            new PaymentCaptured(moved.Id, moved.BookingId, new Money(moved.Captured, moved.Currency), moved.CapturedAt!.Value,
                moved.CardLabel),
            moved.Version);
        return moved;
    }

    private static async Task<Payment> Cancelled(
        TenantTransaction transaction, Payment payment, StripeIntent intent, string source)
    {
        var lapsed = payment.Status == PaymentStates.Authorized && intent.CancellationReason is "automatic" or "expired";
        var to = lapsed ? PaymentStates.Expired : PaymentStates.Cancelled;
        var moved = await PaymentStep.To(transaction, payment, to, source);
        if (moved is null) return payment;
        await transaction.Publish(new PaymentCancelled(moved.Id, moved.BookingId), moved.Version);
        return moved;
    }

    // An intent shows its last decline until it is paid. Without the marker a new attempt would fail by the old
    // decline. (A challenge failed twice with one and the same saved card looks like one decline; the attempt then
    // ends by its time.)
    private static async Task<Payment> Declined(
        TenantTransaction transaction, Payment payment, StripeError error, string marker, string source)
    {
        if (marker == payment.FailureMarker || payment.Wish == Wishes.Ended) return payment;
        var code = error.DeclineCode ?? error.Code;
        var moved = await PaymentStep.To(transaction, payment, PaymentStates.Failed, source, new Learned
        {
            FailureCode = code,
            FailureMarker = marker,
        });
        if (moved is null) return payment;
        await transaction.Publish(new PaymentFailed(moved.Id, moved.BookingId, code), moved.Version);
        return moved;
    }

    private static string Marker(StripeIntent intent, StripeError error) =>
        error.Charge ?? $"{intent.LatestCharge?.Id}/{error.PaymentMethod?.Id}/{error.Code}";
}

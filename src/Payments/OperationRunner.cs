using Holdfast.Kernel;
using Holdfast.Payments.Stripe;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Holdfast.Payments;

/// <summary>
/// Makes the call that an operation stands for and records what came of it. Three steps, each safe to die after:
/// written down as sent (commit), call, result (commit). Dead before the call: the lease ends and it is sent. Dead
/// after it: it is sent again under the same key, and the provider answers as it did the first time.
/// </summary>
internal sealed class OperationRunner(
    [FromKeyedServices(PaymentsModule.Schema)] Database database, StripeClient stripe, Keys keys,
    ILogger<OperationRunner> logger)
{
    public const string SecretSeal = "payment-client-secret";
    private const int SendsMax = 1_000;
    private static readonly TimeSpan FirstPoll = TimeSpan.FromSeconds(2);

    private sealed record Result(StripeOutcome Outcome, string Summary, StripeIntent? Intent, StripeRefund? Refund);

    /// <summary>For the worker: takes up an operation whose time has come.</summary>
    public async Task Run(Guid tenantId, Guid operationId, CancellationToken cancellation)
    {
        var begun = await database.Write(
            tenantId, transaction => Begin(transaction, operationId), cancellation);
        if (begun is var (payment, operation)) await Send(payment, operation, cancellation);
    }

    /// <summary>For whoever has counted the sending already. Answers how it went.</summary>
    public async Task<StripeOutcome> Send(Payment payment, Operation operation, CancellationToken cancellation)
    {
        Correlation.Set(payment.CorrelationId);
        var result = await Call(payment, operation, cancellation);
        if (result.Outcome != StripeOutcome.Done)
            logger.LogWarning("{Key} was not done: {Summary}", operation.Key, result.Summary);
        // After an answered error only the object itself tells what is true.
        var seen = result.Outcome is StripeOutcome.Broken or StripeOutcome.Declined or StripeOutcome.Refused
            && payment.IntentId is not null ? await Look(payment, cancellation) : null;
        await database.Write(
            payment.TenantId, transaction => Record(transaction, operation, result, seen), CancellationToken.None);
        return result.Outcome;
    }

    /// <summary>
    /// The intent, and its refunds where there are or should be some; null when it could not be read.
    /// </summary>
    public async Task<Seen?> Look(Payment payment, CancellationToken cancellation)
    {
        if (payment.IntentId is not { } id) return null;
        var intent = await stripe.GetIntent(id, cancellation);
        if (!intent.IsDone) return null;
        if (intent.Value!.Status != "succeeded") return new Seen(intent.Value, []);
        var refunds = await stripe.Refunds(id, cancellation);
        return refunds.IsDone ? new Seen(intent.Value, refunds.Value!.Data) : null;
    }

    private static async Task<(Payment, Operation)?> Begin(TenantTransaction transaction, Guid operationId)
    {
        // The payment is locked before its operation, everywhere, so that nobody waits in a circle.
        var paymentId = await transaction.QueryFirst<Guid?>(
            "select payment_id from payments.operations where id = @operationId", new { operationId });
        if (paymentId is null || await Payment.Lock(transaction, paymentId.Value) is not { } payment) return null;
        await Plan.Next(transaction, payment); // Withdraws it when it was never sent and is not wanted any more.
        return await Operation.Sending(transaction, operationId) is { } operation ? (payment, operation) : null;
    }

    private async Task<Result> Call(Payment payment, Operation operation, CancellationToken cancellation)
    {
        return operation.Kind switch
        {
            Acts.Intent => Of(await stripe.CreateIntent(
                operation.Key, payment.Total, payment.Id, payment.BookingId, cancellation)),
            Acts.Capture => Of(await stripe.Capture(
                operation.Key, payment.IntentId!, operation.Amount < payment.Amount ? operation.Amount : null, cancellation)),
            Acts.Cancel => Of(await stripe.Cancel(operation.Key, payment.IntentId!, cancellation)),
            _ => await Refund(payment, operation, cancellation),
        };
    }

    // The one act that would cost money twice. Keys are kept by the provider for a day, and a new attempt has a new
    // key: so whatever was sent before is looked for first, by the id that went along with it.
    private async Task<Result> Refund(Payment payment, Operation operation, CancellationToken cancellation)
    {
        var refund = await database.QueryFirst<Refund>(payment.TenantId,
            "select * from payments.refunds where id = @RefundId", new { operation.RefundId }, cancellation);
        if (operation.Sends > 1 || operation.Attempt > 1)
        {
            var made = await stripe.Refunds(payment.IntentId!, cancellation);
            if (!made.IsDone) return new Result(StripeOutcome.NotTaken, made.Summary, null, null);
            if (made.Value!.Data.FirstOrDefault(r => SettleRefunds.Find([refund!], r) is not null) is { } found)
                return new Result(StripeOutcome.Done, "found", null, found);
        }
        var answer = await stripe.Refund(operation.Key, payment.IntentId!, refund!.Id, refund.Amount, cancellation);
        return new Result(answer.Outcome, answer.Summary, null, answer.Value);
    }

    private static Result Of(StripeAnswer<StripeIntent> answer) =>
        new(answer.Outcome, answer.Summary, answer.Value, null);

    private async Task Record(TenantTransaction transaction, Operation sent, Result result, Seen? seen)
    {
        var payment = (await Payment.Lock(transaction, sent.PaymentId))!;
        if (result.Outcome == StripeOutcome.Done)
        {
            await End(transaction, sent, "done", null);
            if (sent.Kind == Acts.Intent) payment = await KeepIntent(transaction, payment, result.Intent!);
            seen = new Seen(result.Intent, result.Refund is { } refund ? [refund] : []);
        }
        else if (result.Outcome is StripeOutcome.NotTaken or StripeOutcome.Unknown && sent.Sends < SendsMax)
        {
            await Again(transaction, sent, result.Summary);
            return;
        }
        // Whoever lost the lease has no say about failure: the one who took over knows more.
        else if (await End(transaction, sent, "failed", result.Summary))
        {
            if (IsFinal(sent, result, seen)) await RefuseRefund(transaction, sent, result.Summary);
            if (sent.Kind == Acts.Intent && result.Outcome == StripeOutcome.Broken && payment.Wish == Wishes.Open)
                await Plan.Open(transaction, payment, Acts.Intent, null);
        }
        await Settle.Apply(transaction, payment, seen ?? new Seen(null, []), "operation");
    }

    // A refund that is refused is refused for good, unless it turns out to have been made.
    private static bool IsFinal(Operation sent, Result result, Seen? seen) =>
        sent.Kind == Acts.Refund && result.Outcome is StripeOutcome.Refused or StripeOutcome.Declined
        && seen?.Refunds.Any(r => SettleRefunds.IdOf(r) == sent.RefundId) != true;

    private static async Task<bool> End(TenantTransaction transaction, Operation sent, string state, string? error) =>
        await transaction.Execute("""
            update payments.operations set state = @state, error = @error, ended_at = @Now
            where id = @Id and state in ('todo', 'running') and (@state = 'done' or sends = @Sends)
            """, new { sent.Id, sent.Sends, state, error, transaction.Now }) == 1;

    private static Task<int> Again(TenantTransaction transaction, Operation sent, string error) => transaction.Execute("""
        update payments.operations set state = 'todo', error = @error, due_at = @DueAt
        where id = @Id and state = 'running' and sends = @Sends
        """, new { sent.Id, sent.Sends, error, DueAt = transaction.Now + Plan.Delay(sent.Sends) });

    private static async Task RefuseRefund(TenantTransaction transaction, Operation sent, string error)
    {
        await transaction.Execute("""
            update payments.refunds set status = 'failed', error = @error, updated_at = @Now
            where id = @RefundId and status = 'waiting'
            """, new { sent.RefundId, error, transaction.Now });
        await transaction.Execute("update payments.payments set stuck_at = @Now where id = @PaymentId",
            new { sent.PaymentId, transaction.Now });
    }

    // From here on the intent is polled: 2, 5, 15, 60 seconds from now, then each minute, whether webhooks come or not.
    private async Task<Payment> KeepIntent(TenantTransaction transaction, Payment payment, StripeIntent intent)
    {
        if (payment.IntentId is not null) return payment;
        return (await transaction.QueryFirst<Payment>("""
            update payments.payments set intent_id = @IntentId, client_secret = @Secret, polls = 0, poll_due_at = @PollDueAt,
                updated_at = @Now
            where id = @Id returning *
            """, new
        {
            payment.Id,
            IntentId = intent.Id,
            Secret = keys.Seal(SecretSeal, intent.ClientSecret ?? ""),
            PollDueAt = transaction.Now + FirstPoll,
            transaction.Now,
        }))!;
    }
}

using Holdfast.Kernel;
using Holdfast.Payments.Stripe;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Payments;

/// <summary>
/// Gives the customer's browser what it needs to pay a booking at Stripe. Asked again, also by several at once,
/// while the payment is open: the same intent. The amount is the booking's; a client cannot name one.
/// </summary>
public static class CreateIntent
{
    private const string Stripe = "stripe";
    private const int TriesMax = 2;
    private const int LooksMax = 5;
    private static readonly TimeSpan BookingAwaited = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan TwinAwaited = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan LookLongest = TimeSpan.FromMilliseconds(160);

    private static readonly Problem NotReady =
        new("payment-not-ready", 409, "The booking is still on its way here. Ask again.") { RetryAfter = 1 };
    private static readonly Problem AlreadyMade = new("payment-already-made", 400, "This booking is paid.");
    private static readonly Problem Ended = new("booking-state-conflict", 409, "This booking cannot be paid any more.");
    private static readonly Problem NotOnline = new("booking-state-conflict", 409, "This booking is not paid online.");
    private static readonly Problem Declined =
        new("booking-state-conflict", 409, "The card was declined and the slot let go. Take the slot again first.");
    private static readonly Problem Unavailable =
        new("payment-provider-unavailable", 503, "The payment provider cannot be reached. Nothing was paid; try again.")
        { RetryAfter = 3 };
    private static readonly Problem Impossible =
        new("payment-not-possible", 422, "The payment provider does not take this amount or currency.");

    public sealed record Request(Guid BookingId, string Provider);

    /// <param name="ApiBase">Where the client confirms: Stripe, or what speaks like it.</param>
    public sealed record Response(
        Guid PaymentId, string Provider, Money Amount, string ClientSecret, string PublishableKey, string ApiBase);

    private sealed record Tools(
        Database Database, OperationRunner Runner, StripeSettings Settings, Keys Keys, GuestTokens Tokens, TimeProvider Clock);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/payments/intents", Handle)
        .WithName(nameof(CreateIntent)).WithTags("Payments")
        .Produces<Response>(201)
        .ProducesProblem(400).ProducesProblem(401).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422)
        .ProducesProblem(503)
        .RequireAuthorization(Policies.Anyone);

    private static async Task<IResult> Handle(Request request, HttpContext http, Requests requests)
    {
        var check = new Check().That(request.Provider == Stripe, "provider", "Only 'stripe' is offered.");
        if (check.Failed) return check.Problem.ToHttp();
        var services = http.RequestServices;
        var tools = new Tools(
            services.GetRequiredKeyedService<Database>(PaymentsModule.Schema),
            services.GetRequiredService<OperationRunner>(), services.GetRequiredService<StripeSettings>(),
            services.GetRequiredService<Keys>(), services.GetRequiredService<GuestTokens>(),
            services.GetRequiredService<TimeProvider>());
        return await requests.Remember(http, tools.Database, () => Ask(http, tools, request.BookingId));
    }

    /// <summary>
    /// Looks, and either answers, or makes the intent, or waits: for the booking's event, for the event of a slot
    /// taken again, for a twin request that is just making the intent.
    /// </summary>
    private static async Task<Answer> Ask(HttpContext http, Tools tools, Guid bookingId)
    {
        var (tenantId, caller) = (Tenant.Of(http).Id, Caller.Of(http));
        var started = Environment.TickCount64;
        var tries = 0;
        for (var pause = TimeSpan.FromMilliseconds(10); ; pause = Longer(pause))
        {
            var view = await tools.Database.QueryFirst<View>(
                tenantId, ViewSql, new { tenantId, bookingId }, http.RequestAborted);
            if (Refused(http, tools, caller, tenantId, bookingId, view) is { } refusal) return refusal;
            if (view?.ClientSecret is { } secret && view.Status == PaymentStates.Pending) return Created(view, secret, tools);
            var waited = TimeSpan.FromMilliseconds(Environment.TickCount64 - started);
            if (view is { Status: PaymentStates.Pending } && !view.IsUnderWay)
            {
                if (await Make(tools, tenantId, view.Id, tries, http.RequestAborted) is { } failed) return failed;
                if (++tries >= LooksMax) return Unavailable; // Others began and failed each time before us.
            }
            else if (view is { Status: PaymentStates.Pending } ? waited > TwinAwaited : waited > BookingAwaited)
            {
                return view is null ? NotReady : view.Status == PaymentStates.Failed ? Declined : Unavailable;
            }
            else
            {
                await Task.Delay(pause, http.RequestAborted);
            }
        }
    }

    private static TimeSpan Longer(TimeSpan pause) => pause * 2 < LookLongest ? pause * 2 : LookLongest;

    private static Problem? Refused(
        HttpContext http, Tools tools, Caller caller, Guid tenantId, Guid bookingId, View? view)
    {
        // Whose it is cannot be known before its event came; a token proves itself, an account is told to ask again.
        if (view is null)
            return caller.UserId is not null || PaymentAccess.HoldsToken(http, tools.Tokens, tenantId, bookingId, 0)
                ? null
                : PaymentAccess.Refusal(http, caller);
        if (!PaymentAccess.IsCustomer(http, tools.Tokens, caller, tenantId, bookingId, view.UserId, view.TokenEpoch)
            && !PaymentAccess.IsStaff(caller, view.OwnerUserId)) return PaymentAccess.Refusal(http, caller);
        if (PaymentStates.HasMoney(view.Status) || view.Status == PaymentStates.Authorized) return AlreadyMade;
        if (view.Policy == "at_venue" || view.Amount == 0) return NotOnline;
        var isOver = view.Wish == Wishes.Ended || !PaymentStates.IsOpen(view.Status)
            || (view.Status == PaymentStates.Pending && view.ExpiresAt <= tools.Clock.GetUtcNow());
        return isOver ? Ended : null;
    }

    /// <summary>Null when it was made, somebody else is at it, or a new key may do better: look again.</summary>
    private static async Task<Problem?> Make(
        Tools tools, Guid tenantId, Guid paymentId, int tries, CancellationToken cancellation)
    {
        var begun = await tools.Database.Write(tenantId, transaction => Begin(transaction, paymentId), cancellation);
        if (begun.Refusal is not null || begun.Payment is null || begun.Operation is null) return begun.Refusal;
        // Nobody's impatience stops what was begun: the intent is wanted all the same.
        return await tools.Runner.Send(begun.Payment, begun.Operation, CancellationToken.None) switch
        {
            StripeOutcome.Done => null,
            StripeOutcome.Broken when tries + 1 < TriesMax => null,
            StripeOutcome.Refused or StripeOutcome.Declined => Impossible,
            _ => Unavailable,
        };
    }

    private static async Task<Begun> Begin(TenantTransaction transaction, Guid paymentId)
    {
        if (await Payment.Lock(transaction, paymentId) is not
            { Status: PaymentStates.Pending, IntentId: null, Wish: not Wishes.Ended } payment) return new Begun();
        await Plan.Open(transaction, payment, Acts.Intent, null);
        return await Operation.OpenOf(transaction, paymentId) switch
        {
            null => new Begun { Refusal = Impossible }, // Refused too often to be tried again.
            // Also one that the worker was to try again later: the customer is here now.
            { State: "todo", Kind: Acts.Intent } open =>
                new Begun { Payment = payment, Operation = await Operation.Sending(transaction, open.Id) },
            _ => new Begun(), // A twin is at it.
        };
    }

    private sealed record Begun
    {
        public Payment? Payment { get; init; }
        public Operation? Operation { get; init; }
        public Problem? Refusal { get; init; }
    }

    private static Answer Created(View view, byte[] secret, Tools tools) => Answer.Created(
        $"/api/payments/{view.Id}",
        new Response(view.Id, Stripe, new Money(view.Amount, view.Currency),
            tools.Keys.Open(OperationRunner.SecretSeal, secret), tools.Settings.PublishableKey, tools.Settings.ApiBase));

    private sealed class View
    {
        public required Guid Id { get; init; }
        public required string Status { get; init; }
        public required string Wish { get; init; }
        public required string Policy { get; init; }
        public long Amount { get; init; }
        public required string Currency { get; init; }
        public Guid? UserId { get; init; }
        public int TokenEpoch { get; init; }
        public DateTimeOffset ExpiresAt { get; init; }
        public byte[]? ClientSecret { get; init; }
        public Guid? OwnerUserId { get; init; }
        public bool IsUnderWay { get; init; }
    }

    private const string ViewSql = """
        select p.id, p.status, p.wish, p.policy, p.amount, p.currency, p.user_id, p.token_epoch, p.expires_at,
            p.client_secret, o.owner_user_id, exists (
                select from payments.operations a where a.payment_id = p.id and a.state = 'running') as is_under_way
        from payments.payments p
        left join payments.providers o on o.id = p.provider_id
        where p.tenant_id = @tenantId and p.booking_id = @bookingId
        order by p.id desc limit 1
        """;
}

using Holdfast.Contracts;
using Holdfast.Kernel;
using Holdfast.Payments.Stripe;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Payments;

/// <summary>The money of bookings: authorise, capture, void, refund, and the ledger of all of it.</summary>
public sealed class PaymentsModule : IModule
{
    public const string Schema = "payments";

    public string Name => Schema;

    public void Add(IServiceCollection services)
    {
        services.AddSingleton<StripeSettings>();
        services.AddSingleton<StripeClient>();
        services.AddSingleton<OperationRunner>();
        services.AddWorker<RunOperations>();
        services.AddWorker<ProcessWebhooks>();
        services.AddWorker<PollIntents>();
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        CreateIntent.Map(routes);
        GetPayment.Map(routes);
        RefundPayment.Map(routes);
        ReceiveStripeWebhook.Map(routes);
    }

    public void Subscribe(Subscriptions subscriptions) => subscriptions
        .On<BookingCreated>(OnBookingCreated.Handle)
        .On<BookingPaymentRetried>(OnBookingPaymentRetried.Handle)
        .On<BookingChanged>(OnBookingChanged.Handle)
        .On<BookingTransferred>(OnBookingTransferred.Handle)
        .On<BookingConfirmed>(OnBookingConfirmed.Handle)
        .On<BookingCancelled>(OnBookingCancelled.Handle)
        .On<BookingPaymentRejected>(OnBookingPaymentRejected.Handle)
        .On<ProviderChanged>(OnProviderChanged.Handle);
}

using Holdfast.Contracts;
using Holdfast.Kernel;
using Holdfast.Notifications.Mail;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Notifications;

/// <summary>Tells people by e-mail what happened to their booking and to their money.</summary>
public sealed class NotificationsModule : IModule
{
    public const string Module = "notifications";

    public string Name => Module;

    public void Add(IServiceCollection services)
    {
        services.AddSingleton<MailSettings>();
        services.AddSingleton<Mailer>();
        services.AddSingleton<Letters>();
        services.AddWorker<SendMessages>();
    }

    public void Map(IEndpointRouteBuilder routes) => ListMessages.Map(routes);

    public void Subscribe(Subscriptions subscriptions) => subscriptions
        .On<BookingCreated>(OnBookingCreated.Handle)
        .On<BookingContactChanged>(OnBookingContactChanged.Handle)
        .On<BookingApprovalRequested>(OnBookingApprovalRequested.Handle)
        .On<BookingConfirmed>(OnBookingConfirmed.Handle)
        .On<BookingChanged>(OnBookingChanged.Handle)
        .On<BookingTimeProposed>(OnBookingTimeProposed.Handle)
        .On<BookingCancelled>(OnBookingCancelled.Handle)
        .On<BookingPaymentFailed>(OnBookingPaymentFailed.Handle)
        .On<BookingPaymentRejected>(OnBookingPaymentRejected.Handle)
        .On<BookingLinkRequested>(OnBookingLinkRequested.Handle)
        .On<BookingDraftLinkRequested>(OnBookingDraft.LinkRequested)
        .On<BookingDraftEnded>(OnBookingDraft.Ended)
        .On<BookingRedacted>(OnBookingRedacted.Handle)
        .On<PaymentRefunded>(OnPaymentRefunded.Handle)
        .On<ReceiptGenerated>(OnReceiptGenerated.Handle)
        .On<UserChanged>(OnUserChanged.Handle)
        .On<PersonErased>(OnPersonErased.Handle);
}

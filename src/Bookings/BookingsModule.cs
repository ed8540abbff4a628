using Holdfast.Contracts;
using Holdfast.Kernel;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Bookings;

/// <summary>Place and slot search, holds, bookings: the whole of the decision who gets which time.</summary>
public sealed class BookingsModule : IModule
{
    public const string Schema = "bookings";

    public string Name => Schema;

    public void Add(IServiceCollection services)
    {
        services.AddSingleton<Offers>();
        services.AddSingleton<Answers>();
        services.AddSingleton<ILogListener>(provider => provider.GetRequiredService<Answers>());
        services.AddSingleton<Availability>();
        services.AddSingleton<ClaimSlot>();
        services.AddSingleton<BookingWriter>();
        services.AddSingleton<HeldSlot>();
        services.AddSingleton<PlanChange>();
        services.AddSingleton<ChangeAct>();
        services.AddWorker<ExpireHolds>();
        services.AddWorker<ExpireBookings>();
        services.AddWorker<CompleteBookings>();
        services.AddWorker<MakePartitions>();
        services.AddWorker<RedactBookings>();
        services.AddWorker<FindOrphans>();
        services.AddSingleton<DraftAccess>();
        services.AddWorker<ExpireDrafts>();
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        SearchCourts.Map(routes);
        GetCourt.Map(routes);
        GetAvailability.Map(routes);
        ExplainSlot.Map(routes);
        GetNeighbours.Map(routes);
        FindPlaces.Map(routes);
        CreateHold.Map(routes);
        ExtendHold.Map(routes);
        ReleaseHold.Map(routes);
        CreateBooking.Map(routes);
        GetBooking.Map(routes);
        ListBookings.Map(routes);
        LookUpBooking.Map(routes);
        CancelBooking.Map(routes);
        ChangeBooking.Map(routes);
        QuoteChange.Map(routes);
        TransferBooking.Map(routes);
        ProposeTime.Map(routes);
        AnswerProposal.Map(routes);
        RetryPayment.Map(routes);
        ConfirmBooking.Map(routes);
        DeclineBooking.Map(routes);
        AnswerRequest.Map(routes);
        StartBooking.Map(routes);
        CompleteBooking.Map(routes);
        MarkNoShow.Map(routes);
        GetCalendar.Map(routes);
        RunCleanup.Map(routes);
        GetProviderDay.Map(routes);
        ListRequests.Map(routes);
        PreviewAvailability.Map(routes);
        ListHoursConflicts.Map(routes);
        CreateDraft.Map(routes);
        GetDraft.Map(routes);
        ChangeDraft.Map(routes);
        DeleteDraft.Map(routes);
        MailDraftLink.Map(routes);
    }

    public void Subscribe(Subscriptions subscriptions) => subscriptions
        .On<ProviderChanged>(OnProviderChanged.Handle)
        .On<ServiceChanged>(OnServiceChanged.Handle)
        .On<ResourceChanged>(OnResourceChanged.Handle)
        .On<UserChanged>(OnUserChanged.Handle)
        .On<BookingCreated>(OnBookingCreated.Handle)
        .On<PaymentAuthorized>(OnPaymentAuthorized.Handle)
        .On<PaymentCaptured>(OnPaymentCaptured.Handle)
        .On<PaymentFailed>(OnPaymentFailed.Handle)
        .On<PaymentCancelled>(OnPaymentCancelled.Handle)
        .On<PaymentRefunded>(OnPaymentRefunded.Handle)
        .On<PersonErased>(OnPersonErased.Handle);
}

using Holdfast.Contracts;
using Holdfast.Kernel;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Receipts;

/// <summary>Numbered PDF receipts for money that was taken.</summary>
public sealed class ReceiptsModule : IModule
{
    public const string Module = "receipts";

    public string Name => Module;

    public void Add(IServiceCollection services) => services.AddWorker<WriteReceipts>();

    public void Map(IEndpointRouteBuilder routes) => GetReceipt.Map(routes);

    public void Subscribe(Subscriptions subscriptions) => subscriptions
        .On<BookingCreated>(OnBookingCreated.Handle)
        .On<BookingChanged>(OnBookingChanged.Handle)
        .On<BookingTransferred>(OnBookingTransferred.Handle)
        .On<ProviderChanged>(OnProviderChanged.Handle)
        .On<PaymentCaptured>(OnPaymentCaptured.Handle);
}

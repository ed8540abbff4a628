using Holdfast.Kernel;

namespace Holdfast.Contracts;

/// <summary>A receipt lies in the file store.</summary>
/// <param name="Number">Sequential within the tenant and year, such as DEMO-2026-000042.</param>
/// <param name="FileKey">Its name in the file store.</param>
[Event("receipt.generated", "receipt-events")]
public sealed record ReceiptGenerated(Guid ReceiptId, Guid BookingId, string Number, string FileKey, Money Amount)
    : IIntegrationEvent
{
    Guid IIntegrationEvent.Key => BookingId;
}

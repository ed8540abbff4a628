using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Bookings;

/// <summary>From here on it is the provider's turn: they have half an hour, and the customer is told so.</summary>
internal static class AskProvider
{
    public static async Task Apply(TenantTransaction transaction, Guid bookingId, int version)
    {
        var decideBy = transaction.Now + ApprovalRules.AnswerTime;
        await transaction.Execute(
            "update bookings.bookings set expires_at = @decideBy where id = @bookingId", new { bookingId, decideBy });
        await transaction.Publish(new BookingApprovalRequested(bookingId, decideBy), version);
    }
}

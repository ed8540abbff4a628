using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Realtime;

/// <summary>The state that an event brings a booking into.</summary>
internal static class BookingStatus
{
    private static readonly Dictionary<string, string> ByType = new(StringComparer.Ordinal)
    {
        [EventName<BookingCreated>.Value.Type] = "pending",
        [EventName<BookingApprovalRequested>.Value.Type] = "pending",
        [EventName<BookingConfirmed>.Value.Type] = "confirmed",
        [EventName<BookingStarted>.Value.Type] = "in_progress",
        [EventName<BookingCompleted>.Value.Type] = "completed",
        [EventName<BookingMissed>.Value.Type] = "no_show",
        [EventName<BookingPaymentFailed>.Value.Type] = "payment_failed",
        [EventName<BookingPaymentRetried>.Value.Type] = "pending",
        [EventName<BookingCancelled>.Value.Type] = "cancelled",
        [EventName<BookingRefunded>.Value.Type] = "refunded",
    };

    // These leave the booking in the state it was in, and say in which.
    private static readonly string[] Staying =
    [
        EventName<BookingChanged>.Value.Type, EventName<BookingTransferred>.Value.Type,
        EventName<BookingTimeProposed>.Value.Type, EventName<BookingTimeDeclined>.Value.Type,
    ];

    public static IReadOnlyCollection<string> Types { get; } = [.. ByType.Keys, .. Staying];

    public static string? After(Envelope envelope) => Staying.Contains(envelope.Type)
        ? Json.Read<Stays>(envelope.Data).Status
        : ByType.GetValueOrDefault(envelope.Type);

    private sealed record Stays(string Status);
}

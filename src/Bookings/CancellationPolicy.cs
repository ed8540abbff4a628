using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Bookings;

/// <summary>How much of the price goes back, by the time left before the start.</summary>
public static class CancellationPolicy
{
    /// <summary>24 hours or more: all; 2 hours or more: half; less: nothing.</summary>
    public static readonly IReadOnlyList<CancellationTier> Default = [new(24, 100), new(2, 50)];

    /// <summary>Per cent, 0 to 100. Whoever offers and cancels gives all of it back.</summary>
    public static int RefundPercent(
        IReadOnlyList<CancellationTier> tiers, DateTimeOffset startsAt, DateTimeOffset now, bool byCustomer)
    {
        if (!byCustomer) return 100;
        var left = startsAt - now;
        return tiers.Where(tier => left >= TimeSpan.FromHours(tier.HoursBefore))
            .Select(tier => tier.Percent).DefaultIfEmpty(0).Max();
    }

    /// <summary>The same for a start and a price: what comes back until when; the last step has no end.</summary>
    public static IReadOnlyList<RefundStep> Steps(
        IReadOnlyList<CancellationTier> tiers, DateTimeOffset startsAt, Money total) =>
    [
        .. tiers.OrderByDescending(t => t.HoursBefore)
            .Select(t => ((DateTimeOffset?)startsAt.AddHours(-t.HoursBefore), t.Percent)).Append((null, 0))
            .Select(s => new RefundStep(
                s.Item1, s.Item2, total with { Amount = Money.RoundHalfUp(total.Amount * s.Item2 / 100m) })),
    ];

    /// <summary>The same before a time is chosen: in order, the last one up to the start.</summary>
    public static IReadOnlyList<RefundSegment> Segments(IReadOnlyList<CancellationTier> tiers)
    {
        var segments = tiers.OrderByDescending(t => t.HoursBefore)
            .Select(t => new RefundSegment(t.HoursBefore, t.Percent)).ToList();
        return segments is [.., { UntilHoursBefore: 0 }] ? segments : [.. segments, new RefundSegment(0, 0)];
    }
}

/// <summary>Cancelled until then: so much comes back.</summary>
public sealed record RefundStep(DateTimeOffset? Until, int Percent, Money Amount);

/// <summary>Cancelled until so many hours before the start: so many per cent come back.</summary>
public sealed record RefundSegment(int UntilHoursBefore, int Percent);

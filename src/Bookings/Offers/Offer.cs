using Holdfast.Contracts;
using Holdfast.Kernel;
using NodaTime;

namespace Holdfast.Bookings;

/// <summary>
/// All that decides which slots of a resource are offered and at what price, compiled from the copy of the catalogue.
/// Immutable; <see cref="Stamp"/> tells whether it is still what the database has.
/// </summary>
public sealed record Offer(
    long Stamp, Guid TenantId, ResourceChanged Resource, ProviderTerms Provider, IReadOnlyList<ServiceChanged> Services)
{
    private static readonly TimeSpan DurationMax = TimeSpan.FromDays(31);

    public OpenTime OpenTime { get; } = new(Resource.TimeZone, Resource.Windows, Resource.Exceptions);

    /// <summary>Named, or the only one there is.</summary>
    public ServiceChanged? Service(Guid? id) => id is null
        ? Services.Count == 1 ? Services[0] : null
        : Services.FirstOrDefault(s => s.ServiceId == id);

    /// <summary>What can be booked here for so long; null minutes ask for the usual length of the first there is.</summary>
    public ServiceChanged? Bookable(int? minutes) => Services.FirstOrDefault(s =>
        s.PriceType != "custom" && (minutes is null || AllowsDuration(s, minutes.Value)));

    /// <summary>The period that a booking takes: the service and the buffers around it.</summary>
    public static Claim ClaimOf(ServiceChanged service, DateTimeOffset start, DateTimeOffset end) => new(
        start.AddMinutes(-service.BufferBeforeMinutes), end.AddMinutes(service.BufferAfterMinutes));

    /// <summary>The offered slots that start on these dates of <paramref name="zone"/>, by start.</summary>
    public IReadOnlyList<Slot> Slots(
        ServiceChanged service, int durationMinutes, LocalDate first, LocalDate last, DateTimeZone zone, DateTimeOffset now)
    {
        var from = first.AtStartOfDayInZone(zone).ToDateTimeOffset();
        var to = last.PlusDays(1).AtStartOfDayInZone(zone).ToDateTimeOffset();
        var slots = new List<Slot>();
        var (firstDay, lastDay) = (OpenTime.DateOf(from), OpenTime.DateOf(to));
        var windows = OpenTime.Windows(firstDay, lastDay.PlusDays(DaysBehind(durationMinutes)));
        var dayStart = OpenTime.Minutes(firstDay.AtMidnight());
        foreach (var open in OpenTime.Stretches(firstDay, lastDay))
        {
            var skipped = Math.Max(0, dayStart - open.From) / service.GridMinutes;
            for (var wall = open.From + (skipped * service.GridMinutes); wall < open.To; wall += service.GridMinutes)
                foreach (var start in OpenTime.Instants(wall))
                    if (start >= from && start < to && Cut(service, start, durationMinutes, windows, now) is { } slot)
                        slots.Add(slot);
        }
        slots.Sort((a, b) => a.Start.CompareTo(b.Start));
        return slots;
    }

    /// <summary>Null unless exactly this period is offered now: on the grid, open throughout, in time, of an allowed length.</summary>
    public Slot? Find(ServiceChanged service, DateTimeOffset start, DateTimeOffset end, DateTimeOffset now)
    {
        var length = end - start;
        if (length <= TimeSpan.Zero || length > DurationMax || length.Ticks % TimeSpan.TicksPerMinute != 0) return null;
        if (!AllowsDuration(service, (int)length.TotalMinutes)) return null;
        if (!IsOnGrid(service, start)) return null;
        var date = OpenTime.DateOf(start);
        var windows = OpenTime.Windows(date, date.PlusDays(DaysBehind((int)length.TotalMinutes)));
        return Cut(service, start, (int)length.TotalMinutes, windows, now);
    }

    public static bool AllowsDuration(ServiceChanged service, int minutes) =>
        minutes >= service.DurationMinutes && minutes <= service.DurationMinutesMax
        && (minutes - service.DurationMinutes) % service.GridMinutes == 0;

    private bool IsOnGrid(ServiceChanged service, DateTimeOffset start)
    {
        if (start.Ticks % TimeSpan.TicksPerMinute != 0) return false;
        var date = OpenTime.DateOf(start);
        var wall = OpenTime.Pieces(start, start.AddMinutes(1)).First().From;
        return OpenTime.Stretches(date, date).Any(open =>
            wall >= open.From && wall < open.To && (wall - open.From) % service.GridMinutes == 0);
    }

    // A slot that begins on a day may end on one of the next: their windows count as well.
    private static int DaysBehind(int durationMinutes) => (durationMinutes / 1_440) + 1;

    private Slot? Cut(
        ServiceChanged service, DateTimeOffset start, int durationMinutes, IReadOnlyList<OpenTime.Window> windows,
        DateTimeOffset now)
    {
        var end = start.AddMinutes(durationMinutes);
        if (WhyNotNow(service, start, now) is not null || Weighted(start, end, windows) is not { } weighted) return null;
        return MeetsClosure(service, start, end)
            ? null
            : new Slot(start, end, Price(service, durationMinutes, weighted), Tiers.Of(weighted / durationMinutes));
    }

    private static Reason? WhyNotNow(ServiceChanged service, DateTimeOffset start, DateTimeOffset now) =>
        start <= now ? new("past", "It has begun already.")
        : start < now.AddMinutes(service.NoticeMinutes)
            ? new("notice", $"To be booked at least {service.NoticeMinutes} minutes before.")
        : start > now.AddDays(service.HorizonDays)
            ? new("horizon", $"To be booked at most {service.HorizonDays} days ahead.")
        : null;

    /// <summary>
    /// All that stands against a period, claims apart; nothing where <see cref="Find"/> finds a slot that is sold online.
    /// </summary>
    public IEnumerable<Reason> WhyNot(ServiceChanged service, DateTimeOffset start, int durationMinutes, DateTimeOffset now)
    {
        if (service.PriceType == "custom") yield return new("price-on-request", "Its price is agreed in person.");
        if (WhyNotNow(service, start, now) is { } early) yield return early;
        if (!AllowsDuration(service, durationMinutes))
            yield return new("duration", service.DurationMinutes == service.DurationMinutesMax
                ? $"It lasts {service.DurationMinutes} minutes."
                : $"It lasts {service.DurationMinutes} to {service.DurationMinutesMax} minutes, in steps of {service.GridMinutes}.");
        var end = start.AddMinutes(durationMinutes);
        var (first, last) = (OpenTime.DateOf(start), OpenTime.DateOf(end.AddTicks(-1)));
        if (!OpenTime.IsOpen(start, end))
            yield return OpenTime.Override(first) ?? OpenTime.Override(last) ?? new("closed", "Outside of the opening hours.");
        else if (!IsOnGrid(service, start))
            yield return new("off-grid", $"Starts are every {service.GridMinutes} minutes from the opening on.");
        if (MeetsClosure(service, start, end))
            yield return new("exception", "The time before or after it reaches into a day that is closed.");
    }

    /// <summary>Minutes by their multipliers; null unless open throughout.</summary>
    private decimal? Weighted(DateTimeOffset start, DateTimeOffset end, IReadOnlyList<OpenTime.Window> windows)
    {
        var weighted = 0m;
        foreach (var (from, to) in OpenTime.Pieces(start, end))
        {
            var covered = 0L;
            foreach (var window in windows)
            {
                var overlap = Math.Min(to, window.To) - Math.Max(from, window.From);
                if (overlap <= 0) continue;
                covered += overlap;
                weighted += overlap * window.Multiplier;
            }
            if (covered < to - from) return null;
        }
        return weighted;
    }

    // Buffers may leave the opening hours, but not reach into a day that is closed.
    private bool MeetsClosure(ServiceChanged service, DateTimeOffset start, DateTimeOffset end)
    {
        var claim = ClaimOf(service, start, end);
        return (claim.Start < start && OpenTime.IsClosed(OpenTime.DateOf(claim.Start)))
            || (claim.End > end && OpenTime.IsClosed(OpenTime.DateOf(claim.End.AddTicks(-1))));
    }

    /// <summary>By the minute over all windows that the slot crosses, rounded once, half up.</summary>
    public Money Price(ServiceChanged service, int durationMinutes, decimal weightedMinutes)
    {
        var price = service.Price ?? Resource.BasePrice;
        var minutes = service is { PriceType: "fixed", Price: not null } ? durationMinutes : 60;
        return price with { Amount = Money.RoundHalfUp(price.Amount * weightedMinutes / minutes) };
    }
}

public sealed record ProviderTerms(Guid Id, string Name, Guid? OwnerUserId, string Currency, int TaxBasisPoints, bool Active);

/// <summary>Why a time is not offered: a code and a sentence for whoever runs the place.</summary>
public sealed record Reason(string Code, string Detail);

/// <summary>Half-open, UTC.</summary>
public readonly record struct Claim(DateTimeOffset Start, DateTimeOffset End);

/// <summary>A period that is offered, and what the customer pays for it, fee and tax included.</summary>
/// <param name="Tier">One of <see cref="Tiers"/>.</param>
public sealed record Slot(DateTimeOffset Start, DateTimeOffset End, Money Price, string Tier);

using Holdfast.Contracts;

namespace Holdfast.Bookings;

/// <summary>The claims on a resource around some time, and what they make of a slot.</summary>
public sealed class Busy(IReadOnlyList<Busy.Row> claims)
{
    public static readonly Busy Nothing = new([]);

    public sealed record Row(int UnitNo, DateTimeOffset StartsAt, DateTimeOffset EndsAt, short Kind);

    /// <summary>Free while a unit is; held when it would be free without the holds of others.</summary>
    public string State(Offer offer, ServiceChanged service, Slot slot) => State(offer, service, slot.Start, slot.End);

    public string State(Offer offer, ServiceChanged service, DateTimeOffset start, DateTimeOffset end)
    {
        var claim = Offer.ClaimOf(service, start, end);
        HashSet<int>? taken = null, booked = null;
        foreach (var row in claims)
        {
            if (row.StartsAt >= claim.End || row.EndsAt <= claim.Start) continue;
            (taken ??= []).Add(row.UnitNo);
            if (row.Kind == 2) (booked ??= []).Add(row.UnitNo);
        }
        if (taken is null || taken.Count < offer.Resource.Units) return Availability.Free;
        return (booked?.Count ?? 0) < offer.Resource.Units ? Availability.Held : Availability.Booked;
    }
}

/// <summary>
/// A place among others and, in the same row, the claims on it: what is near and what is free there are one query.
/// </summary>
public abstract record BusyPlace
{
    /// <summary>
    /// Beside rows of <c>near</c> with <c>id</c> and <c>usual_minutes</c>. Takes <c>@BusyFrom</c> (null: no claims asked
    /// for), <c>@BusyTo</c> (starts of slots lie before it) and <c>@Now</c>.
    /// </summary>
    internal const string ClaimsSql = """
        left join lateral (
            select array_agg(a.unit_no) as units, array_agg(a.starts_at) as starts, array_agg(a.ends_at) as ends,
                array_agg(a.kind) as kinds
            from (
                select unit_no, starts_at, ends_at, kind, expires_at from bookings.allocations
                where resource_id = near.id and ends_at > @BusyFrom::timestamptz
                    and starts_at > @BusyFrom::timestamptz - interval '1 day'
                    and starts_at < @BusyTo::timestamptz + make_interval(mins => near.usual_minutes)
                union all
                select unit_no, starts_at, ends_at, kind, expires_at from bookings.allocations
                where resource_id = near.id and ends_at > @BusyFrom::timestamptz and ends_at - starts_at > interval '1 day'
                    and starts_at <= @BusyFrom::timestamptz - interval '1 day'
            ) a
            where @BusyFrom::timestamptz is not null and (a.kind = 2 or a.expires_at > @Now)
        ) busy on true
        """;

    /// <summary>The usual length of what is sold on <c>r</c>: a claim on a slot may reach so far behind its start.</summary>
    internal const string UsualMinutesSql = """
        coalesce(@DurationMinutes, (select max((s.document ->> 'durationMinutes')::int)
            from bookings.services s where s.id = any(r.service_ids)), 0)
        """;

    /// <summary>Longer than the longest buffer that a service can have.</summary>
    internal static readonly TimeSpan Buffers = TimeSpan.FromHours(6);

    public required Guid Id { get; init; }

    public required long Stamp { get; init; }

    // Dapper knows an array column as "some array", which no constructor takes; hence members.
    public int[]? Units { get; init; }

    public DateTime[]? Starts { get; init; }

    public DateTime[]? Ends { get; init; }

    public short[]? Kinds { get; init; }

    public Busy Busy() => Units is null
        ? Bookings.Busy.Nothing
        : new([.. Units.Select((unit, i) => new Busy.Row(unit, At(Starts![i]), At(Ends![i]), Kinds![i]))]);

    private static DateTimeOffset At(DateTime utc) => new(DateTime.SpecifyKind(utc, DateTimeKind.Utc));
}

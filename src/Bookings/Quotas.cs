using Holdfast.Contracts;
using Holdfast.Kernel;
using NodaTime;
using NodaTime.Extensions;

namespace Holdfast.Bookings;

/// <summary>
/// How much of a service one customer may have: ahead at once, on a day, in a week of the place. Counted by account, and of
/// guests by their address. Those of one person are counted one after the other, so two at once do not both slip under.
/// Only services that have a limit pay for it.
/// </summary>
internal static class Quotas
{
    private static readonly Problem Reached = new("quota-reached", 409, "You have as many bookings of this as one person may.");

    public static bool Has(ServiceChanged service) =>
        service is not { ActiveBookingsMax: null, DailyBookingsMax: null, WeeklyBookingsMax: null };

    /// <summary>Whose bookings count: of the account, or of those without one the ones with this address.</summary>
    public sealed record Person(Guid? UserId, string? EmailHash);

    /// <summary>What the person has, the one in question apart.</summary>
    /// <param name="FreesAt">When so many of those ahead are over that there is room for one again.</param>
    public sealed record Taken(int Ahead, int OnDay, int InWeek, DateTimeOffset? FreesAt);

    /// <summary>The first limit that stands against one more, and from when on it does not; null where there is room.</summary>
    public static Problem? Refusal(ServiceChanged service, Taken taken, DateTimeOffset start, DateTimeZone zone)
    {
        var day = LocalDay(start, zone);
        if (taken.Ahead >= service.ActiveBookingsMax) return Say("active", service.ActiveBookingsMax.Value, taken.FreesAt);
        if (taken.OnDay >= service.DailyBookingsMax) return Say("day", service.DailyBookingsMax.Value, Start(day.PlusDays(1)));
        if (taken.InWeek >= service.WeeklyBookingsMax)
            return Say("week", service.WeeklyBookingsMax.Value, Start(Monday(day).PlusWeeks(1)));
        return null;
        DateTimeOffset Start(LocalDate date) => date.AtStartOfDayInZone(zone).ToDateTimeOffset().ToUniversalTime();
    }

    // Of the first limit: when one may book at all again. Of the others: from which start on.
    private static Problem Say(string limit, int max, DateTimeOffset? from) =>
        Reached.With("limit", limit).With("max", max).With("from", from);

    private static LocalDate LocalDay(DateTimeOffset start, DateTimeZone zone) => start.ToInstant().InZone(zone).Date;

    private static LocalDate Monday(LocalDate day) => day.PlusDays(1 - (int)day.DayOfWeek);

    /// <summary>For a booking that takes its slot again. Waits for others of the person; null where there is room.</summary>
    public static async Task<Problem?> Refusal(TenantTransaction transaction, BookingRow booking)
    {
        var terms = await transaction.QueryFirst<Terms>("""
            select s.document::text as service, c.email_hash from bookings.services s
            left join bookings.booking_contacts c on c.booking_id = @Id where s.id = @ServiceId
            """, new { booking.Id, booking.ServiceId });
        if (terms is null || Json.Read<ServiceChanged>(terms.Service) is not { } service || !Has(service)) return null;
        var person = new Person(booking.UserId, terms.EmailHash);
        var zone = OpenTime.Zone(booking.TimeZone) ?? DateTimeZone.Utc;
        var args = new Dapper.DynamicParameters(Columns(service, person, booking.StartsAt, zone));
        args.AddDynamicParams(new
        {
            transaction.TenantId,
            booking.ServiceId,
            booking.UserId,
            terms.EmailHash,
            BookingId = booking.Id,
            transaction.Now,
        });
        await transaction.Execute(LockSql, args);
        var taken = await transaction.QueryFirst<Taken>($"select * from {CountSql(person)} taken", args);
        return Refusal(service, taken!, booking.StartsAt, zone);
    }

    private sealed record Terms(string Service, string? EmailHash);

    /// <summary>
    /// What the statements below take, besides <c>@TenantId</c>, <c>@ServiceId</c>, <c>@UserId</c>, <c>@EmailHash</c>,
    /// <c>@BookingId</c> and <c>@Now</c>.
    /// </summary>
    public static object Columns(ServiceChanged service, Person person, DateTimeOffset start, DateTimeZone zone)
    {
        var day = LocalDay(start, zone);
        var monday = Monday(day);
        return new
        {
            QuotaPerson = $"{service.ServiceId} {person.UserId?.ToString() ?? person.EmailHash}",
            service.ActiveBookingsMax,
            service.DailyBookingsMax,
            service.WeeklyBookingsMax,
            QuotaDay = Iso(day),
            QuotaNextDay = Iso(day.PlusDays(1)),
            QuotaWeek = Iso(monday),
            QuotaNextWeek = Iso(monday.PlusWeeks(1)),
        };
        static string Iso(LocalDate date) => date.ToString("uuuu-MM-dd", null);
    }

    /// <summary>
    /// Ahead of the claims, in a statement of its own. Waits for the lock and writes nothing (a select would be one more
    /// answer to read); the statements after it see what the person's other requests have done.
    /// </summary>
    public const string LockSql = """

        insert into bookings.booking_codes (tenant_id, code, booking_id) select @TenantId, '', @ServiceId
        where pg_advisory_xact_lock(hashtextextended(@QuotaPerson, 3)) is null;

        """;

    /// <summary>A condition: there is room for one more.</summary>
    public static string HasRoomSql(Person person) => $"""
        exists (select from {CountSql(person)} taken where taken.ahead < coalesce(@ActiveBookingsMax, taken.ahead + 1)
            and taken.on_day < coalesce(@DailyBookingsMax, taken.on_day + 1)
            and taken.in_week < coalesce(@WeeklyBookingsMax, taken.in_week + 1))
        """;

    /// <summary>One row with the columns of <see cref="Taken"/>. Cancelled and unpaid ones take nothing.</summary>
    public static string CountSql(Person person) => $"""
        (select ahead, on_day, in_week, ends[greatest(1, ahead - @ActiveBookingsMax + 1)] as frees_at from (
            select count(*) filter (where b.ends_at > @Now and b.status in ('pending', 'confirmed', 'in_progress'))::int as ahead,
                count(*) filter (where b.local_start >= @QuotaDay::timestamp
                    and b.local_start < @QuotaNextDay::timestamp)::int as on_day,
                count(*) filter (where b.local_start >= @QuotaWeek::timestamp
                    and b.local_start < @QuotaNextWeek::timestamp)::int as in_week,
                array_agg(b.ends_at order by b.ends_at) filter (where b.ends_at > @Now
                    and b.status in ('pending', 'confirmed', 'in_progress')) as ends
            from bookings.bookings b
            where b.tenant_id = @TenantId and b.service_id = @ServiceId and b.id <> @BookingId and {OfPersonSql(person)}
                and b.status in ('pending', 'confirmed', 'in_progress', 'completed', 'no_show')) counted)
        """;

    private static string OfPersonSql(Person person) => person.UserId is not null
        ? "b.user_id = @UserId"
        : """
            b.user_id is null and b.id in (select c.booking_id from bookings.booking_contacts c
                where c.tenant_id = @TenantId and c.email_hash = @EmailHash)
            """;
}

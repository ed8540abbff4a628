using System.Globalization;

namespace Holdfast.Bench.Measures;

/// <summary>Bookings that were there before: written straight into the tables, one hour each.</summary>
internal static class Claims
{
    /// <summary>Spread over all courts, hour by hour from <paramref name="first"/> on, every other hour free.</summary>
    public static Task Make(int count, DateTimeOffset first) => Place.Execute(string.Create(CultureInfo.InvariantCulture, $"""
        insert into bookings.allocations (id, tenant_id, resource_id, starts_at, ends_at, kind, booking_id)
        select gen_random_uuid(), r.tenant_id, r.id, h.at, h.at + interval '1 hour', 2, gen_random_uuid()
        from generate_series(0, {count - 1}) n
        join bookings.resources r on r.id = md5('bench' || n % {Place.Courts})::uuid
        cross join lateral (select '{first:O}'::timestamptz + 2 * (n / {Place.Courts}) * interval '1 hour' as at) h;
        analyze bookings.allocations
        """));

    /// <summary>The same with the bookings themselves, their codes and transitions: a venue that has been at it for years.</summary>
    public static async Task MakeWhole(int count, DateTimeOffset first)
    {
        await Make(count, first);
        await Place.Execute(string.Create(CultureInfo.InvariantCulture, $"""
            insert into bookings.bookings (id, tenant_id, status, code, resource_id, service_id, provider_id, units, starts_at, ends_at,
                claim_starts_at, claim_ends_at, local_start, time_zone, total, fee, currency, payment_policy, requires_approval,
                cancellation_tiers, created_at)
            select a.booking_id, a.tenant_id, 'confirmed', left(md5(a.id::text), 8), a.resource_id, r.service_ids[1], r.provider_id, 1,
                a.starts_at, a.ends_at, a.starts_at, a.ends_at, a.starts_at::timestamp, 'UTC', 2200, 100, 'EUR', 'instant', false, '[]',
                a.starts_at - interval '30 days'
            from bookings.allocations a join bookings.resources r on r.id = a.resource_id where a.kind = 2;
            insert into bookings.booking_codes (tenant_id, code, booking_id)
            select tenant_id, code, id from bookings.bookings on conflict do nothing;
            insert into bookings.booking_transitions (booking_id, seq, tenant_id, to_status, at, actor, correlation_id)
            select id, 1, tenant_id, 'pending', created_at, 'guest', 'bench' from bookings.bookings;
            analyze bookings.bookings; analyze bookings.booking_codes; analyze bookings.booking_transitions
            """));
    }
}

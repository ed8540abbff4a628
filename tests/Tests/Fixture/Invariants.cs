namespace Holdfast.Tests;

/// <summary>What is true of the whole database whenever nothing is under way, whatever happened before.</summary>
internal static class Invariants
{
    /// <summary>Each counts what must not be there.</summary>
    private static readonly (string Never, string Sql)[] All =
    [
        ("two claims of one unit that overlap", """
            select count(*) from bookings.allocations a join bookings.allocations o on o.resource_id = a.resource_id
                and o.unit_no = a.unit_no and o.id > a.id and o.starts_at < a.ends_at and o.ends_at > a.starts_at
            """),
        ("a live booking without its claims", """
            select count(*) from bookings.bookings b where status in ('pending', 'confirmed', 'in_progress')
                and (select count(*) from bookings.allocations a where a.booking_id = b.id) <> b.units
            """),
        ("a claim of a booking that is not live", """
            select count(*) from bookings.allocations a where kind = 2 and not exists (select from bookings.bookings b
                where b.id = a.booking_id and status in ('pending', 'confirmed', 'in_progress'))
            """),
        ("a booking whose history does not end where it is", """
            select count(*) from bookings.bookings b
            where status <> (select to_status from bookings.booking_transitions t
                where t.booking_id = b.id order by seq desc limit 1)
            """),
        ("money taken and kept without a booking that stood", """
            select count(*) from payments.payments p where captured > 0 and not exists (select from bookings.bookings b
                where b.id = p.booking_id and (status in ('confirmed', 'in_progress', 'completed', 'no_show')
                    or (status in ('cancelled', 'refunded')
                        and p.captured - p.refunded =
                            coalesce(p.due, p.amount) - round(coalesce(p.due, p.amount) * coalesce(b.refund_percent, 100) / 100.0))))
            """),
        ("a booking that stands and keeps more or less than its price", """
            select count(*) from payments.payments p join bookings.bookings b on b.payment_id = p.id
            where p.captured > 0 and p.captured - p.refunded <> b.total
                and b.status in ('confirmed', 'in_progress', 'completed', 'no_show')
                and not exists (select from payments.refunds r where r.payment_id = p.id and r.cause in ('staff', 'elsewhere'))
            """),
        ("an authorisation that is neither taken nor let go", """
            select count(*) from payments.payments p join bookings.bookings b on b.id = p.booking_id
            where p.status = 'authorized' and b.status in ('confirmed', 'cancelled', 'refunded')
                and b.payment_policy = 'instant'
            """),
        ("a booking that knows less of its money than payments do", """
            select count(*) from payments.payments p join bookings.bookings b on b.payment_id = p.id
            where b.captured <> p.captured or b.refunded <> p.refunded
            """),
        ("a posting that does not sum to zero", """
            select count(*) from (
                select from payments.entries group by transaction_id, currency having sum(amount) <> 0) t
            """),
        ("books that differ from the payments", """
            select count(*) from (
                select coalesce((select sum(captured - refunded) from payments.payments), 0) as paid,
                    coalesce((select sum(e.amount) from payments.entries e
                        join payments.accounts a on a.id = e.account_id where a.kind = 'clearing'), 0) as booked
            ) t where paid <> booked
            """),
        ("an operation still open", "select count(*) from payments.operations where state in ('todo', 'running')"),
        ("money taken without a receipt", """
            select count(*) from payments.payments p where captured > 0
                and (select count(*) from receipts.receipts r where r.payment_id = p.id and r.state = 'ready') <> 1
            """),
        ("a receipt number that is missing", """
            select count(*) from receipts.counters c where last <> (select count(*) from receipts.receipts r
                where r.tenant_id = c.tenant_id and r.year = c.year)
            """),
        ("a booking that was not told of once", """
            select count(*) from bookings.bookings b
            where (select count(*) from bus.log where key = b.id and type = 'booking.created') <> 1
            """),
        ("an event of a booking told twice", """
            select count(*) from (select from bus.log where type like 'booking.%' or type like 'payment.%'
                group by key, type, aggregate_version having count(*) > 1) t
            """),
        ("an event given up", """
            select (select count(*) from bookings.inbox where parked_at is not null)
                + (select count(*) from payments.inbox where parked_at is not null)
                + (select count(*) from receipts.inbox where parked_at is not null)
                + (select count(*) from notifications.inbox where parked_at is not null)
            """),
        ("a mail that is neither sent nor withdrawn",
            "select count(*) from notifications.messages where state not in ('sent', 'withdrawn')"),
    ];

    /// <summary>Waits until no event is under way and no mail waits, then looks at all of it.</summary>
    public static async Task Hold(TestApp app)
    {
        await app.Settled();
        await TestApp.Eventually(
            async () => await app.Database.Scalar<long>(
                "select count(*) from notifications.messages where state in ('queued', 'sending')") == 0,
            "every mail is on its way", TimeSpan.FromSeconds(30));
        await app.Settled();
        var broken = new List<string>();
        foreach (var (never, sql) in All)
            if (await app.Database.Scalar<long>(sql) is > 0 and var count) broken.Add($"{never}: {count}");
        Assert.Empty(broken);
    }
}

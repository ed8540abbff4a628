using System.Text;
using Holdfast.Bookings;

namespace Holdfast.Tests.Properties;

/// <summary>A person who has done everything that leaves traces asks to be forgotten.</summary>
[Collection(SharedApp.Name)]
public sealed class ForgottenPersonTests(TestApp app)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Leaves_no_trace_in_any_table_nor_in_the_files(bool hasAccount)
    {
        var court = await Given.NewCourt(await app.NewTenant());
        var (marker, tenant) = ($"marker{Guid.NewGuid():N}", court.Tenant);
        var email = $"{marker}@example.test";
        var person = tenant.Guest;
        if (hasAccount)
        {
            var account = (await tenant.Guest.Post("/api/auth/register",
                new { email, password = "a long enough pass", displayName = $"Name {marker}" })).Expect(201).Json;
            person = tenant.As((Guid)account["user"]!["id"]!, "customer");
        }
        var start = Given.HoursAhead(tenant, 72);
        var booking = (await person.Post("/api/bookings", new
        {
            resourceId = court.Id,
            start,
            end = start.AddHours(1),
            guest = new { email, firstName = marker, lastName = marker, phone = "+34 600" },
            notes = $"notes of {marker}",
        }, ("Idempotency-Key", Guid.NewGuid().ToString()))).Expect(201).Json;
        await Begun(app, court, person, email, marker);
        using var paid = await Given.Pay(app, tenant, booking);
        await TestApp.Eventually(async () => await app.Database.Scalar<long>(
            "select count(*) from bus.log where type = 'notification.sent' and key = @id", new { id = (Guid)booking["id"]! }) == 1,
            "the confirmation was sent");
        Assert.NotEmpty(await Mentions(marker)); // The search finds what is there.

        if (hasAccount) (await person.Delete("/api/me")).Expect(204);
        else (await tenant.Admin().Post("/api/admin/persons/erase", new { email })).Expect(202);

        await TestApp.Eventually(async () => (await Mentions(marker)).Count == 0, "nothing mentions the person");
        Assert.DoesNotContain(
            Directory.EnumerateFiles(app.DataDirectory, "*", SearchOption.AllDirectories),
            file => Encoding.Latin1.GetString(File.ReadAllBytes(file)).Contains(marker, StringComparison.Ordinal));
        Assert.Equal("confirmed", (string?)(await Given.Read(tenant, booking))["status"]); // The booking itself stays.
    }

    [Fact]
    public async Task Is_forgotten_in_all_bookings_however_many_there_are()
    {
        const int Bookings = (2 * OnPersonErased.BatchMax) + 1;
        var court = await Given.NewCourt(await app.NewTenant());
        var email = $"{Guid.NewGuid():N}@example.test";
        var start = Given.HoursAhead(court.Tenant, 72);
        var booking = (await court.Tenant.Guest.Post("/api/bookings", new
        {
            resourceId = court.Id,
            start,
            end = start.AddHours(1),
            guest = Given.Guest(email),
            notes = "left handed",
        })).Expect(201).Json;
        await app.Database.Execute($"""
            with copies as (
                insert into bookings.bookings select (jsonb_populate_record(b, jsonb_build_object('id', gen_random_uuid()))).*
                from bookings.bookings b, generate_series(2, {Bookings}) where b.id = '{booking["id"]}' returning id)
            insert into bookings.booking_contacts select (jsonb_populate_record(c, jsonb_build_object('booking_id', copies.id))).*
            from bookings.booking_contacts c, copies where c.booking_id = '{booking["id"]}'
            """);

        (await court.Tenant.Admin().Post("/api/admin/persons/erase", new { email })).Expect(202);

        await TestApp.Eventually(async () => await app.Database.Scalar<long>("""
            select count(*) from bus.log where type = 'booking.redacted' and tenant_id = @Id
            """, new { court.Tenant.Id }) == Bookings, "every booking is told to be forgotten");
        Assert.Equal(0, await app.Database.Scalar<long>("""
            select count(*) from bookings.bookings b left join bookings.booking_contacts c on c.booking_id = b.id
            where b.tenant_id = @Id and (b.notes is not null or c.email is not null or c.email_hash is not null)
            """, new { court.Tenant.Id }));
    }

    /// <summary>A checkout that was typed into, and its link mailed, but never ended.</summary>
    private static async Task Begun(TestApp app, Given.Court court, TestClient person, string email, string marker)
    {
        var hold = (await Given.Hold(court, Given.HoursAhead(court.Tenant, 90), person)).Expect(201).Json;
        var draft = (await person.Post("/api/booking-drafts", new
        {
            hold = new { id = (Guid)hold["id"]!, token = (string)hold["token"]! },
            details = new { email, firstName = marker, lastName = marker, notes = $"draft of {marker}" },
        }, ("Idempotency-Key", Guid.NewGuid().ToString()))).Expect(201).Json;
        (await person.Post($"/api/booking-drafts/{draft["id"]}/mail-link", null, ("X-Draft-Token", (string)draft["token"]!)))
            .Expect(202);
        await TestApp.Eventually(async () => await app.Database.Scalar<long>(
            "select count(*) from notifications.messages where draft_id = @id and state = 'sent'",
            new { id = (Guid)draft["id"]! }) == 1, "the link was sent");
    }

    private async Task<IReadOnlyList<string>> Mentions(string marker)
    {
        var tables = await app.Database.Query<string>("""
            select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and not c.relispartition and n.nspname not in ('public', 'pg_catalog', 'information_schema')
            """);
        var found = new List<string>();
        foreach (var table in tables)
            if (await app.Database.Scalar<bool>($"select exists (select from {table} t where t::text ilike @pattern)", new { pattern = $"%{marker}%" }))
                found.Add(table);
        return found;
    }
}

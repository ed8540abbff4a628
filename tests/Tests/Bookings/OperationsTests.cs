using System.Text.Json.Nodes;
using Holdfast.Bookings;

namespace Holdfast.Tests.Bookings;

/// <summary>What happens by itself as time goes by: on an app of its own, because the clock moves.</summary>
public sealed class OperationsTests : IAsyncLifetime
{
    private readonly TestApp _app = new();

    public Task InitializeAsync() => _app.InitializeAsync();

    public Task DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_lapsed_hold_frees_its_slot_two_seconds_later_and_cannot_be_booked()
    {
        var court = await Given.NewCourt(await _app.NewTenant());
        var start = Given.HoursAhead(court.Tenant, 30);
        var hold = (await Given.Hold(court, start)).Expect(201).Json;

        _app.Clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(5));
        Assert.Equal("slot-taken", (await Given.Hold(court, start)).Code);
        _app.Clock.Advance(TimeSpan.FromSeconds(8));

        Assert.Equal("hold-expired", (await court.Tenant.Guest.Post("/api/bookings", new
        {
            holdId = (Guid)hold["id"]!,
            holdToken = (string)hold["token"]!,
            guest = Given.Guest(),
        })).Code);
        (await Given.Book(court, start)).Expect(201);
    }

    [Fact]
    public async Task An_unpaid_booking_ends_after_thirty_minutes_and_frees_its_slot()
    {
        var court = await Given.NewCourt(await _app.NewTenant());
        var start = Given.HoursAhead(court.Tenant, 30);
        var booking = (await Given.Book(court, start)).Expect(201).Json;

        _app.Clock.Advance(TimeSpan.FromMinutes(29));
        await Cleanup(court, "cron-secret");
        Assert.Equal("pending", (string?)(await Given.Read(court.Tenant, booking))["status"]);
        _app.Clock.Advance(TimeSpan.FromMinutes(2));
        await Cleanup(court, "cron-secret");

        var ended = await Given.Read(court.Tenant, booking);
        Assert.Equal(("cancelled", "payment-timeout"),
            ((string)ended["status"]!, (string)ended["history"]!.AsArray()[^1]!["reason"]!));
        (await Given.Book(court, start)).Expect(201);
    }

    /// <summary>A whole portion of bookings whose ending fails comes first, and yet the one behind it ends.</summary>
    [Fact]
    public async Task Bookings_that_cannot_be_ended_hold_up_no_others_and_are_tried_again()
    {
        var court = await Given.NewCourt(await _app.NewTenant());
        var stuck = (await Given.Book(court, Given.HoursAhead(court.Tenant, 30))).Expect(201).Json;
        var behind = (await Given.Book(court, Given.HoursAhead(court.Tenant, 31))).Expect(201).Json;
        await _app.Database.Execute($"""
            insert into bookings.bookings select (jsonb_populate_record(b, jsonb_build_object(
                'id', gen_random_uuid(), 'expires_at', b.expires_at - interval '1 minute'))).*
            from bookings.bookings b, generate_series(2, {DueBookings.BatchMax}) where b.id = '{stuck["id"]}';
            create function stop_it() returns trigger language plpgsql as $$ begin raise 'not this one'; end $$;
            create trigger stop_it before update on bookings.bookings for each row
                when (old.code = '{stuck["confirmationCode"]}') execute function stop_it()
            """);

        _app.Clock.Advance(TimeSpan.FromMinutes(31));
        await Cleanup(court, "cron-secret");

        Assert.Equal("cancelled", (string?)(await Given.Read(court.Tenant, behind))["status"]);
        Assert.Equal("pending", (string?)(await Given.Read(court.Tenant, stuck))["status"]);
        await _app.Database.Execute("drop trigger stop_it on bookings.bookings");
        // The app's own worker may be half through the rows when this one is asked: the next look begins at the first again.
        await TestApp.Eventually(async () =>
        {
            await Cleanup(court, "cron-secret");
            return await _app.Database.Scalar<long>("select count(*) from bookings.bookings where status = 'pending'") == 0;
        }, "all are ended once nothing stops them");
    }

    [Fact]
    public async Task Whose_booking_it_was_is_forgotten_ninety_days_after_its_end()
    {
        var court = await Given.NewCourt(await _app.NewTenant());
        var old = await Cancelled(court, 30);
        var younger = await Cancelled(court, 60);

        _app.Clock.Advance(TimeSpan.FromHours(32) + TimeSpan.FromDays(90));
        var told = await Cleanup(court, "cron-secret");

        Assert.Equal(0, (int)told["orphans"]!);
        Assert.Equal((false, true), (await HasContact(old), await HasContact(younger)));
        Assert.Equal("cancelled", (string?)(await Given.Read(court.Tenant, old))["status"]);
        Assert.Equal(1, await _app.Database.Scalar<long>(
            "select count(*) from bookings.audit where act = 'booking.redacted' and subject_id = @id", new { id = (Guid)old["id"]! }));
        await TestApp.Eventually(async () => await _app.Database.Scalar<bool>(
            "select forgotten from notifications.contacts where booking_id = @id", new { id = (Guid)old["id"]! }),
            "the other modules forget, too");
    }

    /// <summary>Nothing of ours makes them, so they are made by hand.</summary>
    [Fact]
    public async Task Claims_without_a_booking_are_found_and_deleted_and_bookings_without_claims_are_told()
    {
        var court = await Given.NewCourt(await _app.NewTenant());
        var booking = (await Given.Book(court, Given.HoursAhead(court.Tenant, 30))).Expect(201).Json;
        await _app.Database.Execute($"""
            insert into bookings.allocations (id, tenant_id, resource_id, starts_at, ends_at, kind, booking_id)
            select gen_random_uuid(), tenant_id, resource_id, starts_at + interval '1 day', ends_at + interval '1 day', 2,
                gen_random_uuid()
            from bookings.allocations where booking_id = '{booking["id"]}'
            """);

        Assert.Equal(1, (int)(await Cleanup(court, "cron-secret"))["orphans"]!);
        Assert.Equal(0, (int)(await Cleanup(court, "cron-secret"))["orphans"]!);
        (await Given.Book(court, Given.HoursAhead(court.Tenant, 54))).Expect(201);
        await _app.Database.Execute($"delete from bookings.allocations where booking_id = '{booking["id"]}'");

        Assert.Equal(1, (int)(await Cleanup(court, "cron-secret"))["orphans"]!);
    }

    [Fact]
    public async Task The_maintenance_address_opens_only_to_its_secret()
    {
        var court = await Given.NewCourt(await _app.NewTenant());

        Assert.Equal(401, (await court.Tenant.Guest.Post("/api/cron/cleanup-bookings")).Status);
        Assert.Equal(401, (await court.Tenant.Guest.Post("/api/cron/cleanup-bookings", null, ("Authorization", "Bearer wrong"))).Status);
        await Cleanup(court, "cron-secret");
    }

    [Fact]
    public async Task A_clock_that_differs_from_the_database_s_is_not_ready()
    {
        await _app.NewTenant();
        await TestApp.Eventually(
            async () => (int)(await _app.Http.GetAsync("/health/ready")).StatusCode == 200, "the app is ready");
        _app.Clock.Advance(TimeSpan.FromSeconds(3));

        using var reply = await _app.Http.GetAsync("/health/ready");

        Assert.Equal(503, (int)reply.StatusCode);
        Assert.Contains("differs", await reply.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(200, (int)(await _app.Http.GetAsync("/health/live")).StatusCode);
    }

    private static async Task<JsonNode> Cleanup(Given.Court court, string secret) =>
        (await court.Tenant.Guest.Post("/api/cron/cleanup-bookings", null, ("Authorization", $"Bearer {secret}")))
            .Expect(200).Json;

    private static async Task<JsonNode> Cancelled(Given.Court court, int hours)
    {
        var booking = (await Given.Book(court, Given.HoursAhead(court.Tenant, hours))).Expect(201).Json;
        (await court.Tenant.Guest.Put($"/api/bookings/{booking["id"]}/cancel", new { },
            ("X-Booking-Token", (string)booking["manageToken"]!))).Expect(200);
        return booking;
    }

    private Task<bool> HasContact(JsonNode booking) => _app.Database.Scalar<bool>(
        "select email is not null from bookings.booking_contacts where booking_id = @id", new { id = (Guid)booking["id"]! });
}

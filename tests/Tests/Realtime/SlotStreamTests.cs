using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Holdfast.Realtime;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Holdfast.Tests.Realtime;

/// <summary>Whoever looks at a provider sees every change of its slots, once and in order.</summary>
[Collection(SecondApp.Name)]
public sealed partial class SlotStreamTests(TestApp app)
{
    private const int Viewers = 50;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_hold_appears_to_fifty_viewers_within_a_second()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        var start = Given.HoursAhead(court.Tenant, 48);
        var streams = await Task.WhenAll(Enumerable.Range(0, Viewers).Select(_ => EventStream.Watch(court)));
        try
        {
            var hold = (await Given.Hold(court, start)).Expect(201).Json;
            var held = Stopwatch.GetTimestamp();
            var seen = await Task.WhenAll(streams.Select(s => s.Next()));
            var took = Stopwatch.GetElapsedTime(held);

            Assert.True(took < Second, $"It took {took.TotalMilliseconds} ms.");
            Assert.Single(seen.Select(e => (e.Name, e.Id, e.Data.ToJsonString())).Distinct());
            Assert.Equal("slot", seen[0].Name);
            Assert.Equal(
                new
                {
                    resourceId = court.Id,
                    start,
                    end = start.AddHours(1),
                    state = "held",
                    until = (DateTimeOffset?)(DateTimeOffset)hold["expiresAt"]!,
                    version = long.Parse(seen[0].Id, CultureInfo.InvariantCulture),
                }.ToString(),
                new
                {
                    resourceId = (Guid)seen[0].Data["resourceId"]!,
                    start = (DateTimeOffset)seen[0].Data["start"]!,
                    end = (DateTimeOffset)seen[0].Data["end"]!,
                    state = (string)seen[0].Data["state"]!,
                    until = (DateTimeOffset?)seen[0].Data["until"],
                    version = (long)seen[0].Data["version"]!,
                }.ToString());
        }
        finally
        {
            foreach (var stream in streams) await stream.DisposeAsync();
        }
    }

    [Fact]
    public async Task Release_booking_and_cancellation_appear_too()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        var start = Given.HoursAhead(court.Tenant, 48);
        await using var stream = await EventStream.Watch(court);

        var hold = (await Given.Hold(court, start)).Expect(201).Json;
        (await court.Tenant.Guest.Delete($"/api/holds/{hold["id"]}", ("X-Hold-Token", (string)hold["token"]!))).Expect(204);
        var booking = (await Given.Book(court, start)).Expect(201).Json;
        (await court.Tenant.Guest.Put(
            $"/api/bookings/{booking["id"]}/cancel", new { }, ("X-Booking-Token", (string)booking["manageToken"]!))).Expect(200);

        Assert.Equal(["held", "free", "booked", "free"], (await stream.Next(4)).Select(e => (string)e.Data["state"]!));
    }

    [Fact]
    public async Task A_slot_with_several_units_is_free_for_its_viewers_while_one_of_them_is()
    {
        var court = await Given.NewCourt(await app.NewTenant(), new() { Units = 2 });
        var start = Given.HoursAhead(court.Tenant, 48);
        await using var stream = await EventStream.Watch(court);

        (await Given.Book(court, start)).Expect(201);
        var hold = (await Given.Hold(court, start)).Expect(201).Json;
        (await court.Tenant.Guest.Delete($"/api/holds/{hold["id"]}", ("X-Hold-Token", (string)hold["token"]!))).Expect(204);
        var booking = (await Given.Book(court, start)).Expect(201).Json;
        (await court.Tenant.Guest.Put(
            $"/api/bookings/{booking["id"]}/cancel", new { }, ("X-Booking-Token", (string)booking["manageToken"]!))).Expect(200);

        var told = await stream.Next(5);
        Assert.Equal(["free", "held", "free", "booked", "free"], told.Select(e => (string)e.Data["state"]!));
        Assert.Equal((DateTimeOffset)hold["expiresAt"]!, (DateTimeOffset)told[1].Data["until"]!);
        Assert.Null(told[3].Data["until"]);
    }

    [Fact]
    public async Task Rivals_for_the_last_units_leave_their_viewers_with_what_is_true()
    {
        var court = await Given.NewCourt(await app.NewTenant(), new() { Units = 4 });
        var start = Given.HoursAhead(court.Tenant, 48);
        await using var stream = await EventStream.Watch(court);

        for (var hour = 0; hour < 5; hour++)
        {
            var replies = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Given.Book(court, start.AddHours(hour))));
            Assert.All(replies, r => r.Expect(201));
        }

        var told = (await stream.Next(20)).GroupBy(e => (DateTimeOffset)e.Data["start"]!).ToList();
        Assert.Equal(5, told.Count);
        Assert.All(told, slot => Assert.Equal(
            ["booked", "free", "free", "free"], slot.Select(e => (string)e.Data["state"]!).Order()));
    }

    [Fact]
    public async Task Every_change_reaches_every_viewer_of_the_field_and_no_other()
    {
        var tenant = await app.NewTenant();
        var court = await Given.NewCourt(tenant);
        var other = await Given.NewCourt(tenant);
        await using var elsewhere = await EventStream.Watch(other);
        var streams = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => EventStream.Watch(court)));
        try
        {
            var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(n =>
                Given.Book(court, Given.HoursAhead(tenant, 48 + (n / 2)))));
            Assert.Equal(10, replies.Count(r => r.Status == 201));
            var log = await Logged(court);

            foreach (var stream in streams)
                Assert.Equal(log, (await stream.Next(log.Count)).Select(e => e.Id));
            (await Given.Hold(other, Given.HoursAhead(tenant, 48))).Expect(201);
            Assert.Equal(other.Id, (Guid)(await elsewhere.Next()).Data["resourceId"]!);
        }
        finally
        {
            foreach (var stream in streams) await stream.DisposeAsync();
        }
    }

    [Fact]
    public async Task Who_comes_back_gets_exactly_what_was_missed()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        var first = await EventStream.Watch(court);
        (await Given.Hold(court, Given.HoursAhead(court.Tenant, 48))).Expect(201);
        var last = (await first.Next()).Id;
        await first.DisposeAsync();
        for (var n = 1; n <= 2; n++) (await Given.Book(court, Given.HoursAhead(court.Tenant, 48 + n))).Expect(201);
        var missed = (await Logged(court)).Skip(1).ToList();

        await using var again = await EventStream.Open(court.Tenant, $"/api/availability/{court.ProviderId}/stream", last);
        var events = await again.Next(3);
        (await Given.Book(court, Given.HoursAhead(court.Tenant, 60))).Expect(201);

        Assert.Equal(["slot", "slot", "ready"], events.Select(e => e.Name));
        Assert.Equal(missed, events.Take(2).Select(e => e.Id));
        Assert.Equal((await Logged(court))[^1], (await again.Next()).Id);
    }

    [Theory]
    [InlineData("99999999999")]
    [InlineData("what")]
    [InlineData("-5")]
    [InlineData("99999999999999999999999999")]
    public async Task A_position_of_no_log_resets_the_page(string last)
    {
        var court = await Given.NewCourt(await app.NewTenant());

        await using var stream = await EventStream.Open(
            court.Tenant, $"/api/availability/{court.ProviderId}/stream?lastEventId={last}");

        Assert.Equal(["reset", "ready"], (await stream.Next(2)).Select(e => e.Name));
    }

    [Fact]
    public async Task Only_the_tenant_s_own_providers_can_be_watched()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        var stranger = (await app.NewTenant()).Guest;

        foreach (var id in new[] { court.ProviderId.ToString(), Guid.NewGuid().ToString() })
            Assert.Equal((404, "provider-unknown"), await Refusal(stranger, id));
        Assert.Equal((404, "not-found"), await Refusal(stranger, "court-1"));

        async Task<(int, string?)> Refusal(TestClient client, string id)
        {
            var reply = await client.Get($"/api/availability/{id}/stream");
            return (reply.Status, reply.Code);
        }
    }

    [Fact]
    public async Task A_browser_names_the_tenant_in_the_address()
    {
        var court = await Given.NewCourt(await app.NewTenant());

        using var response = await app.Http.GetAsync(
            $"/api/availability/{court.ProviderId}/stream?tenant={court.Tenant.Slug}", HttpCompletionOption.ResponseHeadersRead);

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        Assert.Equal("no", response.Headers.GetValues("X-Accel-Buffering").Single());
    }

    [Fact]
    public async Task A_heartbeat_moves_the_last_event_id_and_a_closed_page_is_forgotten()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        var topic = new Topic(court.Tenant.Id, court.ProviderId);
        var feed = app.Services.GetRequiredService<Feed>();
        var stream = await EventStream.Watch(court);
        var before = long.Parse(stream.LastEventId, CultureInfo.InvariantCulture);
        Assert.Equal(1, feed.Count(topic));

        await app.NewTenant(); // Moves the log without a word about this court.
        await TestApp.Eventually(async () =>
        {
            await app.Services.GetRequiredService<Heartbeat>().Drain(CancellationToken.None);
            return long.Parse(stream.LastEventId, CultureInfo.InvariantCulture) > before;
        }, "the heartbeat came");
        await stream.DisposeAsync();

        await TestApp.Eventually(() => Task.FromResult(feed.Count(topic) == 0), "nobody watches", Second * 5);
        Assert.Matches(ViewersMetric(), await app.Http.GetStringAsync("/metrics"));
    }

    [Fact]
    public async Task Streams_end_at_once_when_the_process_stops()
    {
        var own = await TestApp.Start();
        try
        {
            var court = await Given.NewCourt(await own.NewTenant());
            await using var stream = await EventStream.Watch(court);

            own.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

            await stream.Ended.WaitAsync(Second * 2);
        }
        finally
        {
            await own.DisposeAsync();
        }
    }

    [Fact]
    public async Task Pages_of_one_process_see_what_happens_in_another()
    {
        var rest = await TestApp.Start(new() { Modules = "identity,catalog,payments,receipts,notifications,realtime" });
        var bookings = await TestApp.Start(new() { Modules = "bookings", TenantWriter = "bookings", Database = rest.Database });
        try
        {
            var tenant = await rest.NewTenant();
            var owner = tenant.As(Guid.CreateVersion7(), "provider");
            var provider = (await owner.Post(
                "/api/providers", new { name = "Club", timeZone = "UTC", currency = "EUR" })).Expect(201).Json;
            var made = (await owner.Post("/api/courts", GivenBody())).Expect(201).Json;
            var elsewhere = new TestTenant(bookings, tenant.Id, tenant.Slug);
            await TestApp.Eventually(
                async () => (await elsewhere.Guest.Get($"/api/courts/{made["id"]}")).Status == 200, "bookings know the court");
            var court = new Given.Court(tenant, (Guid)made["id"]!, (Guid)provider["id"]!, Guid.Empty);
            await using var stream = await EventStream.Watch(court);

            (await Given.Hold(court, Given.HoursAhead(tenant, 48), elsewhere.Guest)).Expect(201);

            Assert.Equal("held", (string)(await stream.Next()).Data["state"]!);
        }
        finally
        {
            await bookings.DisposeAsync();
            await rest.DisposeAsync();
        }
    }

    private static object GivenBody() => new
    {
        name = "Court",
        fieldType = "TENNIS",
        location = new { latitude = 40.4, longitude = -3.7 },
        address = "Here 1",
        timeZone = "UTC",
        basePrice = new Holdfast.Kernel.Money(2_000, "EUR"),
        attributes = new { surface = "hard" },
        services = new[] { Given.Service() },
        windows = Enumerable.Range(1, 7).Select(d => new { weekday = d, fromMinute = 0, toMinute = 1_440, priceMultiplier = 1m }),
    };

    private async Task<List<string>> Logged(Given.Court court)
    {
        await app.Settled();
        return [.. await app.Database.Query<string>("""
            select position::text from bus.log
            where type = 'slot.changed' and (data ->> 'providerId')::uuid = @ProviderId order by log.position
            """, new { court.ProviderId })];
    }

    [GeneratedRegex(@"(?m)^holdfast_realtime_viewers \d+$", RegexOptions.None, 1000)]
    private static partial Regex ViewersMetric();
}

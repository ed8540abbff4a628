using System.Text.Json.Nodes;
using FsCheck.Fluent;
using Holdfast.Bookings;
using Holdfast.Tests.Properties;

namespace Holdfast.Tests.Bookings;

/// <summary>Availability is answered from memory, and yet nobody sees what is not so.</summary>
public sealed class AnswersTests : IAsyncLifetime
{
    private readonly TestApp _app = new();

    public Task InitializeAsync() => _app.InitializeAsync();

    public Task DisposeAsync() => _app.DisposeAsync();

    [Fact(DisplayName = Feature.Name + "32: answers come from memory while they are fresh, and from the database after that")]
    public async Task Refresh()
    {
        var court = await Given.NewCourt(await _app.NewTenant());
        var start = Given.HoursAhead(court.Tenant, 48);
        await _app.Settled();
        Assert.Equal("free", await State(court, start));

        await TakeBehindTheProductsBack(court, start);

        Assert.Equal("free", await State(court, start));
        Assert.Equal("free", await State(court, start));
        _app.Clock.Advance(Answers.FreshFor);
        Assert.Equal("booked", await State(court, start));
    }

    [Fact(DisplayName = Feature.Name + "33: what was changed is seen by the next who asks, whatever changed it")]
    public async Task Invalidation()
    {
        var court = await Given.NewCourt(await _app.NewTenant());
        var start = Given.HoursAhead(court.Tenant, 48);
        Assert.Equal("free", await State(court, start));

        var hold = (await Given.Hold(court, start)).Expect(201).Json;
        Assert.Equal("held", await State(court, start));
        (await court.Tenant.Guest.Delete($"/api/holds/{hold["id"]}", ("X-Hold-Token", (string)hold["token"]!))).Expect(204);
        Assert.Equal("free", await State(court, start));
        var booking = (await Given.Book(court, start)).Expect(201).Json;
        Assert.Equal("booked", await State(court, start));
        (await court.Tenant.Guest.Put(
            $"/api/bookings/{booking["id"]}/cancel", new { }, ("X-Booking-Token", (string)booking["manageToken"]!))).Expect(200);
        Assert.Equal("free", await State(court, start));
    }

    [Fact]
    public async Task A_changed_rule_is_seen_before_the_answer_that_is_kept_is_old()
    {
        var court = await Given.NewCourt(await _app.NewTenant());
        var start = Given.HoursAhead(court.Tenant, 48);
        Assert.Equal("free", await State(court, start));

        (await court.Owner.Put(
            $"/api/courts/{court.Id}/availability-windows", new { windows = Array.Empty<object>() })).Expect(200);

        await TestApp.Eventually(async () => await State(court, start) is null, "a place that never opens has no slot", TimeSpan.FromSeconds(3));
    }

    [Fact(DisplayName = Feature.Name + "8: all who ask at once are told the same, and it is so")]
    public async Task Consistency()
    {
        var court = await Given.NewCourt(await _app.NewTenant(), new() { Units = 2 });
        var start = Given.HoursAhead(court.Tenant, 48);
        var bookings = new List<JsonNode>();

        await Feature.Holds(Gen.Choose(0, 9), async choice =>
        {
            if (choice < 6) await Book(court, start.AddHours(choice), bookings);
            else if (bookings.Count > 0) await CancelLast(court, bookings);
            var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Day(court, start)));
            Assert.Single(answers.Select(a => a.ToJsonString()).Distinct());
            foreach (var slot in answers[0].AsArray())
            {
                var taken = bookings.Count(b => (DateTimeOffset)b["start"]! == (DateTimeOffset)slot!["start"]!);
                Assert.Equal(taken < 2 ? "free" : "booked", (string)slot!["state"]!);
            }
        });
    }

    [Fact]
    public async Task Another_process_over_the_same_database_is_told_by_the_log()
    {
        await using var second = new Second(await TestApp.Start(new TestAppOptions { Database = _app.Database }));
        var here = await Given.NewCourt(await _app.NewTenant());
        var start = Given.HoursAhead(here.Tenant, 48);
        var there = here with { Tenant = new TestTenant(second.App, here.Tenant.Id, here.Tenant.Slug) };
        await TestApp.Eventually(
            async () => (await there.Tenant.Guest.Get($"/api/courts/{here.Id}")).Status == 200, "it knows the court too");
        Assert.Equal("free", await State(there, start));

        (await Given.Book(here, start)).Expect(201);

        await TestApp.Eventually(
            async () => await State(there, start) == "booked", "the other process shows it", TimeSpan.FromSeconds(3));
    }

    private sealed record Second(TestApp App) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await App.DisposeAsync();
    }

    private static async Task Book(Given.Court court, DateTimeOffset at, List<JsonNode> bookings)
    {
        var reply = await Given.Book(court, at);
        if (reply.Status == 201) bookings.Add(reply.Json);
        else reply.Expect(409);
    }

    private static async Task CancelLast(Given.Court court, List<JsonNode> bookings)
    {
        var booking = bookings[^1];
        (await court.Tenant.Guest.Put(
            $"/api/bookings/{booking["id"]}/cancel", new { }, ("X-Booking-Token", (string)booking["manageToken"]!))).Expect(200);
        bookings.Remove(booking);
    }

    // No event tells of it, so only the database knows.
    private async Task TakeBehindTheProductsBack(Given.Court court, DateTimeOffset start) => await _app.Database.Scalar<int>("""
        insert into bookings.allocations (id, tenant_id, resource_id, unit_no, starts_at, ends_at, kind, booking_id)
        values (gen_random_uuid(), @Tenant, @Id, 0, @start, @end, 2, gen_random_uuid()) returning 1
        """, new { Tenant = court.Tenant.Id, court.Id, start, end = start.AddHours(1) });

    private static async Task<string?> State(Given.Court court, DateTimeOffset start) => (string?)(await Day(court, start))
        .AsArray().FirstOrDefault(s => (DateTimeOffset)s!["start"]! == start)?["state"];

    private static async Task<JsonNode> Day(Given.Court court, DateTimeOffset start) =>
        (await court.Tenant.Guest.Get(
            $"/api/courts/{court.Id}/availability?startDate={start.AddDays(-1):yyyy-MM-dd}&endDate={start.AddDays(1):yyyy-MM-dd}"))
            .Expect(200).Json["slots"]!;
}

using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Holdfast.Tests.Payments;

namespace Holdfast.Chaos;

/// <summary>
/// The payment provider is away for a while: bookings go on, money waits, and nobody hammers at a closed door.
/// </summary>
[Collection(ChaosCollection.Name)]
public sealed class ProviderAwayTests : IAsyncLifetime
{
    private const int Strikes = 100_000;
    private const int Guests = 8;
    private const int CallsInTenSecondsMax = 3;
    private TestApp _app = null!;
    private Given.Court _court = null!;

    public async Task InitializeAsync()
    {
        _app = await TestApp.Start();
        _court = await Given.NewCourt(await _app.NewTenant());
    }

    public Task DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData("status")]
    [InlineData("break")]
    public async Task Bookings_go_on_and_money_follows_when_it_is_back(string kind)
    {
        var paid = await Trip.Book(_court, 48);
        await paid.AskIntent();
        await Fault(new
        {
            target = "api",
            kind = "status",
            status = 503,
            path = $"/v1/payment_intents/{PayingGuest.IdOf(paid.Intent!)}/capture",
        });
        await paid.Pay();
        await paid.Guest.UntilBooking("confirmed");
        // Whatever else is asked of it fails now, before the work or after it.
        var outage = await Fault(new { target = "api", kind, status = 503, count = Strikes });

        var trips = await Task.WhenAll(Enumerable.Range(0, Guests).Select(i => Trip.Book(_court, 60 + i)));
        var refusals = await Task.WhenAll(trips.Select(trip => trip.Guest.AskIntent()));
        Assert.All(refusals, reply => Assert.Equal((503, "payment-provider-unavailable"), (reply.Status, reply.Code)));
        Assert.All(refusals, reply => Assert.True(reply.Headers.ContainsKey("Retry-After")));
        await KeepsAway(trips, outage);

        (await _app.SandboxHttp.DeleteAsync("/_control/faults")).EnsureSuccessStatusCode();
        await paid.EndsWell();
        foreach (var trip in trips)
        {
            await trip.Pay();
            await trip.EndsWell();
        }
        await Invariants.Hold(_app);
    }

    // The circuit is open when nobody's question leads to a call; that of one alone may be waiting for its next turn. While it
    // is, all that ask make a trial call now and then.
    private async Task KeepsAway(Trip[] trips, string outage)
    {
        await TestApp.Eventually(async () =>
        {
            var before = await StrikesLeft(outage);
            foreach (var trip in trips) (await trip.Guest.AskIntent()).Expect(503);
            return before == await StrikesLeft(outage);
        }, "the circuit opens", TimeSpan.FromSeconds(60));
        var left = await StrikesLeft(outage);
        var started = Environment.TickCount64;
        for (var asked = 0; asked < 40; asked++) (await trips[asked % Guests].Guest.AskIntent()).Expect(503);
        var tens = 1 + ((Environment.TickCount64 - started) / 10_000);
        Assert.InRange(left - await StrikesLeft(outage), 0, CallsInTenSecondsMax * tens);
    }

    private async Task<string> Fault(object fault)
    {
        using var answer = await _app.SandboxHttp.PostAsJsonAsync("/_control/faults", fault);
        answer.EnsureSuccessStatusCode();
        return (string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["id"]!;
    }

    private async Task<int> StrikesLeft(string id) =>
        (int)(await _app.SandboxHttp.GetFromJsonAsync<JsonNode>("/_control/faults"))!["items"]!.AsArray()
            .Single(fault => (string)fault!["id"]! == id)!["count"]!;
}

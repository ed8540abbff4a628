using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Holdfast.Chaos;

/// <summary>Webhooks that never come, or come twice, late and in the wrong order: a trip ends right, once.</summary>
[Collection(ChaosCollection.Name)]
public sealed class WebhookTroubleTests
{
    private const int Trips = 6;

    [Fact]
    public async Task Without_any_webhook_polling_ends_every_trip()
    {
        var app = await TestApp.Start(new TestAppOptions { Webhooks = false });
        try
        {
            await MakeTrips(app);
            Assert.Equal(0, await app.Database.Scalar<long>("select count(*) from payments.webhook_events"));
        }
        finally
        {
            await app.DisposeAsync();
        }
    }

    [Fact]
    public async Task Webhooks_twice_late_and_out_of_order_are_taken_once()
    {
        var app = await TestApp.Start();
        try
        {
            await Fault(app, new { target = "webhook", kind = "duplicate" });
            await Fault(app, new { target = "webhook", kind = "delay", milliseconds = 700, count = 5 });
            await Fault(app, new { target = "webhook", kind = "reorder", count = 6 });
            await MakeTrips(app);
            await TestApp.Eventually(async () => (int)(await Counts(app))["deliveries"]! == 0, "all of them came");
            Assert.Equal(
                (long)(await Counts(app))["events"]!,
                await app.Database.Scalar<long>("select count(*) from payments.webhook_events"));
        }
        finally
        {
            await app.DisposeAsync();
        }
    }

    private static async Task MakeTrips(TestApp app)
    {
        var court = await Court(app);
        await Task.WhenAll(Enumerable.Range(0, Trips).Select(async number =>
        {
            var trip = await Trip.Book(court, 48 + number);
            await trip.Pay();
            await trip.EndsWell();
            if (number % 2 == 0) return;
            await trip.Cancel();
            await trip.EndsWithoutMoney();
        }));
        await Invariants.Hold(app);
    }

    private static async Task<JsonNode> Counts(TestApp app) =>
        (await app.SandboxHttp.GetFromJsonAsync<JsonNode>("/_control/state"))!["counts"]!;

    private static async Task Fault(TestApp app, object fault) =>
        (await app.SandboxHttp.PostAsJsonAsync("/_control/faults", fault)).EnsureSuccessStatusCode();

    private static async Task<Given.Court> Court(TestApp app) => await Given.NewCourt(await app.NewTenant());
}

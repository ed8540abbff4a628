using System.Collections.Concurrent;
using System.Diagnostics;
using FsCheck.Fluent;

namespace Holdfast.Tests.Properties;

[Collection(SharedApp.Name)]
public sealed class ObservabilityProperties(TestApp app)
{
    [Fact(DisplayName = Feature.Name + "27: a critical act leaves a trace that its events and their handlers continue")]
    public async Task Traces()
    {
        var spans = new ConcurrentBag<(string Trace, string Name)>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Holdfast" or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => spans.Add((activity.TraceId.ToString(), activity.DisplayName)),
        };
        ActivitySource.AddActivityListener(listener);
        var court = await Given.NewCourt(await app.NewTenant());

        await Feature.Holds(Gen.Choose(2, 24 * 60), async hour =>
        {
            var trace = ActivityTraceId.CreateRandom().ToString();
            var start = Given.HoursAhead(court.Tenant, hour);
            var booking = (await court.Tenant.Guest.Post("/api/bookings",
                new { resourceId = court.Id, start, end = start.AddHours(1), guest = Given.Guest() },
                ("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01"), ("X-Correlation-Id", $"test-{trace}"))).Expect(201).Json;
            await TestApp.Eventually(() => Task.FromResult(
                spans.Contains((trace, "POST /api/bookings")) && spans.Contains((trace, "handle booking.created"))),
                "request and handlers are in one trace");
            await TestApp.Eventually(async () => $"test-{trace}" == await app.Database.Scalar<string?>(
                "select correlation_id from payments.inbox where type = 'booking.created' and key = @id",
                new { id = (Guid)booking["id"]! }), "the correlation id has come with the event");
            (await court.Tenant.Guest.Put($"/api/bookings/{booking["id"]}/cancel", new { reason = "done" },
                ("X-Booking-Token", (string)booking["manageToken"]!))).Expect(200);
        });
    }

    [Fact(DisplayName = Feature.Name + "28: every request counts in the metrics, and every refusal bears the caller's correlation id")]
    public async Task Metrics()
    {
        var tenant = await app.NewTenant();
        var before = await Refusals();
        await Feature.Holds(Gen.Choose(1, 1_000_000), async number =>
        {
            var refused = await tenant.Guest.Get($"/api/courts/{Guid.NewGuid()}", ("X-Correlation-Id", $"case-{number}"));
            Assert.Equal((404, $"case-{number}"), (refused.Status, (string)refused.Json["correlationId"]!));
            Assert.Equal($"case-{number}", refused.Headers["X-Correlation-Id"]);
        });

        Assert.True(await Refusals() >= before + 100);
        var text = await app.Http.GetStringAsync("/metrics");
        foreach (var family in new[]
        {
            "http_server_request_duration_seconds_bucket", "holdfast_events_handled_total", "holdfast_lag_seconds",
            "db_client_connection_current", "holdfast_worker_duration_seconds_bucket",
        })
            Assert.Contains(family, text, StringComparison.Ordinal);
    }

    private async Task<double> Refusals() => (await app.Http.GetStringAsync("/metrics")).Split('\n')
        .Where(line => line.StartsWith("holdfast_refusals_total{code=\"resource-unknown\"}", StringComparison.Ordinal))
        .Select(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..])).SingleOrDefault();
}

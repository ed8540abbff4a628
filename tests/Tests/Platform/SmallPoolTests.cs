namespace Holdfast.Tests.Platform;

/// <summary>Few connections make the product slow, never stuck: nobody waits for a second one of the pool he holds one of.</summary>
public sealed class SmallPoolTests
{
    [Fact]
    public async Task A_trip_ends_right_with_four_connections_a_pool()
    {
        var app = await TestApp.Start(new() { Settings = new Dictionary<string, string?> { ["DATABASE_POOL"] = "4" } });
        try
        {
            var court = await Given.NewCourt(await app.NewTenant());
            var bookings = await Task.WhenAll(Enumerable.Range(2, 20)
                .Select(async hour => (await Given.Book(court, Given.HoursAhead(court.Tenant, hour))).Expect(201).Json));
            foreach (var booking in bookings.Take(5))
            {
                using var paid = await Given.Pay(app, court.Tenant, booking);
                await Given.Status(court.Tenant, booking, "confirmed");
            }
            await app.Settled();
        }
        finally
        {
            await app.DisposeAsync();
        }
    }
}

using System.Globalization;
using FsCheck.Fluent;
using Holdfast.Tests.Realtime;

namespace Holdfast.Tests.Properties;

[Collection(SharedApp.Name)]
public sealed class BroadcastProperty(TestApp app)
{
    private const int Viewers = 4;

    [Fact(DisplayName = Feature.Name + "9: every change reaches all who look at the place, once, in the order of the changes")]
    public async Task Broadcast()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        var streams = await Task.WhenAll(Enumerable.Range(0, Viewers).Select(_ => EventStream.Watch(court)));
        try
        {
            await Feature.Holds(
                from hour in Gen.Choose(2, 24 * 60) from books in Gen.Elements(true, false) select (hour, books),
                async c =>
                {
                    var start = Given.HoursAhead(court.Tenant, c.hour);
                    if (c.books) await BookAndCancel(court, start);
                    else await HoldAndRelease(court, start);

                    var seen = await Task.WhenAll(streams.Select(s => s.Next(2)));
                    Assert.All(seen, events => Assert.Equal(
                        [(start, c.books ? "booked" : "held"), (start, "free")],
                        events.Select(e => ((DateTimeOffset)e.Data["start"]!, (string)e.Data["state"]!))));
                    Assert.Single(seen.Select(events => string.Join(',', events.Select(e => e.Id))).Distinct());
                    Assert.True(Position(seen[0][0]) < Position(seen[0][1]));
                });
        }
        finally
        {
            foreach (var stream in streams) await stream.DisposeAsync();
        }
    }

    private static long Position(SseEvent told) => long.Parse(told.Id, CultureInfo.InvariantCulture);

    private static async Task BookAndCancel(Given.Court court, DateTimeOffset start)
    {
        var booking = (await Given.Book(court, start)).Expect(201).Json;
        (await court.Tenant.Guest.Put($"/api/bookings/{booking["id"]}/cancel", new { reason = "done" },
            ("X-Booking-Token", (string)booking["manageToken"]!))).Expect(200);
    }

    private static async Task HoldAndRelease(Given.Court court, DateTimeOffset start)
    {
        var hold = (await Given.Hold(court, start)).Expect(201).Json;
        (await court.Tenant.Guest.Delete($"/api/holds/{hold["id"]}", ("X-Hold-Token", (string)hold["token"]!))).Expect(204);
    }
}

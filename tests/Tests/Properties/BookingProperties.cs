using FsCheck;
using FsCheck.Fluent;

namespace Holdfast.Tests.Properties;

[Collection(SharedApp.Name)]
public sealed class BookingProperties(TestApp app)
{
    private const int HoursAhead = 24 * 60;

    private static readonly Gen<int> Hour = Gen.Choose(2, HoursAhead);

    [Fact(DisplayName = Feature.Name + "10: a slot in progress is unavailable to all until it is let go")]
    public async Task Holds()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        await Feature.Holds(Hour, async hour =>
        {
            var start = Given.HoursAhead(court.Tenant, hour);
            var hold = (await Given.Hold(court, start)).Expect(201).Json;
            Assert.Equal("slot-taken", (await Given.Hold(court, start)).Code);
            Assert.Equal("slot-taken", (await Given.Book(court, start)).Code);
            (await court.Tenant.Guest.Delete($"/api/holds/{hold["id"]}", ("X-Hold-Token", (string)hold["token"]!))).Expect(204);
            var booking = (await Given.Book(court, start)).Expect(201).Json;
            await Cancel(court, booking);
        });
    }

    [Fact(DisplayName = Feature.Name + "11: of concurrent requests for overlapping times exactly one is booked, whole")]
    public async Task Atomic()
    {
        var court = await Given.NewCourt(await app.NewTenant(), new() { Service = Given.Service(grid: 15) });
        await Feature.Holds(
            from hour in Hour from offsets in Gen.Choose(0, 3).ListOf(6) select (hour, offsets),
            async c =>
            {
                var start = Given.HoursAhead(court.Tenant, c.hour);
                var replies = await Task.WhenAll(c.offsets.Select(o => Given.Book(court, start.AddMinutes(15 * o))));
                var won = Assert.Single(replies, r => r.Status == 201);
                Assert.All(replies.Where(r => r != won), r => Assert.Equal("slot-taken", r.Code));
                Assert.Equal(3, await app.Database.Scalar<long>("""
                    select (select count(*) from bookings.bookings where id = @id)
                        + (select count(*) from bookings.allocations where booking_id = @id)
                        + (select count(*) from bookings.booking_transitions where booking_id = @id)
                    """, new { id = (Guid)won.Json["id"]! }));
                await Cancel(court, won.Json);
            });
    }

    [Fact(DisplayName = Feature.Name + "12: a conflict is told as such, with free neighbours that can be booked")]
    public async Task Conflicts()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        await Feature.Holds(
            from hour in Hour from pick in Gen.Choose(0, 4) select (hour, pick),
            async c =>
            {
                var start = Given.HoursAhead(court.Tenant, c.hour);
                var first = (await Given.Book(court, start)).Expect(201).Json;
                var refused = (await Given.Book(court, start)).Expect(409);
                Assert.Equal("slot-taken", refused.Code);
                var neighbours = refused.Json["alternatives"]!.AsArray();
                var distances = neighbours.Select(n => ((DateTimeOffset)n!["start"]! - start).Duration()).ToList();
                Assert.Equal(distances.Order(), distances);
                var neighbour = (DateTimeOffset)neighbours[c.pick % neighbours.Count]!["start"]!;
                var second = (await Given.Book(court, neighbour)).Expect(201).Json;
                await Cancel(court, first);
                await Cancel(court, second);
            });
    }

    [Fact(DisplayName = Feature.Name + "13: a booking uses its hold up and is told of once, asynchronously")]
    public async Task Completion()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        var made = new List<Guid>();
        await Feature.Holds(Hour, async hour =>
        {
            var hold = (await Given.Hold(court, Given.HoursAhead(court.Tenant, hour))).Expect(201).Json;
            object body = new { holdId = (Guid)hold["id"]!, holdToken = (string)hold["token"]!, guest = Given.Guest() };
            var booking = (await court.Tenant.Guest.Post("/api/bookings", body)).Expect(201).Json;
            Assert.Equal("hold-used", (await court.Tenant.Guest.Post("/api/bookings", body)).Code);
            made.Add((Guid)booking["id"]!);
            await Cancel(court, booking);
        });

        Assert.Equal(0, await app.Database.Scalar<long>("select count(*) from bookings.allocations where resource_id = @Id", new { court.Id }));
        await TestApp.Eventually(async () => made.Count == await app.Database.Scalar<long>("""
            select count(*) from (select key from bus.log where type = 'booking.created' and key = any(@made)
                group by key having count(*) = 1) once
            """, new { made = made.ToArray() }), "each booking was told of once");
    }

    [Fact(DisplayName = Feature.Name + "20: pages of a history are complete, in order, without repetition, and the person's own")]
    public async Task History()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        var me = Guid.CreateVersion7();
        var mine = court.Tenant.As(me, "customer");
        var made = new List<Guid>();
        for (var i = 0; i < 23; i++)
            made.Add((Guid)(await Given.Book(court, Given.HoursAhead(court.Tenant, 5 + i), mine)).Expect(201).Json["id"]!);
        (await Given.Book(court, Given.HoursAhead(court.Tenant, 90), court.Tenant.Customer())).Expect(201);

        await Feature.Holds(
            from limit in Gen.Choose(1, 100) from path in Gen.Elements("/api/bookings", $"/api/bookings/user/{me}") select (limit, path),
            async c =>
            {
                var seen = new List<Guid>();
                for (string? cursor = ""; cursor is not null;)
                {
                    var page = (await mine.Get($"{c.path}?limit={c.limit}{(cursor.Length > 0 ? "&cursor=" + cursor : "")}")).Expect(200).Json;
                    Assert.True(page["items"]!.AsArray().Count <= c.limit);
                    seen.AddRange(page["items"]!.AsArray().Select(i => (Guid)i!["id"]!));
                    cursor = (string?)page["nextCursor"];
                }
                Assert.Equal(made.AsEnumerable().Reverse(), seen);
            });
        Assert.Equal(404, (await court.Tenant.Customer().Get($"/api/bookings/user/{me}")).Status);
    }

    /// <summary>Neighbours are in the way of some; a change is whole or nothing of it is.</summary>
    [Fact(DisplayName = Feature.Name + "21: a change re-checks time, place and price, and is done whole or not at all")]
    public async Task Changes()
    {
        var court = await Given.NewCourt(await app.NewTenant(), new()
        {
            Units = 2,
            // Stands once its event was taken, and from then on nothing but the changes happens to it.
            Service = new
            {
                name = "Court hire",
                priceType = "hourly",
                durationMinutes = 60,
                durationMinutesMax = 180,
                gridMinutes = 30,
                noticeMinutes = 0,
                bufferAfterMinutes = 15,
                paymentPolicy = "at_venue",
            },
        });
        var wish = from start in Gen.Choose(-4, 8)
                   from length in Gen.Choose(1, 7)
                   from units in Gen.Choose(1, 3)
                   select (start, length, units);
        await Feature.Holds(
            from hour in Gen.Choose(30, HoursAhead)
            from neighbour in Gen.Choose(-3, 6)
            from wished in wish
            select (hour, neighbour, wished),
            async c =>
            {
                var start = Given.HoursAhead(court.Tenant, c.hour);
                var booking = (await Given.Book(court, start)).Expect(201).Json;
                var other = await Given.Book(court, start.AddMinutes(30 * c.neighbour));
                var (at, length, units) = c.wished;
                var body = new { start = start.AddMinutes(30 * at), durationMinutes = 30 * length, units };
                await Given.Status(court.Tenant, booking, "confirmed");
                var before = await Given.Read(court.Tenant, booking);
                var reply = await court.Tenant.Guest.Patch(
                    $"/api/bookings/{booking["id"]}", body, ("X-Booking-Token", (string)booking["manageToken"]!));
                var after = await Given.Read(court.Tenant, booking);
                var offered = length is >= 2 and <= 6 && units <= 2;
                if (reply.Status != 200)
                {
                    Assert.Contains(reply.Code, offered
                        ? ["slot-taken"] : (string[])["slot-not-offered", "validation-failed"]);
                    Assert.Equal(before.ToJsonString(), after.ToJsonString());
                }
                else
                {
                    Assert.True(offered);
                    Assert.Equal((body.start, units, 1_000L * length * units), (
                        (DateTimeOffset)after["start"]!, (int)after["units"]!, (long)after["total"]!["amount"]!));
                }
                Assert.Equal((int)after["units"]!, await app.Database.Scalar<long>("""
                    select count(*) from bookings.allocations a join bookings.bookings b on b.id = a.booking_id
                    where b.id = @id and a.starts_at = b.starts_at and a.ends_at = b.ends_at + interval '15 minutes'
                    """, new { id = (Guid)booking["id"]! }));
                await Cancel(court, booking);
                if (other.Status == 201) await Cancel(court, other.Json);
            });
        Assert.Equal(0, await app.Database.Scalar<long>("select count(*) from bookings.allocations where resource_id = @Id", new { court.Id }));
    }

    [Fact(DisplayName = Feature.Name + "22: whatever is done to a booking, its history tells who, when and why, without a gap")]
    public async Task Audit()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        await Feature.Holds(
            from hour in Hour from byOwner in Gen.Elements(true, false) select (hour, byOwner),
            async c =>
            {
                var booking = (await Given.Book(court, Given.HoursAhead(court.Tenant, c.hour))).Expect(201).Json;
                var path = $"/api/bookings/{booking["id"]}/cancel";
                if (c.byOwner) (await court.Owner.Put(path, new { reason = "closed" })).Expect(200);
                else await Cancel(court, booking);

                var history = (await Given.Read(court.Tenant, booking))["history"]!.AsArray();
                Assert.Equal(
                    [(null, "pending", "guest"), ("pending", "cancelled", c.byOwner ? $"provider:{court.OwnerId}" : "guest")],
                    history.Select(h => ((string?)h!["from"], (string)h["to"]!, (string)h["by"]!)));
                Assert.Equal(1, await app.Database.Scalar<long>(
                    "select count(*) from bookings.audit where subject_id = @id", new { id = (Guid)booking["id"]! }));
            });
    }

    private static async Task Cancel(Given.Court court, System.Text.Json.Nodes.JsonNode booking) =>
        (await court.Tenant.Guest.Put($"/api/bookings/{booking["id"]}/cancel", new { reason = "done" },
            ("X-Booking-Token", (string)booking["manageToken"]!))).Expect(200);
}

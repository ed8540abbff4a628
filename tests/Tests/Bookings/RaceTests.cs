namespace Holdfast.Tests.Bookings;

/// <summary>Rivals at once. Each race has its control, without the guard, in <see cref="UnguardedRaceTests"/> or <see cref="RaceControlTests"/>.</summary>
[Collection(SharedApp.Name)]
public sealed class RaceTests(TestApp app)
{
    private const int Rounds = 20;

    [Fact]
    public async Task Of_fifty_people_who_want_one_slot_one_gets_it_and_the_others_are_told()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        for (var round = 0; round < Rounds; round++)
        {
            var start = Given.HoursAhead(court.Tenant, 2 + round);
            var replies = await Races.OneSlot(court, start);
            Assert.Equal(1, replies.Count(r => r.Status == 201));
            Assert.All(replies.Where(r => r.Status != 201), r => Assert.Equal((409, "slot-taken"), (r.Status, r.Code)));
            Assert.All(replies.Where(r => r.Status == 409), r => Assert.NotEmpty(r.Json["alternatives"]!.AsArray()));
        }
        await Agree(court, bookings: Rounds);
    }

    [Fact]
    public async Task Overlapping_periods_that_are_not_equal_exclude_each_other_as_well()
    {
        var court = await Given.NewCourt(await app.NewTenant(), new() { Service = Given.Service(minutes: 60, grid: 15) });
        for (var round = 0; round < Rounds; round++)
        {
            var start = Given.HoursAhead(court.Tenant, 3 + (3 * round));
            var replies = await Races.Overlapping(court, start);
            Assert.Equal(1, replies.Count(r => r.Status == 201));
            Assert.All(replies.Where(r => r.Status != 201), r => Assert.Equal("slot-taken", r.Code));
        }
        await Agree(court, bookings: Rounds);
    }

    [Fact]
    public async Task Eight_rivals_for_eight_units_all_get_one()
    {
        var court = await Given.NewCourt(await app.NewTenant(), new() { Units = 8 });
        for (var round = 0; round < Rounds; round++)
        {
            var start = Given.HoursAhead(court.Tenant, 2 + round);
            var replies = await Races.Units(court, start, rivals: 8);
            Assert.All(replies, r => r.Expect(201));
            Assert.Equal("slot-taken", (await Given.Book(court, start)).Code);
        }
        await Agree(court, bookings: 8 * Rounds);
    }

    [Fact]
    public async Task Of_more_rivals_than_units_as_many_as_there_are_units_get_one()
    {
        var court = await Given.NewCourt(await app.NewTenant(), new() { Units = 8 });
        for (var round = 0; round < Rounds; round++)
        {
            var replies = await Races.Units(court, Given.HoursAhead(court.Tenant, 2 + round), rivals: 20);
            Assert.Equal(8, replies.Count(r => r.Status == 201));
            Assert.All(replies.Where(r => r.Status != 201), r => Assert.Equal((409, "slot-taken"), (r.Status, r.Code)));
        }
        await Agree(court, bookings: 8 * Rounds);
    }

    /// <summary>There is a unit for each of them, so that nothing but the key holds them back.</summary>
    [Fact]
    public async Task Sixteen_twins_with_one_key_are_one_booking_and_sixteen_equal_answers()
    {
        var court = await Given.NewCourt(await app.NewTenant(), new() { Units = Races.Twins });
        for (var round = 0; round < Rounds; round++)
        {
            var replies = await Races.OneKey(court, Given.HoursAhead(court.Tenant, 2 + round));
            Assert.All(replies, r => r.Expect(201));
            Assert.Single(replies.Select(r => r.Text).Distinct());
            Assert.Equal(15, replies.Count(r => r.Headers.ContainsKey("Idempotency-Replayed")));
        }
        await Agree(court, bookings: Rounds);
    }

    [Fact]
    public async Task Of_many_who_turn_one_hold_into_a_booking_one_succeeds()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        for (var round = 0; round < Rounds; round++)
        {
            var replies = await Races.OneHold(court, Given.HoursAhead(court.Tenant, 2 + round));
            Assert.Equal(1, replies.Count(r => r.Status == 201));
            Assert.All(replies.Where(r => r.Status != 201), r => Assert.Equal((409, "hold-used"), (r.Status, r.Code)));
        }
        await Agree(court, bookings: Rounds);
    }

    [Fact]
    public async Task Of_many_who_cancel_one_booking_one_succeeds()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        for (var round = 0; round < Rounds; round++)
        {
            var replies = await Races.OneCancellation(court, Given.HoursAhead(court.Tenant, 2 + round));
            Assert.Equal(1, replies.Count(r => r.Status == 200));
            Assert.All(replies.Where(r => r.Status != 200), r => Assert.Equal("booking-state-conflict", r.Code));
        }
        Assert.Equal(0, await app.Database.Scalar<long>(
            "select count(*) from bookings.allocations where resource_id = @Id", new { court.Id }));
    }

    /// <summary>Bookings, claims, codes, histories and told events tell the same story.</summary>
    private async Task Agree(Given.Court court, int bookings)
    {
        var counts = await app.Database.Query<(long Bookings, long Claims, long Codes, long Transitions, long Overlaps)>("""
            select (select count(*) from bookings.bookings where resource_id = @Id),
                (select count(*) from bookings.allocations where resource_id = @Id and kind = 2),
                (select count(*) from bookings.booking_codes c join bookings.bookings b on b.id = c.booking_id
                    where b.resource_id = @Id),
                (select count(*) from bookings.booking_transitions t join bookings.bookings b on b.id = t.booking_id
                    where b.resource_id = @Id and t.to_status = 'pending'),
                (select count(*) from bookings.allocations a join bookings.allocations o on o.resource_id = a.resource_id
                    and o.unit_no = a.unit_no and o.id > a.id and o.starts_at < a.ends_at and o.ends_at > a.starts_at
                    where a.resource_id = @Id)
            """, new { court.Id });
        Assert.Equal((bookings, bookings, bookings, bookings, 0), counts[0]);
        await TestApp.Eventually(async () => bookings == await app.Database.Scalar<long>("""
            select count(*) from bus.log where type = 'booking.created' and data ->> 'resourceId' = @Id::text
            """, new { court.Id }), "each booking is told of once");
    }
}

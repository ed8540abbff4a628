namespace Holdfast.Tests.Bookings;

/// <summary>Each race has its control, without the guard, in <see cref="UnguardedRaceTests"/> or <see cref="RaceControlTests"/>.</summary>
[Collection(SharedApp.Name)]
public sealed class ChangeRaceTests(TestApp app)
{
    private const int Rounds = 8;

    [Fact]
    public async Task Of_many_who_move_into_one_slot_one_gets_it_and_the_others_keep_theirs()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        for (var round = 0; round < Rounds; round++)
        {
            var start = Given.HoursAhead(court.Tenant, 30 + (20 * round));
            var replies = await ChangeRaces.IntoOneSlot(court, start);
            Assert.Equal(1, replies.Count(r => r.Status == 200));
            Assert.All(replies.Where(r => r.Status != 200), r => Assert.Equal((409, "slot-taken"), (r.Status, r.Code)));
        }
        await EachHasItsClaim(court);
    }

    [Fact]
    public async Task Of_those_who_move_to_a_slot_and_those_who_book_it_one_gets_it()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        for (var round = 0; round < Rounds; round++)
        {
            var replies = await ChangeRaces.AgainstNewBookings(court, Given.HoursAhead(court.Tenant, 30 + (20 * round)));
            Assert.Equal(1, replies.Count(r => r.Status is 200 or 201));
            Assert.All(replies.Where(r => r.Status >= 400), r => Assert.Equal((409, "slot-taken"), (r.Status, r.Code)));
        }
        await EachHasItsClaim(court);
    }

    /// <summary>Moved and then cancelled is a story that can be told; cancelled and then moved is none.</summary>
    [Fact]
    public async Task What_is_cancelled_while_it_moves_holds_nothing_afterwards()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        for (var round = 0; round < 2 * Rounds; round++)
        {
            var (booking, cancelled, moved) = await ChangeRaces.AgainstCancelling(
                court, Given.HoursAhead(court.Tenant, 30 + (3 * round)));
            cancelled.Expect(200);
            Assert.True(moved.Status == 200 || moved.Code == "booking-state-conflict", moved.Text);
            Assert.Equal("cancelled", (string?)(await Given.Read(court.Tenant, booking))["status"]);
            Assert.Empty(await GivenChange.Claims(app, booking));
        }
    }

    /// <summary>Two who exchange their hours wait for each other: neither hour is free, so neither of them gets it.</summary>
    [Fact]
    public async Task Two_who_want_each_others_slot_both_keep_their_own()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        var (one, other) = (Given.HoursAhead(court.Tenant, 30), Given.HoursAhead(court.Tenant, 31));
        var first = (await Given.Book(court, one)).Expect(201).Json;
        var second = (await Given.Book(court, other)).Expect(201).Json;

        var replies = await Task.WhenAll(
            GivenChange.Change(court, first, new { start = other }), GivenChange.Change(court, second, new { start = one }));

        Assert.All(replies, r => Assert.Equal("slot-taken", r.Code));
        await EachHasItsClaim(court);
    }

    private async Task EachHasItsClaim(Given.Court court) => Assert.Equal(0, await app.Database.Scalar<long>("""
        select count(*) from bookings.bookings b where b.resource_id = @Id and not exists (
            select from bookings.allocations a where a.booking_id = b.id and a.resource_id = b.resource_id
                and a.starts_at = b.claim_starts_at and a.ends_at = b.claim_ends_at)
        """, new { court.Id }));
}

namespace Holdfast.Tests.Bookings;

/// <summary>
/// Controls of <see cref="RaceTests"/> and <see cref="ChangeRaceTests"/> whose guard is a constraint: the very same races on an app whose database has none.
/// They must fail, or the races prove nothing.
/// </summary>
public sealed class UnguardedRaceTests(UnguardedApp unguarded) : IClassFixture<UnguardedApp>
{
    [Fact]
    public async Task Without_the_constraint_many_get_one_slot()
    {
        var court = await Given.NewCourt(await unguarded.App.NewTenant());

        Fails(winners: Won(await Races.OneSlot(court, Given.HoursAhead(court.Tenant, 2))), allowed: 1);
    }

    [Fact]
    public async Task Without_the_constraint_overlapping_periods_do_not_exclude_each_other()
    {
        var court = await Given.NewCourt(await unguarded.App.NewTenant(), new() { Service = Given.Service(minutes: 60, grid: 15) });

        Fails(winners: Won(await Races.Overlapping(court, Given.HoursAhead(court.Tenant, 3))), allowed: 1);
    }

    [Fact]
    public async Task Without_the_constraint_more_get_a_unit_than_there_are()
    {
        var court = await Given.NewCourt(await unguarded.App.NewTenant(), new() { Units = 8 });

        Fails(winners: Won(await Races.Units(court, Given.HoursAhead(court.Tenant, 2), rivals: 20)), allowed: 8);
    }

    [Fact]
    public async Task Without_the_unique_key_twins_are_many_bookings()
    {
        var court = await Given.NewCourt(await unguarded.App.NewTenant(), new() { Units = Races.Twins });

        var replies = await Races.OneKey(court, Given.HoursAhead(court.Tenant, 2));

        Fails(winners: replies.Where(r => r.Status == 201).Select(r => (Guid)r.Json["id"]!).Distinct().Count(), allowed: 1);
    }

    [Fact]
    public async Task Without_the_constraint_many_move_into_one_slot()
    {
        var court = await Given.NewCourt(await unguarded.App.NewTenant());

        Fails(winners: Won(await ChangeRaces.IntoOneSlot(court, Given.HoursAhead(court.Tenant, 30))), allowed: 1);
    }

    [Fact]
    public async Task Without_the_constraint_some_move_to_a_slot_that_others_book()
    {
        var court = await Given.NewCourt(await unguarded.App.NewTenant());

        Fails(winners: Won(await ChangeRaces.AgainstNewBookings(court, Given.HoursAhead(court.Tenant, 30))), allowed: 1);
    }

    private static int Won(Reply[] replies) => replies.Count(r => r.Status is 200 or 201);

    internal static void Fails(int winners, int allowed) =>
        Assert.True(winners > allowed, $"{winners} won where {allowed} may: the race proves nothing.");
}

public sealed class UnguardedApp : IAsyncLifetime
{
    // The constraint that stays bears the same name, so that the product's statements run, and is never in the way. Claims
    // take half a second, so that rivals have looked before one has written, however slow the machine.
    private const string NoGuards = """
        alter table bookings.allocations drop constraint allocations_no_overlap;
        alter table bookings.allocations add constraint allocations_no_overlap exclude using gist (id with =);
        alter table bookings.requests drop constraint requests_pkey;
        create function linger() returns trigger language plpgsql as $$ begin perform pg_sleep(0.5); return null; end $$;
        create trigger linger before insert on bookings.allocations for each statement execute function linger()
        """;

    public TestApp App { get; } = new();

    public async Task InitializeAsync()
    {
        await App.InitializeAsync();
        await App.Database.Execute(NoGuards);
    }

    public Task DisposeAsync() => App.DisposeAsync();
}

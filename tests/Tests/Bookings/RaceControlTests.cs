using Dapper;
using Npgsql;

namespace Holdfast.Tests.Bookings;

/// <summary>
/// Controls of <see cref="RaceTests"/> and <see cref="ChangeRaceTests"/> whose guard is a condition in a statement: rivals whose statement lacks it. They
/// must fail, or the races prove nothing.
/// </summary>
[Collection(SharedApp.Name)]
public sealed class RaceControlTests(TestApp app)
{
    /// <summary>Rivals who take the first free number and try no other: some go away empty although there is one for each.</summary>
    [Fact]
    public async Task Without_another_try_eight_rivals_for_eight_units_do_not_all_get_one()
    {
        var court = await Given.NewCourt(await app.NewTenant(), new() { Units = 8 });
        var start = Given.HoursAhead(court.Tenant, 2);

        var won = await AtOnce(8, connection => connection.ExecuteAsync("""
            insert into bookings.allocations (id, tenant_id, resource_id, unit_no, starts_at, ends_at, kind, booking_id)
            select gen_random_uuid(), @Tenant, @Id, u.unit_no, @start, @start + interval '1 hour', 2, gen_random_uuid()
            from pg_sleep(0.5), lateral (select n as unit_no from generate_series(0, 7) n where not exists (
                select from bookings.allocations where resource_id = @Id and unit_no = n and starts_at = @start)
                order by n limit 1) u
            on conflict on constraint allocations_no_overlap do nothing
            """, new { Tenant = court.Tenant.Id, court.Id, start }));

        Assert.True(won.Sum() < 8, $"All {won.Sum()} got one.");
    }

    /// <summary>Looks first, and then takes it for granted.</summary>
    [Fact]
    public async Task Without_asking_again_many_turn_one_hold_into_a_booking()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        var hold = (Guid)(await Given.Hold(court, Given.HoursAhead(court.Tenant, 2))).Expect(201).Json["id"]!;

        UnguardedRaceTests.Fails(winners: await LookThenWrite(
            "select booking_id is null and released_at is null from bookings.holds where id = @id",
            "update bookings.holds set booking_id = gen_random_uuid() where id = @id", hold), allowed: 1);
    }

    [Fact]
    public async Task Without_naming_the_states_to_leave_many_cancel_one_booking()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        var booking = (Guid)(await Given.Book(court, Given.HoursAhead(court.Tenant, 2))).Expect(201).Json["id"]!;

        UnguardedRaceTests.Fails(winners: await LookThenWrite(
            "select status = 'pending' from bookings.bookings where id = @id",
            "update bookings.bookings set status = 'cancelled', version = version + 1 where id = @id", booking), allowed: 1);
    }

    /// <summary>Each counts what there is before any of the others is there.</summary>
    [Fact]
    public async Task Without_waiting_for_each_other_all_of_one_person_slip_under_a_limit()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        var like = (Guid)(await Given.Book(court, Given.HoursAhead(court.Tenant, 2))).Expect(201).Json["id"]!;
        var person = Guid.CreateVersion7();

        var won = await AtOnce(8, connection => connection.ExecuteAsync("""
            insert into bookings.bookings select b.* from bookings.bookings like_this, pg_sleep(0.5), lateral (
                select (jsonb_populate_record(like_this, jsonb_build_object('id', gen_random_uuid(), 'user_id', @person))).*) b
            where like_this.id = @like and (select count(*) from bookings.bookings where user_id = @person) < 1
            """, new { like, person }));

        UnguardedRaceTests.Fails(winners: won.Sum(), allowed: 1);
    }

    /// <summary>Of <see cref="ApprovalTests"/> and <see cref="ApprovalTimeoutTests"/>: a yes, and a no or the end of its time.</summary>
    [Fact]
    public async Task Without_naming_the_states_to_leave_a_request_is_confirmed_and_ended()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        var booking = (Guid)(await Given.Book(court, Given.HoursAhead(court.Tenant, 2))).Expect(201).Json["id"]!;

        UnguardedRaceTests.Fails(winners: await LookThenWrite(
            "select status = 'pending' from bookings.bookings where id = @id",
            """
            with answered as (
                update bookings.bookings set version = version + 1,
                    status = case when version % 2 = 1 then 'confirmed' else 'cancelled' end
                where id = @id returning id, version, tenant_id, status)
            insert into bookings.booking_transitions (booking_id, seq, tenant_id, to_status, at, actor, correlation_id)
            select id, version, tenant_id, status, to_timestamp(0), 'nobody', '' from answered
            """, booking), allowed: 1);
        Assert.Equal(2, await app.Database.Scalar<long>(
            "select count(distinct to_status) from bookings.booking_transitions where booking_id = @booking and seq > 1",
            new { booking }));
    }

    /// <summary>Looks at the booking, and then moves it whatever became of it: a claim is left that no live booking has.</summary>
    [Fact]
    public async Task Without_the_lock_what_is_cancelled_while_it_moves_still_holds_a_slot()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        var start = Given.HoursAhead(court.Tenant, 30);
        var booking = (await Given.Book(court, start)).Expect(201).Json;
        var id = (Guid)booking["id"]!;
        await using var connection = new NpgsqlConnection(app.Database.Url);
        await connection.OpenAsync();

        Assert.Equal("pending", await connection.ExecuteScalarAsync<string>(
            "select status from bookings.bookings where id = @id", new { id }));
        (await court.Tenant.Guest.Put($"/api/bookings/{id}/cancel", new { }, GivenChange.Token(booking))).Expect(200);
        await connection.ExecuteAsync("""
            delete from bookings.allocations where booking_id = @id;
            insert into bookings.allocations (id, tenant_id, resource_id, starts_at, ends_at, kind, booking_id)
            values (gen_random_uuid(), @Tenant, @Court, @start, @start + interval '1 hour', 2, @id)
            """, new { id, start = start.AddHours(1), Tenant = court.Tenant.Id, Court = court.Id });

        Assert.NotEmpty(await GivenChange.Claims(app, booking));
        await connection.ExecuteAsync("delete from bookings.allocations where booking_id = @id", new { id });
    }

    // Nobody writes before all have looked.
    private async Task<int> LookThenWrite(string look, string write, Guid id)
    {
        var looked = new TaskCompletionSource();
        var looking = Races.Twins;
        var won = await AtOnce(Races.Twins, async connection =>
        {
            var free = await connection.ExecuteScalarAsync<bool>(look, new { id });
            if (Interlocked.Decrement(ref looking) == 0) looked.SetResult();
            await looked.Task;
            return free ? await connection.ExecuteAsync(write, new { id }) : 0;
        });
        return won.Sum();
    }

    private Task<int[]> AtOnce(int rivals, Func<NpgsqlConnection, Task<int>> act) =>
        Task.WhenAll(Enumerable.Range(0, rivals).Select(async _ =>
        {
            await using var connection = new NpgsqlConnection(app.Database.Url);
            await connection.OpenAsync();
            return await act(connection);
        }));
}

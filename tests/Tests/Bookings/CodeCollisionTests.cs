namespace Holdfast.Tests.Bookings;

/// <summary>The code drawn for a booking is somebody else's already: on an app of its own, where a trigger sees to that.</summary>
public sealed class CodeCollisionTests : IAsyncLifetime
{
    private readonly TestApp _app = new();

    public async Task InitializeAsync()
    {
        await _app.InitializeAsync();
        // The first code a tenant draws is taken by another booking in the moment before it is written.
        await _app.Database.Execute("""
            create function taken_before() returns trigger language plpgsql as $$ begin
                if pg_trigger_depth() = 1 and not exists (select from bookings.booking_codes where tenant_id = new.tenant_id)
                then insert into bookings.booking_codes values (new.tenant_id, new.code, gen_random_uuid()); end if;
                return new;
            end $$;
            create trigger taken_before before insert on bookings.booking_codes for each row execute function taken_before()
            """);
    }

    public Task DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_booking_gets_another_code()
    {
        var court = await Given.NewCourt(await _app.NewTenant());
        var (start, key) = (Given.HoursAhead(court.Tenant, 30), Guid.NewGuid().ToString());

        var booking = (await Given.Book(court, start, key: key)).Expect(201);

        Assert.Equal(booking.Text, (await Given.Book(court, start, key: key)).Expect(201).Text);
        await Agrees(court, booking);
    }

    [Fact]
    public async Task A_hold_is_not_used_up_by_the_code_that_was_taken()
    {
        var court = await Given.NewCourt(await _app.NewTenant());
        var hold = (await Given.Hold(court, Given.HoursAhead(court.Tenant, 30))).Expect(201).Json;

        await Agrees(court, (await court.Tenant.Guest.Post("/api/bookings", new
        {
            holdId = (Guid)hold["id"]!,
            holdToken = (string)hold["token"]!,
            guest = Given.Guest(),
        })).Expect(201));
    }

    private async Task Agrees(Given.Court court, Reply booking)
    {
        Assert.Equal(2, await _app.Database.Scalar<long>(
            "select count(*) from bookings.booking_codes where tenant_id = @Id", new { court.Tenant.Id }));
        Assert.Equal((string)booking.Json["confirmationCode"]!, await _app.Database.Scalar<string>("""
            select k.code from bookings.booking_codes k join bookings.bookings b on b.id = k.booking_id and b.code = k.code
            join bookings.allocations a on a.booking_id = b.id and a.kind = 2 where k.tenant_id = @Id
            """, new { court.Tenant.Id }));
    }
}

using Holdfast.Contracts;
using Holdfast.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Tests.Platform;

/// <summary>What is told arrives: once, in the order of its key, in spite of failures, and to those who were not running.</summary>
public sealed class EventTests
{
    private const string Handled = """
        select count(*) from bookings.inbox where type = 'user.changed' and done_at is not null
        """;

    [Fact]
    public async Task A_failing_event_is_tried_again_parked_seen_and_replayed_while_others_go_on()
    {
        var app = await TestApp.Start();
        try
        {
            var tenant = await app.NewTenant();
            var bad = Guid.CreateVersion7();
            await app.Database.Execute($"alter table bookings.users add constraint refuse check (id <> '{bad}')");
            await Tell(app, tenant, User(bad, "a@example.test"), 1);
            await Tell(app, tenant, User(Guid.CreateVersion7(), "b@example.test"), 1);

            await TestApp.Eventually(async () => await app.Database.Scalar<long>(Handled) == 1, "the other event is handled");
            await TestApp.Eventually(async () =>
            {
                app.Clock.Advance(TimeSpan.FromMinutes(6));
                return await app.Database.Scalar<long>("select count(*) from bookings.inbox where parked_at is not null") == 1;
            }, "it is parked", TimeSpan.FromSeconds(60));

            var seen = (await tenant.Operator().Get("/api/admin/bookings/dead-letters")).Expect(200).Json["items"]!.AsArray();
            Assert.Contains("refuse", (string)seen.Single()!["error"]!, StringComparison.Ordinal);
            Assert.Equal(12, (int)seen[0]!["attempts"]!);
            Assert.Equal(403, (await tenant.Admin().Get("/api/admin/bookings/dead-letters")).Status);

            await app.Database.Execute("alter table bookings.users drop constraint refuse");
            (await tenant.Operator().Post($"/api/admin/bookings/dead-letters/{seen[0]!["seq"]}/replay")).Expect(202);
            await TestApp.Eventually(async () => await app.Database.Scalar<long>(Handled) == 2, "it is handled after all");
        }
        finally
        {
            await app.DisposeAsync();
        }
    }

    [Fact]
    public async Task Events_of_one_key_keep_their_order_behind_a_failing_one()
    {
        var app = await TestApp.Start();
        try
        {
            var tenant = await app.NewTenant();
            var user = Guid.CreateVersion7();
            await app.Database.Execute("alter table bookings.users add constraint refuse check (version <> 1)");
            for (var version = 1; version <= 5; version++) await Tell(app, tenant, User(user, $"v{version}@example.test"), version);
            await TestApp.Eventually(async () => await app.Database.Scalar<long>(
                "select count(*) from bookings.inbox where type = 'user.changed' and attempts > 0") == 1, "the first one failed");
            Assert.Equal(0, await app.Database.Scalar<long>(Handled));

            await app.Database.Execute("alter table bookings.users drop constraint refuse");
            app.Clock.Advance(TimeSpan.FromMinutes(6));
            await TestApp.Eventually(async () => await app.Database.Scalar<long>(Handled) == 5, "all five are handled");

            Assert.Equal(5, await app.Database.Scalar<int>("select version from bookings.users where id = @user", new { user }));
            var order = await app.Database.Query<int>(
                "select aggregate_version from bookings.inbox where type = 'user.changed' order by done_at, seq");
            Assert.Equal([1, 2, 3, 4, 5], order);
        }
        finally
        {
            await app.DisposeAsync();
        }
    }

    [Fact]
    public async Task Two_processes_over_one_database_share_the_work_and_a_late_one_misses_nothing()
    {
        var rest = await TestApp.Start(new() { Modules = "identity,catalog,payments,receipts,notifications,realtime" });
        var court = default(Guid);
        var tenant = await rest.NewTenant();
        var owner = tenant.As(Guid.CreateVersion7(), Roles.Provider);
        (await owner.Post("/api/providers", new { name = "Club", timeZone = "Europe/Madrid", currency = "EUR" })).Expect(201);
        court = (Guid)(await owner.Post("/api/courts", new
        {
            name = "Court",
            fieldType = "TENNIS",
            location = new { latitude = 40.4, longitude = -3.7 },
            address = "Here 1",
            timeZone = "Europe/Madrid",
            basePrice = new Money(2_000, "EUR"),
            attributes = new { surface = "hard" },
        })).Expect(201).Json["id"]!;

        // Bookings were not running when the court was made.
        var bookings = await TestApp.Start(new() { Modules = "bookings", TenantWriter = "bookings", Database = rest.Database });
        try
        {
            var guest = new TestTenant(bookings, tenant.Id, tenant.Slug).Guest;
            await TestApp.Eventually(async () => (await guest.Get($"/api/courts/{court}")).Status == 200, "bookings know the court");
            var start = Given.HoursAhead(tenant, 24 * 3);
            start = start.AddHours(-start.Hour + 12);
            var booking = (await guest.Post("/api/bookings",
                new { resourceId = court, start, end = start.AddHours(1), guest = Given.Guest() })).Expect(201).Json;
            await TestApp.Eventually(async () => await rest.Database.Scalar<long>(
                "select count(*) from payments.payments where booking_id = @id", new { id = (Guid)booking["id"]! }) == 1,
                "the other process has heard of the booking");
        }
        finally
        {
            await bookings.DisposeAsync();
            await rest.DisposeAsync();
        }
    }

    private static Task Tell(TestApp app, TestTenant tenant, UserChanged user, int version) =>
        app.Services.GetRequiredKeyedService<Database>("identity")
            .Write(tenant.Id, transaction => transaction.Publish(user, version), CancellationToken.None);

    private static UserChanged User(Guid id, string email) => new(id, email, "Somebody", ["customer"], "en", true);
}

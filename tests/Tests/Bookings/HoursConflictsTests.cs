namespace Holdfast.Tests.Bookings;

[Collection(SharedApp.Name)]
public sealed class HoursConflictsTests(TestApp app)
{
    [Fact]
    public async Task Names_what_is_booked_outside_of_the_new_hours_and_who_comes()
    {
        var court = await Given.NewCourt(await app.NewTenant(), new() { TimeZone = "UTC" });
        var inside = (await Given.Book(court, Ahead(court, days: 3, hour: 10))).Expect(201).Json;
        var late = (await Given.Book(court, Ahead(court, days: 3, hour: 21))).Expect(201).Json;
        var closed = (await Given.Book(court, Ahead(court, days: 4, hour: 10))).Expect(201).Json;
        var cancelled = (await Given.Book(court, Ahead(court, days: 4, hour: 12))).Expect(201).Json;
        (await court.Owner.Put($"/api/bookings/{cancelled["id"]}/cancel", new { reason = "" })).Expect(200);
        var hours = Hours(7 * 60, (21 * 60) + 30, DateOnly.FromDateTime(Ahead(court, 4, 0).UtcDateTime));

        var found = (await court.Owner.Post(Path(court), hours)).Expect(200).Json["items"]!.AsArray();

        Assert.Equal(
            [(string)late["id"]!, (string)closed["id"]!], found.Select(one => (string)one!["booking"]!["id"]!));
        Assert.All(found, one => Assert.False((bool)one!["already"]!));
        Assert.Equal("Gwen Guest", (string)found[0]!["booking"]!["customer"]!["name"]!);
        Assert.Equal("pending", (string?)(await Given.Read(court.Tenant, inside))["status"]);
    }

    [Fact]
    public async Task Says_what_is_outside_of_the_saved_hours_already()
    {
        var court = await Given.NewCourt(await app.NewTenant(), new() { TimeZone = "UTC" });
        (await Given.Book(court, Ahead(court, days: 3, hour: 21))).Expect(201);
        var hours = Hours(8 * 60, 20 * 60);
        (await court.Owner.Put($"/api/courts/{court.Id}/availability-windows", hours)).Expect(200);

        await TestApp.Eventually(async () =>
            (bool)(await court.Owner.Post(Path(court), hours)).Expect(200).Json["items"]![0]!["already"]!, "the hours are known");

        Assert.Empty((await court.Owner.Post(Path(court), Hours(0, 1_440))).Expect(200).Json["items"]!.AsArray());
    }

    [Fact]
    public async Task Is_for_the_owner_alone_and_refuses_hours_that_could_not_be_saved()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        var other = await Given.NewCourt(court.Tenant);
        var hours = Hours(480, 1_200);

        Assert.Equal(404, (await other.Owner.Post(Path(court), hours)).Status);
        Assert.Equal(403, (await court.Tenant.Customer().Post(Path(court), hours)).Status);
        Assert.Equal(404, (await (await app.NewTenant()).Admin().Post(Path(court), hours)).Status);
        var wrong = await court.Owner.Post(Path(court), Hours(1_200, 480));
        Assert.Equal((400, "validation-failed"), (wrong.Status, wrong.Code));
    }

    private static DateTimeOffset Ahead(Given.Court court, int days, int hour) =>
        new DateTimeOffset(court.Tenant.App.Clock.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero).AddDays(days).AddHours(hour);

    private static object Hours(int from, int to, DateOnly? closed = null) => new
    {
        windows = Enumerable.Range(1, 7).Select(weekday => new { weekday, fromMinute = from, toMinute = to }),
        exceptions = closed is { } date ? [new { date, closed = true }] : Array.Empty<object>(),
    };

    private static string Path(Given.Court court) => $"/api/courts/{court.Id}/availability-windows/conflicts";
}

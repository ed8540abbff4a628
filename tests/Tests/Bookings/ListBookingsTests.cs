using System.Text.Json.Nodes;

namespace Holdfast.Tests.Bookings;

[Collection(SharedApp.Name)]
public sealed class ListBookingsTests(TestApp app)
{
    [Theory]
    [InlineData("-created", new[] { 31, 40, 35, 30 })]
    [InlineData("start", new[] { 30, 31, 35, 40 })]
    [InlineData("-start", new[] { 40, 35, 31, 30 })]
    public async Task Comes_in_the_order_asked_for_page_by_page(string sort, int[] hours)
    {
        var court = await Given.NewCourt(await app.NewTenant());
        var customer = court.Tenant.Customer();
        foreach (var hour in new[] { 30, 35, 40, 31 })
            (await Given.Book(court, Given.HoursAhead(court.Tenant, hour), customer)).Expect(201);

        var first = (await customer.Get($"/api/bookings?limit=3&sort={sort}")).Expect(200).Json;
        var second = (await customer.Get($"/api/bookings?limit=3&sort={sort}&cursor={first["nextCursor"]}")).Expect(200).Json;

        Assert.Equal(
            hours.Select(hour => Given.HoursAhead(court.Tenant, hour)), Starts(first).Concat(Starts(second)));
        Assert.Null(second["nextCursor"]);
    }

    [Theory]
    [InlineData("sort=price", "sort")]
    [InlineData("cursor=bm90IGpzb24", "cursor")]
    [InlineData("status=gone", "status")]
    public async Task Refuses_what_it_cannot_sort_or_filter_by(string query, string field)
    {
        var tenant = await app.NewTenant();

        var refused = await tenant.Customer().Get($"/api/bookings?{query}");

        Assert.Equal((400, "validation-failed"), (refused.Status, refused.Code));
        Assert.NotNull(refused.Json["errors"]![field]);
    }

    [Fact]
    public async Task One_booking_says_whom_it_writes_to_and_where_it_is()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        var ofGuest = (await Given.Book(court, Given.HoursAhead(court.Tenant, 30))).Expect(201).Json;
        var customer = court.Tenant.Customer();
        var ofAccount = (await customer.Post("/api/bookings", new
        {
            resourceId = court.Id,
            start = Given.HoursAhead(court.Tenant, 31),
            end = Given.HoursAhead(court.Tenant, 32),
        })).Expect(201).Json;

        var read = await Given.Read(court.Tenant, ofGuest);
        var own = (await customer.Get($"/api/bookings/{ofAccount["id"]}")).Expect(200).Json;

        Assert.Equal(("guest@example.test", "Gwen"), ((string)read["contact"]!["email"]!, (string)read["contact"]!["firstName"]!));
        Assert.Equal(("court", "TENNIS"), ((string)read["place"]!["kind"]!, (string)read["place"]!["fieldType"]!));
        Assert.Equal(40.42, (double)read["place"]!["location"]!["latitude"]!, 5);
        Assert.Null(own["contact"]);
    }

    private static IEnumerable<DateTimeOffset> Starts(JsonNode page) =>
        page["items"]!.AsArray().Select(item => (DateTimeOffset)item!["start"]!);
}

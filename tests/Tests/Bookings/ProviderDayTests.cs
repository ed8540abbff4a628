using System.Text.Json.Nodes;

namespace Holdfast.Tests.Bookings;

[Collection(SharedApp.Name)]
public sealed class ProviderDayTests(TestApp app)
{
    [Fact]
    public async Task Shows_who_comes_when_and_how_the_money_stands()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        var start = Given.HoursAhead(court.Tenant, 72);
        var paid = (await Given.Book(court, start)).Expect(201).Json;
        using var answer = await Given.Pay(app, court.Tenant, paid);
        await TestApp.Eventually(async () =>
            (string?)(await Given.Read(court.Tenant, paid))["payment"]!["status"] == "captured", "it is paid");

        var day = await Day(court.Owner, start);

        var booking = Assert.Single(day["bookings"]!.AsArray())!;
        Assert.Equal(("Gwen Guest", "guest@example.test", false), (
            (string)booking["customer"]!["name"]!, (string)booking["customer"]!["email"]!, (bool)booking["customer"]!["hasAccount"]!));
        Assert.Equal(("captured", 2_000L, 0L), (
            (string)booking["money"]!["state"]!, (long)booking["money"]!["captured"]!["amount"]!,
            (long)booking["money"]!["refunded"]!["amount"]!));
        Assert.Equal(MadridTime(start), (string)booking["localStart"]!);
        var place = Assert.Single(day["courts"]!.AsArray())!;
        Assert.Equal((1_440L, 60L, 1, 0.042), (
            (long)place["openMinutes"]!, (long)place["bookedMinutes"]!, (int)place["bookings"]!, (double)place["load"]!));
        Assert.Equal(1, (int)day["counts"]!["confirmed"]!);
    }

    [Fact]
    public async Task Names_customers_with_an_account_and_forgets_them_when_they_are_erased()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        var email = $"{Guid.NewGuid():N}@example.test";
        var account = (await court.Tenant.Guest.Post("/api/auth/register",
            new { email, password = "a long enough pass", displayName = "Carla" })).Expect(201).Json;
        var carla = court.Tenant.As((Guid)account["user"]!["id"]!, "customer");
        var start = Given.HoursAhead(court.Tenant, 48);
        (await carla.Post("/api/bookings", new { resourceId = court.Id, start, end = start.AddHours(1) })).Expect(201);

        await TestApp.Eventually(async () => await NameOf(court, start) == "Carla", "the club knows the name");
        (await carla.Delete("/api/me")).Expect(204);
        await TestApp.Eventually(async () => await NameOf(court, start) == "", "the name is forgotten");
    }

    [Fact]
    public async Task Of_one_provider_is_not_seen_by_another_nor_by_customers()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        var start = Given.HoursAhead(court.Tenant, 48);
        (await Given.Book(court, start)).Expect(201);
        var neighbour = await Given.NewCourt(court.Tenant, new() { Name = "Court 9" });
        var query = $"?date={MadridTime(start)[..10]}";

        var own = await Day(neighbour.Owner, start);
        Assert.Empty(own["bookings"]!.AsArray());
        Assert.Equal("Court 9", (string)Assert.Single(own["courts"]!.AsArray())!["name"]!);
        Assert.Equal(404, (await neighbour.Owner.Get($"/api/provider/day{query}&providerId={court.ProviderId}")).Status);
        Assert.Equal(403, (await court.Tenant.Customer().Get("/api/provider/day")).Status);
        Assert.Equal(401, (await court.Tenant.Guest.Get("/api/provider/day")).Status);
        Assert.Equal(2, (await court.Tenant.Admin().Get("/api/provider/courts")).Expect(200).Json["items"]!.AsArray().Count);
        Assert.Empty((await (await app.NewTenant()).Admin().Get("/api/provider/courts")).Expect(200).Json["items"]!.AsArray());
        Assert.Equal(400, (await court.Owner.Get("/api/provider/day?date=soon")).Status);
    }

    [Fact]
    public async Task The_club_cancels_at_the_last_hour_and_all_of_the_money_goes_back()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        var neighbour = await Given.NewCourt(court.Tenant);
        var booking = (await Given.Book(court, Given.HoursAhead(court.Tenant, 0))).Expect(201).Json;
        using var paid = await Given.Pay(app, court.Tenant, booking);
        await TestApp.Eventually(async () =>
            (string?)(await Given.Read(court.Tenant, booking))["payment"]!["status"] == "captured", "it is paid");

        (await neighbour.Owner.Put($"/api/bookings/{booking["id"]}/cancel", new { reason = "mine now" })).Expect(404);
        var cancelled = (await court.Owner.Put($"/api/bookings/{booking["id"]}/cancel", new { reason = "flood" })).Expect(200).Json;

        Assert.Equal((100, 2_000L), ((int)cancelled["refund"]!["percent"]!, (long)cancelled["refund"]!["amount"]!));
        Assert.Equal($"provider:{court.OwnerId}", (string)cancelled["history"]!.AsArray()[^1]!["by"]!);
        await TestApp.Eventually(async () =>
            (long)(await Given.Read(court.Tenant, booking))["payment"]!["refunded"]!["amount"]! == 2_000, "the money went back");
        var told = await app.Database.Scalar<string>(
            "select data ->> 'by' from bus.log where type = 'booking.cancelled' and key = @Id", new { Id = (Guid)booking["id"]! });
        Assert.Equal("provider", told);
    }

    private static async Task<JsonNode> Day(TestClient by, DateTimeOffset start) =>
        (await by.Get($"/api/provider/day?date={MadridTime(start)[..10]}")).Expect(200).Json;

    private static async Task<string?> NameOf(Given.Court court, DateTimeOffset start) =>
        (string?)(await Day(court.Owner, start))["bookings"]!.AsArray().Single()!["customer"]!["name"];

    private static string MadridTime(DateTimeOffset start) =>
        TimeZoneInfo.ConvertTime(start, TimeZoneInfo.FindSystemTimeZoneById("Europe/Madrid")).ToString("yyyy-MM-dd'T'HH:mm:ss");
}

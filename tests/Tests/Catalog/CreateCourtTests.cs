using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace Holdfast.Tests.Catalog;

[Collection(SharedApp.Name)]
public sealed class CreateCourtTests(TestApp app)
{
    [Fact]
    public async Task Answers_the_whole_court_open_daily_and_selling_an_hour()
    {
        var club = await Club.In(await app.NewTenant());

        var answer = (await club.Owner.Post("/api/courts", Club.Court())).Expect(201);

        var court = answer.Json;
        Assert.Equal(("\"1\"", $"/api/courts/{court["id"]}"), (answer.ETag, answer.Headers["Location"]));
        Assert.Equal(("court", "TENNIS", "Pista 1", 1), (
            (string)court["kind"]!, (string)court["fieldType"]!, (string)court["name"]!, (int)court["units"]!));
        Assert.Equal(7, court["windows"]!.AsArray().Count(
            w => (int)w!["fromMinute"]! == 480 && (int)w["toMinute"]! == 1320));
        var service = Assert.Single(court["services"]!.AsArray())!;
        Assert.Equal((60, 60, 1440), (
            (int)service["durationMinutes"]!, (int)service["gridMinutes"]!, (int)service["noticeMinutes"]!));
        var read = (await club.Owner.Get($"/api/resources/{court["id"]}")).Expect(200);
        Assert.True(JsonNode.DeepEquals(court, read.Json), read.Text);
    }

    [Fact]
    [Trait("Property", "Feature: court-booking-platform, Property 3: Field Registration and Validation")]
    public async Task Any_valid_court_is_read_back_with_its_place_price_and_attributes()
    {
        var club = await Club.In(await app.NewTenant());
        foreach (var body in Courts.Sample(100, 30))
        {
            var made = (await club.Owner.Post("/api/courts", body)).Expect(201).Json;
            var read = (await club.Owner.Get($"/api/resources/{made["id"]}")).Expect(200).Json;

            foreach (var member in new[] { "location", "attributes", "basePrice", "fieldType", "timeZone", "units" })
                Assert.True(
                    JsonNode.DeepEquals(body[member], read[member]), $"{member} of {body} came back as {read[member]}");
        }
    }

    [Fact]
    public async Task Tells_services_and_resource_whole_and_is_seen_by_customers()
    {
        var club = await Club.In(await app.NewTenant());

        var court = await club.NewCourt(c => c["windows"] = JsonNode.Parse(
            """[{ "weekday": 5, "fromMinute": 1200, "toMinute": 60, "nextDay": true, "priceMultiplier": 1.5 }]"""));

        var (versions, told) = await club.Told("resource.changed", (Guid)court["id"]!);
        Assert.Equal([1], versions);
        Assert.Equal((Guid)court["services"]![0]!["id"]!, (Guid)Assert.Single(told["serviceIds"]!.AsArray())!);
        foreach (var member in new[] { "name", "fieldType", "units", "timeZone", "basePrice", "attributes", "windows" })
            Assert.True(JsonNode.DeepEquals(court[member], told[member]), $"{member} was told as {told[member]}");
        Assert.Equal(2, told["windows"]!.AsArray().Count);
        Assert.Equal([1], (await club.Told("service.changed", (Guid)court["services"]![0]!["id"]!)).Versions);
        (await club.Tenant.Guest.Get($"/api/courts/{court["id"]}")).Expect(200);
    }

    [Fact]
    public async Task Makes_one_court_of_a_request_asked_twice()
    {
        var club = await Club.In(await app.NewTenant());

        var first = (await club.Owner.Post("/api/courts", Club.Court(), ("Idempotency-Key", "once"))).Expect(201);
        var second = (await club.Owner.Post("/api/courts", Club.Court(), ("Idempotency-Key", "once"))).Expect(201);

        Assert.Equal((first.Text, first.ETag), (second.Text, second.ETag));
        Assert.Equal("true", second.Headers["Idempotency-Replayed"]);
        Assert.Equal(1, await app.Database.Scalar<long>(
            "select count(*) from catalog.resources where tenant_id = @Id", new { club.Tenant.Id }));
    }

    [Theory]
    [InlineData("name", "\"\"", "name")]
    [InlineData("name", "\"a\\u0000b\"", "name")]
    [InlineData("fieldType", "\"GOLF\"", "fieldType")]
    [InlineData("location", """{ "latitude": 90.1, "longitude": 0 }""", "location.latitude")]
    [InlineData("location", """{ "latitude": 0, "longitude": -180.1 }""", "location.longitude")]
    [InlineData("location", """{ "latitude": "NaN", "longitude": 0 }""", "location.latitude")]
    [InlineData("timeZone", "\"Mars/Base\"", "timeZone")]
    [InlineData("timeZone", "\"UTC+05:30\"", "timeZone")]
    [InlineData("basePrice", """{ "amount": -1, "currency": "EUR" }""", "basePrice.amount")]
    [InlineData("basePrice", """{ "amount": 1, "currency": "USD" }""", "basePrice.currency")]
    [InlineData("attributes", """{ "surface": 5 }""", "attributes.surface")]
    [InlineData("attributes", """{ "walls": "glass" }""", "attributes.walls")]
    [InlineData("units", "0", "units")]
    [InlineData("services", "[null]", "services[0]")]
    [InlineData("services", """[{ "name": "x", "gridMinutes": 0 }]""", "services[0].gridMinutes")]
    [InlineData("windows", """[{ "weekday": 1, "fromMinute": 600, "toMinute": 600 }]""", "windows[0]")]
    [InlineData("kind", "\"room\"", "kind")]
    public async Task Refuses_what_is_not_a_court_and_names_the_field(string member, string value, string field)
    {
        var club = await Club.In(await app.NewTenant());

        var answer = await club.Owner.Post("/api/courts", Club.Court(c => c[member] = JsonNode.Parse(value)));

        Assert.Equal((400, "validation-failed"), (answer.Status, answer.Code));
        Assert.Contains(field, answer.Json["errors"]!.AsObject().Select(e => e.Key));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{ \"name\": ")]
    public async Task Refuses_a_body_that_is_none(string body)
    {
        var club = await Club.In(await app.NewTenant());

        var answer = await club.Owner.Post("/api/courts", body);

        Assert.Equal((400, "validation-failed"), (answer.Status, answer.Code));
    }

    private static readonly Gen<JsonObject> Courts =
        from latitude in Gen.Choose(-90_000_000, 90_000_000)
        from longitude in Gen.Choose(-180_000_000, 180_000_000)
        from court in Gen.Elements(
            """{ "fieldType": "TENNIS", "attributes": { "surface": "grass", "lights": true } }""",
            """{ "fieldType": "PADEL", "attributes": { "walls": "panoramic", "indoor": true } }""",
            """{ "fieldType": "FOOTBALL_5X5", "attributes": { "surface": "artificial", "goals": "movable" } }""",
            """{ "fieldType": "PADEL", "attributes": { "extra": { "note": "Ñ \"5\" 🎾", "built": 1987.50 } } }""")
        from zone in Gen.Elements("Europe/Madrid", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "UTC")
        from amount in Gen.Choose(0, 100_000_000)
        from units in Gen.Choose(1, 1_000)
        select Club.Court(body =>
        {
            var told = JsonNode.Parse(court)!;
            body["fieldType"] = told["fieldType"]!.DeepClone();
            body["attributes"] = told["attributes"]!.DeepClone();
            body["location"] = new JsonObject { ["latitude"] = latitude / 1e6, ["longitude"] = longitude / 1e6 };
            body["timeZone"] = zone;
            body["basePrice"]!["amount"] = amount;
            body["units"] = units;
        });
}

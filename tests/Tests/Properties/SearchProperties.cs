using FsCheck.Fluent;

namespace Holdfast.Tests.Properties;

[Collection(SharedApp.Name)]
public sealed class SearchProperties(TestApp app)
{
    private const double EarthMeters = 6_371_008.8;

    private static readonly (double Latitude, double Longitude)[] Places =
    [
        (40.4168, -3.7038), (40.4500, -3.6900), (40.3900, -3.7600), (40.5200, -3.6400), (41.3874, 2.1686), (51.5072, -0.1276),
        (40.7128, -74.0060), (-33.8688, 151.2093), (64.1466, -21.9426), (0.0, 179.9), (0.0, -179.9), (89.5, 10.0),
    ];

    [Fact(DisplayName = Feature.Name + "6: all results lie within the radius, nearest first, with their true distance")]
    public async Task Radius()
    {
        var tenant = await app.NewTenant();
        foreach (var (latitude, longitude) in Places)
            await Given.NewCourt(tenant, new() { Latitude = latitude, Longitude = longitude });

        await Feature.Holds(
            from place in Gen.Elements(Places)
            from north in Gen.Choose(-50, 50)
            from east in Gen.Choose(-50, 50)
            from radius in Gen.Choose(1, 200)
            select (Latitude: Math.Clamp(place.Latitude + (north / 100.0), -90, 90),
                Longitude: Math.Clamp(place.Longitude + (east / 100.0), -180, 180), Radius: radius),
            async asked =>
            {
                var items = (await tenant.Guest.Get(FormattableString.Invariant(
                    $"/api/courts/search?latitude={asked.Latitude}&longitude={asked.Longitude}&radiusKm={asked.Radius}")))
                    .Expect(200).Json["items"]!.AsArray();
                var distances = items.Select(i => (double)i!["distanceMeters"]!).ToList();
                Assert.Equal(distances.Order(), distances);
                Assert.All(items, i =>
                {
                    var told = (double)i!["distanceMeters"]!;
                    var great = GreatCircle(asked.Latitude, asked.Longitude,
                        (double)i["location"]!["latitude"]!, (double)i["location"]!["longitude"]!);
                    Assert.True(told <= asked.Radius * 1_000);
                    Assert.InRange(told, great * 0.99, (great * 1.01) + 1); // A sphere is within 0.6 % of the ellipsoid.
                });
                var surely = Places.Count(p => GreatCircle(asked.Latitude, asked.Longitude, p.Latitude, p.Longitude) < asked.Radius * 985);
                Assert.True(items.Count >= surely);
            });
    }

    [Fact(DisplayName = Feature.Name + "7: each result has coordinates, state and all that a map needs")]
    public async Task Completeness()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        var taken = Given.HoursAhead(court.Tenant, 48);
        (await Given.Book(court, taken)).Expect(201);

        await Feature.Holds(Gen.Choose(-12, 12), async hours =>
        {
            var at = taken.AddHours(hours);
            var item = (await court.Tenant.Guest.Get(
                $"/api/courts/search?latitude=40.42&longitude=-3.7&radiusKm=5&at={at:yyyy-MM-ddTHH:mm:ssZ}"))
                .Expect(200).Json["items"]!.AsArray().Single()!;
            Assert.Equal(hours != 0, (bool)item["available"]!);
            Assert.Equal(40.42, (double)item["location"]!["latitude"]!, 6);
            Assert.Equal(-3.70, (double)item["location"]!["longitude"]!, 6);
            foreach (var field in new[] { "id", "name", "fieldType", "address", "timeZone", "basePrice", "distanceMeters" })
                Assert.NotNull(item[field]);
            Assert.Equal(court.ProviderId, (Guid)item["provider"]!["id"]!);
        });
    }

    private static double GreatCircle(double latitude, double longitude, double toLatitude, double toLongitude)
    {
        var (a, b) = (double.DegreesToRadians(latitude), double.DegreesToRadians(toLatitude));
        var (dLatitude, dLongitude) = (b - a, double.DegreesToRadians(toLongitude - longitude));
        var h = Math.Pow(Math.Sin(dLatitude / 2), 2) + (Math.Cos(a) * Math.Cos(b) * Math.Pow(Math.Sin(dLongitude / 2), 2));
        return 2 * EarthMeters * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }
}

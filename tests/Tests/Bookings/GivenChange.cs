using System.Text.Json.Nodes;

namespace Holdfast.Tests.Bookings;

/// <summary>A guest who changes a booking.</summary>
internal static class GivenChange
{
    public static (string, string) Token(JsonNode booking) => ("X-Booking-Token", (string)booking["manageToken"]!);

    public static Task<Reply> Change(
        Given.Court court, JsonNode booking, object body, params (string, string)[] headers) =>
        court.Tenant.Guest.Patch($"/api/bookings/{booking["id"]}", body, [Token(booking), .. headers]);

    public static Task<Reply> Quote(Given.Court court, JsonNode booking, object body) =>
        court.Tenant.Guest.Post($"/api/bookings/{booking["id"]}/change-quote", body, Token(booking));

    /// <summary>Pays at the venue, so the booking stands as soon as its event was taken.</summary>
    public static async Task<JsonNode> Confirmed(Given.Court court, DateTimeOffset start)
    {
        var booking = (await Given.Book(court, start)).Expect(201).Json;
        await Given.Status(court.Tenant, booking, "confirmed");
        return booking;
    }

    /// <summary>Another place of the same provider, where the services of the first are sold too.</summary>
    public static async Task<Guid> Neighbour(Given.Court court, long price = 2_000, int units = 1)
    {
        var services = (await court.Tenant.Guest.Get($"/api/courts/{court.Id}")).Expect(200).Json["services"]!.AsArray();
        var made = (await court.Owner.Post("/api/courts", new
        {
            name = "Court 2",
            fieldType = "TENNIS",
            location = new { latitude = 40.42, longitude = -3.70 },
            address = "Calle Mayor 1, Madrid",
            timeZone = "Europe/Madrid",
            basePrice = new { amount = price, currency = "EUR" },
            units,
            serviceIds = services.Select(s => (Guid)s!["id"]!),
            windows = Enumerable.Range(1, 7).Select(d => new { weekday = d, fromMinute = 0, toMinute = 1_440, priceMultiplier = 1m }),
        })).Expect(201).Json;
        var id = (Guid)made["id"]!;
        await TestApp.Eventually(
            async () => (await court.Tenant.Guest.Get($"/api/courts/{id}")).Status == 200, "bookings know the other court");
        return id;
    }

    /// <summary>Claims of a booking, by start.</summary>
    public static async Task<IReadOnlyList<(Guid Resource, DateTimeOffset Start, DateTimeOffset End)>> Claims(
        TestApp app, JsonNode booking) => await app.Database.Query<(Guid, DateTimeOffset, DateTimeOffset)>("""
            select resource_id, starts_at, ends_at from bookings.allocations where booking_id = @id order by starts_at, unit_no
            """, new { id = (Guid)booking["id"]! });
}

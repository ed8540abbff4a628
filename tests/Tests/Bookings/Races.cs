namespace Holdfast.Tests.Bookings;

/// <summary>Rivals at once, over HTTP: the same for the races and for their controls.</summary>
internal static class Races
{
    public const int Rivals = 50;
    public const int Twins = 16;

    public static Task<Reply[]> OneSlot(Given.Court court, DateTimeOffset start) =>
        AtOnce(Rivals, _ => Given.Book(court, start));

    /// <summary>For a court whose slots of an hour begin each quarter.</summary>
    public static Task<Reply[]> Overlapping(Given.Court court, DateTimeOffset start) =>
        AtOnce(Rivals, i => Given.Book(court, start.AddMinutes(15 * (i % 4))));

    public static Task<Reply[]> Units(Given.Court court, DateTimeOffset start, int rivals) =>
        AtOnce(rivals, _ => Given.Book(court, start));

    public static Task<Reply[]> OneKey(Given.Court court, DateTimeOffset start)
    {
        var key = Guid.NewGuid().ToString();
        return AtOnce(Twins, _ => Given.Book(court, start, key: key));
    }

    public static async Task<Reply[]> OneHold(Given.Court court, DateTimeOffset start)
    {
        var hold = (await Given.Hold(court, start)).Expect(201).Json;
        return await AtOnce(Twins, _ => court.Tenant.Guest.Post("/api/bookings",
            new { holdId = (Guid)hold["id"]!, holdToken = (string)hold["token"]!, guest = Given.Guest() }));
    }

    public static async Task<Reply[]> OneCancellation(Given.Court court, DateTimeOffset start)
    {
        var booking = (await Given.Book(court, start)).Expect(201).Json;
        var token = ("X-Booking-Token", (string)booking["manageToken"]!);
        return await AtOnce(Twins, _ =>
            court.Tenant.Guest.Put($"/api/bookings/{booking["id"]}/cancel", new { reason = "rain" }, token));
    }

    private static Task<Reply[]> AtOnce(int rivals, Func<int, Task<Reply>> act) =>
        Task.WhenAll(Enumerable.Range(0, rivals).Select(act));
}

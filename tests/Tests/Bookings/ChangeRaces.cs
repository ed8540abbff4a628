using System.Text.Json.Nodes;

namespace Holdfast.Tests.Bookings;

/// <summary>Changes against each other, and against those who book and cancel, over HTTP: the same for the races and their controls.</summary>
internal static class ChangeRaces
{
    private const int Rivals = 8;

    /// <summary>Bookings of the hours around, all moved to one hour at once.</summary>
    public static async Task<Reply[]> IntoOneSlot(Given.Court court, DateTimeOffset start)
    {
        var bookings = await Bookings(court, start.AddHours(1), Rivals);
        return await Task.WhenAll(bookings.Select(b => GivenChange.Change(court, b, new { start })));
    }

    /// <summary>Half of them move to the hour, half book it anew.</summary>
    public static async Task<Reply[]> AgainstNewBookings(Given.Court court, DateTimeOffset start)
    {
        var bookings = await Bookings(court, start.AddHours(1), Rivals / 2);
        return await Task.WhenAll(bookings.Select(b => GivenChange.Change(court, b, new { start }))
            .Concat(Enumerable.Range(0, Rivals / 2).Select(_ => Given.Book(court, start))));
    }

    /// <summary>One booking, cancelled and moved at once.</summary>
    public static async Task<(JsonNode Booking, Reply Cancelled, Reply Moved)> AgainstCancelling(
        Given.Court court, DateTimeOffset start)
    {
        var booking = (await Given.Book(court, start)).Expect(201).Json;
        var replies = await Task.WhenAll(
            court.Tenant.Guest.Put($"/api/bookings/{booking["id"]}/cancel", new { }, GivenChange.Token(booking)),
            GivenChange.Change(court, booking, new { start = start.AddHours(1) }));
        return (booking, replies[0], replies[1]);
    }

    private static async Task<JsonNode[]> Bookings(Given.Court court, DateTimeOffset from, int count) => await Task.WhenAll(
        Enumerable.Range(0, count).Select(async i => (await Given.Book(court, from.AddHours(i))).Expect(201).Json));
}

using Holdfast.Kernel;
using Microsoft.AspNetCore.Http;

namespace Holdfast.Bookings;

/// <summary>What somebody is to a booking.</summary>
internal enum Relation
{
    None,
    Customer,
    Provider,
    Admin,
}

/// <summary>
/// A booking is open to its customer (account, or the token it was made with), to the owner of its provider and to the
/// tenant's admins. To all others it does not exist.
/// </summary>
internal static class BookingAccess
{
    public const string TokenHeader = "X-Booking-Token";

    public static Relation Of(BookingRow booking, HttpContext http, GuestTokens tokens)
    {
        var caller = Caller.Of(http);
        if (caller.Is(Roles.Admin)) return Relation.Admin;
        if (caller.UserId is { } user && user == booking.ProviderOwnerId) return Relation.Provider;
        if (caller.UserId is { } customer && customer == booking.UserId) return Relation.Customer;
        var token = http.Request.Headers[TokenHeader].ToString();
        return tokens.Verify(token, GuestTokens.Booking, Tenant.Of(http).Id, booking.Id, booking.TokenEpoch)
            ? Relation.Customer
            : Relation.None;
    }

    /// <summary>401 for those who showed nothing at all, 404 for all who showed the wrong thing.</summary>
    public static Problem Refusal(HttpContext http) =>
        Caller.Of(http).UserId is null && http.Request.Headers[TokenHeader].Count == 0
            ? Problem.Unauthenticated
            : Problem.NotFound;
}

using Holdfast.Kernel;
using Microsoft.AspNetCore.Http;

namespace Holdfast.Payments;

/// <summary>
/// Who may see and do something about a payment: the customer it belongs to, and those who are owed it.
/// </summary>
internal static class PaymentAccess
{
    public const string TokenHeader = "X-Booking-Token";

    public static bool IsCustomer(
        HttpContext http, GuestTokens tokens, Caller caller, Guid tenantId, Guid bookingId, Guid? userId, int epoch) =>
        (userId is not null && caller.UserId == userId) || HoldsToken(http, tokens, tenantId, bookingId, epoch);

    public static bool HoldsToken(HttpContext http, GuestTokens tokens, Guid tenantId, Guid bookingId, int epoch) =>
        tokens.Verify(http.Request.Headers[TokenHeader].ToString(), GuestTokens.Booking, tenantId, bookingId, epoch);

    /// <summary>The tenant's admins, and whoever acts for this provider.</summary>
    public static bool IsStaff(Caller caller, Guid? providerOwner) =>
        caller.Is(Roles.Admin) || caller.Is(Roles.Operator)
        || (caller.Is(Roles.Provider) && caller.UserId is not null && caller.UserId == providerOwner);

    /// <summary>Somebody who named nobody is asked to; somebody else learns nothing of what is there.</summary>
    public static Problem Refusal(HttpContext http, Caller caller) =>
        caller.UserId is null && !http.Request.Headers.ContainsKey(TokenHeader) ? Problem.Unauthenticated : Problem.NotFound;
}

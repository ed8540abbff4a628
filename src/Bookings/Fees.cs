using Holdfast.Kernel;

namespace Holdfast.Bookings;

/// <summary>What the platform keeps of a price: one rate for accounts, one for guests.</summary>
public static class Fees
{
    public static int FeeBasisPoints(this Tenant tenant, Guid? userId) =>
        userId is null ? tenant.GuestFeeBasisPoints : tenant.MemberFeeBasisPoints;
}

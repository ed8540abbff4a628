using Holdfast.Kernel;

namespace Holdfast.Bookings;

/// <summary>What can be wrong with a hold. A wrong token is answered as an unknown hold.</summary>
internal static class HoldProblems
{
    public static readonly Problem Unknown = new("hold-unknown", 404, "There is no such hold.");
    public static readonly Problem Expired = new("hold-expired", 409, "The hold ended. If the time is still free, hold it again.");
    public static readonly Problem Used = new("hold-used", 409, "This hold has become a booking already.");
    public static readonly Problem ExtendedAlready =
        new("hold-extended-already", 409, "A hold can be made longer once, and this one was.");

    public const string TokenHeader = "X-Hold-Token";
}

using System.Net;
using System.Net.Sockets;

namespace Holdfast.Identity;

/// <summary>How often one address may miss the password of one account before it has to wait.</summary>
/// <param name="Failures">In a row: a sign-in that works starts over, and so does a day without failures.</param>
public sealed record SignInThrottle(int Failures, DateTimeOffset FailedAt, DateTimeOffset LockedUntil)
{
    public const int FreeFailures = 5;
    public static readonly TimeSpan FirstLock = TimeSpan.FromSeconds(15);
    public static readonly TimeSpan LongestLock = TimeSpan.FromHours(1);
    public static readonly TimeSpan ForgottenAfter = TimeSpan.FromDays(1);
    private const int DoublingsMax = 10;

    public static readonly SignInThrottle None = new(0, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);

    public bool IsLocked(DateTimeOffset now) => LockedUntil > now;

    /// <summary>Whole seconds, rounded up: who waits that long is let in.</summary>
    public int RetryAfter(DateTimeOffset now) => Math.Max(1, (int)Math.Ceiling((LockedUntil - now).TotalSeconds));

    /// <summary>The fifth failure locks for 15 seconds, each further one for twice as long, up to an hour.</summary>
    public SignInThrottle AfterFailure(DateTimeOffset now)
    {
        var failures = now - FailedAt >= ForgottenAfter ? 1 : Math.Min(Failures, 1_000_000) + 1;
        return new SignInThrottle(failures, now, now + LockFor(failures));
    }

    public static TimeSpan LockFor(int failures)
    {
        if (failures < FreeFailures) return TimeSpan.Zero;
        var doubled = FirstLock * Math.Pow(2, Math.Min(failures - FreeFailures, DoublingsMax));
        return doubled < LongestLock ? doubled : LongestLock;
    }

    /// <summary>An IPv6 subscriber has a whole /64 to try from, so that counts as one address.</summary>
    public static string AddressOf(IPAddress? address)
    {
        if (address is null) return "unknown";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6 || IPAddress.IsLoopback(address)) return address.ToString();
        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, 8, 8);
        return new IPAddress(bytes) + "/64";
    }
}

using System.Net;
using Holdfast.Identity;

namespace Holdfast.Tests.Identity;

public class SignInThrottleTests
{
    private static readonly DateTimeOffset Now = new(2026, 12, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, 0)]
    [InlineData(4, 0)]
    [InlineData(5, 15)]
    [InlineData(6, 30)]
    [InlineData(7, 60)]
    [InlineData(12, 1_920)]
    [InlineData(13, 3_600)]
    [InlineData(1_000_000, 3_600)]
    public void Waiting_doubles_from_the_fifth_failure_on_up_to_an_hour(int failures, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), SignInThrottle.LockFor(failures));

    [Fact]
    public void Four_failures_are_free_and_the_fifth_locks()
    {
        var throttle = SignInThrottle.None;
        for (var i = 0; i < 4; i++) throttle = throttle.AfterFailure(Now);
        Assert.False(throttle.IsLocked(Now));

        throttle = throttle.AfterFailure(Now);
        Assert.Equal(new SignInThrottle(5, Now, Now.AddSeconds(15)), throttle);
        Assert.True(throttle.IsLocked(Now.AddSeconds(14.999)));
        Assert.False(throttle.IsLocked(Now.AddSeconds(15)));
    }

    [Theory]
    [InlineData(0, 15)]
    [InlineData(0.001, 15)]
    [InlineData(14.2, 1)]
    public void Who_waits_as_long_as_told_is_let_in(double secondsLater, int expected)
    {
        var throttle = new SignInThrottle(5, Now, Now.AddSeconds(15));
        Assert.Equal(expected, throttle.RetryAfter(Now.AddSeconds(secondsLater)));
    }

    [Fact]
    public void A_day_without_failures_starts_over()
    {
        var throttle = new SignInThrottle(9, Now, Now.AddMinutes(4));
        Assert.Equal(10, throttle.AfterFailure(Now + SignInThrottle.ForgottenAfter - TimeSpan.FromTicks(1)).Failures);
        Assert.Equal(1, throttle.AfterFailure(Now + SignInThrottle.ForgottenAfter).Failures);
    }

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:3::1", "2001:db8:1:3::/64")]
    [InlineData("::1", "::1")]
    public void An_IPv6_network_counts_as_one_address(string address, string expected) =>
        Assert.Equal(expected, SignInThrottle.AddressOf(IPAddress.Parse(address)));
}

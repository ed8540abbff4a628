using Holdfast.Payments;

namespace Holdfast.Tests.Payments;

public sealed class PaymentStatesTests
{
    private static readonly string[] Allowed =
    [
        "pending>authorized", "pending>captured", "pending>failed", "pending>cancelled",
        "failed>pending", "failed>cancelled",
        "authorized>captured", "authorized>cancelled", "authorized>expired",
        "captured>partially_refunded", "captured>refunded", "captured>disputed",
        "partially_refunded>captured", "partially_refunded>refunded", "partially_refunded>disputed",
        "refunded>captured", "refunded>partially_refunded",
        "disputed>captured", "disputed>lost",
    ];

    [Fact]
    public void Allows_these_steps_and_no_other()
    {
        var possible = PaymentStates.All
            .SelectMany(from => PaymentStates.All.Where(to => PaymentStates.May(from, to)).Select(to => $"{from}>{to}"));

        Assert.Equal(Allowed.Order(), possible.Order());
    }

    [Fact]
    public void Names_the_states_that_may_be_left()
    {
        foreach (var to in PaymentStates.All)
            Assert.Equal(PaymentStates.All.Where(from => PaymentStates.May(from, to)), PaymentStates.Before(to));
    }

    [Theory]
    [InlineData("authorized", "stand", true, true, false, "capture")]
    [InlineData("authorized", "stand", false, true, false, "cancel")]
    [InlineData("authorized", "open", false, true, false, null)]
    [InlineData("authorized", "ended", false, true, false, "cancel")]
    [InlineData("authorized", "ended", true, true, false, "capture")]
    [InlineData("pending", "ended", true, true, false, "cancel")]
    [InlineData("pending", "ended", false, true, false, "cancel")]
    [InlineData("pending", "ended", false, false, false, null)]
    [InlineData("pending", "stand", true, true, false, null)]
    [InlineData("failed", "ended", false, true, false, "cancel")]
    [InlineData("captured", "ended", false, true, false, null)]
    [InlineData("captured", "ended", false, true, true, "refund")]
    [InlineData("partially_refunded", "stand", true, true, true, "refund")]
    [InlineData("disputed", "ended", false, true, true, null)]
    [InlineData("cancelled", "ended", false, true, false, null)]
    public void Knows_what_to_ask_of_the_provider_next(
        string status, string wish, bool keeps, bool hasIntent, bool refundWaits, string? act) =>
        Assert.Equal(act, NextAct.Of(status, wish, keeps, hasIntent, refundWaits));

    [Theory]
    [InlineData("pending", 1, 3)]
    [InlineData("pending", 2, 10)]
    [InlineData("failed", 3, 45)]
    [InlineData("pending", 4, 60)]
    [InlineData("pending", 179, 60)]
    [InlineData("pending", 180, 3_600)]
    [InlineData("authorized", 9, 3_600)]
    public void Asks_after_2_5_15_and_60_seconds_and_then_each_minute(string status, int polls, int seconds)
    {
        var now = DateTimeOffset.UnixEpoch;

        Assert.Equal(now.AddSeconds(seconds), PollIntents.Next(status, polls, null, refundPending: false, now));
    }

    [Fact]
    public void Looks_at_an_authorisation_an_hour_before_it_lapses_and_at_nothing_that_is_settled()
    {
        var now = DateTimeOffset.UnixEpoch;

        Assert.Equal(now.AddMinutes(30), PollIntents.Next("authorized", 1, now.AddMinutes(90), refundPending: false, now));
        Assert.Null(PollIntents.Next("captured", 1, null, refundPending: false, now));
        Assert.NotNull(PollIntents.Next("captured", 1, null, refundPending: true, now));
    }
}

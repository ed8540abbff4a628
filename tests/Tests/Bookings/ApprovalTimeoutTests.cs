using Holdfast.Bookings;
using Holdfast.Tests.Notifications;

namespace Holdfast.Tests.Bookings;

/// <summary>Requests that nobody answers: on an app of its own, because the clock moves.</summary>
public sealed class ApprovalTimeoutTests : IAsyncLifetime
{
    private readonly TestApp _app = new();

    public Task InitializeAsync() => _app.InitializeAsync();

    public Task DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Half_an_hour_after_the_card_said_yes_it_ends_and_the_money_is_let_go()
    {
        var asked = await GivenRequest.New(_app, "on_approval");
        _app.Clock.Advance(TimeSpan.FromMinutes(20));
        using var paid = await Given.Pay(_app, asked.Court.Tenant, asked.Booking);
        await asked.UntilAsked();
        _app.Clock.Advance(ApprovalRules.AnswerTime - TimeSpan.FromMinutes(5));
        await Cleanup(asked);
        Assert.Equal("pending", (string?)(await asked.Read())["status"]);
        _app.Clock.Advance(TimeSpan.FromMinutes(6));

        await Cleanup(asked);

        var ended = await asked.Read();
        Assert.Equal("approval-timeout", (string?)ended["history"]!.AsArray()[^1]!["reason"]);
        Assert.Equal("cancelled", await asked.StandsOrIsGone());
        await asked.Until("cancelled");
        var mail = await Inbox.Expect(_app, asked.Email, "No answer: Court 1");
        Assert.Contains("Club did not answer in time", (string)mail["text"]!, StringComparison.Ordinal);
    }

    /// <summary>The control is <see cref="RaceControlTests.Without_naming_the_states_to_leave_a_request_is_confirmed_and_ended"/>.</summary>
    [Fact]
    public async Task Of_a_yes_and_the_end_of_its_time_at_once_one_wins()
    {
        for (var round = 0; round < 5; round++)
        {
            var asked = await GivenRequest.AtVenue(_app);
            _app.Clock.Advance(ApprovalRules.AnswerTime + TimeSpan.FromSeconds(1));

            var confirming = Enumerable.Range(0, 4).Select(_ => asked.Answer("confirm"));
            var replies = await Task.WhenAll(confirming.Append(Cleanup(asked)));

            var won = replies[..4].Count(r => r.Status == 200);
            Assert.All(replies[..4].Where(r => r.Status != 200), r => Assert.Equal("booking-state-conflict", r.Code));
            Assert.Equal(won == 1 ? "confirmed" : "cancelled", await asked.StandsOrIsGone());
        }
    }

    private static async Task<Reply> Cleanup(GivenRequest asked) => (await asked.Court.Tenant.Guest.Post(
        "/api/cron/cleanup-bookings", null, ("Authorization", "Bearer cron-secret"))).Expect(200);
}

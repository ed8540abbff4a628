using Holdfast.Identity;
using static Holdfast.Identity.RefreshRotation;

namespace Holdfast.Tests.Identity;

public class RefreshRotationTests
{
    private static readonly DateTimeOffset Now = new(2026, 12, 1, 12, 0, 0, TimeSpan.Zero);

    // The newest token of a live session: the third, when the second was the last one used.
    private static readonly Shown Fresh = new(
        Generation: 3, ExpiresAt: Now.AddDays(1), UsedAt: null, Repeats: 0, SessionGeneration: 2, Live: true);

    [Fact]
    public void A_fresh_token_is_rotated() => Assert.Equal(Decision.Rotate, Decide(Fresh, Now));

    [Fact]
    public void An_unknown_token_is_refused() => Assert.Equal(Decision.Refuse, Decide(null, Now));

    [Fact]
    public void A_token_of_an_ended_session_or_account_is_refused() =>
        Assert.Equal(Decision.Refuse, Decide(Fresh with { Live = false }, Now));

    [Fact]
    public void A_token_lasts_until_its_last_moment()
    {
        Assert.Equal(Decision.Rotate, Decide(Fresh with { ExpiresAt = Now.AddTicks(1) }, Now));
        Assert.Equal(Decision.Refuse, Decide(Fresh with { ExpiresAt = Now }, Now));
    }

    [Fact]
    public void A_lost_answer_is_given_again_for_ten_seconds()
    {
        var used = Fresh with { SessionGeneration = 3, UsedAt = Now };
        Assert.Equal(Decision.Repeat, Decide(used, Now.AddSeconds(10)));
        Assert.Equal(Decision.EndSession, Decide(used, Now.AddSeconds(10).AddTicks(1)));
    }

    [Fact]
    public void Once_the_answer_was_used_the_old_token_ends_the_session() =>
        Assert.Equal(Decision.EndSession, Decide(Fresh with { SessionGeneration = 4, UsedAt = Now }, Now.AddSeconds(1)));

    [Fact]
    public void Of_two_answers_to_one_token_only_one_can_be_used() =>
        Assert.Equal(Decision.EndSession, Decide(Fresh with { SessionGeneration = 3 }, Now));

    [Fact]
    public void Repeating_has_an_end_that_signs_nobody_out()
    {
        var used = Fresh with { SessionGeneration = 3, UsedAt = Now };
        Assert.Equal(Decision.Repeat, Decide(used with { Repeats = RepeatsMax - 1 }, Now));
        Assert.Equal(Decision.Refuse, Decide(used with { Repeats = RepeatsMax }, Now));
    }
}

namespace Holdfast.Identity;

/// <summary>
/// What becomes of a refresh token that is shown. Each is good once: it is used up and a token of the next generation is
/// given. A used one that comes back means that two have it, so the whole session ends.
/// <para>
/// One exception, for phones: the answer may get lost on its way and the client asks again with the same token, or two
/// pages of one browser ask at once. Within ten seconds, and as long as no token of the next generation was used (nobody
/// has shown to have got the answer), the question is answered again with another new pair. The price: a thief who copied
/// the token and is that quick gets a pair as well. But of all tokens of a generation only one can be used; the other
/// branch is refused and ends the session at its first refresh, so the theft is found as soon as it would have been
/// without the exception. Without it, every lost answer signs somebody out.
/// </para>
/// </summary>
public static class RefreshRotation
{
    public const int RepeatsMax = 20;
    public static readonly TimeSpan RepeatWithin = TimeSpan.FromSeconds(10);

    public enum Decision
    {
        /// <summary>Not ours, expired, asked too often, or of a session or account that ended.</summary>
        Refuse,
        Rotate,

        /// <summary>The answer got lost: give another pair of the same generation.</summary>
        Repeat,

        /// <summary>Two have this token.</summary>
        EndSession,
    }

    /// <param name="SessionGeneration">Of the newest token of the session that was used.</param>
    /// <param name="Repeats">How often this token was answered again.</param>
    public sealed record Shown(
        int Generation, DateTimeOffset ExpiresAt, DateTimeOffset? UsedAt, int Repeats, int SessionGeneration, bool Live);

    public static Decision Decide(Shown? shown, DateTimeOffset now) => shown switch
    {
        null or { Live: false } => Decision.Refuse,
        { UsedAt: null } when shown.Generation > shown.SessionGeneration =>
            shown.ExpiresAt > now ? Decision.Rotate : Decision.Refuse,
        { UsedAt: { } usedAt } when shown.Generation == shown.SessionGeneration && now - usedAt <= RepeatWithin =>
            shown.Repeats < RepeatsMax ? Decision.Repeat : Decision.Refuse,
        _ => Decision.EndSession,
    };
}

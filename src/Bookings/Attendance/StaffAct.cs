using Holdfast.Kernel;
using Microsoft.AspNetCore.Http;

namespace Holdfast.Bookings;

/// <summary>
/// What start, complete, no-show and the answers to requests share: only the venue's people and admins, the version they
/// have seen, one winner.
/// </summary>
internal static class StaffAct
{
    /// <param name="Refuse">Why it may not be done now, by the rules of time; null when it may.</param>
    /// <param name="Tell">Publishes what happened.</param>
    internal sealed record Kind(
        string To, string AuditAs, Func<BookingRow, DateTimeOffset, Problem?> Refuse,
        Func<TenantTransaction, BookingRow, Done, Task> Tell);

    /// <param name="Version">The booking's new one.</param>
    internal sealed record Done(int Version, string Actor, string? Reason)
    {
        /// <summary>provider, admin or system.</summary>
        public string By => Actor.Split(':')[0];
    }

    public static async Task<IResult> Do(
        Guid id, string? reason, Kind kind, HttpContext http, Database database, GuestTokens tokens, Requests requests)
    {
        var check = new Check().Text(reason, "reason", 500);
        check.That(ETags.TryRead(http, out var seen), "If-Match", "Send the ETag as it was given.");
        if (check.Failed) return check.Problem.ToHttp();
        return await requests.Once(http, database, async transaction =>
        {
            var booking = await StateChange.Lock(transaction, id);
            var relation = booking is null ? Relation.None : BookingAccess.Of(booking, http, tokens);
            if (booking is null || relation == Relation.None) return BookingAccess.Refusal(http);
            if (relation == Relation.Customer) return Problem.Forbidden;
            if (seen is not null && seen != booking.Version) return Problem.VersionMismatch;
            if (!BookingStates.MayBecome(booking.Status, kind.To)) return CancelBooking.StateConflict;
            if (kind.Refuse(booking, transaction.Now) is { } problem) return problem;
            var actor = $"{(relation == Relation.Admin ? "admin" : "provider")}:{Caller.Of(http).UserId}";
            return await Apply(transaction, booking, kind, actor, reason) is null
                ? CancelBooking.StateConflict
                : await BookingView.Answer(transaction, id);
        });
    }

    /// <summary>The new version, or null when the booking is in no state that leads there.</summary>
    public static async Task<int?> Apply(
        TenantTransaction transaction, BookingRow booking, Kind kind, string actor, string? reason)
    {
        var version = await StateChange.Apply(transaction, booking.Id, new(kind.To, actor, reason));
        if (version is null) return null;
        if (!BookingStates.Claiming.Contains(kind.To)) await StateChange.Release(transaction, booking);
        await kind.Tell(transaction, booking, new Done(version.Value, actor, reason));
        await transaction.Audit(kind.AuditAs, booking.Id, actor, new { booking.StartsAt, booking.EndsAt });
        return version;
    }
}

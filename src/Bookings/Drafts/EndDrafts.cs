using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Bookings;

/// <summary>No draft outlives what it is for.</summary>
internal static class EndDrafts
{
    /// <summary>How long the devices of a person can still see that the booking stands, with none of what was typed.</summary>
    private static readonly TimeSpan ShownFor = TimeSpan.FromHours(1);

    private const int BatchMax = 500;

    /// <summary>
    /// The booking stands, or somebody ended it: what was typed is forgotten at once. Not when it merely ran out of time,
    /// because then the person is likely to try again.
    /// </summary>
    public static async Task Finish(Guid bookingId, TenantTransaction transaction)
    {
        var told = await transaction.Query<Guid>("""
            with ended as (
                update bookings.drafts set version = version + 1, step = 'done', email = '', email_hash = null,
                    first_name = '', last_name = '', phone = '', notes = '', booking_id = @bookingId, updated_at = @Now,
                    ended_at = @Now, expires_at = least(expires_at, @Until)
                where ended_at is null and (booking_id = @bookingId
                    or hold_id in (select id from bookings.holds where booking_id = @bookingId))
                returning id, mails
            )
            select id from ended where mails > 0
            """, new { bookingId, transaction.Now, Until = transaction.Now + ShownFor });
        await Tell(told, transaction);
    }

    public static async Task Delete(IReadOnlyCollection<Guid> ids, TenantTransaction transaction) => await Tell(
        await transaction.Query<Guid>("""
            with gone as (delete from bookings.drafts where id = any(@ids) returning id, mails)
            select id from gone where mails > 0
            """, new { ids = ids.ToArray() }), transaction);

    /// <summary>A person is forgotten: all drafts of the account, and all that name the address.</summary>
    public static async Task Forget(PersonErased person, TenantTransaction transaction)
    {
        await transaction.Execute(
            "delete from bookings.draft_mails where email_hash = @EmailHash", new { person.EmailHash });
        while (await OfPerson(person, transaction) is { Count: > 0 } batch) await Delete(batch, transaction);
    }

    private static Task<IReadOnlyList<Guid>> OfPerson(PersonErased person, TenantTransaction transaction) =>
        transaction.Query<Guid>($"""
            select id from bookings.drafts where email_hash = @EmailHash or user_id = @UserId order by id limit {BatchMax}
            """, new { person.EmailHash, person.UserId });

    // Only where a link was mailed does anybody else know of the draft.
    private static async Task Tell(IReadOnlyList<Guid> ids, TenantTransaction transaction)
    {
        foreach (var id in ids)
            await transaction.Publish(new BookingDraftEnded(id), int.MaxValue);
    }
}

using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Bookings;

/// <summary>
/// Blanks what bookings know of a person, and tells the other modules to do the same, booking by booking. However many
/// there are: batch after batch in the order of their ids, all in the transaction of the event.
/// </summary>
public static class OnPersonErased
{
    public const int BatchMax = 500;

    public static async Task Handle(Delivery<PersonErased> delivery, TenantTransaction transaction)
    {
        var person = delivery.Data;
        await transaction.Execute("""
            delete from bookings.users where id = @UserId;
            delete from bookings.requests where caller = @UserId::text
            """, new { person.UserId });
        await EndDrafts.Forget(person, transaction);
        for (var after = Guid.Empty; await NextBatch(transaction, person, after) is { Count: > 0 } batch; after = batch[^1].Id)
            await Redaction.Apply(transaction, batch);
    }

    private static Task<IReadOnlyList<Redaction.Row>> NextBatch(TenantTransaction transaction, PersonErased person, Guid after) =>
        transaction.Query<Redaction.Row>($"""
            select b.id, b.version from bookings.bookings b
            left join bookings.booking_contacts c on c.booking_id = b.id
            where (c.email_hash = @EmailHash or b.user_id = @UserId) and b.id > @after
            order by b.id limit {BatchMax}
            """, new { person.EmailHash, person.UserId, after });
}

using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Identity;

/// <summary>Forgets a person: here at once, everywhere else when the event arrives.</summary>
internal static class Erasure
{
    /// <summary>The one who only booked as guest has no account; a new id then names the person in events.</summary>
    public static async Task<Guid> Publish(TenantTransaction transaction, Guid? userId, string email, string actor)
    {
        var emailHash = EmailHash.Of(email);
        var personId = userId ?? Guid.CreateVersion7(transaction.Now);
        var version = await Forget(transaction, userId, emailHash) ?? 1;
        await transaction.Publish(new PersonErased(personId, userId, emailHash), version);
        await transaction.Audit("person.erased", personId, actor);
        return personId;
    }

    /// <summary>Harmless when repeated. Returns the version of the account after it, if it was not empty before.</summary>
    public static async Task<int?> Forget(TenantTransaction transaction, Guid? userId, string emailHash)
    {
        await transaction.Execute(
            "delete from identity.sign_in_throttles where email_hash = @emailHash", new { emailHash });
        if (userId is not { } id) return null;
        var version = await transaction.QueryFirst<int?>("""
            update identity.users set email = null, display_name = null, password_hash = null, locale = null,
                active = false, version = version + 1, changed_at = @Now, erased_at = @Now
            where id = @id and erased_at is null
            returning version
            """, new { id, transaction.Now });
        await Sessions.EndAll(transaction, id, "erased");
        return version;
    }
}

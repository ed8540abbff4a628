using Holdfast.Kernel;

namespace Holdfast.Contracts;

/// <summary>An account came or changed. The one event that carries a user's name and address.</summary>
[Event("user.changed", "identity-events")]
public sealed record UserChanged(
    Guid UserId, string Email, string DisplayName, string[] Roles, string? Locale, bool Active) : IIntegrationEvent
{
    Guid IIntegrationEvent.Key => UserId;
}

/// <summary>
/// Forget a person: whoever keeps a column marked 'personal' blanks it for this user and for the bookings made with this
/// account. <see cref="EmailHash"/> (SHA-256 of the lower-case address, hex) lets bookings made as guest be found as well.
/// </summary>
/// <param name="PersonId">The account's id, or a new one for a person who only booked as guest.</param>
[Event("person.erased", "identity-events", Forgets = ["user.changed"])]
public sealed record PersonErased(Guid PersonId, Guid? UserId, string EmailHash) : IIntegrationEvent
{
    Guid IIntegrationEvent.Key => PersonId;
}

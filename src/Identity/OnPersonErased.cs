using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Identity;

/// <summary>Also from our own outbox: a throttle row may have come in after the erasure.</summary>
internal static class OnPersonErased
{
    public static Task Handle(Delivery<PersonErased> delivery, TenantTransaction transaction) =>
        Erasure.Forget(transaction, delivery.Data.UserId, delivery.Data.EmailHash);
}

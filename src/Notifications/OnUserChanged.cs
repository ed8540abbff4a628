using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Notifications;

/// <summary>Keeps how to write to an account. One that was forgotten stays so.</summary>
internal static class OnUserChanged
{
    public static Task Handle(Delivery<UserChanged> delivery, TenantTransaction transaction) =>
        transaction.Execute(Sql, new
        {
            delivery.Data.UserId,
            transaction.TenantId,
            Version = delivery.AggregateVersion,
            delivery.Data.Email,
            delivery.Data.DisplayName,
            delivery.Data.Locale,
        });

    private const string Sql = """
        insert into notifications.users (id, tenant_id, version, email, display_name, locale)
        values (@UserId, @TenantId, @Version, @Email, @DisplayName, @Locale)
        on conflict (id) do update set version = excluded.version, email = excluded.email,
            display_name = excluded.display_name, locale = excluded.locale
        where users.version < excluded.version and not users.forgotten
        """;
}

using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Catalog;

/// <summary>When a resource is open, as stored: windows of weekdays, and dates that differ.</summary>
internal static class OpeningHours
{
    /// <summary>Both as JSON, of a row <c>catalog.resources r</c>.</summary>
    public const string Columns = """
        (select coalesce(jsonb_agg(jsonb_build_object('weekday', weekday, 'fromMinute', from_minute,
                'toMinute', to_minute, 'priceMultiplier', trim_scale(price_multiplier))
                order by weekday, from_minute), '[]')::text
            from catalog.windows where resource_id = r.id) as windows,
        (select coalesce(jsonb_agg(jsonb_build_object('date', date, 'closed', closed, 'fromMinute', from_minute,
                'toMinute', to_minute, 'priceMultiplier', trim_scale(price_multiplier), 'reason', reason)
                order by date, from_minute), '[]')::text
            from catalog.date_overrides where resource_id = r.id) as exceptions
        """;

    public static Task ReplaceWindows(
        TenantTransaction transaction, Guid resourceId, IReadOnlyList<WeeklyWindow> windows) =>
        transaction.Execute("""
            delete from catalog.windows where resource_id = @resourceId;
            insert into catalog.windows (tenant_id, resource_id, weekday, from_minute, to_minute, price_multiplier)
            select @TenantId, @resourceId, weekday, "fromMinute", "toMinute", "priceMultiplier"
            from jsonb_to_recordset(@windows::jsonb)
                as w (weekday int, "fromMinute" int, "toMinute" int, "priceMultiplier" numeric)
            """, new { transaction.TenantId, resourceId, windows = Json.Write(windows) });

    public static Task ReplaceExceptions(
        TenantTransaction transaction, Guid resourceId, IReadOnlyList<DateOverride> exceptions) =>
        transaction.Execute("""
            delete from catalog.date_overrides where resource_id = @resourceId;
            insert into catalog.date_overrides (tenant_id, resource_id, date, closed, from_minute, to_minute,
                price_multiplier, reason)
            select @TenantId, @resourceId, date, closed, "fromMinute", "toMinute", "priceMultiplier", reason
            from jsonb_to_recordset(@exceptions::jsonb) as e (date date, closed boolean, "fromMinute" int,
                "toMinute" int, "priceMultiplier" numeric, reason text)
            """, new { transaction.TenantId, resourceId, exceptions = Json.Write(exceptions) });
}

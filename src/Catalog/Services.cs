using System.Text.Json;
using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Catalog;

/// <summary>A service as its owner sees it.</summary>
public sealed record ServiceView(
    Guid Id, int Version, Guid ProviderId, string Name, string Description, string? Category, string? Subcategory,
    IReadOnlyList<string> Tags, IReadOnlyDictionary<string, JsonElement> Requirements, bool Active, string PriceType,
    Money? Price, int DurationMinutes, int DurationMinutesMax, int GridMinutes, int BufferBeforeMinutes,
    int BufferAfterMinutes, int NoticeMinutes, int HorizonDays, bool RequiresApproval, string PaymentPolicy,
    int GroupSizeMax, IReadOnlyList<CancellationTier> CancellationTiers, int? ActiveBookingsMax, int? DailyBookingsMax,
    int? WeeklyBookingsMax);

/// <summary>What the slices that write services share.</summary>
internal static class Services
{
    public static readonly Problem Unknown = new("service-unknown", 404, "This provider has no such service.");

    /// <summary>A row of <c>catalog.services s</c> as the JSON of <see cref="ServiceView"/>.</summary>
    public const string Object = """
        jsonb_build_object('id', s.id, 'version', s.version, 'providerId', s.provider_id, 'name', s.name,
            'description', s.description, 'category', s.category, 'subcategory', s.subcategory, 'tags', s.tags,
            'requirements', s.requirements, 'active', s.active, 'priceType', s.price_type,
            'price', case when s.price_minor is not null
                then jsonb_build_object('amount', s.price_minor, 'currency', s.currency) end,
            'durationMinutes', s.duration_minutes, 'durationMinutesMax', s.duration_minutes_max,
            'gridMinutes', s.grid_minutes, 'bufferBeforeMinutes', s.buffer_before_minutes,
            'bufferAfterMinutes', s.buffer_after_minutes, 'noticeMinutes', s.notice_minutes,
            'horizonDays', s.horizon_days, 'requiresApproval', s.requires_approval,
            'paymentPolicy', s.payment_policy, 'groupSizeMax', s.group_size_max,
            'cancellationTiers', s.cancellation_tiers, 'activeBookingsMax', s.active_bookings_max,
            'dailyBookingsMax', s.daily_bookings_max, 'weeklyBookingsMax', s.weekly_bookings_max)
        """;

    public static Task Insert(TenantTransaction transaction, Guid id, Guid providerId, ServiceTerms terms) =>
        Save(transaction, id, providerId, terms, 1, """
            insert into catalog.services (id, tenant_id, provider_id, name, description, category, subcategory, tags,
                requirements, active, price_type, price_minor, currency, duration_minutes, duration_minutes_max,
                grid_minutes, buffer_before_minutes, buffer_after_minutes, notice_minutes, horizon_days,
                requires_approval, payment_policy, group_size_max, cancellation_tiers, active_bookings_max,
                daily_bookings_max, weekly_bookings_max, version, created_at, updated_at)
            values (@Id, @TenantId, @ProviderId, @Name, @Description, @Category, @Subcategory, @Tags,
                @Requirements::jsonb, @Active, @PriceType, @PriceMinor, @Currency, @DurationMinutes,
                @DurationMinutesMax, @GridMinutes, @BufferBeforeMinutes, @BufferAfterMinutes, @NoticeMinutes,
                @HorizonDays, @RequiresApproval, @PaymentPolicy, @GroupSizeMax, @CancellationTiers::jsonb,
                @ActiveBookingsMax, @DailyBookingsMax, @WeeklyBookingsMax, @Version, @Now, @Now)
            on conflict (id) do nothing
            """);

    /// <summary>The row was locked and is at the version before.</summary>
    public static Task Update(
        TenantTransaction transaction, Guid id, Guid providerId, ServiceTerms terms, int version) =>
        Save(transaction, id, providerId, terms, version, """
            update catalog.services set name = @Name, description = @Description, category = @Category,
                subcategory = @Subcategory, tags = @Tags, requirements = @Requirements::jsonb, active = @Active,
                price_type = @PriceType, price_minor = @PriceMinor, currency = @Currency,
                duration_minutes = @DurationMinutes, duration_minutes_max = @DurationMinutesMax,
                grid_minutes = @GridMinutes, buffer_before_minutes = @BufferBeforeMinutes,
                buffer_after_minutes = @BufferAfterMinutes, notice_minutes = @NoticeMinutes,
                horizon_days = @HorizonDays, requires_approval = @RequiresApproval, payment_policy = @PaymentPolicy,
                group_size_max = @GroupSizeMax, cancellation_tiers = @CancellationTiers::jsonb,
                active_bookings_max = @ActiveBookingsMax, daily_bookings_max = @DailyBookingsMax,
                weekly_bookings_max = @WeeklyBookingsMax, version = @Version, updated_at = @Now
            where id = @Id
            """);

    private static async Task Save(
        TenantTransaction transaction, Guid id, Guid providerId, ServiceTerms terms, int version, string sql)
    {
        var written = await transaction.Execute(sql, new
        {
            Id = id,
            transaction.TenantId,
            ProviderId = providerId,
            terms.Name,
            terms.Description,
            terms.Category,
            terms.Subcategory,
            Tags = terms.Tags.ToArray(),
            Requirements = Json.Write(terms.Requirements),
            terms.Active,
            terms.PriceType,
            PriceMinor = terms.Price?.Amount,
            terms.Price?.Currency,
            terms.DurationMinutes,
            terms.DurationMinutesMax,
            terms.GridMinutes,
            terms.BufferBeforeMinutes,
            terms.BufferAfterMinutes,
            terms.NoticeMinutes,
            terms.HorizonDays,
            terms.RequiresApproval,
            terms.PaymentPolicy,
            terms.GroupSizeMax,
            CancellationTiers = Json.Write(terms.CancellationTiers),
            terms.ActiveBookingsMax,
            terms.DailyBookingsMax,
            terms.WeeklyBookingsMax,
            Version = version,
            transaction.Now,
        });
        if (written == 1) await transaction.Publish(Event(id, providerId, terms), version);
    }

    private static ServiceChanged Event(Guid id, Guid providerId, ServiceTerms terms) => new(
        id, providerId, terms.Name, terms.Description, terms.Category, terms.Subcategory, terms.Tags, terms.Active,
        terms.PriceType, terms.Price, terms.DurationMinutes, terms.DurationMinutesMax, terms.GridMinutes,
        terms.BufferBeforeMinutes, terms.BufferAfterMinutes, terms.NoticeMinutes, terms.HorizonDays,
        terms.RequiresApproval, terms.PaymentPolicy, terms.GroupSizeMax, terms.CancellationTiers, terms.ActiveBookingsMax,
        terms.DailyBookingsMax, terms.WeeklyBookingsMax);

    public static ServiceView View(Guid id, int version, Guid providerId, ServiceTerms terms) => new(
        id, version, providerId, terms.Name, terms.Description, terms.Category, terms.Subcategory, terms.Tags,
        terms.Requirements, terms.Active, terms.PriceType, terms.Price, terms.DurationMinutes, terms.DurationMinutesMax,
        terms.GridMinutes, terms.BufferBeforeMinutes, terms.BufferAfterMinutes, terms.NoticeMinutes, terms.HorizonDays,
        terms.RequiresApproval, terms.PaymentPolicy, terms.GroupSizeMax, terms.CancellationTiers, terms.ActiveBookingsMax,
        terms.DailyBookingsMax, terms.WeeklyBookingsMax);
}

using System.Text.Json;
using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Catalog;

/// <summary>A service as it is asked for: only the name is needed, the rest has defaults.</summary>
/// <param name="ProviderId">
/// Whose it is, when it is made by itself; made with a resource it belongs to the resource's provider.
/// </param>
/// <param name="ActiveBookingsMax">The most a customer may have ahead at once; null: as many as they like.</param>
/// <param name="DailyBookingsMax">The most a customer may have on one day at the place.</param>
/// <param name="WeeklyBookingsMax">The most a customer may have from Monday to Sunday at the place.</param>
public sealed record ServiceBody(
    string Name, string? Description = null, string? Category = null, string? Subcategory = null,
    IReadOnlyList<string?>? Tags = null, IReadOnlyDictionary<string, JsonElement>? Requirements = null,
    bool Active = true, string? PriceType = null, Money? Price = null, int? DurationMinutes = null,
    int? DurationMinutesMax = null, int? GridMinutes = null, int? BufferBeforeMinutes = null,
    int? BufferAfterMinutes = null, int? NoticeMinutes = null, int? HorizonDays = null, bool RequiresApproval = false,
    string? PaymentPolicy = null, int? GroupSizeMax = null, IReadOnlyList<CancellationTier?>? CancellationTiers = null,
    Guid? ProviderId = null, int? ActiveBookingsMax = null, int? DailyBookingsMax = null, int? WeeklyBookingsMax = null);

/// <summary>What a service promises, in full.</summary>
public sealed record ServiceTerms(
    string Name, string Description, string? Category, string? Subcategory, IReadOnlyList<string> Tags,
    IReadOnlyDictionary<string, JsonElement> Requirements, bool Active, string PriceType, Money? Price,
    int DurationMinutes, int DurationMinutesMax, int GridMinutes, int BufferBeforeMinutes, int BufferAfterMinutes,
    int NoticeMinutes, int HorizonDays, bool RequiresApproval, string PaymentPolicy, int GroupSizeMax,
    IReadOnlyList<CancellationTier> CancellationTiers, int? ActiveBookingsMax, int? DailyBookingsMax,
    int? WeeklyBookingsMax);

/// <summary>Defaults and bounds of services.</summary>
public static class ServiceRules
{
    public const int DefaultDurationMinutes = 30;
    public const int DefaultNoticeMinutes = 24 * 60;
    public const int DefaultHorizonDays = 180;
    private const int GroupSizeMax = 10_000;
    private const int QuotaMax = 1_000;
    private const int DescriptionLengthMax = 4_000;
    private const int WordLengthMax = 60;
    private const int TagsMax = 20;
    private const int TiersMax = 10;
    private const int TierHoursMax = 8760;

    public static readonly IReadOnlyList<string> PriceTypes = ["fixed", "hourly", "custom"];
    public static readonly IReadOnlyList<string> PaymentPolicies = ["instant", "on_approval", "at_venue", "deposit"];

    /// <summary>A day before: all of it back; two hours: half; later: nothing.</summary>
    public static readonly IReadOnlyList<CancellationTier> DefaultTiers = [new(24, 100), new(2, 50)];

    /// <summary>What a resource sells when its owner names no service: an hour at the base price.</summary>
    public static readonly ServiceTerms OneHour =
        Fill(new ServiceBody("One hour", DurationMinutes: 60));

    public static ServiceTerms Fill(ServiceBody body)
    {
        var duration = body.DurationMinutes ?? DefaultDurationMinutes;
        return new ServiceTerms(
            body.Name.Trim(), body.Description ?? "", body.Category, body.Subcategory,
            [.. (body.Tags ?? []).OfType<string>()], body.Requirements ?? FreeAttributes.None, body.Active,
            body.PriceType ?? "hourly", body.Price, duration, body.DurationMinutesMax ?? duration,
            body.GridMinutes ?? duration, body.BufferBeforeMinutes ?? 0, body.BufferAfterMinutes ?? 0,
            body.NoticeMinutes ?? DefaultNoticeMinutes, body.HorizonDays ?? DefaultHorizonDays, body.RequiresApproval,
            body.PaymentPolicy ?? (body.RequiresApproval ? "on_approval" : "instant"), body.GroupSizeMax ?? 1,
            [.. (body.CancellationTiers ?? DefaultTiers).OfType<CancellationTier>()], body.ActiveBookingsMax,
            body.DailyBookingsMax, body.WeeklyBookingsMax);
    }

    /// <summary>
    /// Fills the defaults in and says what is wrong; <paramref name="prefix"/> leads to the service in the body.
    /// </summary>
    public static ServiceTerms Service(this Check check, ServiceBody body, string currency, string prefix = "")
    {
        var terms = Fill(body);
        check.Text(body.Name, prefix + "name", PlaceRules.NameLengthMax, 1)
            .Text(terms.Description, prefix + "description", DescriptionLengthMax)
            .Text(terms.Category, prefix + "category", WordLengthMax)
            .Text(terms.Subcategory, prefix + "subcategory", WordLengthMax)
            .That(terms.Category is not null || terms.Subcategory is null, prefix + "subcategory", "Needs a category.")
            .Free(terms.Requirements, prefix + "requirements");
        check.Tags(body.Tags ?? [], prefix);
        check.Money(terms, currency, prefix);
        new ServiceTimes(
            terms.DurationMinutes, terms.DurationMinutesMax, terms.GridMinutes, terms.BufferBeforeMinutes,
            terms.BufferAfterMinutes, terms.NoticeMinutes, terms.HorizonDays).Verify(check, prefix);
        check.Between(terms.GroupSizeMax, 1, GroupSizeMax, prefix + "groupSizeMax");
        check.Tiers(body.CancellationTiers ?? [], prefix);
        check.Quota(terms.ActiveBookingsMax, prefix + "activeBookingsMax")
            .Quota(terms.DailyBookingsMax, prefix + "dailyBookingsMax")
            .Quota(terms.WeeklyBookingsMax, prefix + "weeklyBookingsMax");
        return terms;
    }

    // Without one a customer may book as often as there is room.
    private static Check Quota(this Check check, int? most, string field) => check.Between(most ?? 1, 1, QuotaMax, field);

    private static void Tags(this Check check, IReadOnlyList<string?> tags, string prefix)
    {
        check.That(tags.Count <= TagsMax, prefix + "tags", $"At most {TagsMax}.");
        foreach (var (index, tag) in tags.Take(TagsMax).Index())
            check.Text(tag, $"{prefix}tags[{index}]", WordLengthMax, 1);
    }

    private static void Money(this Check check, ServiceTerms terms, string currency, string prefix)
    {
        check.OneOf(terms.PriceType, PriceTypes, prefix + "priceType")
            .OneOf(terms.PaymentPolicy, PaymentPolicies, prefix + "paymentPolicy")
            .That(terms.PriceType != "fixed" || terms.Price is not null, prefix + "price", "A fixed price is needed.")
            .That(terms.PaymentPolicy != "on_approval" || terms.RequiresApproval, prefix + "paymentPolicy",
                "on_approval needs requiresApproval.")
            .Currency(terms.Price, currency, prefix + "price");
        if (terms.Price is { } price) check.Price(price, prefix + "price");
    }

    // The less time is left, the less goes back; otherwise waiting would pay.
    private static void Tiers(this Check check, IReadOnlyList<CancellationTier?> tiers, string prefix)
    {
        check.That(tiers.Count <= TiersMax, prefix + "cancellationTiers", $"At most {TiersMax}.");
        CancellationTier? longer = null;
        foreach (var (index, tier) in tiers.Take(TiersMax).Index())
        {
            var field = $"{prefix}cancellationTiers[{index}]";
            check.That(tier is not null, field, "This is needed.");
            if (tier is null) continue;
            check.Between(tier.HoursBefore, 0, TierHoursMax, field + ".hoursBefore")
                .Between(tier.Percent, 0, 100, field + ".percent")
                .That(
                    longer is null || (tier.HoursBefore < longer.HoursBefore && tier.Percent <= longer.Percent),
                    field, "The longest time first, and never more back for less time.");
            longer = tier;
        }
    }

    private static Check Between(this Check check, int value, int min, int max, string field) =>
        check.That(value >= min && value <= max, field, $"Between {min} and {max}.");

    private static Check OneOf(this Check check, string value, IReadOnlyList<string> known, string field) =>
        check.That(known.Contains(value), field, $"One of {string.Join(", ", known)}.");
}

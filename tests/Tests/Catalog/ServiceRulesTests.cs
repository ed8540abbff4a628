using Holdfast.Catalog;
using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Tests.Catalog;

public sealed class ServiceRulesTests
{
    private static readonly ServiceBody Lesson = new("Lesson");

    [Fact]
    public void A_service_that_names_nothing_else_gets_the_defaults()
    {
        var check = new Check();

        var terms = check.Service(Lesson, "EUR");

        Assert.False(check.Failed);
        Assert.Equal(("hourly", null, 30, 30, 30), (
            terms.PriceType, terms.Price, terms.DurationMinutes, terms.DurationMinutesMax, terms.GridMinutes));
        Assert.Equal((24 * 60, 0, 0, "instant", false), (
            terms.NoticeMinutes, terms.BufferBeforeMinutes, terms.BufferAfterMinutes, terms.PaymentPolicy,
            terms.RequiresApproval));
        Assert.Equal([new CancellationTier(24, 100), new CancellationTier(2, 50)], terms.CancellationTiers);
    }

    [Fact]
    public void What_a_court_sells_by_itself_is_an_hour_on_the_hour() => Assert.Equal(
        (60, 60, 60, "hourly"), (
            ServiceRules.OneHour.DurationMinutes, ServiceRules.OneHour.DurationMinutesMax,
            ServiceRules.OneHour.GridMinutes, ServiceRules.OneHour.PriceType));

    [Fact]
    public void With_approval_the_money_is_taken_when_it_is_given() => Assert.Equal(
        "on_approval", ServiceRules.Fill(Lesson with { RequiresApproval = true }).PaymentPolicy);

    public static TheoryData<string, ServiceBody, bool> Bounds() => new()
    {
        { "name", Lesson with { Name = " " }, false },
        { "durationMinutes", Lesson with { DurationMinutes = 5 }, true },
        { "durationMinutes", Lesson with { DurationMinutes = 4 }, false },
        { "durationMinutesMax", Lesson with { DurationMinutes = 60, DurationMinutesMax = 60 }, true },
        { "durationMinutesMax", Lesson with { DurationMinutes = 60, DurationMinutesMax = 59 }, false },
        { "gridMinutes", Lesson with { GridMinutes = 0 }, false },
        { "bufferBeforeMinutes", Lesson with { BufferBeforeMinutes = 240 }, true },
        { "bufferBeforeMinutes", Lesson with { BufferBeforeMinutes = 241 }, false },
        { "bufferAfterMinutes", Lesson with { BufferAfterMinutes = -1 }, false },
        { "noticeMinutes", Lesson with { NoticeMinutes = 8760 * 60 }, true },
        { "noticeMinutes", Lesson with { NoticeMinutes = (8760 * 60) + 1 }, false },
        { "horizonDays", Lesson with { HorizonDays = 0 }, false },
        { "groupSizeMax", Lesson with { GroupSizeMax = 0 }, false },
        { "priceType", Lesson with { PriceType = "free" }, false },
        { "price", Lesson with { PriceType = "fixed" }, false },
        { "price", Lesson with { PriceType = "fixed", Price = new Money(0, "EUR") }, true },
        { "price.amount", Lesson with { Price = new Money(-1, "EUR") }, false },
        { "price.amount", Lesson with { Price = new Money(100_000_001, "EUR") }, false },
        { "price.currency", Lesson with { Price = new Money(1, "USD") }, false },
        { "paymentPolicy", Lesson with { PaymentPolicy = "later" }, false },
        { "paymentPolicy", Lesson with { PaymentPolicy = "on_approval" }, false },
        { "subcategory", Lesson with { Subcategory = "yoga" }, false },
        { "tags[0]", Lesson with { Tags = [null] }, false },
        { "cancellationTiers[0]", Lesson with { CancellationTiers = [null] }, false },
        { "cancellationTiers[1]", Lesson with { CancellationTiers = [new(24, 100), new(24, 50)] }, false },
        { "cancellationTiers[1]", Lesson with { CancellationTiers = [new(24, 50), new(2, 60)] }, false },
        { "cancellationTiers[0].percent", Lesson with { CancellationTiers = [new(24, 101)] }, false },
        { "cancellationTiers", Lesson with { CancellationTiers = [] }, true },
    };

    [Theory]
    [MemberData(nameof(Bounds))]
    public void Each_bound_has_a_last_allowed_and_a_first_refused_value(string field, ServiceBody body, bool taken)
    {
        var check = new Check();

        check.Service(body, "EUR");

        Assert.Equal(taken, !check.Failed);
        if (!taken) Assert.Contains(field, check.Problem.Errors!.Keys);
    }
}

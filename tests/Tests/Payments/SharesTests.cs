using FsCheck;
using FsCheck.Fluent;
using Holdfast.Payments;

namespace Holdfast.Tests.Payments;

public sealed class SharesTests
{
    private static readonly Config Cases = Config.QuickThrowOnFailure.WithMaxTest(500);

    /// <summary>A total, a fee of at most all of it, and the cents of several refunds.</summary>
    private static readonly Arbitrary<(long Total, long Fee, int[] Parts)> Payments = (
        from total in Gen.Choose(1, 1_000_000)
        from fee in Gen.Choose(0, total)
        from parts in Gen.ArrayOf(Gen.Choose(1, Math.Max(1, total / 2)))
        select ((long)total, (long)fee, parts)).ToArbitrary();

    [Fact]
    public void Refunds_in_any_parts_return_the_whole_fee_and_the_whole_rest() => Check.One(Cases, Prop.ForAll(Payments, one =>
    {
        var (total, fee, parts) = one;
        var (returned, feeReturned) = (0L, 0L);
        foreach (var amount in parts.Select(p => (long)p).TakeWhile(p => returned + p <= total).Append(0))
        {
            var part = amount == 0 ? total - returned : amount;
            var feePart = Shares.FeeOfRefund(fee, total, returned + part, feeReturned);
            if (feePart < 0 || feePart > part) return false;
            returned += part;
            feeReturned += feePart;
            if (returned == total) break;
        }
        return returned == total && feeReturned == fee;
    }));

    [Fact]
    public void Every_posting_sums_to_zero() => Check.One(Cases, Prop.ForAll(Payments, one =>
    {
        var (total, fee, _) = one;
        return new[]
        {
            Ledger.Capture(total, fee), Ledger.Refund(total, fee), Ledger.Dispute(total), Ledger.DisputeLost(total, fee),
        }.All(entries => entries.Sum(e => e.Amount) == 0 && entries.All(e => e.Amount != 0));
    }));

    [Theory]
    [InlineData(2_500, 2_500, 100, 2_500, 2_500)]
    [InlineData(2_500, 2_500, 50, 2_500, 1_250)]
    [InlineData(2_501, 2_501, 50, 2_501, 1_251)]
    [InlineData(2_500, 2_500, 0, 2_500, 0)]
    [InlineData(2_500, 2_500, 100, 900, 900)]
    [InlineData(1, 1, 50, 1, 1)]
    [InlineData(2_501, 1_250, 50, 1_250, 0)] // The hold let the other half go.
    [InlineData(2_501, 1_250, 100, 1_250, 1_250)]
    [InlineData(2_500, 2_000, 50, 2_000, 750)]
    public void An_ended_booking_returns_its_percentage_rounded_half_up_once_and_no_more_than_is_left(
        long amount, long captured, int percent, long left, long expected) =>
        Assert.Equal(expected, Shares.OfEndedBooking(new(amount, captured, percent), left));

    [Theory]
    [InlineData(125, 2_500, 2_500, 125)]
    [InlineData(125, 2_500, 1_250, 63)]
    [InlineData(125, 2_500, 0, 0)]
    [InlineData(0, 0, 0, 0)]
    public void A_part_captured_bears_its_part_of_the_fee(long fee, long amount, long captured, long expected) =>
        Assert.Equal(expected, Shares.FeeOfCapture(fee, amount, captured));
}

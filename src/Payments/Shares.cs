using Holdfast.Kernel;

namespace Holdfast.Payments;

/// <summary>How an amount splits between the platform's fee and the provider, to the last cent.</summary>
public static class Shares
{
    /// <summary>The fee in a captured amount: all of it when all was captured, else in proportion.</summary>
    public static long FeeOfCapture(long fee, long amount, long captured) =>
        amount == 0 ? 0 : Money.RoundHalfUp((decimal)fee * captured / amount);

    /// <summary>
    /// The fee's part of money that goes back. Reckoned from what must have gone back altogether, so that roundings of
    /// several refunds never add up to a cent too much, and a full refund returns the whole fee.
    /// </summary>
    /// <param name="returnedAfter">All that has gone back once this is done.</param>
    /// <param name="feeReturned">The fee's part of what went back before.</param>
    public static long FeeOfRefund(long fee, long captured, long returnedAfter, long feeReturned) =>
        captured == 0 ? 0 : Money.RoundHalfUp((decimal)fee * returnedAfter / captured) - feeReturned;

    public sealed record Ended(long Amount, long Captured, int Percent);

    /// <summary>
    /// What an ended booking gives back: a percentage of the amount, half up. What was never captured of it went back with
    /// the authorisation; and no more than is left.
    /// </summary>
    public static long OfEndedBooking(Ended ended, long left) => Math.Clamp(
        Money.RoundHalfUp((decimal)ended.Amount * ended.Percent / 100) - (ended.Amount - ended.Captured), 0, left);
}

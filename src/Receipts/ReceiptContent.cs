using Holdfast.Kernel;

namespace Holdfast.Receipts;

/// <summary>
/// All that a receipt says, kept with its row: the file can be written again, byte for byte, whatever has changed since.
/// </summary>
/// <param name="Issuer">The tenant by whose platform it was sold.</param>
/// <param name="Paid">What was taken, tax included.</param>
/// <param name="PaidAt">UTC; shown in the venue's zone, as all times.</param>
/// <param name="Link">The booking's page, without a token: the paper may be shown to anybody.</param>
internal sealed record ReceiptContent(
    string Number, string Issuer, string ProviderName, string Address, string ServiceName, string ResourceName, int Units,
    DateTimeOffset StartsAt, DateTimeOffset EndsAt, string TimeZone, string ConfirmationCode, Money Paid,
    int TaxBasisPoints, DateTimeOffset PaidAt, string? CardLabel, Uri Link)
{
    /// <summary>The tax that is contained in the amount, rounded once.</summary>
    public Money Tax => Paid with
    {
        Amount = Money.RoundHalfUp((decimal)Paid.Amount * TaxBasisPoints / (10_000 + TaxBasisPoints)),
    };

    public Money Net => Paid with { Amount = Paid.Amount - Tax.Amount };
}

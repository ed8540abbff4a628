namespace Holdfast.Payments;

/// <summary>Kinds of operations.</summary>
public static class Acts
{
    public const string Intent = "intent";
    public const string Capture = "capture";
    public const string Cancel = "cancel";
    public const string Refund = "refund";
}

/// <summary>
/// What must be asked of the provider next, from what the booking wants and where the money is. Pure: events, webhooks,
/// polls and results all end by asking this, so it does not matter in which order they come.
/// </summary>
public static class NextAct
{
    /// <summary>An authorisation nobody decided on is let go this long before it lapses by itself.</summary>
    public static readonly TimeSpan LapseMargin = TimeSpan.FromHours(1);

    /// <param name="keeps">Some of the amount is to be taken: see <see cref="Payment.ToCapture"/>.</param>
    /// <param name="refundWaits">A refund was written down and not sent yet.</param>
    public static string? Of(string status, string wish, bool keeps, bool hasIntent, bool refundWaits) => status switch
    {
        // What is not captured of an authorisation is let go by the capture itself.
        PaymentStates.Authorized when keeps => Acts.Capture,
        // A captured one is not cancelled but refunded; one without an intent has nothing to cancel at the provider.
        PaymentStates.Pending or PaymentStates.Failed or PaymentStates.Authorized
            when wish == Wishes.Ended && hasIntent => Acts.Cancel,
        // A booking that stands and became free.
        PaymentStates.Authorized when wish == Wishes.Stand && hasIntent => Acts.Cancel,
        PaymentStates.Captured or PaymentStates.PartiallyRefunded when refundWaits => Acts.Refund,
        _ => null,
    };
}

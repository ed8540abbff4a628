namespace Holdfast.Sandbox.Stripe;

public enum Challenge { None, Always, UnlessSetUp }

/// The test cards of Stripe and what each does. A name may be written with or without `visa_`.
public static class TestCards
{
    public sealed record Decline(string Code, string? DeclineCode, string Message, string? Parameter = null);

    public sealed record Card(string Name, string Number)
    {
        public string Brand { get; init; } = "visa";
        public Decline? Declines { get; init; }
        public Challenge Challenge { get; init; }
        public string? Dispute { get; init; }
        public bool Inquiry { get; init; }
        public bool FraudWarning { get; init; }
        public string? RefundEnds { get; init; }
        public bool AvailableAtOnce { get; init; }
        public string Risk { get; init; } = "normal";
        public bool Blocked { get; init; }
        public bool AttachesDespiteDecline { get; init; }

        public bool Attaches => Declines is null || AttachesDespiteDecline || Challenge != Challenge.None;
    }

    public static readonly Decline Generic = Declined("generic_decline");

    public static readonly Decline IncorrectNumber =
        new("incorrect_number", null, "Your card number is incorrect.", "number");

    private static readonly Decline LiveCard = new("card_declined", "test_mode_live_card",
        "Your card was declined. Your request was in test mode, but used a non test (live) card.");

    private static readonly Decline InsufficientFunds = new("card_declined", "insufficient_funds",
        "Your card has insufficient funds.");

    public static readonly IReadOnlyList<Card> All =
    [
        new("pm_card_visa", "4242424242424242"),
        new("pm_card_visa_debit", "4000056655665556"),
        new("pm_card_mastercard", "5555555555554444") { Brand = "mastercard" },
        new("pm_card_amex", "378282246310005") { Brand = "amex" },
        new("pm_card_bypassPending", "4000000000000077") { AvailableAtOnce = true },
        new("pm_card_visa_chargeDeclined", "4000000000000002") { Declines = Generic },
        new("pm_card_visa_chargeDeclinedInsufficientFunds", "4000000000009995") { Declines = InsufficientFunds },
        new("pm_card_visa_chargeDeclinedLostCard", "4000000000009987") { Declines = Declined("lost_card") },
        new("pm_card_visa_chargeDeclinedStolenCard", "4000000000009979") { Declines = Declined("stolen_card") },
        new("pm_card_chargeDeclinedExpiredCard", "4000000000000069")
        {
            Declines = new("expired_card", "expired_card", "Your card has expired.", "exp_month"),
        },
        new("pm_card_chargeDeclinedIncorrectCvc", "4000000000000127")
        {
            Declines = new("incorrect_cvc", "incorrect_cvc", "Your card's security code is incorrect.", "cvc"),
        },
        new("pm_card_chargeDeclinedProcessingError", "4000000000000119")
        {
            Declines = new("processing_error", "processing_error",
                "An error occurred while processing your card. Try again in a little bit."),
        },
        new("pm_card_visa_chargeDeclinedVelocityLimitExceeded", "4000000000006975")
        {
            Declines = Declined("card_velocity_exceeded"),
        },
        new("pm_card_chargeCustomerFail", "4000000000000341") { Declines = Generic, AttachesDespiteDecline = true },
        new("pm_card_authenticationRequired", "4000002760003184") { Challenge = Challenge.Always },
        new("pm_card_authenticationRequiredOnSetup", "4000002500003155") { Challenge = Challenge.UnlessSetUp },
        new("pm_card_threeDSecure2Required", "4000000000003220") { Challenge = Challenge.Always },
        new("pm_card_threeDSecureRequiredChargeDeclined", "4000008400001629")
        {
            Challenge = Challenge.Always, Declines = Generic,
        },
        new("pm_card_authenticationRequiredChargeDeclinedInsufficientFunds", "4000008260003178")
        {
            Challenge = Challenge.Always, Declines = InsufficientFunds,
        },
        new("pm_card_threeDSecureOptional", "4000000000003055"),
        new("pm_card_createDispute", "4000000000000259") { Dispute = "fraudulent" },
        new("pm_card_createDisputeProductNotReceived", "4000000000002685") { Dispute = "product_not_received" },
        new("pm_card_createDisputeInquiry", "4000000000001976") { Dispute = "general", Inquiry = true },
        new("pm_card_createIssuerFraudRecord", "4000000000005423") { FraudWarning = true },
        new("pm_card_pendingRefund", "4000000000007726") { RefundEnds = "succeeded" },
        new("pm_card_refundFail", "4000000000005126") { RefundEnds = "failed" },
        new("pm_card_radarBlock", "4100000000000019") { Declines = Generic, Blocked = true, Risk = "highest" },
        new("pm_card_riskLevelElevated", "4000000000009235") { Risk = "elevated" },
    ];

    private static readonly Dictionary<string, Card> ByName = All.ToDictionary(
        card => Plain(card.Name), StringComparer.Ordinal);

    private static readonly Dictionary<string, Card> ByNumber = All.ToDictionary(
        card => card.Number, StringComparer.Ordinal);

    public static Card? Named(string name) => ByName.GetValueOrDefault(Plain(name));

    /// A number outside the table is a real card as far as test mode is concerned: declined, and not kept.
    public static Card Numbered(string number) => ByNumber.GetValueOrDefault(number)
        ?? new Card("", new string('*', number.Length - 4) + number[^4..]) { Declines = LiveCard };

    public static bool PassesLuhn(string number)
    {
        if (number.Length is < 12 or > 19 || !number.All(char.IsAsciiDigit)) return false;
        var sum = 0;
        for (var i = 0; i < number.Length; i++)
        {
            var digit = number[^(i + 1)] - '0';
            if (i % 2 == 1) digit = digit * 2 > 9 ? (digit * 2) - 9 : digit * 2;
            sum += digit;
        }

        return sum % 10 == 0;
    }

    private static string Plain(string name) => name.Replace("pm_card_visa_", "pm_card_", StringComparison.Ordinal);

    private static Decline Declined(string reason) => new("card_declined", reason, "Your card was declined.");
}

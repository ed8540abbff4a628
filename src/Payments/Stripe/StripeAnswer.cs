namespace Holdfast.Payments.Stripe;

/// <summary>What is known about a call after it. What may be done next depends on nothing else.</summary>
public enum StripeOutcome
{
    /// <summary>Done; the object is there.</summary>
    Done,

    /// <summary>
    /// Never begun (rate limit, key in use, no permission, circuit open): the same key may be sent again.
    /// </summary>
    NotTaken,

    /// <summary>Perhaps done (time-out, broken connection): only the same key may be sent again.</summary>
    Unknown,

    /// <summary>
    /// Answered with an error of Stripe's own (5xx). Stripe gives the same answer for this key for 24 hours: read
    /// the object, then send under a new key.
    /// </summary>
    Broken,

    /// <summary>The bank said no (402). Read the object; the same act will hardly do better.</summary>
    Declined,

    /// <summary>
    /// Refused for its parameters, the object's state or the key's history (400, 404). Read the object.
    /// </summary>
    Refused,
}

public sealed record StripeAnswer<T>(StripeOutcome Outcome, T? Value, StripeError? Error) where T : class
{
    public bool IsDone => Outcome == StripeOutcome.Done;

    /// <summary>For operations and logs: codes, never messages, which may quote what was sent.</summary>
    public string Summary => $"{Outcome}: {Error?.Code ?? Error?.Type ?? "no answer"}";
}

using Holdfast.Kernel;
using Microsoft.Extensions.Configuration;

namespace Holdfast.Payments.Stripe;

/// <summary>Where Stripe is and who we are there. The sandbox is the same thing at another address.</summary>
public sealed class StripeSettings(IConfiguration configuration)
{
    public const string ApiVersion = "2026-10-28.endive";
    private const int WebhookSecretsMax = 5;

    /// <summary>Empty when payments are not set up: every call is then answered as unavailable, none is made.</summary>
    public string SecretKey { get; } = configuration["STRIPE_SECRET_KEY"] ?? "";

    public string PublishableKey { get; } = configuration["STRIPE_PUBLISHABLE_KEY"] ?? "";

    /// <summary>Several while a secret is being changed, separated by commas.</summary>
    public IReadOnlyList<string> WebhookSecrets { get; } =
    [
        .. (configuration["STRIPE_WEBHOOK_SECRET"] ?? "")
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(WebhookSecretsMax),
    ];

    /// <summary>Without a slash at the end; browsers are told the same address.</summary>
    public string ApiBase { get; } = Base(configuration["STRIPE_API_BASE"] ?? "https://api.stripe.com");

    private static string Base(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? text.TrimEnd('/')
            : throw new SettingsException("STRIPE_API_BASE must be an address such as https://api.stripe.com.");
}

using Holdfast.Kernel;

namespace Holdfast.App;

/// <summary>A service that is reachable from outside must not talk to the sandbox: nobody may book with play money.</summary>
internal static class PublicGuard
{
    private static readonly string[] Addresses = ["STRIPE_API_BASE", "PAYPAL_API_BASE"];

    public static void Verify(IConfiguration configuration, Settings settings)
    {
        if (!settings.IsPublic) return;
        foreach (var key in Addresses)
            if (Uri.TryCreate(configuration[key], UriKind.Absolute, out var url) && url.IsLoopback)
                throw new SettingsException(
                    $"{key} points to this machine ({url}) while PUBLIC_URL is {settings.PublicUrl}. Set real credentials, or a PUBLIC_URL on localhost.");
    }
}

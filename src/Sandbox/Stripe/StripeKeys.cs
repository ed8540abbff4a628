using System.Text;

namespace Holdfast.Sandbox.Stripe;

/// Any `sk_test_…` and `pk_test_…` is a key of the one account there is.
public static class StripeKeys
{
    /// True when the key is a publishable one.
    public static bool Check(HttpContext http, Form form, Access access)
    {
        var key = Key(http) ?? form.Text("key");
        if (key is null)
        {
            throw new RefusalException(401, "invalid_request_error",
                "You did not provide an API key. You need to provide your API key in the Authorization header, " +
                "using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').", null, null);
        }

        var publishable = IsOf(key, "pk_test_");
        if (!publishable && !IsOf(key, "sk_test_") && !IsOf(key, "rk_test_"))
        {
            throw new RefusalException(
                401, "invalid_request_error", $"Invalid API Key provided: {Masked(key)}", null, null);
        }

        if (publishable && access == Access.SecretOnly)
        {
            throw new RefusalException(403, "invalid_request_error",
                "This API call cannot be made with a publishable API key. " +
                "Please use a secret API key.", "secret_key_required", null);
        }

        if (http.Request.Headers["Stripe-Account"].ToString() is { Length: > 0 } account)
        {
            throw new RefusalException(403, "invalid_request_error",
                $"The provided key '{Masked(key)}' does not have access to " +
                $"account '{account}' (or that account does not exist).", "account_invalid", null);
        }

        return publishable;
    }

    private static bool IsOf(string key, string prefix) =>
        key.Length > prefix.Length && key.StartsWith(prefix, StringComparison.Ordinal);

    private static string Masked(string key) => key.Length <= 12 ? "****" : key[..8] + "****" + key[^4..];

    private static string? Key(HttpContext http)
    {
        var header = http.Request.Headers.Authorization.ToString();
        if (header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)) return header["Bearer ".Length..].Trim();
        if (!header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase)) return null;
        var bytes = new byte[header.Length];
        return Convert.TryFromBase64String(header["Basic ".Length..].Trim(), bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length).Split(':')[0]
            : null;
    }
}

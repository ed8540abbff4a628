using System.Security.Cryptography;
using System.Text;

namespace Holdfast.Sandbox.Stripe;

public static class Signature
{
    /// The value of `Stripe-Signature`: the whole secret is the key, prefix included.
    public static string Header(string secret, DateTimeOffset at, string body)
    {
        var seconds = at.ToUnixTimeSeconds();
        var digest = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{seconds}.{body}"));
        return $"t={seconds},v1={Convert.ToHexStringLower(digest)}";
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Holdfast.Payments.Stripe;

/// <summary>
/// <c>Stripe-Signature: t=…,v1=…[,v1=…]</c>: HMAC-SHA256 of <c>"{t}.{raw body}"</c>. Any v1 under any of the
/// secrets will do; other schemes are ignored. Old deliveries are refused, so that a recorded one cannot be played
/// again.
/// </summary>
public static class StripeSignature
{
    public const string Header = "Stripe-Signature";
    private const int SignaturesMax = 10;
    private const int HeaderLengthMax = 2_000;
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(300);

    public static bool Verify(string? header, ReadOnlySpan<byte> body, IReadOnlyList<string> secrets, DateTimeOffset now)
    {
        if (header is not { Length: > 0 and <= HeaderLengthMax }) return false;
        var parts = header.Split(',').Select(part => part.Split('=', 2)).Where(part => part.Length == 2).ToList();
        var time = parts.Find(part => part[0].Trim() == "t")?[1];
        if (!long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return false;
        if (now.ToUnixTimeSeconds() - seconds > Tolerance.TotalSeconds) return false;
        var given = parts.Where(part => part[0].Trim() == "v1").Select(part => part[1].Trim()).Take(SignaturesMax).ToList();
        var message = Message(time!, body);
        var matches = false;
        foreach (var secret in secrets)
        {
            var expected = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(
                HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), message)));
            foreach (var signature in given)
                matches |= CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(signature));
        }
        return matches;
    }

    private static byte[] Message(string time, ReadOnlySpan<byte> body)
    {
        var prefix = Encoding.ASCII.GetBytes(time + ".");
        var message = new byte[prefix.Length + body.Length];
        prefix.CopyTo(message, 0);
        body.CopyTo(message.AsSpan(prefix.Length));
        return message;
    }
}

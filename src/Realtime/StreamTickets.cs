using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Holdfast.Kernel;

namespace Holdfast.Realtime;

/// <summary>
/// Lets a browser open the stream of one booking within a minute: addresses end up in logs and histories, where the token
/// of the booking must not be.
/// </summary>
internal sealed class StreamTickets(Keys keys)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);
    private readonly byte[] _key = keys.Derive("stream-tickets");

    public string Issue(Topic booking, DateTimeOffset expiresAt)
    {
        var seconds = expiresAt.ToUnixTimeSeconds();
        return $"{seconds.ToString(CultureInfo.InvariantCulture)}.{Base64Url.EncodeToString(Mac(booking, seconds))}";
    }

    public bool Verify(string? ticket, Topic booking, DateTimeOffset now)
    {
        if (ticket?.Split('.') is not [var time, { Length: 43 } mac]) return false;
        return long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds > now.ToUnixTimeSeconds()
            && Base64Url.IsValid(mac)
            && CryptographicOperations.FixedTimeEquals(Base64Url.DecodeFromChars(mac), Mac(booking, seconds));
    }

    private byte[] Mac(Topic booking, long seconds) =>
        HMACSHA256.HashData(_key, Encoding.ASCII.GetBytes($"{booking.TenantId}|{booking.Id}|{seconds}"));
}

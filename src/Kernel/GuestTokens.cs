using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Holdfast.Kernel;

/// <summary>
/// Tokens that are not stored: HMAC-SHA256 over kind, tenant, id and epoch. Any module can verify one, a repeated request
/// gets the same one, and a new epoch makes the old one worthless.
/// </summary>
public sealed class GuestTokens(Keys keys)
{
    public const string Booking = "booking";
    public const string Hold = "hold";
    public const string Draft = "draft";
    private readonly byte[] _key = keys.Derive("guest-tokens");

    public string Issue(string kind, Guid tenantId, Guid id, int epoch = 0) =>
        Base64Url.EncodeToString(Mac(kind, tenantId, id, epoch));

    /// <summary>Constant time; false for null, ill-formed and foreign tokens.</summary>
    public bool Verify(string? token, string kind, Guid tenantId, Guid id, int epoch = 0)
    {
        if (token is null || token.Length != 43 || !Base64Url.IsValid(token)) return false;
        return CryptographicOperations.FixedTimeEquals(Base64Url.DecodeFromChars(token), Mac(kind, tenantId, id, epoch));
    }

    private byte[] Mac(string kind, Guid tenantId, Guid id, int epoch)
    {
        Span<byte> message = stackalloc byte[64 + 36];
        var length = Encoding.ASCII.GetBytes(kind, message[..64]);
        var ids = message.Slice(length, 36);
        tenantId.TryWriteBytes(ids, bigEndian: true, out _);
        id.TryWriteBytes(ids[16..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(ids[32..], epoch);
        return HMACSHA256.HashData(_key, message[..(length + 36)]);
    }
}

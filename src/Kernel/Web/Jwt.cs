using System.Buffers.Text;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Holdfast.Kernel;

/// <summary>
/// Access tokens: JWT (RFC 7519) signed with ES256 and nothing else, on the framework's own cryptography. The key is derived
/// from SECRET_KEY, so every process can verify and none needs to be asked.
/// </summary>
public sealed class Jwt : IDisposable
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(10);
    private static readonly string Header = Base64Url.EncodeToString("""{"alg":"ES256","typ":"JWT"}"""u8);
    private readonly ECDsa _key;
    private readonly string _issuer;
    private readonly Lock _gate = new();

    public Jwt(Keys keys, Settings settings)
    {
        _issuer = settings.PublicUrl.ToString().TrimEnd('/');
        _key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = Scalar(keys.Derive("jwt-es256", 48)) });
    }

    public sealed record Claims(Guid UserId, Guid TenantId, string[] Roles, Guid SessionId);

    public string Issue(Claims claims, DateTimeOffset now)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(new Payload(
            _issuer, _issuer, claims.UserId, claims.TenantId, claims.Roles, claims.SessionId,
            now.ToUnixTimeSeconds(), (now + Lifetime).ToUnixTimeSeconds()), Json.Options);
        var signed = $"{Header}.{Base64Url.EncodeToString(payload)}";
        lock (_gate) return $"{signed}.{Base64Url.EncodeToString(_key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256))}";
    }

    /// <summary>Null for anything but a token of ours that is valid now.</summary>
    public Claims? Verify(string token, DateTimeOffset now)
    {
        var parts = token.Split('.');
        if (parts is not [var header, var body, var signature] || header != Header || token.Length > 4_096) return null;
        if (!Base64Url.IsValid(body) || !Base64Url.IsValid(signature)) return null;
        bool genuine;
        lock (_gate)
            genuine = _key.VerifyData(
                Encoding.ASCII.GetBytes($"{header}.{body}"), Base64Url.DecodeFromChars(signature), HashAlgorithmName.SHA256);
        return genuine ? Current(JsonSerializer.Deserialize<Payload>(Base64Url.DecodeFromChars(body), Json.Options), now) : null;
    }

    public void Dispose() => _key.Dispose();

    private Claims? Current(Payload? payload, DateTimeOffset now)
    {
        if (payload is null || payload.Iss != _issuer || payload.Aud != _issuer) return null;
        var seconds = now.ToUnixTimeSeconds();
        return seconds < payload.Exp + (long)Skew.TotalSeconds && seconds >= payload.Iat - (long)Skew.TotalSeconds
            ? new Claims(payload.Sub, payload.Tid, payload.Roles, payload.Sid)
            : null;
    }

    // FIPS 186-5 A.2.1: 48 random bytes reduced modulo n - 1, plus one, are uniform in [1, n - 1] for all purposes.
    private static byte[] Scalar(byte[] random)
    {
        var order = BigInteger.Parse(
            "00ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", System.Globalization.NumberStyles.HexNumber);
        var scalar = (new BigInteger(random, isUnsigned: true, isBigEndian: true) % (order - 1)) + 1;
        var bytes = scalar.ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[32 - bytes.Length], .. bytes];
    }

    private sealed record Payload(string Iss, string Aud, Guid Sub, Guid Tid, string[] Roles, Guid Sid, long Iat, long Exp);
}

using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Holdfast.Kernel;

/// <summary>
/// Every key of the installation, derived from the one SECRET_KEY (HKDF-SHA256, RFC 5869), so that processes which share
/// the secret agree without talking to each other. Names never change: a changed name is a changed key.
/// </summary>
public sealed class Keys
{
    public const int SecretBytesMin = 32;
    private readonly byte[] _secret;
    private readonly ConcurrentDictionary<(string Name, int Length), byte[]> _derived = new();

    public Keys(string secret)
    {
        _secret = Encoding.UTF8.GetBytes(secret);
        if (_secret.Length < SecretBytesMin)
            throw new SettingsException($"SECRET_KEY needs at least {SecretBytesMin} characters: use a long random text.");
    }

    public byte[] Derive(string name, int length = 32) => _derived.GetOrAdd((name, length), key =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _secret, key.Length, info: Encoding.UTF8.GetBytes("holdfast:" + key.Name)));

    /// <summary>The password of a database role; <c>migrate</c> sets it, services use it.</summary>
    public string RolePassword(string role) => Base64Url.EncodeToString(Derive("database-role:" + role, 24));

    /// <summary>Encrypts what must be kept but not be read in a dump (AES-256-GCM, random 96-bit nonce).</summary>
    public byte[] Seal(string name, string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var sealedBytes = new byte[12 + 16 + plain.Length];
        var nonce = sealedBytes.AsSpan(0, 12);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(Derive("seal:" + name), 16);
        aes.Encrypt(nonce, plain, sealedBytes.AsSpan(28), sealedBytes.AsSpan(12, 16));
        return sealedBytes;
    }

    public string Open(string name, byte[] sealedBytes)
    {
        var plain = new byte[sealedBytes.Length - 28];
        using var aes = new AesGcm(Derive("seal:" + name), 16);
        aes.Decrypt(sealedBytes.AsSpan(0, 12), sealedBytes.AsSpan(28), sealedBytes.AsSpan(12, 16), plain);
        return Encoding.UTF8.GetString(plain);
    }
}

/// <summary>A setting is missing or wrong; the message says which and what to do. The process ends with it.</summary>
public sealed class SettingsException(string message) : Exception(message);

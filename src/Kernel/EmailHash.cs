using System.Security.Cryptography;
using System.Text;

namespace Holdfast.Kernel;

/// <summary>
/// How events, counters and copies name an address without telling it: SHA-256 of the lower-case address, in hex. One way
/// of writing it everywhere, or a person could not be found again when it comes to forgetting.
/// </summary>
public static class EmailHash
{
    public static string Of(string email) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(email.Trim().ToLowerInvariant())));
}

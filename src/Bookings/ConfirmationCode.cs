using System.Security.Cryptography;

namespace Holdfast.Bookings;

/// <summary>Eight characters that are told apart when read out or written by hand: no 0 and O, 1, I and L, nor U beside V.</summary>
public static class ConfirmationCode
{
    public const int Length = 8;
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>As people type it: any case, with blanks or dashes. Null when it cannot be one.</summary>
    public static string? Normalize(string text)
    {
        var code = new string([.. text.Where(c => c is not (' ' or '-')).Select(char.ToUpperInvariant)]);
        return code.Length == Length && code.All(Alphabet.Contains) ? code : null;
    }
}

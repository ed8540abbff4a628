using System.Text.RegularExpressions;
using Holdfast.Kernel;

namespace Holdfast.Identity;

/// <summary>An account as its owner sees it.</summary>
public sealed record Profile(
    Guid Id, string Email, string DisplayName, string[] Roles, string? Locale, int Version, DateTimeOffset CreatedAt)
{
    private const int NameLengthMax = 100;

    internal static void Check(Check check, string? displayName, string? locale) => check
        .Text(displayName, "displayName", NameLengthMax)
        .That(locale is null || LanguageTags.IsTag(locale), "locale", "A language tag such as en or pt-BR.");
}

internal static partial class LanguageTags
{
    private const int LengthMax = 35;

    /// <summary>Looks like a tag of BCP 47; whether there are texts in that language is for the one who writes them.</summary>
    public static bool IsTag(string text) => text.Length <= LengthMax && Pattern().IsMatch(text);

    [GeneratedRegex(@"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\z", RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Pattern();
}

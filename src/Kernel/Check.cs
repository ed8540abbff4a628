namespace Holdfast.Kernel;

/// <summary>Gathers what is wrong with a request, field by field, so that one answer names all of it.</summary>
public sealed class Check
{
    private readonly Dictionary<string, List<string>> _errors = new(StringComparer.Ordinal);

    public bool Failed => _errors.Count > 0;

    public Problem Problem => Problem.Invalid(
        _errors.ToDictionary(e => e.Key, e => e.Value.ToArray(), StringComparer.Ordinal));

    public Check That(bool holds, string field, string message)
    {
        if (holds) return this;
        if (!_errors.TryGetValue(field, out var messages)) _errors[field] = messages = [];
        messages.Add(message);
        return this;
    }

    /// <summary>A text within its length (UTF-16 units) and free of control characters other than line breaks.</summary>
    public Check Text(string? value, string field, int max, int min = 0)
    {
        if (value is null) return That(min == 0, field, "This is needed.");
        That(value.Trim().Length >= min, field, min == 1 ? "This is needed." : $"At least {min} characters.");
        That(value.Length <= max, field, $"At most {max} characters.");
        return That(!value.Any(IsForbidden), field, "Contains characters that cannot be stored.");
    }

    /// <summary>Good enough to be sent to: one @, no blanks, a dot in the domain (RFC 5321 limits of length).</summary>
    public Check Email(string? value, string field) =>
        That(IsEmail(value), field, "Write an e-mail address such as name@example.org.");

    public Check Coordinates(double latitude, double longitude, string prefix = "")
    {
        That(double.IsFinite(latitude) && latitude is >= -90 and <= 90, prefix + "latitude", "Between -90 and 90.");
        return That(
            double.IsFinite(longitude) && longitude is >= -180 and <= 180, prefix + "longitude", "Between -180 and 180.");
    }

    public static bool IsEmail(string? value)
    {
        if (value is null || value.Length > 254) return false;
        var at = value.LastIndexOf('@');
        if (at is < 1 or > 64 || at != value.IndexOf('@', StringComparison.Ordinal)) return false;
        var domain = value[(at + 1)..];
        return domain.Contains('.', StringComparison.Ordinal) && domain[0] != '.' && domain[^1] != '.'
            && !value.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or '"' or ',' or ';' or '\\');
    }

    // PostgreSQL refuses U+0000, and no name or note needs the other controls.
    private static bool IsForbidden(char c) => char.IsControl(c) && c is not ('\n' or '\r' or '\t');
}

using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Holdfast.Sandbox.Stripe;

/// Parameters in Stripe's nested form encoding, kept flat: `payment_method_data[card][number]` is a name.
/// Arrays may come as `a[]=x&amp;a[]=y` or `a[0]=x&amp;a[1]=y`.
public sealed partial class Form
{
    private const int ParametersMax = 1000;
    private readonly List<(string Name, string Value)> parameters = [];

    public static Form Parse(string encoded)
    {
        var form = new Form();
        foreach (var pair in encoded.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            if (form.parameters.Count == ParametersMax) throw Refusal.Invalid("Too many parameters.", null, null);
            var split = pair.IndexOf('=', StringComparison.Ordinal);
            form.parameters.Add(split < 0
                ? (Decode(pair), "")
                : (Decode(pair[..split]), Decode(pair[(split + 1)..])));
        }

        return form;
    }

    public bool Has(string name) => parameters.Exists(parameter =>
        parameter.Name == name || parameter.Name.StartsWith(name + "[", StringComparison.Ordinal));

    /// The value, or null when it was not sent. An empty one was sent: it clears.
    public string? Text(string name)
    {
        var at = parameters.FindLastIndex(parameter => parameter.Name == name);
        return at < 0 ? null : parameters[at].Value;
    }

    public string Required(string name) => Text(name) switch
    {
        null => throw Refusal.Missing(name),
        "" => throw Refusal.Blank(name),
        var value => value,
    };

    public long? Integer(string name)
    {
        var text = Text(name);
        if (text is null) return null;
        if (text.Length == 0) throw Refusal.Blank(name);
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Refusal.Invalid($"Invalid integer: {text}", "parameter_invalid_integer", name);
    }

    public bool? Flag(string name) => Text(name) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        var other => throw Refusal.Invalid($"Invalid boolean: {other}", null, name),
    };

    /// One of the allowed words; sent empty means cleared, which only some parameters allow.
    public string? Choice(string name, params string[] allowed)
    {
        var text = Text(name);
        return text is null || allowed.Contains(text)
            ? text
            : throw Refusal.Invalid($"Invalid {name}: must be one of {string.Join(", ", allowed)}", null, name);
    }

    public IReadOnlyList<string> List(string name) =>
        [.. parameters.Where(p => ItemOf(name, p.Name)).Select(p => p.Value)];

    /// Merges `metadata[key]=value` into what was: an empty value removes the key, `metadata=` removes all.
    public IReadOnlyDictionary<string, string> Metadata(IReadOnlyDictionary<string, string> before)
    {
        var after = Text("metadata") is "" ? [] : new Dictionary<string, string>(before, StringComparer.Ordinal);
        foreach (var (name, value) in parameters)
        {
            if (!name.StartsWith("metadata[", StringComparison.Ordinal) || !name.EndsWith(']')) continue;
            var key = name["metadata[".Length..^1];
            if (key.Length is 0 or > 40 || key.AsSpan().ContainsAny('[', ']'))
                throw Refusal.Invalid("Metadata keys have 1 to 40 characters and no square brackets.", null,
                    "metadata");
            if (value.Length > 500)
                throw Refusal.Invalid("Metadata values have at most 500 characters.", null, name);
            if (value.Length == 0) after.Remove(key);
            else after[key] = value;
        }

        return after.Count <= 50 ? after : throw Refusal.Invalid("Metadata has at most 50 keys.", null, "metadata");
    }

    /// All below a name as a JSON object, for what the sandbox only keeps and returns; null when not sent or cleared.
    public JsonObject? Tree(string name)
    {
        var root = new JsonObject();
        foreach (var (full, value) in parameters)
        {
            if (!full.StartsWith(name + "[", StringComparison.Ordinal)) continue;
            var steps = full[(name.Length + 1)..].TrimEnd(']').Split("][");
            var place = root;
            foreach (var step in steps[..^1])
            {
                if (place[step] is not JsonObject below) place[step] = below = new JsonObject();
                place = below;
            }

            place[steps[^1]] = value.Length == 0 ? null : value;
        }

        return root.Count == 0 ? null : root;
    }

    /// Refuses what the call does not know. `a[*]` allows anything below `a`, `a[]` an array.
    public void OnlyAllow(IReadOnlySet<string> allowed)
    {
        foreach (var (name, _) in parameters)
        {
            var general = Index().Replace(name, "[]");
            var top = name.IndexOf('[', StringComparison.Ordinal) is var bracket and >= 0 ? name[..bracket] : name;
            if (allowed.Contains(general) || allowed.Contains(top + "[*]") || AllowedBelow(general, allowed)) continue;
            throw Refusal.Invalid($"Received unknown parameter: {name}", "parameter_unknown", name);
        }
    }

    /// The same request in another order of parameters is the same request.
    public string Canonical() => string.Join('&', parameters
        .Select(p => Uri.EscapeDataString(p.Name) + "=" + Uri.EscapeDataString(p.Value))
        .Order(StringComparer.Ordinal));

    private static bool AllowedBelow(string name, IReadOnlySet<string> allowed)
    {
        for (var at = name.LastIndexOf('['); at > 0; at = name.LastIndexOf('[', at - 1))
            if (allowed.Contains(name[..at] + "[*]")) return true;
        return false;
    }

    private static bool ItemOf(string array, string name) =>
        name.StartsWith(array, StringComparison.Ordinal) && Index().Replace(name[array.Length..], "[]") == "[]";

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    [GeneratedRegex(@"\[\d*\]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Index();
}

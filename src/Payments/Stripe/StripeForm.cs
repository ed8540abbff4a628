using System.Text;

namespace Holdfast.Payments.Stripe;

/// <summary>
/// Parameters as Stripe reads them: <c>application/x-www-form-urlencoded</c>, nested names in brackets that stay as
/// they are, all else percent-encoded, a blank as <c>%20</c>.
/// </summary>
public static class StripeForm
{
    public static string Encode(IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in parameters)
        {
            if (text.Length > 0) text.Append('&');
            text.Append(Name(name)).Append('=').Append(Uri.EscapeDataString(value));
        }
        return text.ToString();
    }

    private static string Name(string name) => Uri.EscapeDataString(name)
        .Replace("%5B", "[", StringComparison.Ordinal).Replace("%5D", "]", StringComparison.Ordinal);
}

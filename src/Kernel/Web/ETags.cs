using Microsoft.AspNetCore.Http;

namespace Holdfast.Kernel;

/// <summary>Optimistic locking on the wire: <c>ETag: "3"</c> out, <c>If-Match: "3"</c> in (RFC 9110, sections 8.8.3 and 13.1.1).</summary>
public static class ETags
{
    public static string Of(int version) => $"\"{version}\"";

    /// <summary>False when the header is there but names no version; null version when absent or <c>*</c>.</summary>
    public static bool TryRead(HttpContext http, out int? version)
    {
        version = null;
        var text = http.Request.Headers.IfMatch.ToString().Trim();
        if (text.Length == 0 || text == "*") return true;
        if (text.StartsWith("W/", StringComparison.Ordinal)) text = text[2..];
        if (!int.TryParse(text.Trim('"'), out var number)) return false;
        version = number;
        return true;
    }
}

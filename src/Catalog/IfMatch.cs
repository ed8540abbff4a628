using Holdfast.Kernel;
using Microsoft.AspNetCore.Http;

namespace Holdfast.Catalog;

/// <summary>A change names the version that it was made from.</summary>
internal static class IfMatch
{
    /// <summary>Null when the change may go on. <c>*</c> means whatever is there.</summary>
    public static Problem? Refusal(HttpContext http, int version, bool required = true)
    {
        if (http.Request.Headers.IfMatch.Count == 0) return required ? Problem.VersionRequired : null;
        return ETags.TryRead(http, out var read) && (read is null || read == version) ? null : Problem.VersionMismatch;
    }

    public static Answer WithETag(this Answer answer, int version) => answer with { ETag = ETags.Of(version) };
}

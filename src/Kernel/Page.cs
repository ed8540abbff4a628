using System.Buffers.Text;
using System.Text.Json;

namespace Holdfast.Kernel;

/// <summary>One page of a list. <c>nextCursor</c> is opaque; null on the last page.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor)
{
    /// <summary>From rows read with <c>limit + 1</c>: the extra one only tells that there is more.</summary>
    public static Page<T> Of<TCursor>(IReadOnlyList<T> rows, int limit, Func<T, TCursor> cursor) =>
        rows.Count > limit
            ? new Page<T>([.. rows.Take(limit)], Cursor.Write(cursor(rows[limit - 1])))
            : new Page<T>(rows, null);
}

public static class Cursor
{
    public const int DefaultLimit = 20;
    public const int MaxLimit = 100;

    public static string Write<T>(T value) =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value, Json.Options));

    public static bool TryRead<T>(string? text, out T? value)
    {
        value = default;
        if (text is null) return true;
        if (text.Length > 500 || !Base64Url.IsValid(text)) return false;
        try
        {
            value = JsonSerializer.Deserialize<T>(Base64Url.DecodeFromChars(text), Json.Options);
            return value is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    public static Check Limits(this Check check, int? limit) =>
        check.That(limit is null or (>= 1 and <= MaxLimit), "limit", $"Between 1 and {MaxLimit}.");
}

namespace Holdfast.Bookings;

/// <summary>
/// Two devices of one person type into one draft. Whole drafts that overwrite each other would lose what the other device
/// typed, so changes are merged by field; only when both changed the same field to different values the later one is
/// refused and shown both, because nobody but the person can know which is right.
/// </summary>
public static class DraftMerge
{
    /// <param name="Changes">What is to be written; empty when all of it is there already.</param>
    /// <param name="Conflicts">Fields that somebody else changed to something else since <c>seen</c>.</param>
    public sealed record Result(IReadOnlyDictionary<string, string> Changes, IReadOnlyList<string> Conflicts);

    /// <param name="wanted">The fields of the request.</param>
    /// <param name="present">The fields of the draft.</param>
    /// <param name="changedAt">For each field the version that changed it last.</param>
    /// <param name="seen">The version over which the request's values were typed.</param>
    public static Result Of(
        IReadOnlyDictionary<string, string> wanted, IReadOnlyDictionary<string, string> present,
        IReadOnlyDictionary<string, int> changedAt, int seen)
    {
        var changes = wanted.Where(w => present.GetValueOrDefault(w.Key, "") != w.Value)
            .ToDictionary(w => w.Key, w => w.Value, StringComparer.Ordinal);
        var conflicts = changes.Keys.Where(field => changedAt.GetValueOrDefault(field, 1) > seen);
        return new Result(changes, [.. conflicts.Order(StringComparer.Ordinal)]);
    }

    internal static string SlotText(Guid resourceId, Guid serviceId, DateTimeOffset start, DateTimeOffset end, int units) =>
        $"{resourceId} {serviceId} {start.UtcTicks} {end.UtcTicks} {units}";
}

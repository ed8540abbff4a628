using System.Text.Json;

namespace Holdfast.Sandbox.State;

public interface IStored
{
    string Id { get; }
}

/// Rows of one kind in the order they came. Past its maximum the oldest tenth is forgotten.
public abstract class Table(string name, int most)
{
    public string Name { get; } = name;
    public abstract Type RowType { get; }
    public abstract IReadOnlyList<string> Ids { get; }
    protected int Most { get; } = most;

    public abstract object? Get(string id);
    public abstract object? Read(JsonElement row);
    public abstract void Set(string id, object? row);
    public abstract void Trim();
}

public sealed class Table<T>(string name, int most) : Table(name, most) where T : class, IStored
{
    private OrderedDictionary<string, T> rows = new(StringComparer.Ordinal);

    public override Type RowType => typeof(T);
    public override IReadOnlyList<string> Ids => [.. rows.Keys];
    public int Count => rows.Count;

    public override object? Get(string id) => rows.GetValueOrDefault(id);

    public override object? Read(JsonElement row) => row.Deserialize<T>(Json.Journal);

    public override void Set(string id, object? row)
    {
        if (row is null) rows.Remove(id);
        else rows[id] = (T)row;
    }

    public override void Trim()
    {
        if (rows.Count <= Most) return;
        rows = new(rows.Skip(rows.Count - (Most * 9 / 10)), StringComparer.Ordinal);
    }

    public IEnumerable<T> Newest()
    {
        for (var i = rows.Count - 1; i >= 0; i--) yield return rows.GetAt(i).Value;
    }

    public IEnumerable<T> Oldest() => rows.Values;
}

using System.Text.Json;

namespace Holdfast.Sandbox.State;

/// All the sandbox knows, in memory, each change of it in the journal first. One writer at a time: a stand-in needs
/// to be right under concurrency, not to scale past one core. Rows are immutable records, so a reader keeps
/// what it has.
public sealed class Store : IDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Table> byName;
    private readonly Dictionary<Type, Table> byType;
    private readonly Journal? journal;

    public Store(string? directory, IReadOnlyCollection<Table> tables)
    {
        byName = tables.ToDictionary(table => table.Name, StringComparer.Ordinal);
        byType = tables.ToDictionary(table => table.RowType);
        journal = directory is null ? null : Journal.Open(directory, Replay, Snapshot);
    }

    /// Raised after a change is in the journal and visible, outside the lock.
    public event EventHandler? Committed;

    public T Change<T>(Func<Change, T> act)
    {
        T answer;
        bool changed;
        lock (gate)
        {
            var change = new Change(this);
            answer = act(change);
            changed = Commit(change);
        }

        if (changed) Committed?.Invoke(this, EventArgs.Empty);
        return answer;
    }

    public void Change(Action<Change> act) => Change(change =>
    {
        act(change);
        return true;
    });

    public T Read<T>(Func<Change, T> look)
    {
        lock (gate) return look(new Change(this));
    }

    /// Forgets everything, as at a first start.
    public void Clear() => Change(change =>
    {
        foreach (var table in byName.Values)
        {
            foreach (var id in table.Ids) change.Drop(table, id);
        }
    });

    public void Dispose() => journal?.Dispose();

    internal Table<T> Table<T>() where T : class, IStored => (Table<T>)byType[typeof(T)];

    private bool Commit(Change change)
    {
        if (change.Written.Count == 0) return false;
        journal?.Append(Line(change.Written.Select(row => (row.Key.Table, row.Key.Id, row.Value))));
        foreach (var ((table, id), row) in change.Written) table.Set(id, row);
        foreach (var table in byName.Values) table.Trim();
        return true;
    }

    private void Replay(JsonElement line)
    {
        foreach (var row in line.EnumerateArray())
        {
            var table = byName[row[0].GetString()!];
            table.Set(row[1].GetString()!, row[2].ValueKind == JsonValueKind.Null ? null : table.Read(row[2]));
        }
    }

    private IEnumerable<byte[]> Snapshot()
    {
        foreach (var table in byName.Values)
        {
            table.Trim();
            foreach (var id in table.Ids) yield return Line([(table, id, table.Get(id))]);
        }
    }

    private static byte[] Line(IEnumerable<(Table Table, string Id, object? Row)> rows) =>
        JsonSerializer.SerializeToUtf8Bytes(
            rows.Select(row => new object?[] { row.Table.Name, row.Id, row.Row }), Json.Journal);
}

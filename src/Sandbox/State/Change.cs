namespace Holdfast.Sandbox.State;

/// What one act writes: all of it becomes one journal line, or none of it is kept when the act throws.
public sealed class Change(Store store)
{
    internal Dictionary<(Table Table, string Id), object?> Written { get; } = [];

    public T? Find<T>(string? id) where T : class, IStored
    {
        if (id is null) return null;
        var table = store.Table<T>();
        return (T?)(Written.TryGetValue((table, id), out var row) ? row : table.Get(id));
    }

    /// Committed rows, newest first; what this change itself wrote is not among them.
    public IEnumerable<T> Newest<T>() where T : class, IStored => store.Table<T>().Newest();

    /// Committed rows, oldest first.
    public IEnumerable<T> Oldest<T>() where T : class, IStored => store.Table<T>().Oldest();

    public int Count<T>() where T : class, IStored => store.Table<T>().Count;

    public T Put<T>(T row) where T : class, IStored
    {
        Written[(store.Table<T>(), row.Id)] = row;
        return row;
    }

    public void Drop<T>(string id) where T : class, IStored => Drop(store.Table<T>(), id);

    internal void Drop(Table table, string id) => Written[(table, id)] = null;
}

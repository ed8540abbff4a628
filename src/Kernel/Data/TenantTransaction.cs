using System.Data;
using Dapper;
using Npgsql;

namespace Holdfast.Kernel;

/// <summary>An open transaction that acts for one tenant under row-level security.</summary>
public sealed class TenantTransaction : IAsyncDisposable
{
    private readonly Database _database;
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private readonly HashSet<string> _wakes = new(StringComparer.Ordinal);
    private readonly List<Action> _afterwards = [];

    private TenantTransaction(
        Database database, NpgsqlConnection connection, NpgsqlTransaction transaction, Guid tenantId, DateTimeOffset now,
        CancellationToken cancellation)
    {
        (_database, _connection, _transaction, TenantId, Now) = (database, connection, transaction, tenantId, now);
        Cancellation = cancellation;
    }

    public Guid TenantId { get; private set; }

    /// <summary>The one "now" of the act, from the process's clock, in UTC.</summary>
    public DateTimeOffset Now { get; }

    public CancellationToken Cancellation { get; }

    public IServiceProvider Services => _database.Services;

    public string Schema => _database.Module;

    /// <summary>Set by <see cref="Publish"/>; the relay is woken after the commit.</summary>
    public bool HasPublished { get; private set; }

    public bool Abandoned { get; private set; }

    internal NpgsqlConnection Connection => _connection;

    internal static async Task<TenantTransaction> Begin(Database database, Guid tenantId, CancellationToken cancellation)
    {
        var connection = await database.App.OpenConnectionAsync(cancellation);
        try
        {
            var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation);
            var begun = new TenantTransaction(
                database, connection, transaction, tenantId, database.Clock.GetUtcNow(), cancellation);
            await begun.ActFor(tenantId);
            return begun;
        }
        catch (Exception e) when (e is NpgsqlException or OperationCanceledException)
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>For batches that serve several tenants one after the other: the inbox.</summary>
    internal Task ActFor(Guid tenantId)
    {
        TenantId = tenantId;
        return _connection.ExecuteAsync(Command(Database.TenantSql, Database.Args(tenantId, null)));
    }

    public Task<int> Execute(string sql, object? args = null) => _connection.ExecuteAsync(Command(sql, args));

    public async Task<IReadOnlyList<T>> Query<T>(string sql, object? args = null) =>
        (await _connection.QueryAsync<T>(Command(sql, args))).AsList();

    public Task<T?> QueryFirst<T>(string sql, object? args = null) =>
        _connection.QueryFirstOrDefaultAsync<T>(Command(sql, args));

    /// <summary>
    /// Writes the event into the outbox: it goes out if, and only if, this transaction commits. Call it after the row of
    /// the aggregate was locked (written), so that the order of the outbox is the order of the changes.
    /// </summary>
    public async Task Publish<T>(T data, int aggregateVersion) where T : IIntegrationEvent
    {
        await Execute(Outbox.InsertSql(Schema), Outbox.Row(data, TenantId, aggregateVersion, Now));
        HasPublished = true;
    }

    /// <summary>Rings the bell of a worker of this process once this is committed: it left something for it to do.</summary>
    public void Wake(string worker) => _wakes.Add(worker);

    /// <summary>Does this in memory once all of it is committed: a cache forgets what was changed.</summary>
    public void AfterCommit(Action act) => _afterwards.Add(act);

    /// <summary>Leaves who did what to which row, by ids only, in the same transaction.</summary>
    public Task Audit(string act, Guid subjectId, string actor, object? details = null) =>
        Execute(AuditSql.Insert(Schema), AuditSql.Row(this, act, subjectId, actor, details));

    /// <summary>The act turned into a refusal: nothing of it may stand.</summary>
    public T Abandon<T>(T refusal)
    {
        Abandoned = true;
        return refusal;
    }

    internal async Task Commit()
    {
        await _transaction.CommitAsync(Cancellation);
        foreach (var act in _afterwards) act();
        foreach (var worker in _wakes) Wakeups.Of(Services, worker).Set();
    }

    internal Task Rollback() => _transaction.RollbackAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private CommandDefinition Command(string sql, object? args) =>
        new(sql, args, _transaction, cancellationToken: Cancellation);
}

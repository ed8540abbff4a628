using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Kernel;

/// <summary>Which events a module reacts to. One subscription a module: one cursor, one inbox, order kept per key.</summary>
public sealed class Subscriptions(string name)
{
    private readonly Dictionary<string, Func<Envelope, TenantTransaction, Task>> _handlers = new(StringComparer.Ordinal);

    public string Name { get; } = name;

    public IReadOnlyCollection<string> Types => _handlers.Keys;

    /// <summary>
    /// The handler runs in the transaction of its effect, once an event as far as the database can tell. It throws to be
    /// tried again; it makes no outside call, but writes down what is to be done and lets a worker do it.
    /// </summary>
    public Subscriptions On<T>(Func<Delivery<T>, TenantTransaction, Task> handle) where T : IIntegrationEvent
    {
        var told = EventName<T>.Value;
        _handlers.Add(told.Type, async (envelope, transaction) =>
        {
            await handle(new Delivery<T>(envelope, Json.Read<T>(envelope.Data)), transaction);
            if (told.Forgets.Length > 0) await Forget(envelope.Key, told.Forgets, transaction);
        });
        return this;
    }

    // Deleting from the log twice, or for a transaction that is rolled back and repeated, does no harm.
    private static async Task Forget(Guid key, string[] types, TenantTransaction transaction)
    {
        await transaction.Execute(
            $"delete from {transaction.Schema}.inbox where key = @key and type = any(@types)", new { key, types });
        await transaction.Services.GetRequiredService<IBus>().Forget(key, types, transaction.Cancellation);
    }

    internal Task Handle(Envelope envelope, TenantTransaction transaction) => _handlers[envelope.Type](envelope, transaction);
}

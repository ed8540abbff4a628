using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Kernel;

/// <summary>Bells between the workers of one process, so that nobody polls for what a neighbour just did.</summary>
public sealed class Wakeups
{
    private readonly ConcurrentDictionary<string, Bell> _bells = new(StringComparer.Ordinal);

    public static Bell Of(IServiceProvider services, string name) =>
        services.GetRequiredService<Wakeups>()._bells.GetOrAdd(name, _ => new Bell());

    public static void All(IServiceProvider services, string prefix)
    {
        foreach (var (name, bell) in services.GetRequiredService<Wakeups>()._bells)
            if (name.StartsWith(prefix, StringComparison.Ordinal)) bell.Set();
    }

    /// <summary>Remembers one ring, so that none is lost between looking and waiting.</summary>
    public sealed class Bell
    {
        private readonly Lock _gate = new();
        private TaskCompletionSource _ring = New();

        public void Set()
        {
            lock (_gate) _ring.TrySetResult();
        }

        /// <summary>Until the bell rings, has rung since the last wait, or the time is over.</summary>
        public async Task Wait(TimeSpan atMost, CancellationToken cancellation)
        {
            var ring = _ring.Task;
            await ring.WaitAsync(atMost, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellation.ThrowIfCancellationRequested();
            if (!ring.IsCompleted) return;
            lock (_gate) _ring = New();
        }

        private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

using Holdfast.Kernel;
using Microsoft.Extensions.Hosting;

namespace Holdfast.Identity;

/// <summary>
/// A service that is reachable from outside does not start while an account of the demo opens with its published
/// password. Runs before the first hosted service, hence before the first request.
/// </summary>
internal sealed class RefuseDemoAccounts(Settings settings, IServiceProvider services) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (settings.IsPublic && await DemoAccounts.Exist(services, cancellationToken))
            throw new SettingsException(
                $"PUBLIC_URL is {settings.PublicUrl}, but demo accounts with the demo password exist. Use a database without the demo.");
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Holdfast.Chaos;

/// <summary>
/// The product in a process that the tests kill and start again, one court in it, and the sandbox, which lives on.
/// </summary>
public sealed class KilledProduct : IAsyncLifetime
{
    private int _hours = 48;

    public TestApp App { get; private set; } = null!;

    internal ProductProcess Process { get; } = new();

    internal Given.Court Court { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        App = await TestApp.Start(new TestAppOptions { Elsewhere = Process });
        Court = await Given.NewCourt(await App.NewTenant());
        await App.Settled();
    }

    public async Task DisposeAsync()
    {
        await Process.DisposeAsync(); // Also when it never came to an app.
        await App.DisposeAsync();
    }

    internal Task<Trip> Book() => Trip.Book(Court, Interlocked.Increment(ref _hours));

    internal async Task Fault(object fault) =>
        (await App.SandboxHttp.PostAsJsonAsync("/_control/faults", fault)).EnsureSuccessStatusCode();

    /// <summary>How many faults wait to strike.</summary>
    internal async Task<int> FaultsLeft() =>
        (await App.SandboxHttp.GetFromJsonAsync<JsonNode>("/_control/faults"))!["items"]!.AsArray().Count;

    internal async Task Heal() => (await App.SandboxHttp.DeleteAsync("/_control/faults")).EnsureSuccessStatusCode();

    /// <summary>What a dead process held falls due: as if the minutes of its leases had gone by.</summary>
    internal Task LeasesEnd() => App.Database.Execute("""
        update payments.operations set due_at = created_at where state = 'running';
        update payments.webhook_events set due_at = received_at where processed_at is null;
        update payments.payments set poll_due_at = updated_at where poll_due_at is not null;
        update receipts.receipts set due_at = created_at where state = 'pending';
        update notifications.messages set due_at = created_at where state = 'sending'
        """);
}

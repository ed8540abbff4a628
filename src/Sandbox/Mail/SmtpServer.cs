using System.Net;
using System.Net.Sockets;

namespace Holdfast.Sandbox.Mail;

/// Takes every mail that is brought to the loopback port, and keeps it in the inbox.
public sealed class SmtpServer(SandboxOptions options, Inbox inbox, Faults faults) : BackgroundService
{
    private const int SessionsMax = 128;
    private readonly List<TcpListener> listeners = [];
    private readonly SemaphoreSlim room = new(SessionsMax);

    /// The port that was bound, known once the app has started.
    public int Port { get; private set; }

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var address in Loopback.Addresses(options.SmtpPortOrNext))
        {
            var listener = new TcpListener(address, options.SmtpPortOrNext);
            listener.Start();
            listeners.Add(listener);
        }

        Port = ((IPEndPoint)listeners[0].LocalEndpoint).Port;
        return base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        foreach (var listener in listeners) listener.Dispose();
        room.Dispose();
        base.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(listeners.Select(listener => Listen(listener, stoppingToken)));

    private async Task Listen(TcpListener listener, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            await room.WaitAsync(stopping);
            var client = await listener.AcceptTcpClientAsync(stopping);
            _ = Serve(client, stopping);
        }
    }

    private async Task Serve(TcpClient client, CancellationToken stopping)
    {
        try
        {
            using (client) await new SmtpSession(client.GetStream(), inbox, faults).Run(stopping);
        }
        catch (IOException)
        {
            return; // The other side went away in the middle: what it had not finished was not taken.
        }
        catch (OperationCanceledException)
        {
            return; // We stop, or the session idled too long.
        }
        finally
        {
            if (!stopping.IsCancellationRequested) room.Release();
        }
    }
}

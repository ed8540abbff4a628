using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Holdfast.Kernel;

namespace Holdfast.Tests.Realtime;

/// <summary>The JSON protocol of the hub, spoken by hand over a WebSocket.</summary>
internal sealed class HubClient : IAsyncDisposable
{
    private const char End = '\u001e';
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private readonly ClientWebSocket _socket = new();
    private readonly Queue<string> _received = new();
    private int _calls;

    public static async Task<HubClient> Connect(TestTenant tenant)
    {
        var client = new HubClient();
        using var limit = new CancellationTokenSource(Patience);
        var address = $"ws://{tenant.App.Http.BaseAddress!.Authority}/hubs/availability?tenant={tenant.Slug}";
        await client._socket.ConnectAsync(new Uri(address), limit.Token);
        await client.Send("""{"protocol":"json","version":1}""");
        Assert.Equal("{}", await client.Receive());
        return client;
    }

    /// <summary>Sends a call; its answer comes among the messages.</summary>
    public Task Call(string target, params object[] arguments) => Send(
        Json.Write(new { type = 1, target, arguments, invocationId = (++_calls).ToString() }));

    /// <summary>The next call of the server (<c>slot</c>, <c>ready</c>, <c>reset</c>) or refusal; pings and plain answers pass.</summary>
    public async Task<(string Target, JsonNode Data)> Next()
    {
        while (true)
        {
            var message = JsonNode.Parse(await Receive())!;
            if ((int)message["type"]! == 1) return ((string)message["target"]!, message["arguments"]!);
            if (message["error"] is { } error) return ("error", error);
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        await _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, limit.Token);
        _socket.Dispose();
    }

    private async Task Send(string text)
    {
        using var limit = new CancellationTokenSource(Patience);
        await _socket.SendAsync(Encoding.UTF8.GetBytes(text + End), WebSocketMessageType.Text, true, limit.Token);
    }

    private async Task<string> Receive()
    {
        using var limit = new CancellationTokenSource(Patience);
        var text = new StringBuilder();
        var buffer = new byte[16_384];
        while (_received.Count == 0)
        {
            var result = await _socket.ReceiveAsync(buffer, limit.Token);
            text.Append(Encoding.UTF8.GetString(buffer, 0, result.Count));
            if (!result.EndOfMessage) continue;
            foreach (var message in text.ToString().Split(End, StringSplitOptions.RemoveEmptyEntries)) _received.Enqueue(message);
            text.Clear();
        }
        return _received.Dequeue();
    }
}

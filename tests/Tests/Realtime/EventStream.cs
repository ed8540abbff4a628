using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace Holdfast.Tests.Realtime;

/// <summary>An event as a browser would dispatch it.</summary>
internal sealed record SseEvent(string Name, string Id, JsonNode Data);

/// <summary>Reads server-sent events as a browser does (WHATWG HTML, 9.2.6).</summary>
internal sealed class EventStream : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private readonly HttpResponseMessage _response;
    private readonly Channel<SseEvent> _events = Channel.CreateUnbounded<SseEvent>();
    private readonly CancellationTokenSource _close = new();
    private readonly Task _reading;

    private EventStream(HttpResponseMessage response)
    {
        _response = response;
        _reading = Task.Run(Read);
    }

    public HttpResponseMessage Response => _response;

    /// <summary>What a browser would send as Last-Event-ID now.</summary>
    public string LastEventId { get; private set; } = "";

    /// <summary>Completes when the server ends the stream.</summary>
    public Task Ended => _events.Reader.Completion;

    public static async Task<EventStream> Open(TestTenant tenant, string path, string? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("X-Tenant", tenant.Slug);
        if (lastEventId is not null) request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEventId);
        var response = await tenant.App.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal((200, "text/event-stream"), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        return new EventStream(response);
    }

    /// <summary>Of a court's provider, once it is live.</summary>
    public static async Task<EventStream> Watch(Given.Court court)
    {
        var stream = await Open(court.Tenant, $"/api/availability/{court.ProviderId}/stream");
        Assert.Equal("ready", (await stream.Next()).Name);
        return stream;
    }

    public async Task<SseEvent> Next()
    {
        using var limit = new CancellationTokenSource(Patience);
        return await _events.Reader.ReadAsync(limit.Token);
    }

    public async Task<IReadOnlyList<SseEvent>> Next(int count)
    {
        var events = new List<SseEvent>();
        while (events.Count < count) events.Add(await Next());
        return events;
    }

    public async ValueTask DisposeAsync()
    {
        await _close.CancelAsync();
        _response.Dispose();
        await _reading;
        _close.Dispose();
    }

    private async Task Read()
    {
        try
        {
            using var reader = new StreamReader(await _response.Content.ReadAsStreamAsync(_close.Token));
            var fields = new Dictionary<string, string>(StringComparer.Ordinal);
            while (await reader.ReadLineAsync(_close.Token) is { } line)
            {
                if (line.Length > 0)
                {
                    var colon = line.IndexOf(':', StringComparison.Ordinal);
                    fields[line[..colon]] = line[(colon + 1)..].TrimStart();
                    continue;
                }
                LastEventId = fields.GetValueOrDefault("id", LastEventId);
                if (fields.TryGetValue("data", out var data))
                    _events.Writer.TryWrite(new SseEvent(fields["event"], LastEventId, JsonNode.Parse(data)!));
                fields.Clear();
            }
            _events.Writer.TryComplete();
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or HttpRequestException)
        {
            _events.Writer.TryComplete(e);
        }
    }
}

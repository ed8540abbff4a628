using System.Buffers;
using System.Globalization;
using Holdfast.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;

namespace Holdfast.Realtime;

/// <summary>
/// Server-sent events about one topic: what was missed since Last-Event-ID, then <c>ready</c>, then what comes, until the
/// page closes or the process stops.
/// </summary>
internal sealed class LiveStream(Feed feed, CatchUp catchUp, IHostApplicationLifetime lifetime)
{
    private static readonly byte[] Retry = "retry: 2000\n\n"u8.ToArray();

    public async Task<IResult> Run(HttpContext http, Topic topic)
    {
        var viewer = new Viewer();
        if (!feed.Add(viewer, topic)) return Problem.Busy.ToHttp();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            var from = await catchUp.LiveFrom(end.Token);
            var seen = await Begin(http, topic, from, end.Token);
            await viewer.Run(
                seen, () => catchUp.Now, notice => Write(http, notice), () => Flush(http, end.Token), end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The page was closed, or this process stops and the page goes on with another one.
        }
        finally
        {
            feed.Remove(viewer, topic);
        }
        return Results.Empty;
    }

    private async Task<long> Begin(HttpContext http, Topic topic, long from, CancellationToken cancellation)
    {
        var last = LastEventId(http);
        var missed = last is null ? [] : await catchUp.Between(last.Value, from, [topic], cancellation);
        var seen = missed is null ? from : Math.Max(from, last ?? 0);
        Headers(http);
        http.Response.BodyWriter.Write(Retry);
        if (missed is null)
        {
            RealtimeMetrics.Resets.Add(1);
            await Write(http, Notice.Reset(from));
        }
        foreach (var notice in missed ?? []) await Write(http, notice);
        await Write(http, Notice.Ready(topic.Id, seen));
        await Flush(http, cancellation);
        return seen;
    }

    // The header of a reconnecting browser is newer than the address it was given at first. What is no number is from no log.
    private static long? LastEventId(HttpContext http)
    {
        var text = http.Request.Headers["Last-Event-ID"].ToString();
        if (text.Length == 0) text = http.Request.Query["lastEventId"].ToString();
        if (text.Length == 0) return null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : -1;
    }

    private static void Headers(HttpContext http)
    {
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
    }

    private static ValueTask Write(HttpContext http, Notice notice)
    {
        http.Response.BodyWriter.Write(notice.Sse);
        return ValueTask.CompletedTask;
    }

    private static async ValueTask Flush(HttpContext http, CancellationToken cancellation) =>
        await http.Response.BodyWriter.FlushAsync(cancellation);
}

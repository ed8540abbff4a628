using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Holdfast.Kernel;

/// <summary>
/// <c>GET /metrics</c> in the Prometheus text format, for loopback or with METRICS_TOKEN as bearer. Lags of relays, inboxes
/// and workers are read when asked for.
/// </summary>
public sealed class Metrics(PrometheusText text, IEnumerable<IHostedService> hosted, DataSources sources, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder routes, IConfiguration configuration)
    {
        var token = configuration["METRICS_TOKEN"];
        routes.MapGet("/metrics", async (HttpContext http, Metrics metrics, CancellationToken cancellation) =>
            MayRead(http, token)
                ? Results.Text(await metrics.Write(cancellation), "text/plain; version=0.0.4; charset=utf-8")
                : Problem.NotFound.ToHttp())
            .RequireAuthorization(Policies.Anyone).ExcludeFromDescription();
    }

    private async Task<string> Write(CancellationToken cancellation)
    {
        var lags = new StringBuilder("# HELP holdfast_lag_seconds Seconds by which the oldest due row is late\n# TYPE holdfast_lag_seconds gauge\n");
        foreach (var worker in hosted.OfType<PeriodicWorker>().Where(w => w.Lag is not null))
        {
            try
            {
                await using var connection = await sources.Work(worker.Lag!.Module).OpenConnectionAsync(cancellation);
                var lag = await connection.ExecuteScalarAsync<double?>(new CommandDefinition(
                    worker.Lag!.Sql, new { Now = clock.GetUtcNow() }, cancellationToken: cancellation));
                lags.Append($"holdfast_lag_seconds{{worker=\"{worker.Name}\"}} {Math.Max(0, lag ?? 0):F3}\n");
            }
            catch (NpgsqlException)
            {
                lags.Append($"holdfast_lag_seconds{{worker=\"{worker.Name}\"}} NaN\n");
            }
        }
        return text.Write() + lags;
    }

    private static bool MayRead(HttpContext http, string? token)
    {
        if (token is not { Length: > 0 })
            return http.Connection.RemoteIpAddress is { } address && System.Net.IPAddress.IsLoopback(address);
        var given = http.Request.Headers.Authorization.ToString();
        return CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes("Bearer " + token));
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;

namespace Holdfast.Chaos;

/// <summary>
/// The product as people run it: the built <c>holdfast.dll serve</c> in a process of its own, with nothing in its
/// environment but what it is given. It can be killed at any instant and started again on the same state.
/// </summary>
internal sealed class ProductProcess : IElsewhere
{
    private const int LogLinesMax = 20_000;
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(60);
    private static readonly string[] Inherited = ["PATH", "HOME", "DOTNET_ROOT", "TMPDIR", "USER"];
    private readonly ConcurrentQueue<string> _log = new();
    private readonly HttpClient _health = new() { Timeout = TimeSpan.FromSeconds(5) };
    private IReadOnlyDictionary<string, string?> _settings = new Dictionary<string, string?>();
    private Process? _process;

    public HttpMessageHandler Handler { get; } =
        new SocketsHttpHandler { MaxConnectionsPerServer = 100, AllowAutoRedirect = false };

    public Uri Address => new($"http://127.0.0.1:{_settings["PORT"]}");

    public int Pid => _process!.Id;

    /// <summary>What it wrote since its first start, the newest lines.</summary>
    public IEnumerable<string> Log => _log;

    /// <summary>The first time there is no tenant yet, which it takes to be ready.</summary>
    public Task Start(IReadOnlyDictionary<string, string?> settings)
    {
        _settings = settings;
        return Start("", "/health/live");
    }

    /// <summary>Until it is ready; or, with some of its workers off, when it can never be, until it answers.</summary>
    public Task Start(string workersOff = "") =>
        Start(workersOff, workersOff.Length == 0 ? "/health/ready" : "/health/live");

    /// <summary>SIGKILL: nothing of it runs any more when this returns.</summary>
    public void Kill()
    {
        _process!.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    public ValueTask DisposeAsync()
    {
        if (_process is not null) Kill();
        _health.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task Start(string workersOff, string path)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "holdfast.dll"), "serve"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var name in Inherited)
            if (Environment.GetEnvironmentVariable(name) is { } value) start.Environment[name] = value;
        foreach (var (name, value) in _settings) start.Environment[name] = value;
        start.Environment["WORKERS_OFF"] = workersOff;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await TestApp.Eventually(() => Answers(path), $"the process answers {path}", StartsWithin);
    }

    private async Task<bool> Answers(string path)
    {
        if (_process!.HasExited)
            throw new InvalidOperationException($"It ended: {string.Join('\n', _log.TakeLast(20))}");
        try
        {
            using var answer = await _health.GetAsync(new Uri(Address, path));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false; // Not listening yet, or busy with its start.
        }
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is null) return;
        _log.Enqueue(line.Data);
        if (_log.Count > LogLinesMax) _log.TryDequeue(out _);
    }
}

/// <summary>One after the other: they start processes and count whole databases.</summary>
[CollectionDefinition(Name)]
public sealed class ChaosCollection
{
    public const string Name = "chaos";
}

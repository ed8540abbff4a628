using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace Holdfast.Bench;

/// <summary>The product as people run it: its own process, spoken to over HTTP.</summary>
internal sealed class Product : IAsyncDisposable
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromMinutes(2);
    private readonly Process _process;
    private readonly Process? _sandbox;

    private Product(Process process, Process? sandbox, Uri address) =>
        (_process, _sandbox, Http) = (process, sandbox, Client(address, connections: 64));

    public HttpClient Http { get; }

    public double CpuSeconds => ClusterCpu.OfProcess(_process.Id);

    /// <summary>Resident memory, in megabytes.</summary>
    public double MegaBytes
    {
        get
        {
            var line = File.ReadLines($"/proc/{_process.Id}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
            return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1_024;
        }
    }

    /// <summary>When it is ready. With payments, a sandbox stands beside it.</summary>
    public static async Task<Product> Start(string modules)
    {
        var (port, bank, smtp) = (FreePort(), FreePort(), FreePort());
        var sandbox = modules == "all" ? Begin("holdfast-sandbox.dll", [], Settings(bank, bank, smtp)) : null;
        var process = Begin("holdfast.dll", ["serve", "--modules", modules], Settings(port, bank, smtp));
        var product = new Product(process, sandbox, new Uri($"http://127.0.0.1:{port}"));
        await product.Ready();
        return product;
    }

    public static HttpClient Client(Uri address, int connections) => new(new SocketsHttpHandler
    {
        MaxConnectionsPerServer = connections,
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(10),
        UseProxy = false,
    })
    { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) };

    public static async Task Command(params string[] arguments)
    {
        using var process = Begin("holdfast.dll", arguments, Settings(0, 0, 0));
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"holdfast {string.Join(' ', arguments)} failed.");
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        foreach (var process in new[] { _process, _sandbox })
        {
            if (process is null) continue;
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    private async Task Ready()
    {
        var until = DateTime.UtcNow + StartsWithin;
        while (!await Answers())
        {
            if (_process.HasExited) throw new InvalidOperationException("The product ended while it started.");
            if (DateTime.UtcNow > until) throw new TimeoutException("The product does not become ready.");
            await Task.Delay(50);
        }
    }

    private async Task<bool> Answers()
    {
        try
        {
            using var answer = await Http.GetAsync("/health/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static Process Begin(string program, string[] arguments, Dictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, program), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static Dictionary<string, string> Settings(int port, int bank, int smtp) => new()
    {
        ["DATABASE_URL"] = Place.Administrator.ConnectionString,
        ["SECRET_KEY"] = Place.SecretKey,
        ["PORT"] = port.ToString(CultureInfo.InvariantCulture),
        ["SANDBOX_PORT"] = bank.ToString(CultureInfo.InvariantCulture),
        ["SANDBOX_SMTP_PORT"] = smtp.ToString(CultureInfo.InvariantCulture),
        ["DATA_DIR"] = Path.Combine(Environment.GetEnvironmentVariable("BENCH_FOLDER")!, "data"),
        ["PUBLIC_URL"] = $"http://localhost:{port}",
        ["STRIPE_API_BASE"] = $"http://127.0.0.1:{bank}",
        ["STRIPE_SECRET_KEY"] = "sk_test_bench",
        ["STRIPE_PUBLISHABLE_KEY"] = "pk_test_bench",
        ["STRIPE_WEBHOOK_SECRET"] = "whsec_bench",
        ["SMTP_HOST"] = "127.0.0.1",
        ["SMTP_PORT"] = smtp.ToString(CultureInfo.InvariantCulture),
        ["RATE_LIMIT_PER_SECOND"] = "10000000",
    };

    private static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(20_000, 32_000);
            try
            {
                using var listener = new TcpListener(System.Net.IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                continue;
            }
        }
    }
}

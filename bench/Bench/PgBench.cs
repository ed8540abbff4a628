using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Holdfast.Bench;

/// <summary>pgbench runs a script as the application's role, under row-level security.</summary>
internal static partial class PgBench
{
    private const int PatienceMilliseconds = 1_000;
    private static int _base;

    /// <param name="CpuSeconds">Of the whole cluster, while it ran.</param>
    public sealed record Result(double PerSecond, int Transactions, double CpuSeconds)
    {
        public double CpuEach => CpuSeconds / Transactions;
    }

    /// <summary>Within the script <c>:n</c> counts up and <c>:slot</c> is another number for every transaction of all runs.</summary>
    public static async Task<Result> Run(Place place, string script, int clients, TimeSpan time)
    {
        var path = Path.Combine(place.Folder, "script.sql");
        await File.WriteAllTextAsync(path, script);
        var offset = Interlocked.Add(ref _base, 4_000_000);
        var address = Place.Application;
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("BENCH_PGBENCH")!,
        [
            "-n", "-M", "prepared", "-c", $"{clients}", "-j", "2", "-T", $"{(int)time.TotalSeconds}", "-D", "n=-1",
            "-D", $"base={offset}", "-D", $"clients={clients}", "-f", path, "-h", address.Host!, "-p", $"{address.Port}", "-U", address.Username!, address.Database!,
        ])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PGPASSWORD"] = address.Password;
        start.Environment["PGOPTIONS"] = "-c timezone=UTC -c jit=off -c lock_timeout=2000";
        var cpu = place.Cpu.Seconds();
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        var used = place.Cpu.Seconds() - cpu;
        var said = await output;
        if (process.ExitCode != 0) throw new InvalidOperationException($"pgbench: {await errors}");
        var done = int.Parse(Processed().Match(said).Groups["number"].Value, CultureInfo.InvariantCulture);
        var rate = double.Parse(Rate().Match(said).Groups["number"].Value, CultureInfo.InvariantCulture);
        return new Result(rate, done, used);
    }

    [GeneratedRegex(@"transactions actually processed: (?<number>\d+)", RegexOptions.None, PatienceMilliseconds)]
    private static partial Regex Processed();

    [GeneratedRegex(@"tps = (?<number>[\d.]+)", RegexOptions.None, PatienceMilliseconds)]
    private static partial Regex Rate();
}

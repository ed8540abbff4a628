using System.Diagnostics;

namespace Holdfast.Chaos;

/// <summary>A PostgreSQL of the test's own, by <c>scripts/cluster</c>, which it may bring down and up again.</summary>
internal sealed class OwnCluster : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly string _folder = Directory.CreateTempSubdirectory("holdfast-cluster-").FullName;

    public string Url { get; private set; } = "";

    private string Place => File.Exists(Path.Combine(_folder, "postgres.place"))
        ? File.ReadAllText(Path.Combine(_folder, "postgres.place")).Trim()
        : Path.Combine(_folder, "postgres");

    public static async Task<OwnCluster> New()
    {
        var cluster = new OwnCluster();
        await cluster.Start();
        return cluster;
    }

    public async Task Start() => Url = (await Script("start", "temporary")).Trim();

    /// <summary>
    /// As <c>pg_ctl stop -m immediate</c>: every server process ends at once, in the middle of what it does.
    /// </summary>
    public async Task Break()
    {
        var pid = File.ReadLines(Path.Combine(Place, "postmaster.pid")).First();
        using var postmaster = Process.GetProcessById(int.Parse(pid));
        using var limit = new CancellationTokenSource(Patience);
        using var signal = Process.Start("sh", ["-c", $"kill -QUIT {pid}"]);
        await signal.WaitForExitAsync(limit.Token);
        await postmaster.WaitForExitAsync(limit.Token);
    }

    public async ValueTask DisposeAsync() => await Script("remove");

    private async Task<string> Script(string command, params string[] more)
    {
        var start = new ProcessStartInfo(Path.Combine(Repository(), "scripts", "cluster"), [command, _folder, .. more])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Patience);
        var said = await process.StandardOutput.ReadLineAsync(limit.Token) ?? "";
        await process.WaitForExitAsync(limit.Token);
        Assert.Equal(0, process.ExitCode);
        return said;
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Holdfast.slnx"))) folder = folder.Parent;
        return folder.FullName;
    }
}

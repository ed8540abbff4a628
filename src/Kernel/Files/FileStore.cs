using System.Text.RegularExpressions;

namespace Holdfast.Kernel;

/// <summary>
/// Files that belong to rows: receipts, exports. A folder under DATA_DIR; whoever needs an object store changes this class,
/// whose calls are those such a store has: put whole, get, delete, list by prefix.
/// </summary>
public sealed partial class FileStore
{
    private const int KeyLengthMax = 200;
    private const string Arrivals = ".arriving";
    private readonly string _root;

    public FileStore(Settings settings) => _root = Path.Combine(settings.DataDirectory, "files");

    /// <summary>
    /// Puts the whole file there, or nothing: a reader never sees half of one, and neither does anybody after a crash.
    /// Writing the same key again replaces it.
    /// </summary>
    public async Task Write(string key, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var path = PathOf(key);
        var arrivals = Path.Combine(_root, Arrivals);
        Directory.CreateDirectory(arrivals);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var arriving = Path.Combine(arrivals, Guid.NewGuid().ToString("N"));
        try
        {
            await using (var stream = new FileStream(arriving, FileMode.CreateNew, FileAccess.Write))
            {
                await stream.WriteAsync(content, cancellation);
                stream.Flush(flushToDisk: true);
            }
            File.Move(arriving, path, overwrite: true);
        }
        finally
        {
            File.Delete(arriving); // Is gone already unless something broke.
        }
    }

    /// <summary>Null when there is no such file. The caller disposes the stream.</summary>
    public Stream? OpenRead(string key)
    {
        try
        {
            return new FileStream(
                PathOf(key), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 4096, useAsync: true);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Null when there is no such file.</summary>
    public async Task<byte[]?> Read(string key, CancellationToken cancellation)
    {
        await using var stream = OpenRead(key);
        if (stream is null) return null;
        var content = new byte[stream.Length];
        await stream.ReadExactlyAsync(content, cancellation);
        return content;
    }

    /// <summary>Deleting what is not there is no error.</summary>
    public void Delete(string key)
    {
        var path = PathOf(key);
        if (File.Exists(path)) File.Delete(path);
    }

    /// <summary>Keys below a prefix of whole segments ("" for all), in order, at most <paramref name="max"/>.</summary>
    public IReadOnlyList<string> List(string prefix, int max)
    {
        var folder = prefix.Length == 0 ? _root : PathOf(prefix.TrimEnd('/'));
        if (!Directory.Exists(folder)) return [];
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None };
        return
        [
            .. Directory.EnumerateFiles(folder, "*", options)
                .Select(path => Path.GetRelativePath(_root, path).Replace(Path.DirectorySeparatorChar, '/'))
                .Where(key => !key.StartsWith(Arrivals + '/', StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Take(max),
        ];
    }

    // Segments of plain characters that do not start with a dot: no key can leave the folder, on any system.
    private string PathOf(string key) => key.Length <= KeyLengthMax && KeyPattern().IsMatch(key)
        ? Path.Combine(_root, Path.Combine(key.Split('/')))
        : throw new ArgumentException($"'{key}' is not a key of a file.", nameof(key));

    [GeneratedRegex(@"\A[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*\z", RegexOptions.ExplicitCapture, 100)]
    private static partial Regex KeyPattern();
}

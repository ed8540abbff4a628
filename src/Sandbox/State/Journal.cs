using System.Text.Json;

namespace Holdfast.Sandbox.State;

/// An append-only file of JSON lines. A line is one change, written before its answer is sent: after kill -9 the
/// next start reads them back, forgets a torn last line (nobody was told of it), and writes a compact file anew.
public sealed class Journal : IDisposable
{
    private const int LineBytesMax = 128 * 1024 * 1024;
    private readonly FileStream directoryLock;
    private readonly FileStream log;

    private Journal(FileStream directoryLock, FileStream log) => (this.directoryLock, this.log) = (directoryLock, log);

    public static Journal Open(string directory, Action<JsonElement> replay, Func<IEnumerable<byte[]>> snapshot)
    {
        Directory.CreateDirectory(directory);
        // Two sandboxes on one journal would overwrite each other; the lock ends with the process that holds it.
        var owner = new FileStream(
            Path.Combine(directory, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        var path = Path.Combine(directory, "journal.jsonl");
        if (File.Exists(path)) Replay(path, replay);
        Compact(path, snapshot());
        var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        return new Journal(owner, file);
    }

    public void Append(byte[] line)
    {
        if (line.Length > LineBytesMax) throw new InvalidOperationException("A change is larger than a line may be.");
        var end = log.Position;
        try
        {
            log.Write([.. line, (byte)'\n']);
        }
        catch (IOException)
        {
            // A half-written line in the middle could not be told from damage: take it back, then refuse the change.
            log.SetLength(end);
            throw;
        }
    }

    public void Dispose()
    {
        log.Dispose();
        directoryLock.Dispose();
    }

    private static void Replay(string path, Action<JsonElement> replay)
    {
        using var reader = new StreamReader(path);
        for (var (number, line) = (1, reader.ReadLine()); line is not null; number++)
        {
            var next = reader.ReadLine();
            try
            {
                using var parsed = JsonDocument.Parse(line);
                replay(parsed.RootElement);
            }
            catch (JsonException torn)
            {
                if (next is not null) throw new InvalidDataException($"{path}, line {number} is damaged.", torn);
            }

            line = next;
        }
    }

    private static void Compact(string path, IEnumerable<byte[]> lines)
    {
        var next = path + ".next";
        using (var file = new FileStream(next, FileMode.Create, FileAccess.Write))
        {
            foreach (var line in lines)
            {
                file.Write(line);
                file.WriteByte((byte)'\n');
            }

            file.Flush(flushToDisk: true);
        }

        File.Move(next, path, overwrite: true);
    }
}

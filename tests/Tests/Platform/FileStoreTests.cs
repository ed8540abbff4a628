using System.Text;
using Holdfast.Kernel;
using Microsoft.Extensions.Configuration;

namespace Holdfast.Tests;

public sealed class FileStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("holdfast-files-").FullName;
    private readonly FileStore _files;

    public FileStoreTests() => _files = new FileStore(new Settings(new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["DATA_DIR"] = _folder,
            ["SECRET_KEY"] = TestDatabase.SecretKey,
        }).Build()));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_is_written_is_read_replaced_listed_and_deleted()
    {
        await _files.Write("receipts/a/1.pdf", "one"u8.ToArray(), CancellationToken.None);
        await _files.Write("receipts/a/1.pdf", "two"u8.ToArray(), CancellationToken.None);
        await _files.Write("receipts/b/2.pdf", "three"u8.ToArray(), CancellationToken.None);

        Assert.Equal("two", Encoding.UTF8.GetString((await _files.Read("receipts/a/1.pdf", CancellationToken.None))!));
        Assert.Equal(["receipts/a/1.pdf", "receipts/b/2.pdf"], _files.List("", 10));
        Assert.Equal(["receipts/b/2.pdf"], _files.List("receipts/b", 10));
        Assert.Single(_files.List("", 1));

        _files.Delete("receipts/a/1.pdf");
        _files.Delete("receipts/a/1.pdf");
        Assert.Null(await _files.Read("receipts/a/1.pdf", CancellationToken.None));
        Assert.Null(_files.OpenRead("no/such/folder.pdf"));
    }

    [Fact]
    public async Task Readers_see_a_whole_file_while_it_is_being_replaced()
    {
        var contents = new[] { new byte[200_000], Enumerable.Repeat((byte)1, 300_000).ToArray() };
        await _files.Write("one", contents[0], CancellationToken.None);
        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < 40; i++) await _files.Write("one", contents[i % 2], CancellationToken.None);
        });

        while (!writing.IsCompleted)
        {
            var seen = (await _files.Read("one", CancellationToken.None))!;
            Assert.Contains(contents, content => content.AsSpan().SequenceEqual(seen));
        }
        await writing;
    }

    [Theory]
    [InlineData("")]
    [InlineData("/etc/passwd")]
    [InlineData("../outside")]
    [InlineData("a/../../outside")]
    [InlineData("a//b")]
    [InlineData("a/")]
    [InlineData(".hidden")]
    [InlineData("a\\b")]
    [InlineData("a\nb")]
    [InlineData("naïve")]
    public async Task Keys_that_could_leave_the_folder_are_refused(string key)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => _files.Write(key, new byte[1], CancellationToken.None));
        Assert.Throws<ArgumentException>(() => _files.OpenRead(key));
    }
}

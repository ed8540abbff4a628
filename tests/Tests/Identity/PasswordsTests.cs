using Holdfast.Identity;
using Holdfast.Kernel;

namespace Holdfast.Tests.Identity;

public sealed class PasswordsTests : IDisposable
{
    private readonly Passwords _cheap = new(iterations: 1_000);
    private readonly Passwords _dearer = new(iterations: 2_000);

    public void Dispose()
    {
        _cheap.Dispose();
        _dearer.Dispose();
    }

    [Theory]
    [InlineData("123456789", false)]
    [InlineData("1234567890", true)]
    [InlineData("aaabbbcccaaa", false)]
    [InlineData("aaabbbcccddd", true)]
    [InlineData("Somebody@example.org", false)]
    [InlineData("pässwörter und leerzeichen", true)]
    public void Length_and_a_little_variety_make_a_password(string password, bool accepted)
    {
        var check = new Check();
        Passwords.Check(check, password, "somebody@example.org");
        Assert.Equal(accepted, !check.Failed);
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public void A_password_has_a_longest_length(int length, bool accepted)
    {
        var check = new Check();
        Passwords.Check(check, string.Concat(Enumerable.Repeat("abcd", 51))[..length], "somebody@example.org");
        Assert.Equal(accepted, !check.Failed);
    }

    [Fact]
    public async Task Only_the_password_itself_is_right()
    {
        var hash = await _cheap.Hash("correct horse", CancellationToken.None);

        Assert.Equal(Passwords.Verdict.Right, await _cheap.Verify(hash, "correct horse", CancellationToken.None));
        Assert.Equal(Passwords.Verdict.Wrong, await _cheap.Verify(hash, "Correct horse", CancellationToken.None));
        Assert.Equal(Passwords.Verdict.Wrong, await _cheap.Verify(null, "correct horse", CancellationToken.None));
    }

    [Fact]
    public async Task The_same_password_has_another_hash_each_time() => Assert.NotEqual(
        await _cheap.Hash("correct horse", CancellationToken.None),
        await _cheap.Hash("correct horse", CancellationToken.None));

    [Fact]
    public async Task A_cheaper_hash_is_to_be_renewed_and_a_dearer_one_is_not()
    {
        var cheap = await _cheap.Hash("correct horse", CancellationToken.None);
        var dearer = await _dearer.Hash("correct horse", CancellationToken.None);

        Assert.Equal(Passwords.Verdict.RightButOld, await _dearer.Verify(cheap, "correct horse", CancellationToken.None));
        Assert.Equal(Passwords.Verdict.Right, await _cheap.Verify(dearer, "correct horse", CancellationToken.None));
    }

    [Fact]
    public async Task The_cost_is_that_of_OWASP()
    {
        using var passwords = new Passwords();
        var hash = Convert.FromBase64String(await passwords.Hash("correct horse", CancellationToken.None));

        // Format of the framework's hasher: marker 1, then pseudo-random function (2: SHA-512) and iterations, big-endian.
        Assert.Equal([1, 0, 0, 0, 2, 0, 3, 0x34, 0x50], hash[..9]);
    }
}

using Holdfast.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Holdfast.Identity;

/// <summary>
/// Passwords by the framework's hasher: PBKDF2-HMAC-SHA512, 128-bit salt, the cost that OWASP's password storage cheat
/// sheet asks of it. The cost stands in each hash, so older ones are told apart and renewed at the next sign-in.
/// A hash keeps a processor busy for a tenth of a second: no more at a time than there are processors, the others wait
/// without a thread; and never inside a transaction.
/// </summary>
public sealed class Passwords : IDisposable
{
    public const int LengthMin = 10;
    public const int LengthMax = 200;
    public const int Iterations = 210_000;
    private static readonly TimeSpan PatienceMax = TimeSpan.FromSeconds(20);
    private static readonly object Nobody = new();
    private readonly SemaphoreSlim _processors = new(Environment.ProcessorCount);
    private readonly PasswordHasher<object> _hasher;
    private readonly Lazy<string> _stranger;

    public Passwords(int iterations = Iterations)
    {
        _hasher = new PasswordHasher<object>(Options.Create(new PasswordHasherOptions { IterationCount = iterations }));
        _stranger = new Lazy<string>(() => _hasher.HashPassword(Nobody, Guid.NewGuid().ToString()));
    }

    public enum Verdict
    {
        Wrong,
        Right,

        /// <summary>Right, but hashed at a lower cost than today's.</summary>
        RightButOld,
    }

    /// <summary>Length alone: rules about kinds of characters make passwords worse (NIST SP 800-63B, 5.1.1.2).</summary>
    public static void Check(Check check, string password, string email) => check
        .That(password.Length >= LengthMin, "password", $"At least {LengthMin} characters.")
        .That(password.Length <= LengthMax, "password", $"At most {LengthMax} characters.")
        .That(password.Distinct().Skip(3).Any(), "password", "Use more than three different characters.")
        .That(!password.Equals(email, StringComparison.OrdinalIgnoreCase), "password", "Not your e-mail address.");

    public Task<string> Hash(string password, CancellationToken cancellation) =>
        Busy(() => _hasher.HashPassword(Nobody, password), cancellation);

    /// <summary>Takes the same time when there is no account (<paramref name="hash"/> null): nothing is told by the clock.</summary>
    public Task<Verdict> Verify(string? hash, string password, CancellationToken cancellation) => Busy(() =>
        (hash, _hasher.VerifyHashedPassword(Nobody, hash ?? _stranger.Value, password)) switch
        {
            (null, _) or (_, PasswordVerificationResult.Failed) => Verdict.Wrong,
            (_, PasswordVerificationResult.SuccessRehashNeeded) => Verdict.RightButOld,
            _ => Verdict.Right,
        }, cancellation);

    public void Dispose() => _processors.Dispose();

    private async Task<T> Busy<T>(Func<T> work, CancellationToken cancellation)
    {
        if (!await _processors.WaitAsync(PatienceMax, cancellation))
            throw new TimeoutException("Too many passwords are being checked."); // Answered 503 busy.
        try
        {
            return work();
        }
        finally
        {
            _processors.Release();
        }
    }
}

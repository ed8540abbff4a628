using System.Security.Cryptography;
using Holdfast.Sandbox.Stripe;

namespace Holdfast.Sandbox;

/// Something to go wrong on demand. Control.cs says what each target and kind does.
public sealed record Fault
{
    public string Id { get; init; } = Ids.New("fault_", 8);
    public required string Target { get; init; }
    public required string Kind { get; init; }
    /// How often it strikes before it is gone; without a count it stays until it is deleted.
    public int? Count { get; init; }
    /// The share of cases it strikes, above 0 and up to 1.
    public double Rate { get; init; } = 1;
    public string? Path { get; init; }
    public string? Type { get; init; }
    public int Status { get; init; } = 500;
    public bool Work { get; init; }
    public int Milliseconds { get; init; } = 1000;

    private static readonly Dictionary<string, string[]> Kinds = new(StringComparer.Ordinal)
    {
        ["api"] = ["latency", "status", "break"],
        ["webhook"] = ["drop", "duplicate", "delay", "reorder"],
        ["smtp"] = ["refuse", "take-then-break"],
    };

    public string? Problem() =>
        !Kinds.TryGetValue(Target, out var kinds) ? "target must be one of api, webhook, smtp."
        : !kinds.Contains(Kind) ? $"kind must be one of {string.Join(", ", kinds)}."
        : Count is < 1 or > 100_000 ? "count must be between 1 and 100000."
        : Kind == "reorder" && Count is not (>= 2 and <= Faults.ReorderMax) ? "reorder needs a count between 2 and 8."
        : Rate is not (> 0 and <= 1) ? "rate must be above 0 and at most 1."
        : Status is < 400 or > 599 ? "status must be between 400 and 599."
        : Milliseconds is < 0 or > 600_000 ? "milliseconds must be between 0 and 600000."
        : null;
}

/// The faults now set. They are not kept over a restart: a fresh start is well.
public sealed class Faults
{
    public const int ReorderMax = 8;
    private const int Most = 100;
    private static readonly TimeSpan GatherWithin = TimeSpan.FromSeconds(5);
    private readonly Lock gate = new();
    private readonly List<Fault> set = [];
    private DateTimeOffset? gatheringSince;

    public IReadOnlyList<Fault> Set
    {
        get
        {
            lock (gate) return [.. set];
        }
    }

    public bool Add(Fault fault)
    {
        lock (gate)
        {
            if (set.Count == Most) return false;
            set.Add(fault);
            return true;
        }
    }

    public void Clear()
    {
        lock (gate) set.Clear();
    }

    public bool Remove(string id)
    {
        lock (gate) return set.RemoveAll(fault => fault.Id == id) > 0;
    }

    public Fault? TakeForCall(PathString path) => Take("api", null,
        fault => fault.Path is null || path.StartsWithSegments(fault.Path, StringComparison.Ordinal));

    public bool Drops(Delivery delivery) => Take("webhook", "drop", Concerns(delivery)) is not null;

    public bool Duplicates(Delivery delivery) => Take("webhook", "duplicate", Concerns(delivery)) is not null;

    public TimeSpan? Postpones(Delivery delivery) => Take("webhook", "delay", Concerns(delivery)) is { } fault
        ? TimeSpan.FromMilliseconds(fault.Milliseconds)
        : null;

    public bool RefusesMail() => Take("smtp", "refuse", _ => true) is not null;

    public bool BreaksAfterMail() => Take("smtp", "take-then-break", _ => true) is not null;

    /// Splits what is due into rows, each carried in its order. With a `reorder` set, that many deliveries are waited
    /// for and become one row, the newest first; if too few come in time, those that did.
    public IReadOnlyList<IReadOnlyList<Delivery>> Queues(IReadOnlyList<Delivery> due, DateTimeOffset now)
    {
        lock (gate)
        {
            var fault = set.Find(one => one is { Target: "webhook", Kind: "reorder" });
            if (fault is null || due.Count == 0) return Singly(due);
            var gathered = due.Where(Wanted(fault)).Take(fault.Count!.Value).ToList();
            var others = Singly(due.Except(gathered));
            if (gathered.Count == 0) return others;
            gatheringSince ??= now;
            if (gathered.Count < fault.Count && now - gatheringSince < GatherWithin) return others;
            set.Remove(fault);
            gatheringSince = null;
            gathered.Reverse();
            return [gathered, .. others];
        }
    }

    private static IReadOnlyList<Delivery>[] Singly(IEnumerable<Delivery> due) =>
        [.. due.Select(delivery => new[] { delivery })];

    private static Func<Delivery, bool> Wanted(Fault fault) =>
        delivery => fault.Type is null || fault.Type == delivery.Type;

    private static Func<Fault, bool> Concerns(Delivery delivery) => fault => Wanted(fault)(delivery);

    private Fault? Take(string target, string? kind, Func<Fault, bool> concerns)
    {
        lock (gate)
        {
            var at = set.FindIndex(one => one.Target == target && (kind ?? one.Kind) == one.Kind && concerns(one));
            if (at < 0 || (set[at].Rate < 1 && RandomNumberGenerator.GetInt32(1_000_000) >= set[at].Rate * 1_000_000))
                return null;
            var fault = set[at];
            if (fault.Count == 1) set.RemoveAt(at);
            else if (fault.Count is { } left) set[at] = fault with { Count = left - 1 };
            return fault;
        }
    }
}

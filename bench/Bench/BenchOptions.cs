namespace Holdfast.Bench;

/// <summary>A part of the bench; what it gives are figures by name.</summary>
internal sealed record Measure(string Name, string What, Func<Place, Task<Dictionary<string, double>>> Run);

/// <param name="Only">Beginnings of names; all when there are none.</param>
internal sealed record BenchOptions(bool Quick, IReadOnlyList<string> Only, string? Json)
{
    public bool Wants(string name) => Only.Count == 0 || Only.Any(one => name.StartsWith(one, StringComparison.Ordinal));

    public static BenchOptions? Parse(string[] args)
    {
        var options = new BenchOptions(false, [], null);
        for (var i = 0; i < args.Length; i++)
        {
            var next = i + 1 < args.Length ? args[i + 1] : null;
            switch (args[i])
            {
                case "--quick":
                    options = options with { Quick = true };
                    continue;
                case "--only" when next is not null:
                    options = options with { Only = next.Split(',') };
                    break;
                case "--json" when next is not null:
                    options = options with { Json = Path.Combine(Environment.GetEnvironmentVariable("BENCH_STARTED") ?? "", next) };
                    break;
                default:
                    return null;
            }
            i++;
        }
        return options;
    }
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Holdfast.Bench;
using Holdfast.Bench.Measures;

var options = BenchOptions.Parse(args);
if (options is null)
{
    await Console.Error.WriteLineAsync("bench/run [--quick] [--only WORD,…] [--json FILE]");
    return 2;
}
var place = await Place.Prepare(options);
Measure[] measures =
[
    new("booking_http_vs_pgbench", "bookings by HTTP against the same SQL in pgbench, CPU", BookingCost.Run),
    new("booking_p99_ms_32", "a booking at 32 clients, p99", BookingLatency.Run),
    new("availability", "availability against an empty endpoint and a plain read, CPU", AvailabilityCost.Run),
    new("search_p99_ms", "search with free and busy over 5,000 places, p99", SearchLatency.Run),
    new("hot_slot", "500 people for one slot", HotSlot.Run),
    new("concurrent_10k", "10,000 attempts at once", ConcurrentAttempts.Run),
    new("booking_whole_vs_pgbench", "all modules, every event drained, rate", WholeRate.Run),
    new("subscribers_10k", "10,000 live pages, until all have seen a change, p99", Subscribers.Run),
    new("growth_5m_vs_10k", "a booking with many rows against few, p50", Growth.Run),
];
var figures = new SortedDictionary<string, double>(StringComparer.Ordinal);
Console.WriteLine(place.Machine);
foreach (var measure in measures.Where(m => options.Wants(m.Name)))
{
    Console.WriteLine($"\n{measure.Name}: {measure.What}");
    foreach (var (name, value) in await measure.Run(place))
    {
        figures[name] = value;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-42} {value,14:0.###}"));
    }
}
if (options.Json is not null)
{
    var json = new JsonObject { ["machine"] = place.Machine, ["quick"] = options.Quick };
    foreach (var (name, value) in figures) json[name] = double.IsFinite(value) ? value : null;
    await File.WriteAllTextAsync(options.Json, json.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n");
}
return 0;

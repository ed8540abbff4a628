using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Holdfast.Kernel;

/// <summary>
/// All instruments of this process in the Prometheus text exposition format 0.0.4. Series per metric are bounded; what
/// comes beyond goes into one series marked <c>otel_metric_overflow</c>.
/// </summary>
public sealed class PrometheusText : IDisposable
{
    private static readonly double[] SecondBounds = [.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10];
    private static readonly double[] ByteBounds = [128, 1_024, 8_192, 65_536, 524_288, 4_194_304];
    private readonly ConcurrentDictionary<Instrument, MetricFamily> _families = new();
    private readonly MeterListener _listener = new();
    private readonly Lock _scrape = new();
    private long _generation;

    public PrometheusText(Func<Instrument, bool> select)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (select(instrument)) listener.EnableMeasurementEvents(instrument, _families.GetOrAdd(instrument, Describe));
        };
        _listener.MeasurementsCompleted = (instrument, _) => _families.TryRemove(instrument, out MetricFamily? _);
        _listener.SetMeasurementEventCallback<byte>((_, value, tags, state) => Record(state, value, tags));
        _listener.SetMeasurementEventCallback<short>((_, value, tags, state) => Record(state, value, tags));
        _listener.SetMeasurementEventCallback<int>((_, value, tags, state) => Record(state, value, tags));
        _listener.SetMeasurementEventCallback<long>((_, value, tags, state) => Record(state, value, tags));
        _listener.SetMeasurementEventCallback<float>((_, value, tags, state) => Record(state, value, tags));
        _listener.SetMeasurementEventCallback<double>((_, value, tags, state) => Record(state, value, tags));
        _listener.SetMeasurementEventCallback<decimal>((_, value, tags, state) => Record(state, (double)value, tags));
        _listener.Start();
    }

    public string Write()
    {
        lock (_scrape)
        {
            var generation = Interlocked.Increment(ref _generation);
            _listener.RecordObservableInstruments();
            var text = new StringBuilder(16_384);
            foreach (var families in _families.Values.Where(f => !f.Series.IsEmpty)
                .GroupBy(f => f.Name, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
                Write(text, [.. families], generation);
            return text.ToString();
        }
    }

    public void Dispose() => _listener.Dispose();

    private static void Write(StringBuilder text, MetricFamily[] families, long generation)
    {
        var first = families[0];
        text.Append("# HELP ").Append(first.Name).Append(' ').Append(first.Help.ReplaceLineEndings(" ")).Append('\n');
        text.Append("# TYPE ").Append(first.Name).Append(' ').Append(first.Kind).Append('\n');
        var seen = new HashSet<string>(StringComparer.Ordinal); // Of two meters with the same series the first one counts.
        foreach (var family in families.Where(f => f.Kind == first.Kind))
            foreach (var (labels, series) in family.Series.OrderBy(s => s.Key, StringComparer.Ordinal))
                if (seen.Add(labels)) family.Write(text, labels, series, generation);
    }

    private void Record(object? state, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        ((MetricFamily)state!).Record(tags, value, Volatile.Read(ref _generation));

    private static MetricFamily Describe(Instrument instrument)
    {
        var type = instrument.GetType();
        var kind = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        var counts = kind == typeof(Counter<>) || kind == typeof(ObservableCounter<>);
        var bounds = kind == typeof(Histogram<>) ? instrument.Unit == "By" ? ByteBounds : SecondBounds : null;
        return new MetricFamily(
            FullName(instrument, counts, bounds is not null), bounds is not null ? "histogram" : counts ? "counter" : "gauge",
            instrument.Description ?? instrument.Name, bounds,
            IsObserved: instrument.IsObservable, Adds: kind == typeof(Counter<>) || kind == typeof(UpDownCounter<>));
    }

    // Units become suffixes; "_count" belongs to histograms alone.
    private static string FullName(Instrument instrument, bool counts, bool histogram)
    {
        var unit = instrument.Unit switch { "s" => "_seconds", "ms" => "_milliseconds", "By" => "_bytes", _ => "" };
        var name = Clean(instrument.Name);
        if (!name.EndsWith(unit, StringComparison.Ordinal)) name += unit;
        if (counts && !name.EndsWith("_total", StringComparison.Ordinal)) name += "_total";
        return !histogram && name.EndsWith("_count", StringComparison.Ordinal) ? name[..^6] + "_current" : name;
    }

    private static string Clean(string name)
    {
        var clean = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
        return char.IsAsciiDigit(clean[0]) ? "_" + clean : clean;
    }

    internal static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = new string[tags.Length];
        for (var i = 0; i < tags.Length; i++)
        {
            var value = tags[i].Value switch
            {
                bool flag => flag ? "true" : "false",
                IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
                var other => other?.ToString() ?? "",
            };
            labels[i] = $"{Clean(tags[i].Key)}=\"{Escape(value)}\"";
        }
        Array.Sort(labels, StringComparer.Ordinal);
        return string.Join(',', labels);
    }

    private static string Escape(string value) => value
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .ReplaceLineEndings("\\n");
}

/// <summary>One metric and its series by label text.</summary>
internal sealed record MetricFamily(string Name, string Kind, string Help, double[]? Bounds, bool IsObserved, bool Adds)
{
    private const int SeriesMax = 1_000;
    private const string Overflow = "otel_metric_overflow=\"true\"";

    // Every statement and request is measured several times: tags that were seen before find their series as they are, and
    // only new ones are put into words.
    private readonly ConcurrentDictionary<Tags, MetricSeries> _known = new(Tags.Comparer);

    public ConcurrentDictionary<string, MetricSeries> Series { get; } = new(StringComparer.Ordinal);

    public void Record(ReadOnlySpan<KeyValuePair<string, object?>> tags, double value, long generation)
    {
        if (!_known.GetAlternateLookup<ReadOnlySpan<KeyValuePair<string, object?>>>().TryGetValue(tags, out var series))
            series = Find(tags);
        lock (series)
        {
            series.Generation = generation;
            if (Bounds is null)
            {
                series.Value = Adds ? series.Value + value : value;
                return;
            }
            var place = Array.BinarySearch(Bounds, value);
            series.Buckets[place < 0 ? ~place : place]++;
            series.Value += value;
            series.Count++;
        }
    }

    private MetricSeries Find(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = PrometheusText.Labels(tags);
        if (!Series.ContainsKey(labels) && Series.Count >= SeriesMax) return Of(Overflow);
        var series = Of(labels);
        if (_known.Count < SeriesMax) _known.TryAdd(new Tags(tags.ToArray()), series);
        return series;
    }

    private MetricSeries Of(string labels) => Series.GetOrAdd(
        labels, static (_, bounds) => new MetricSeries(bounds is null ? [] : new long[bounds.Length + 1]), Bounds);

    public void Write(StringBuilder text, string labels, MetricSeries series, long generation)
    {
        lock (series)
        {
            if (IsObserved && series.Generation < generation) return; // Not observed any more.
            var braces = labels.Length > 0 ? "{" + labels + "}" : "";
            if (Bounds is null)
            {
                text.Append(Name).Append(braces).Append(' ').Append(Number(series.Value)).Append('\n');
                return;
            }
            var separator = labels.Length > 0 ? labels + "," : "";
            var sum = 0L;
            for (var i = 0; i <= Bounds.Length; i++)
            {
                sum += series.Buckets[i];
                var bound = i == Bounds.Length ? "+Inf" : Number(Bounds[i]);
                text.Append($"{Name}_bucket{{{separator}le=\"{bound}\"}} {sum}\n");
            }
            text.Append($"{Name}_sum{braces} {Number(series.Value)}\n{Name}_count{braces} {series.Count}\n");
        }
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}

internal sealed class MetricSeries(long[] buckets)
{
    public long[] Buckets { get; } = buckets;

    public double Value { get; set; }

    public long Count { get; set; }

    public long Generation { get; set; }
}

/// <summary>The tags of a measurement as a key, which a measurement finds without making one.</summary>
internal readonly record struct Tags(KeyValuePair<string, object?>[] Pairs)
{
    public static readonly IEqualityComparer<Tags> Comparer = new ByPairs();

    private sealed class ByPairs
        : IEqualityComparer<Tags>, IAlternateEqualityComparer<ReadOnlySpan<KeyValuePair<string, object?>>, Tags>
    {
        public bool Equals(Tags x, Tags y) => Equals(x.Pairs.AsSpan(), y);

        public int GetHashCode(Tags tags) => GetHashCode(tags.Pairs.AsSpan());

        public bool Equals(ReadOnlySpan<KeyValuePair<string, object?>> pairs, Tags other)
        {
            if (pairs.Length != other.Pairs.Length) return false;
            for (var i = 0; i < pairs.Length; i++)
            {
                var (mine, theirs) = (pairs[i], other.Pairs[i]);
                if (!string.Equals(mine.Key, theirs.Key, StringComparison.Ordinal) || !Equals(mine.Value, theirs.Value)) return false;
            }
            return true;
        }

        public int GetHashCode(ReadOnlySpan<KeyValuePair<string, object?>> pairs)
        {
            var hash = default(HashCode);
            foreach (var (key, value) in pairs)
            {
                hash.Add(key.Length); // A family's keys are the same again and again: the values tell its series apart.
                hash.Add(value);
            }
            return hash.ToHashCode();
        }

        public Tags Create(ReadOnlySpan<KeyValuePair<string, object?>> pairs) => new(pairs.ToArray());
    }
}

using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Holdfast.Bench;

/// <summary>
/// The statements by which the product books, as it sends them: read from the database's own log of one booking, with what
/// differs from booking to booking put in anew. So pgbench cannot run something else than the product does.
/// </summary>
internal static partial class BookingBatch
{
    private const int PatienceMilliseconds = 5_000;

    public static async Task<string> Script(Place place, Product product)
    {
        var court = Place.Court(Place.Courts - 1);
        for (var i = 0; i < 8; i++) await Book(product, court, place.FirstHour.AddDays(3_000).AddHours(i)); // Prepared by now.
        await Place.Execute("alter system set log_statement = 'all'");
        await Place.Execute("select pg_reload_conf()");
        await Task.Delay(500);
        var start = place.FirstHour.AddDays(3_001);
        var booking = await Book(product, court, start);
        await Place.Execute("alter system set log_statement = 'none'");
        await Place.Execute("select pg_reload_conf()");
        await Task.Delay(500);
        var logged = Logged(await File.ReadAllLinesAsync(Environment.GetEnvironmentVariable("BENCH_LOG")!));
        var batch = Batch(logged);
        return Write(batch, new Values((Guid)booking["id"]!, (string)booking["confirmationCode"]!, court, start));
    }

    private static async Task<JsonNode> Book(Product product, Guid court, DateTimeOffset start)
    {
        using var answer = await product.Http.SendAsync(Load.Book(court, start));
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    private sealed record Statement(string Process, string Sql, string[] Parameters);

    private sealed record Values(Guid Id, string Code, Guid Court, DateTimeOffset Start);

    private static List<Statement> Logged(string[] lines)
    {
        var entries = new List<string>();
        foreach (var line in lines)
            if (line.StartsWith('\t') && entries.Count > 0) entries[^1] += "\n" + line[1..];
            else entries.Add(line);
        var statements = new List<Statement>();
        for (var i = 0; i < entries.Count; i++)
        {
            var match = Execute().Match(entries[i]);
            if (!match.Success) continue;
            var detail = i + 1 < entries.Count ? Parameters().Match(entries[i + 1]) : Match.Empty;
            statements.Add(new Statement(
                match.Groups["pid"].Value, match.Groups["sql"].Value,
                detail.Success ? [.. Parameter().Matches(detail.Groups["all"].Value).Select(m => m.Groups["value"].Value)] : []));
        }
        return statements;
    }

    // From the tenant's statement to the next one of the same server process.
    private static List<Statement> Batch(List<Statement> logged)
    {
        var decisive = logged.FindLastIndex(s => s.Sql.Contains("insert into bookings.bookings ", StringComparison.Ordinal));
        if (decisive < 0) throw new InvalidOperationException("The log shows no booking.");
        var own = logged.Where(s => s.Process == logged[decisive].Process).ToList();
        var middle = own.IndexOf(logged[decisive]);
        static bool Begins(Statement s) => s.Sql.Contains("set_config('app.tenant_id'", StringComparison.Ordinal);
        var first = own.FindLastIndex(middle, Begins);
        var next = own.FindIndex(middle, Begins);
        return own[first..(next < 0 ? own.Count : next)];
    }

    private static string Write(List<Statement> batch, Values values)
    {
        var script = new StringBuilder("""
            \set n :n + 1
            \set g permute(:base + :n * :clients + :client_id, 40000000, 42)
            \set r :g % 5000
            \set s :g / 5000
            \set hi 7500000000000000000 + :g
            \set lo random(-9223372036854775807, -4611686018427387905)
            \startpipeline

            """);
        foreach (var statement in batch)
        {
            var sql = Placeholder().Replace(statement.Sql, match => Literal(
                statement.Parameters[int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture) - 1], values));
            script.Append(Comment().Replace(sql, "").ReplaceLineEndings(" ").TrimEnd(' ', ';')).Append(";\n");
        }
        return script.Append("\\endpipeline\n").ToString();
    }

    // Literals stay without a type where the statement itself gives them one, as it does to parameters.
    private static string Literal(string logged, Values values)
    {
        if (logged == "NULL") return "null";
        var text = logged[1..^1].Replace("''", "'", StringComparison.Ordinal);
        if (text == values.Id.ToString()) return NewId(0);
        if (text == values.Court.ToString()) return "md5('bench' || :r::int)::uuid";
        if (text == values.Code) return "upper(left(md5(:lo::text), 8))";
        if (Uuids().IsMatch(text))
        {
            // Of claims and events: new ones each time.
            var ids = text[1..^1].Split(',');
            return $"array[{string.Join(", ", ids.Select((id, i) => id == values.Id.ToString() ? NewId(0)
                : id == values.Court.ToString() || id == Place.Tenant.ToString() ? $"'{id}'::uuid" : NewId(i + 1)))}]";
        }
        if (Instant().IsMatch(text) && text.Contains('+', StringComparison.Ordinal)
            && DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) - values.Start is { TotalHours: 0 or 1 } since)
            return Hour(values, since);
        if (long.TryParse(text, CultureInfo.InvariantCulture, out _)) return text;
        if (text.StartsWith('{') && !IsJson(text)) return Quoted(text) + Numbers().IsMatch(text) switch
        {
            true => "::int[]",
            false when Instants().IsMatch(text) => "::timestamptz[]",
            false => "::text[]",
        };
        return Quoted(text);
    }

    private static string Hour(Values values, TimeSpan since) =>
        $"({Quoted($"{values.Start.AddYears(-4) + since:yyyy-MM-dd HH:mm:ss}Z")}::timestamptz + :s::int * interval '1 hour')";

    private static bool IsJson(string text)
    {
        try
        {
            JsonNode.Parse(text);
            return true;
        }
        catch (System.Text.Json.JsonException)
        {
            return false;
        }
    }

    // A colon would be taken for the beginning of a variable, whatever stands around it.
    private static string Quoted(string text) => "E'" + text.Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("'", "''", StringComparison.Ordinal).Replace(":", "\\x3a", StringComparison.Ordinal) + "'";

    private static string NewId(int which) =>
        $"(lpad(to_hex(:hi::bigint + {which}::bigint * 40000000), 16, '0') || to_hex(:lo::bigint))::uuid";

    [GeneratedRegex(@"^\S+ \S+ \S+ \[(?<pid>\d+)\] .*?LOG:  execute [^:]+: (?<sql>.*)$", RegexOptions.Singleline, PatienceMilliseconds)]
    private static partial Regex Execute();

    [GeneratedRegex(@"DETAIL:  parameters: (?<all>.*)$", RegexOptions.Singleline, PatienceMilliseconds)]
    private static partial Regex Parameters();

    [GeneratedRegex(@"\$\d+ = (?<value>NULL|'(?:[^']|'')*')", RegexOptions.None, PatienceMilliseconds)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\$(?<number>\d+)", RegexOptions.None, PatienceMilliseconds)]
    private static partial Regex Placeholder();

    [GeneratedRegex("--[^\n]*", RegexOptions.None, PatienceMilliseconds)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d \d\d:\d\d", RegexOptions.None, PatienceMilliseconds)]
    private static partial Regex Instant();

    [GeneratedRegex(@"^\{[0-9a-f-]{36}(,[0-9a-f-]{36})*\}$", RegexOptions.ExplicitCapture, PatienceMilliseconds)]
    private static partial Regex Uuids();

    [GeneratedRegex(@"^\{""\d{4}-\d\d-\d\d \d\d:", RegexOptions.None, PatienceMilliseconds)]
    private static partial Regex Instants();

    [GeneratedRegex(@"^\{\d+(,\d+)*\}$", RegexOptions.ExplicitCapture, PatienceMilliseconds)]
    private static partial Regex Numbers();
}

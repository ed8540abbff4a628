using System.Text.Json;
using System.Text.Json.Nodes;
using Holdfast.Sandbox.State;

namespace Holdfast.Sandbox.Stripe;

/// Amounts, and the balance: which is nothing but the sum of its movements, so money cannot be made or lost.
public static class Money
{
    public const long Most = 99_999_999;
    private static readonly TimeSpan Settling = TimeSpan.FromDays(2);

    private static readonly HashSet<string> WithoutCents = new(StringComparer.Ordinal)
    {
        "bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "vnd", "vuv", "xaf", "xof", "xpf",
    };

    private static readonly HashSet<string> ThreeDecimals =
        new(StringComparer.Ordinal) { "bhd", "jod", "kwd", "omr", "tnd" };

    private static readonly HashSet<string> WholeOnly = new(StringComparer.Ordinal) { "isk", "ugx" };

    private static readonly Dictionary<string, long> Least = new(StringComparer.Ordinal)
    {
        ["usd"] = 50,
        ["eur"] = 50,
        ["gbp"] = 30,
        ["cad"] = 50,
        ["aud"] = 50,
        ["nzd"] = 50,
        ["sgd"] = 50,
        ["chf"] = 50,
        ["brl"] = 50,
        ["jpy"] = 50,
        ["mxn"] = 1000,
        ["sek"] = 300,
        ["nok"] = 300,
        ["dkk"] = 250,
        ["hkd"] = 400,
        ["pln"] = 200,
        ["czk"] = 1500,
        ["huf"] = 17500,
        ["aed"] = 200,
        ["thb"] = 1000,
        ["inr"] = 50,
        ["ron"] = 200,
        ["bgn"] = 100,
        ["myr"] = 200,
    };

    public static string Currency(string code)
    {
        var lower = code.ToLowerInvariant();
        return lower.Length == 3 && lower.All(char.IsAsciiLetterLower)
            ? lower
            : throw Refusal.Invalid($"Invalid currency: {code}.", null, "currency");
    }

    public static long Amount(long amount, string currency)
    {
        if (amount < 1)
        {
            throw Refusal.Invalid("This value must be greater than or equal to 1.",
                "parameter_invalid_integer", "amount");
        }

        if (amount > Most) throw Refusal.Invalid($"Amount must be no more than {Most}.", "amount_too_large", "amount");
        if (amount < Least.GetValueOrDefault(currency, 1))
            throw Refusal.Invalid("Amount is too small for its currency.", "amount_too_small", "amount");
        if ((ThreeDecimals.Contains(currency) && amount % 10 != 0)
            || (WholeOnly.Contains(currency) && amount % 100 != 0))
            throw Refusal.Invalid("Invalid amount: the last digits of this currency are zero.", null, "amount");
        return amount;
    }

    /// 2.9 % and 30 cents, rounded half up, never more than the amount itself.
    public static long Fee(long amount, string currency)
    {
        var part = ((amount * 29) + 500) / 1000;
        return Math.Min(amount, part + (WithoutCents.Contains(currency) ? 0 : 30));
    }

    public static BalanceTransaction Move(Change change, DateTimeOffset now, string type, string source, long amount,
        string currency, long fee = 0, bool atOnce = true) => change.Put(new BalanceTransaction
        {
            Id = Ids.New("txn_"),
            Amount = amount,
            Currency = currency,
            Fee = fee,
            Type = type,
            ReportingCategory = type == "adjustment" ? "dispute" : type,
            Source = source,
            Created = now.ToUnixTimeSeconds(),
            AvailableOn = (atOnce ? now : now + Settling).ToUnixTimeSeconds(),
            FeeDetails = fee == 0 ? Json.Element(Array.Empty<object>()) : Json.Element(new[]
            {
                new
                {
                    amount = fee, application = (string?)null, currency,
                    description = type == "adjustment" ? "Dispute fee" : "Stripe processing fees", type = "stripe_fee",
                },
            }),
        });

    public static Answer Balance(Call call)
    {
        var moved = call.Change.Oldest<BalanceTransaction>().ToLookup(row => Render.StatusOf(row, call.Now));
        return new(200, new JsonObject
        {
            ["object"] = "balance",
            ["available"] = Sums(moved["available"]),
            ["livemode"] = false,
            ["pending"] = Sums(moved["pending"]),
        });

        static JsonArray Sums(IEnumerable<BalanceTransaction> rows) =>
        [
            .. rows.GroupBy(row => row.Currency, StringComparer.Ordinal)
                .Select(group => (Currency: group.Key, Net: group.Sum(row => row.Net)))
                .DefaultIfEmpty(("usd", 0))
                .Select(sum => JsonSerializer.SerializeToNode(new
                {
                    amount = sum.Item2, currency = sum.Item1, source_types = new { card = sum.Item2 },
                }, Json.Wire)),
        ];
    }

    public static Answer Get(Call call) => call.Ok(call.Change.Find<BalanceTransaction>(call.Route("id"))
        ?? throw Refusal.Unknown("balance transaction", call.Route("id"), "id"));

    public static Answer List(Call call)
    {
        var (currency, source, type) = (call.Form.Text("currency"), call.Form.Text("source"), call.Form.Text("type"));
        return Lists.Page<BalanceTransaction>(call, row => row.Created, row =>
            (currency ?? row.Currency) == row.Currency
            && (source is null || source == row.Source) && (type ?? row.Type) == row.Type);
    }
}

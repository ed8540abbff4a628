using System.Text.Json.Nodes;
using Holdfast.Sandbox.State;

namespace Holdfast.Sandbox.Stripe;

public static class Lists
{
    public static readonly string[] Parameters =
        ["limit", "starting_after", "ending_before", "created", "created[*]", "expand[]"];

    /// A page of committed rows, newest first.
    public static Answer Page<T>(Call call, Func<T, long> created, Func<T, bool> wanted) where T : class, IStored
    {
        var limit = call.Form.Integer("limit") ?? 10;
        if (limit is < 1 or > 100)
            throw Refusal.Invalid("Invalid limit: it must be between 1 and 100.", null, "limit");
        var (after, before) = (call.Form.Text("starting_after"), call.Form.Text("ending_before"));
        if (after is not null && before is not null)
            throw Refusal.Invalid("You may only pass one of starting_after and ending_before.", null, null);
        var rows = call.Change.Newest<T>().Where(row => wanted(row) && InRange(call.Form, created(row)));
        if (after is not null) rows = After(rows, Known<T>(call, after, "starting_after"));
        if (before is not null) rows = Before(rows, Known<T>(call, before, "ending_before"), (int)limit + 1);
        var page = rows.Take((int)limit + 1).ToList();
        var more = page.Count > limit;
        // Going back, the surplus row is the newest; going forward, the oldest.
        if (more) page.RemoveAt(before is null ? page.Count - 1 : 0);
        return call.Ok(Of(call.Http.Request.Path, page.Select(row => Render.Object(row, call.Now)), more));
    }

    public static JsonObject Of(string url, IEnumerable<JsonObject> items, bool more) => new()
    {
        ["object"] = "list",
        ["data"] = new JsonArray([.. items]),
        ["has_more"] = more,
        ["url"] = url,
    };

    private static string Known<T>(Call call, string id, string parameter) where T : class, IStored =>
        call.Change.Find<T>(id)?.Id ?? throw Refusal.Unknown("object", id, parameter);

    private static IEnumerable<T> After<T>(IEnumerable<T> rows, string id) where T : IStored =>
        rows.SkipWhile(row => row.Id != id).Skip(1);

    private static IEnumerable<T> Before<T>(IEnumerable<T> rows, string id, int most) where T : IStored =>
        rows.TakeWhile(row => row.Id != id).TakeLast(most);

    private static bool InRange(Form form, long created) =>
        (form.Integer("created") is not { } exact || created == exact)
        && (form.Integer("created[gte]") is not { } from || created >= from)
        && (form.Integer("created[gt]") is not { } above || created > above)
        && (form.Integer("created[lte]") is not { } to || created <= to)
        && (form.Integer("created[lt]") is not { } below || created < below);
}

using Microsoft.AspNetCore.Http;

namespace Holdfast.Kernel;

/// <summary>
/// Ask twice, get once. The key is claimed in the transaction of the effect and the answer is kept with it (sealed, 24
/// hours), so a crash at any instant leaves both or neither. Refusals are not remembered.
/// </summary>
public sealed class Requests(Keys keys)
{
    private const string Seal = "request-answer";

    /// <summary>
    /// Runs <paramref name="act"/> in one transaction. Refusals roll it back. A twin waits for the first one and gets its
    /// answer; the same key with another body is refused.
    /// </summary>
    public async Task<IResult> Once(
        HttpContext http, Database database, Func<TenantTransaction, Task<Answer>> act)
    {
        var key = RequestKey.Of(http);
        return await database.Write<IResult>(Tenant.Of(http).Id, async transaction =>
        {
            if (key is not null && await Claim(key, transaction) is { } earlier) return transaction.Abandon(earlier);
            var answer = await act(transaction);
            if (answer.Problem is { } problem) return transaction.Abandon<IResult>(problem.ToHttp());
            if (key is not null) await Keep(key, answer, transaction);
            return answer;
        }, http.RequestAborted);
    }

    /// <summary>
    /// For acts that are idempotent by themselves but span several transactions or call outside: the answer is kept after
    /// the fact, so that a repetition is told apart by its header and body.
    /// </summary>
    public async Task<IResult> Remember(HttpContext http, Database database, Func<Task<Answer>> act)
    {
        if (RequestKey.Of(http) is not { } key) return (await act()).ToHttp();
        var tenantId = Tenant.Of(http).Id;
        if (await Earlier(http, database) is { } earlier) return earlier;
        var answer = await act();
        if (answer.Problem is null)
            await database.Write(tenantId, async transaction =>
            {
                if (await Claim(key, transaction) is null) await Keep(key, answer, transaction);
            }, http.RequestAborted);
        return answer.ToHttp();
    }

    /// <summary>What this key was answered before; null when it is new, or there is none.</summary>
    public async Task<Answer?> Earlier(HttpContext http, Database database)
    {
        if (RequestKey.Of(http) is not { } key) return null;
        var tenantId = Tenant.Of(http).Id;
        var row = await database.QueryFirst<RequestRow>(
            tenantId, EarlierSql(database.Module), Args(key, tenantId, null), http.RequestAborted);
        return row is null ? null : Replay(key, row);
    }

    /// <summary>
    /// For slices that claim the key in a batch of their own: the columns of the row, with the answer they will give if the
    /// batch stands. <see cref="RequestColumns.ResultId"/> tells the row of this very attempt from that of a twin.
    /// </summary>
    public RequestColumns Columns(HttpContext http, Answer answer)
    {
        if (RequestKey.Of(http) is not { } key) return new RequestColumns("", "", null, [], null, 0, null);
        return new RequestColumns(
            key.Caller, key.Route, key.Key, key.BodyHash, Guid.NewGuid(), (short)answer.Status, Sealed(answer));
    }

    /// <summary>The answer of the twin whose row was there first; null when that row is this attempt's own, or there is none.</summary>
    public Answer? Replay(RequestColumns mine, RequestRow? row) =>
        row is null || mine.RequestKey is null || row.ResultId == mine.ResultId
            ? null
            : Replay(new RequestKey(mine.RequestCaller, mine.RequestRoute, mine.RequestKey, mine.BodyHash), row);

    private async Task<IResult?> Claim(RequestKey key, TenantTransaction transaction)
    {
        var claimed = await transaction.Execute($"""
            insert into {transaction.Schema}.requests (tenant_id, caller, route, key, body_hash, at)
            values (@TenantId, @Caller, @Route, @Key, @BodyHash, @Now) on conflict do nothing
            """, Args(key, transaction.TenantId, transaction.Now));
        if (claimed == 1) return null;
        var earlier = await transaction.QueryFirst<RequestRow>(
            EarlierSql(transaction.Schema), Args(key, transaction.TenantId, null));
        return earlier is null ? (Answer)Problem.Busy : Replay(key, earlier);
    }

    private Task Keep(RequestKey key, Answer answer, TenantTransaction transaction) => transaction.Execute($"""
        update {transaction.Schema}.requests set status = @Status, answer = @Answer
        where tenant_id = @TenantId and caller = @Caller and route = @Route and key = @Key
        """, new
    {
        transaction.TenantId,
        key.Caller,
        key.Route,
        key.Key,
        Status = (short)answer.Status,
        Answer = Sealed(answer),
    });

    private byte[] Sealed(Answer answer) =>
        keys.Seal(Seal, Json.Write(new Kept(answer.Json(), answer.Location, answer.ETag)));

    private Answer Replay(RequestKey key, RequestRow earlier)
    {
        if (!earlier.BodyHash.AsSpan().SequenceEqual(key.BodyHash)) return Problem.KeyReused;
        if (earlier.Answer is null) return Problem.Busy;
        var kept = Json.Read<Kept>(keys.Open(Seal, earlier.Answer));
        return new Answer(earlier.Status ?? 200, null)
        {
            Text = kept.Body,
            Location = kept.Location,
            ETag = kept.ETag,
            Replayed = true,
        };
    }

    private static object Args(RequestKey key, Guid tenantId, DateTimeOffset? now) => new
    {
        TenantId = tenantId,
        key.Caller,
        key.Route,
        key.Key,
        key.BodyHash,
        Now = now,
    };

    private static string EarlierSql(string schema) => $"""
        select result_id, status, body_hash, answer from {schema}.requests
        where tenant_id = @TenantId and caller = @Caller and route = @Route and key = @Key
        """;

    private sealed record Kept(string? Body, string? Location, string? ETag);
}

/// <summary>A remembered request as it is read back.</summary>
public sealed class RequestRow
{
    public Guid? ResultId { get; init; }

    public short? Status { get; init; }

    public required byte[] BodyHash { get; init; }

    public byte[]? Answer { get; init; }
}

/// <summary>Parameters of a batch that claims a key by itself; <see cref="RequestKey"/> is null when none was sent.</summary>
public sealed record RequestColumns(
    string RequestCaller, string RequestRoute, string? RequestKey, byte[] BodyHash, Guid? ResultId, short RequestStatus,
    byte[]? RequestAnswer);

/// <summary>What a writing slice answers: a refusal, or a body that can be kept and given again.</summary>
public sealed record Answer(int Status, object? Body) : IResult
{
    public Problem? Problem { get; init; }

    public string? Location { get; init; }

    public string? ETag { get; init; }

    public bool Replayed { get; init; }

    /// <summary>The body as it was sent the first time.</summary>
    internal string? Text { get; init; }

    public static Answer Ok(object body) => new(200, body);

    public static Answer Created(string location, object body) => new(201, body) { Location = location };

    public static Answer Accepted() => new(202, null);

    public static Answer NoContent() => new(204, null);

    public static implicit operator Answer(Problem problem) => new(problem.Status, null) { Problem = problem };

    public static Answer From(Problem problem) => problem;

    public string? Json() => Text ?? (Body is null ? null : Kernel.Json.Write<object>(Body));

    public IResult ToHttp() => this;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (Problem is not null) return Problem.ToHttp().ExecuteAsync(httpContext);
        var response = httpContext.Response;
        response.StatusCode = Status;
        if (Location is not null) response.Headers.Location = Location;
        if (ETag is not null) response.Headers.ETag = ETag;
        if (Replayed) response.Headers[RequestKey.ReplayedHeader] = "true";
        if (Json() is not { } json) return Task.CompletedTask;
        response.ContentType = "application/json; charset=utf-8";
        return response.WriteAsync(json, httpContext.RequestAborted);
    }
}

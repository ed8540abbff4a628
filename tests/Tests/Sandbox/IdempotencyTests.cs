namespace Holdfast.Tests.Sandbox;

public sealed class IdempotencyTests : IAsyncLifetime
{
    private const string Form = "amount=2500&currency=eur&automatic_payment_methods[enabled]=true" +
        "&automatic_payment_methods[allow_redirects]=never";

    private RunningSandbox sandbox = null!;

    public async Task InitializeAsync() => sandbox = await RunningSandbox.Start();
    public async Task DisposeAsync() => await sandbox.DisposeAsync();

    [Fact]
    public async Task The_same_key_gets_the_same_answer()
    {
        var first = await sandbox.Post("/v1/payment_intents", Form, "k1");
        var again = await sandbox.Post("/v1/payment_intents", Form, "k1");

        Assert.Equal(first.Body.GetRawText(), again.Body.GetRawText());
        Assert.False(first.Headers.Contains("Idempotent-Replayed"));
        Assert.Equal("true", again.Headers.GetValues("Idempotent-Replayed").Single());
        Assert.Equal("k1", again.Headers.GetValues("Idempotency-Key").Single());
        Assert.Equal(1, await Intents());
    }

    [Fact]
    public async Task A_decline_is_replayed_and_a_new_key_tries_anew()
    {
        var declining = Form + "&payment_method=pm_card_chargeDeclined&confirm=true";
        var first = await sandbox.Post("/v1/payment_intents", declining, "k1");
        var again = await sandbox.Post("/v1/payment_intents", declining, "k1");
        var other = await sandbox.Post("/v1/payment_intents", declining, "k2");

        Assert.Equal((402, 402, 402), (first.Status, again.Status, other.Status));
        Assert.Equal(first.Text("error.charge"), again.Text("error.charge"));
        Assert.NotEqual(first.Text("error.charge"), other.Text("error.charge"));
    }

    [Theory]
    [InlineData("/v1/payment_intents", "amount=2501&currency=eur")]
    [InlineData("/v1/customers", "name=A")]
    public async Task Another_request_under_the_key_is_refused(string path, string form)
    {
        await sandbox.Post("/v1/payment_intents", Form, "k1");

        var other = await sandbox.Post(path, form, "k1");

        Assert.Equal((400, "idempotency_error"), (other.Status, other.Text("error.type")));
    }

    [Fact]
    public async Task What_never_began_is_not_remembered()
    {
        var wrong = await sandbox.Post("/v1/payment_intents", Form + "&nonsense=1", "k1");
        var right = await sandbox.Post("/v1/payment_intents", Form, "k1");

        Assert.Equal((400, 200), (wrong.Status, right.Status));
    }

    [Fact]
    public async Task A_refusal_by_state_is_remembered()
    {
        var intent = await sandbox.Intent("pm_card_visa");
        var capture = $"/v1/payment_intents/{intent.Text("id")}/capture";

        var first = await sandbox.Post(capture, "", "k1");
        var again = await sandbox.Post(capture, "", "k1");

        Assert.Equal((400, 400), (first.Status, again.Status));
        Assert.True(again.Headers.Contains("Idempotent-Replayed"));
    }

    [Fact]
    public async Task A_key_in_use_is_a_conflict()
    {
        await sandbox.Control("/faults", new { target = "api", kind = "latency", count = 1, milliseconds = 60_000 });
        using var stop = new CancellationTokenSource();
        using var slow = new HttpRequestMessage(HttpMethod.Post, "/v1/payment_intents")
        {
            Content = new StringContent(Form),
            Headers = { { "Authorization", "Bearer sk_test_1" }, { "Idempotency-Key", "k1" } },
        };
        var waiting = sandbox.Http.SendAsync(slow, stop.Token);
        await Eventually.Holds(
            async () => (await sandbox.State()).GetProperty("faults").GetArrayLength() == 0, "the fault was taken");

        var twin = await sandbox.Post("/v1/payment_intents", Form, "k1");

        Assert.Equal((409, "idempotency_key_in_use"), (twin.Status, twin.Text("error.code")));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task Twenty_at_once_make_one_intent()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20)
            .Select(_ => sandbox.Post("/v1/payment_intents", Form, "k1")));

        Assert.All(answers, answer => Assert.Contains(answer.Status, new[] { 200, 409 }));
        Assert.Equal(1, await Intents());
        var control = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => sandbox.Post("/v1/payment_intents", Form)));
        Assert.Equal(20, control.Select(answer => answer.Text("id")).Distinct().Count());
    }

    [Fact]
    public async Task Work_done_behind_a_broken_connection_is_found_by_its_key()
    {
        await sandbox.Control("/faults",
            new { target = "api", kind = "break", count = 1, path = "/v1/payment_intents" });

        await Assert.ThrowsAsync<HttpRequestException>(() => sandbox.Post("/v1/payment_intents", Form, "k1"));
        var found = await sandbox.Post("/v1/payment_intents", Form, "k1");

        Assert.Equal((200, 1), (found.Status, await Intents()));
        Assert.True(found.Headers.Contains("Idempotent-Replayed"));
    }

    [Theory]
    [InlineData(500, false, 500)]
    [InlineData(429, false, 200)]
    [InlineData(503, true, 200)]
    public async Task An_injected_error_stays_if_it_took_the_place_of_the_work(int status, bool work, int next)
    {
        await sandbox.Control("/faults", new { target = "api", kind = "status", count = 1, status, work });

        var failed = await sandbox.Post("/v1/payment_intents", Form, "k1");
        var again = await sandbox.Post("/v1/payment_intents", Form, "k1");

        Assert.Equal((status, next), (failed.Status, again.Status));
    }

    [Fact]
    public async Task After_a_day_the_key_is_free()
    {
        var first = await sandbox.Post("/v1/payment_intents", Form, "k1");
        await sandbox.Control("/clock", new { advanceSeconds = 86_401 });
        var later = await sandbox.Post("/v1/payment_intents", Form, "k1");

        Assert.NotEqual(first.Text("id"), later.Text("id"));
    }

    private async Task<int> Intents() =>
        (await sandbox.State()).GetProperty("counts").GetProperty("paymentIntents").GetInt32();
}

namespace Holdfast.Tests.Sandbox;

public sealed class PaymentIntentTests : IAsyncLifetime
{
    private RunningSandbox sandbox = null!;

    public async Task InitializeAsync() => sandbox = await RunningSandbox.Start();
    public async Task DisposeAsync() => await sandbox.DisposeAsync();

    [Theory]
    [InlineData("", "requires_payment_method")]
    [InlineData("&payment_method=pm_card_visa", "requires_confirmation")]
    [InlineData("&payment_method=pm_card_visa&confirm=true", "succeeded")]
    [InlineData("&payment_method=pm_card_visa&confirm=true&capture_method=manual", "requires_capture")]
    [InlineData("&payment_method=pm_card_threeDSecure2Required&confirm=true", "requires_action")]
    [InlineData("&payment_method=pm_card_threeDSecureOptional&confirm=true", "succeeded")]
    public async Task Begins_in_the_state_its_parameters_lead_to(string more, string status)
    {
        var intent = await sandbox.Intent(more: more);

        Assert.Equal((200, status), (intent.Status, intent.Text("status")));
    }

    [Fact]
    public async Task Holds_then_captures_a_part_and_gives_the_rest_back()
    {
        var held = await sandbox.Intent("pm_card_visa", "&capture_method=manual");
        Assert.Equal((2500, 0), (held.Number("amount_capturable"), held.Number("amount_received")));

        var captured = await sandbox.Post($"/v1/payment_intents/{held.Text("id")}/capture",
            "amount_to_capture=1000&expand[]=latest_charge.balance_transaction");
        Assert.Equal(("succeeded", 1000, 0),
            (captured.Text("status"), captured.Number("amount_received"), captured.Number("amount_capturable")));
        Assert.Equal(1000, captured.Number("latest_charge.balance_transaction.amount"));

        var again = await sandbox.Post($"/v1/payment_intents/{held.Text("id")}/capture", "");
        Assert.Equal((400, "payment_intent_unexpected_state"), (again.Status, again.Text("error.code")));
    }

    [Theory]
    [InlineData(2500, 200)]
    [InlineData(2501, 400)]
    public async Task Captures_no_more_than_was_held(long amount, int status)
    {
        var held = await sandbox.Intent("pm_card_visa", "&capture_method=manual");

        var answer = await sandbox.Post($"/v1/payment_intents/{held.Text("id")}/capture",
            $"amount_to_capture={amount}");

        Assert.Equal(status, answer.Status);
    }

    [Theory]
    [InlineData("pm_card_visa_chargeDeclined", "card_declined", "generic_decline")]
    [InlineData("pm_card_chargeDeclined", "card_declined", "generic_decline")]
    [InlineData("pm_card_visa_chargeDeclinedInsufficientFunds", "card_declined", "insufficient_funds")]
    [InlineData("pm_card_visa_chargeDeclinedLostCard", "card_declined", "lost_card")]
    [InlineData("pm_card_chargeDeclinedExpiredCard", "expired_card", "expired_card")]
    [InlineData("pm_card_chargeDeclinedIncorrectCvc", "incorrect_cvc", "incorrect_cvc")]
    [InlineData("pm_card_chargeDeclinedProcessingError", "processing_error", "processing_error")]
    [InlineData("pm_card_radarBlock", "card_declined", "generic_decline")]
    public async Task A_decline_is_402_and_changes_the_intent(string method, string code, string declineCode)
    {
        var declined = await sandbox.Intent(method);
        Assert.Equal((402, "card_error", code, declineCode), (declined.Status, declined.Text("error.type"),
            declined.Text("error.code"), declined.Text("error.decline_code")));

        var intent = await sandbox.Get(
            $"/v1/payment_intents/{declined.Text("error.payment_intent.id")}?expand[]=latest_charge");
        Assert.Equal(("requires_payment_method", code),
            (intent.Text("status"), intent.Text("last_payment_error.code")));
        Assert.Equal(("failed", declined.Text("error.charge")),
            (intent.Text("latest_charge.status"), intent.Text("latest_charge.id")));
    }

    [Fact]
    public async Task A_browser_confirms_with_the_client_secret_after_a_decline()
    {
        var made = await sandbox.Intent(more: "&capture_method=manual");
        var confirm = $"/v1/payment_intents/{made.Text("id")}/confirm";
        var secret = $"client_secret={made.Text("client_secret")}";

        var declined = await sandbox.Post(confirm, $"{secret}&payment_method=pm_card_chargeDeclined", null,
            "pk_test_1");
        var paid = await sandbox.Post(confirm, $"{secret}&payment_method=pm_card_visa", null, "pk_test_1");
        var stranger = await sandbox.Post(confirm, "client_secret=pi_x_secret_y&payment_method=pm_card_visa", null,
            "pk_test_1");

        Assert.Equal((402, 200, "requires_capture"), (declined.Status, paid.Status, paid.Text("status")));
        Assert.Equal((404, "resource_missing"), (stranger.Status, stranger.Text("error.code")));
        Assert.False(paid.Body.TryGetProperty("latest_charge", out _));
    }

    [Theory]
    [InlineData("4242424242424242", 200, null)]
    [InlineData("4000000000000002", 402, "card_declined")]
    [InlineData("4242424242424241", 402, "incorrect_number")]
    [InlineData("4929420573595709", 402, "card_declined")]
    public async Task Takes_raw_numbers(string number, int status, string? code)
    {
        var answer = await sandbox.Intent(more: "&confirm=true&payment_method_data[type]=card" +
            $"&payment_method_data[card][number]={number}&payment_method_data[card][exp_month]=12" +
            "&payment_method_data[card][exp_year]=2049&payment_method_data[card][cvc]=123");

        Assert.Equal(status, answer.Status);
        if (code is not null) Assert.Equal(code, answer.Text("error.code"));
    }

    [Theory]
    [InlineData("complete", "", "succeeded", "succeeded")]
    [InlineData("complete", "&capture_method=manual", "requires_capture", "succeeded")]
    [InlineData("fail", "", "requires_payment_method", "failed")]
    public async Task The_bank_s_page_decides_a_3d_secure_payment(string button, string more, string status,
        string told)
    {
        var asked = await sandbox.Intent("pm_card_authenticationRequired", more + "&return_url=http://shop.test/back");
        Assert.Equal("redirect_to_url", asked.Text("next_action.type"));
        var page = new Uri(asked.Text("next_action.redirect_to_url.url"));

        using var shown = await sandbox.Http.GetAsync(page);
        Assert.Contains("Complete", await shown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var sent = await sandbox.Http.PostAsync($"{page}/{button}", null);

        Assert.Contains($"redirect_status={told}", sent.Headers.Location!.Query, StringComparison.Ordinal);
        Assert.Equal(status, (await sandbox.Get($"/v1/payment_intents/{asked.Text("id")}")).Text("status"));
    }

    [Fact]
    public async Task Without_a_return_url_the_challenge_is_for_the_card_form()
    {
        var asked = await sandbox.Intent("pm_card_threeDSecureRequiredChargeDeclined");
        Assert.Equal("use_stripe_sdk", asked.Text("next_action.type"));

        var page = asked.Text("next_action.use_stripe_sdk.stripe_js");
        using var sent = await sandbox.Http.PostAsync($"{page}/complete", null);

        var after = await sandbox.Get($"/v1/payment_intents/{asked.Text("id")}");
        Assert.Equal(("requires_payment_method", "card_declined"),
            (after.Text("status"), after.Text("last_payment_error.code")));
    }

    [Fact]
    public async Task Off_session_a_challenge_is_a_decline()
    {
        var declined = await sandbox.Intent("pm_card_authenticationRequired", "&off_session=true");

        Assert.Equal((402, "authentication_required"), (declined.Status, declined.Text("error.code")));
    }

    [Theory]
    [InlineData("", 7 * 86400)]
    [InlineData("&off_session=true", (4 * 86400) + (18 * 3600))]
    public async Task A_hold_lapses_by_the_clock(string more, int seconds)
    {
        var held = await sandbox.Intent("pm_card_visa", "&capture_method=manual&expand[]=latest_charge" + more);
        Assert.Equal(seconds, held.Number("latest_charge.payment_method_details.card.capture_before")
            - held.Number("latest_charge.created"));

        await sandbox.Control("/clock", new { advanceSeconds = seconds - 60 });
        var before = await sandbox.Get($"/v1/payment_intents/{held.Text("id")}");
        await sandbox.Control("/clock", new { advanceSeconds = 61 });
        var after = await sandbox.Get($"/v1/payment_intents/{held.Text("id")}");

        Assert.Equal(("requires_capture", "canceled"), (before.Text("status"), after.Text("status")));
        Assert.Equal("expired", after.Text("cancellation_reason"));
    }

    [Fact]
    public async Task Cancels_a_hold_but_not_a_payment()
    {
        var held = await sandbox.Intent("pm_card_visa", "&capture_method=manual");
        var paid = await sandbox.Intent("pm_card_visa");

        var canceled = await sandbox.Post($"/v1/payment_intents/{held.Text("id")}/cancel",
            "cancellation_reason=abandoned");
        var refused = await sandbox.Post($"/v1/payment_intents/{paid.Text("id")}/cancel", "");

        Assert.Equal(("canceled", 0), (canceled.Text("status"), canceled.Number("amount_capturable")));
        Assert.Equal((400, "succeeded"), (refused.Status, refused.Text("error.payment_intent.status")));
    }

    [Theory]
    [InlineData("amount=2500&currency=eur&nonsense=1", 400, "parameter_unknown")]
    [InlineData("amount=2500&currency=eur&payment_method_data[card][colour]=1", 400, "parameter_unknown")]
    [InlineData("amount=2500&currency=eur&payment_method_types[]=card", 400, "parameter_unknown")]
    [InlineData("amount=2500", 400, "parameter_missing")]
    [InlineData("amount=x&currency=eur", 400, "parameter_invalid_integer")]
    [InlineData("amount=49&currency=eur", 400, "amount_too_small")]
    [InlineData("amount=100000000&currency=eur", 400, "amount_too_large")]
    [InlineData("amount=2500&currency=eur&payment_method=pm_card_nobody", 404, "resource_missing")]
    public async Task Refuses_what_it_does_not_understand(string form, int status, string code)
    {
        var answer = await sandbox.Post("/v1/payment_intents", form);

        Assert.Equal((status, code), (answer.Status, answer.Text("error.code")));
        Assert.Equal(0, (await sandbox.State()).GetProperty("counts").GetProperty("paymentIntents").GetInt32());
    }

    [Theory]
    [InlineData("sk_live_1", 401)]
    [InlineData("nonsense", 401)]
    [InlineData("pk_test_1", 403)]
    [InlineData("sk_test_1", 200)]
    public async Task Wants_a_key_that_may(string credential, int status)
    {
        var answer = await sandbox.Post("/v1/payment_intents", "amount=2500&currency=eur", null, credential);

        Assert.Equal(status, answer.Status);
    }

    [Fact]
    public async Task Lists_newest_first_page_by_page_and_keeps_metadata()
    {
        var ids = new List<string>();
        for (var i = 0; i < 3; i++) ids.Insert(0, (await sandbox.Intent(more: $"&metadata[n]=A%26B%20{i}")).Text("id"));

        var first = await sandbox.Get("/v1/payment_intents?limit=2");
        var second = await sandbox.Get($"/v1/payment_intents?limit=2&starting_after={ids[1]}");

        Assert.Equal(ids[..2], first.At("data").EnumerateArray().Select(row => row.GetProperty("id").GetString()));
        Assert.Equal((true, false), (first.At("has_more").GetBoolean(), second.At("has_more").GetBoolean()));
        Assert.Equal("A&B 0", second.At("data")[0].GetProperty("metadata").GetProperty("n").GetString());
    }

    [Fact]
    public async Task Lets_browsers_of_every_origin_ask()
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "/v1/payment_intents/pi_1/confirm");
        request.Headers.Add("Origin", "http://localhost:8080");
        request.Headers.Add("Access-Control-Request-Headers", "authorization,idempotency-key");
        using var response = await sandbox.Http.SendAsync(request);

        Assert.True(response.IsSuccessStatusCode);
        Assert.Equal("http://localhost:8080", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("authorization,idempotency-key",
            response.Headers.GetValues("Access-Control-Allow-Headers").Single());
    }
}

using System.Net;
using System.Text;
using Holdfast.Payments.Stripe;

namespace Holdfast.Tests.Payments;

public sealed class StripeWireTests
{
    private const string Secret = "whsec_test_secret";
    private const string Signature = "45b8a95776fbf3619f8f4766a0af27089e752a5ba31acdc5a7e65b7c7f450dcc";
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1_767_225_600);
    private static readonly byte[] Body =
        Encoding.UTF8.GetBytes("""{"id":"evt_test_1","object":"event","type":"payment_intent.succeeded"}""");

    private static bool Verify(string? header, TimeSpan age = default, params string[] secrets) =>
        StripeSignature.Verify(header, Body, secrets.Length == 0 ? [Secret] : secrets, At + age);

    [Fact]
    public void Takes_the_signature_that_the_official_client_takes() =>
        Assert.True(Verify($"t=1767225600,v1={Signature}"));

    [Fact]
    public void Takes_any_of_several_signatures_under_any_of_several_secrets()
    {
        Assert.True(Verify($"t=1767225600,v0=ab,v1=00,v1={Signature}"));
        Assert.True(Verify($"t=1767225600,v1={Signature}", default, "whsec_old", Secret));
        Assert.False(Verify($"t=1767225600,v1={Signature}", default, "whsec_old"));
    }

    [Fact]
    public void Takes_what_is_300_seconds_old_and_refuses_301()
    {
        Assert.True(Verify($"t=1767225600,v1={Signature}", TimeSpan.FromSeconds(300)));
        Assert.False(Verify($"t=1767225600,v1={Signature}", TimeSpan.FromSeconds(301)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("t=1767225600")]
    [InlineData("v1=" + Signature)]
    [InlineData("t=1767225600,v0=" + Signature)]
    [InlineData("t=1767225601,v1=" + Signature)]
    [InlineData("t=-1,v1=" + Signature)]
    [InlineData("t=99999999999999999999,v1=" + Signature)]
    [InlineData("t=1767225600,v1=45B8A95776fbf3619f8f4766a0af27089e752a5ba31acdc5a7e65b7c7f450dcc")]
    public void Refuses_every_other_header(string? header) => Assert.False(Verify(header));

    [Fact]
    public void Encodes_nested_names_and_every_character_of_a_value() => Assert.Equal(
        "transfer_data[destination]=acct_1&metadata[guest%20note]=A%26B%20%3D%20%C3%A9&expand[0]=latest_charge",
        StripeForm.Encode(
        [
            new("transfer_data[destination]", "acct_1"),
            new("metadata[guest note]", "A&B = é"),
            new("expand[0]", "latest_charge"),
        ]));

    [Theory]
    [InlineData(400, null, StripeOutcome.Refused)]
    [InlineData(400, "rate_limit", StripeOutcome.NotTaken)]
    [InlineData(401, null, StripeOutcome.NotTaken)]
    [InlineData(402, "card_declined", StripeOutcome.Declined)]
    [InlineData(403, null, StripeOutcome.NotTaken)]
    [InlineData(404, "resource_missing", StripeOutcome.Refused)]
    [InlineData(409, "idempotency_key_in_use", StripeOutcome.NotTaken)]
    [InlineData(429, "lock_timeout", StripeOutcome.NotTaken)]
    [InlineData(424, null, StripeOutcome.Broken)]
    [InlineData(500, null, StripeOutcome.Broken)]
    [InlineData(503, null, StripeOutcome.Broken)]
    public void Knows_what_a_refusal_means(int status, string? code, StripeOutcome outcome) =>
        Assert.Equal(outcome, StripeClient.Outcome(status, new StripeError { Code = code }));

    [Theory]
    [InlineData(409, null, null, true)]
    [InlineData(500, null, null, true)]
    [InlineData(429, null, null, false)]
    [InlineData(429, "true", null, true)]
    [InlineData(500, "false", null, false)]
    [InlineData(500, null, "true", false)]
    [InlineData(400, null, null, false)]
    [InlineData(200, null, null, false)]
    public void Repeats_what_the_official_client_repeats_but_no_replayed_answer(
        int status, string? shouldRetry, string? replayed, bool repeats)
    {
        using var response = new HttpResponseMessage((HttpStatusCode)status);
        if (shouldRetry is not null) response.Headers.Add("Stripe-Should-Retry", shouldRetry);
        if (replayed is not null) response.Headers.Add("Idempotent-Replayed", replayed);

        Assert.Equal(repeats, StripeClient.MayRepeat(response));
    }

    [Theory]
    [InlineData(503, false, true)]
    [InlineData(503, true, false)]
    [InlineData(409, false, false)]
    [InlineData(200, false, false)]
    public void A_replayed_error_is_no_outage(int status, bool replayed, bool outage)
    {
        using var response = new HttpResponseMessage((System.Net.HttpStatusCode)status);
        if (replayed) response.Headers.Add("Idempotent-Replayed", "true");

        Assert.Equal(outage, StripeClient.IsOutage(response));
    }
}

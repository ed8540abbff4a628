using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Holdfast.Tests.Payments;

/// <summary>A guest with a booking that is to be paid: does what a browser does.</summary>
internal sealed class PayingGuest
{
    private const string SecretKey = "sk_test_tests";

    public required Given.Court Court { get; init; }

    public required JsonNode Booking { get; init; }

    public TestTenant Tenant => Court.Tenant;

    public TestApp App => Tenant.App;

    public Guid BookingId => (Guid)Booking["id"]!;

    public (string, string) Token => ("X-Booking-Token", (string)Booking["manageToken"]!);

    public static async Task<PayingGuest> New(TestApp app, long price = 2_500, string policy = "instant", int hoursAhead = 200)
    {
        var tenant = await app.NewTenant();
        var court = await Given.NewCourt(tenant, new Given.CourtOptions
        {
            Price = new Kernel.Money(price, "EUR"),
            Service = Given.Service(paymentPolicy: policy),
        });
        var booking = (await Given.Book(court, Given.HoursAhead(tenant, hoursAhead))).Expect(201).Json;
        return new PayingGuest { Court = court, Booking = booking };
    }

    public Task<Reply> AskIntent() =>
        Tenant.Guest.Post("/api/payments/intents", new { bookingId = BookingId, provider = "stripe" }, Token);

    public async Task<JsonNode> Intent() => (await Given.Intent(Tenant, Booking)).Expect(201).Json;

    /// <summary>Exactly as Stripe's clients confirm.</summary>
    public async Task<int> Confirm(JsonNode intent, string card = "pm_card_visa")
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post, $"{intent["apiBase"]}/v1/payment_intents/{IdOf(intent)}/confirm");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", (string)intent["publishableKey"]!);
        request.Content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["client_secret"] = (string)intent["clientSecret"]!,
            ["payment_method"] = card,
        });
        using var response = await App.SandboxHttp.SendAsync(request);
        return (int)response.StatusCode;
    }

    /// <summary>Intent, card, and the money taken.</summary>
    public async Task<Guid> Pay()
    {
        var intent = await Intent();
        Assert.Equal(200, await Confirm(intent));
        await Until("captured");
        return (Guid)intent["paymentId"]!;
    }

    public static string IdOf(JsonNode intent) => ((string)intent["clientSecret"]!).Split("_secret")[0];

    public Task Until(string status) => TestApp.Eventually(
        async () => await Status() == status, $"the payment is {status}", TimeSpan.FromSeconds(40));

    public Task UntilBooking(string status) => TestApp.Eventually(
        async () => (string?)(await Given.Read(Tenant, Booking))["status"] == status, $"the booking is {status}");

    public Task<string> Status() => App.Database.Scalar<string>(
        "select status from payments.payments where booking_id = @BookingId order by id desc limit 1", new { BookingId });

    public Task Cancel() => Tenant.Guest.Put($"/api/bookings/{BookingId}/cancel", new { reason = "plans" }, Token);

    /// <summary>What the log says happened to the payment, in order.</summary>
    public async Task<string> Told()
    {
        await TestApp.Eventually(async () => await App.Database.Scalar<long>(
            "select count(*) from payments.outbox where key = @BookingId", new { BookingId }) == 0, "all was told");
        return string.Join(' ', await App.Database.Query<string>(
            "select type from bus.log where key = @BookingId and type like 'payment.%' order by position", new { BookingId }));
    }

    /// <summary>The balances of the tenant's books; all of them together are zero.</summary>
    public async Task<string> Books() => string.Join(' ', await App.Database.Query<string>("""
            select a.kind || ':' || sum(e.amount) from payments.entries e join payments.accounts a on a.id = e.account_id
            where e.tenant_id = @Id group by a.kind order by a.kind
            """, new { Tenant.Id }));

    /// <summary>The provider's own count of what it holds for us in this intent.</summary>
    public async Task<(long Received, long Refunded)> AtStripe(JsonNode intent)
    {
        var found = await Stripe($"payment_intents/{IdOf(intent)}?expand[]=latest_charge");
        var charge = found["latest_charge"];
        return ((long)found["amount_received"]!, charge is JsonObject ? (long)charge["amount_refunded"]! : 0);
    }

    public async Task<JsonNode> Stripe(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/" + path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", SecretKey);
        using var response = await App.SandboxHttp.SendAsync(request);
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    public async Task Fault(object fault) =>
        Assert.Equal(201, (int)(await App.SandboxHttp.PostAsJsonAsync("/_control/faults", fault)).StatusCode);
}

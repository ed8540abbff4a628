using System.Text.Json.Nodes;
using Holdfast.Tests.Notifications;
using Holdfast.Tests.Payments;

namespace Holdfast.Tests;

/// <summary>
/// One guest's way from the booking to the receipt, or to the cancellation; and what must be true at its end.
/// </summary>
internal sealed class Trip
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private Trip(PayingGuest guest, string email) => (Guest, Email) = (guest, email);

    public PayingGuest Guest { get; }

    public string Email { get; }

    public JsonNode? Intent { get; private set; }

    public Guid Id => Guest.BookingId;

    private TestApp App => Guest.App;

    private long Total => (long)Guest.Booking["total"]!["amount"]!;

    public static async Task<Trip> Book(Given.Court court, int hoursAhead)
    {
        var email = $"{Guid.NewGuid():N}@guest.test";
        var start = Given.HoursAhead(court.Tenant, hoursAhead);
        var booking = (await court.Tenant.Guest.Post("/api/bookings", new
        {
            resourceId = court.Id,
            start,
            end = start.AddHours(1),
            guest = Given.Guest(email),
        })).Expect(201).Json;
        return new Trip(new PayingGuest { Court = court, Booking = booking }, email);
    }

    /// <summary>
    /// Asks until payments know the booking and the provider answers, as the page does; then confirms the card.
    /// </summary>
    public async Task Pay()
    {
        await AskIntent();
        Assert.Equal(200, await Guest.Confirm(Intent!));
    }

    public Task AskIntent() => TestApp.Eventually(async () =>
    {
        var reply = await Guest.AskIntent();
        if (reply.Status == 201) Intent = reply.Json;
        else Assert.Contains(reply.Code, new[] { "payment-not-ready", "payment-provider-unavailable" });
        return Intent is not null;
    }, "an intent is given", Patience);

    public async Task Cancel() =>
        (await Guest.Tenant.Guest.Put($"/api/bookings/{Id}/cancel", new { reason = "plans" }, Guest.Token)).Expect(200);

    public Task<long> Count(string sql) => App.Database.Scalar<long>(sql, new { Id });

    /// <summary>The booking stands, its money was taken once, and one mail brought one receipt.</summary>
    public async Task EndsWell()
    {
        await TestApp.Eventually(
            async () => (string?)(await Given.Read(Guest.Tenant, Guest.Booking))["status"] == "confirmed",
            "the booking is confirmed", Patience);
        await Guest.Until("captured");
        var mail = await Inbox.Expect(App, Email, "Booked", Patience);
        await App.Settled();

        Assert.Equal([(Total, 0L)], await Charges());
        Assert.Equal(["booking.ics", await Receipt()], Attachments(mail).Order(StringComparer.OrdinalIgnoreCase));
        Assert.Single(await Inbox.Of(App, Email));
        Assert.Equal("payment.authorized payment.captured", await Guest.Told());
    }

    /// <summary>
    /// The booking is off, the provider holds nothing of it any more, and what was taken went back once.
    /// </summary>
    public async Task EndsWithoutMoney(string mail = "Cancelled")
    {
        await TestApp.Eventually(
            async () => await Status() is "cancelled" or "refunded"
                && await Guest.Status() is "cancelled" or "refunded",
            "the payment is let go or given back", Patience);
        await App.Settled();

        var charges = await Charges();
        Assert.True(charges.Count <= 1, "charged once at most");
        Assert.All(charges, charge => Assert.Equal(charge.Captured, charge.Refunded));
        Assert.True(Intent is null || (await Refunds()).Count <= 1, "given back once at most");
        await Inbox.Expect(App, Email, mail, Patience);
        var subjects = (await Inbox.Of(App, Email)).Select(m => (string)m["subject"]!).ToList();
        Assert.Equal(subjects.Distinct(), subjects);
        Assert.Equal(0, await Count("select count(*) from bookings.allocations where booking_id = @Id"));
    }

    private async Task<string> Status() => (string)(await Given.Read(Guest.Tenant, Guest.Booking))["status"]!;

    private async Task<IReadOnlyList<(long Captured, long Refunded)>> Charges()
    {
        if (Intent is null) return [];
        var found = await Guest.Stripe($"charges?payment_intent={PayingGuest.IdOf(Intent)}");
        return
        [
            .. found["data"]!.AsArray()
                .Where(charge => (string?)charge!["status"] == "succeeded" && (bool)charge["captured"]!)
                .Select(charge => ((long)charge!["amount_captured"]!, (long)charge["amount_refunded"]!)),
        ];
    }

    private async Task<JsonArray> Refunds() =>
        (await Guest.Stripe($"refunds?payment_intent={PayingGuest.IdOf(Intent!)}"))["data"]!.AsArray();

    private async Task<string> Receipt() => Assert.Single(await App.Database.Query<string>(
        "select number from receipts.receipts where booking_id = @Id", new { Id })) + ".pdf";

    private static IEnumerable<string> Attachments(JsonNode mail) =>
        mail["attachments"]!.AsArray().Select(attachment => (string)attachment!["name"]!);
}

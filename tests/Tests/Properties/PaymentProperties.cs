using FsCheck.Fluent;

namespace Holdfast.Tests.Properties;

[Collection(SecondApp.Name)]
public sealed class PaymentProperties(TestApp app)
{
    private const int HoursAhead = 24 * 60;

    [Fact(DisplayName = Feature.Name + "14: intents are of the booking's amount, and money is captured only after the booking stands")]
    public async Task Confirmed_before_captured()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        await Feature.Holds(Gen.Choose(2, HoursAhead), async hour =>
        {
            var booking = await Book(court, hour);
            using var paid = await Given.Pay(app, court.Tenant, booking);
            Assert.Contains($"\"amount\":{booking["total"]!["amount"]}", (await paid.Content.ReadAsStringAsync()).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
            await TestApp.Eventually(async () =>
                (string?)(await Given.Read(court.Tenant, booking))["payment"]!["status"] == "captured", "the money is captured");
            Assert.Equal(1, await app.Database.Scalar<long>("""
                select count(*) from bus.log c join bus.log p on p.key = c.key and p.type = 'payment.captured'
                    and p.position > c.position
                where c.type = 'booking.confirmed' and c.key = @id
                """, new { id = (Guid)booking["id"]! }));
            await Cancel(court, booking);
        });
    }

    [Fact(DisplayName = Feature.Name + "15: a failed payment frees the slot and tells the customer")]
    public async Task Failure()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        await Feature.Holds(
            from hour in Gen.Choose(2, HoursAhead)
            from card in Gen.Elements(
                "pm_card_visa_chargeDeclined", "pm_card_visa_chargeDeclinedInsufficientFunds", "pm_card_chargeDeclinedExpiredCard",
                "pm_card_chargeDeclinedProcessingError")
            select (hour, card),
            async c =>
            {
                var booking = await Book(court, c.hour);
                using var refused = await Given.Pay(app, court.Tenant, booking, c.card);
                Assert.Equal(402, (int)refused.StatusCode);
                await Given.Status(court.Tenant, booking, "payment_failed");
                var next = (await Given.Book(court, (DateTimeOffset)booking["start"]!)).Expect(201).Json;
                await Cancel(court, next);
                await TestApp.Eventually(async () => await app.Database.Scalar<long>(
                    "select count(*) from bus.log where type = 'notification.sent' and key = @id",
                    new { id = (Guid)booking["id"]! }) == 1, "the customer was told");
            });
    }

    private static async Task<System.Text.Json.Nodes.JsonNode> Book(Given.Court court, int hour) =>
        (await Given.Book(court, Given.HoursAhead(court.Tenant, hour))).Expect(201).Json;

    private static async Task Cancel(Given.Court court, System.Text.Json.Nodes.JsonNode booking) =>
        (await court.Tenant.Guest.Put($"/api/bookings/{booking["id"]}/cancel", new { reason = "done" },
            ("X-Booking-Token", (string)booking["manageToken"]!))).Expect(200);
}

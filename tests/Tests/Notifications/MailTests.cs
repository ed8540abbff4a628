using System.Security.Cryptography;
using System.Text;
using Holdfast.Contracts;

namespace Holdfast.Tests.Notifications;

[Collection(SecondApp.Name)]
public sealed class MailTests(TestApp app)
{
    [Fact]
    public async Task A_paid_booking_is_confirmed_with_receipt_and_calendar_entry_within_five_seconds()
    {
        var booking = await Told.Booking(await app.NewTenant());
        await booking.Confirmed();
        await booking.Captured();

        var mail = await Inbox.Expect(app, booking.Email, "Booked: Court 1", TimeSpan.FromSeconds(5));

        Assert.Contains($"/bookings/{booking.Id}#token={booking.Token()}", (string)mail["text"]!, StringComparison.Ordinal);
        Assert.Contains("Tuesday 1 December 2026, 18:00 to 19:00, Madrid time", (string)mail["text"]!, StringComparison.Ordinal);
        Assert.Contains("Taken: €27.30", (string)mail["text"]!, StringComparison.Ordinal);
        Assert.Equal(["application/pdf", "text/calendar"],
            mail["attachments"]!.AsArray().Select(a => (string)a!["contentType"]!));
        Assert.StartsWith("%PDF-", await Inbox.Attachment(app, mail, 0), StringComparison.Ordinal);
        var entry = await Inbox.Attachment(app, mail, 1);
        Assert.Contains("BEGIN:VTIMEZONE\r\nTZID:Europe/Madrid", entry, StringComparison.Ordinal);
        Assert.Contains($"UID:{booking.Id}@localhost\r\nSEQUENCE:2\r\n", entry, StringComparison.Ordinal);
        Assert.DoesNotContain("token", entry, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_people_typed_is_text_in_the_mail_and_never_markup()
    {
        var booking = await Told.Booking(await app.NewTenant(), firstName: "<img src=x>", policy: "at_venue");
        await booking.Confirmed();

        var mail = await Inbox.Expect(app, booking.Email);

        Assert.Contains("&lt;img src=x&gt;", (string)mail["html"]!, StringComparison.Ordinal);
        Assert.Contains("Club &amp; Sons &lt;Madrid&gt;", (string)mail["html"]!, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", (string)mail["html"]!, StringComparison.Ordinal);
        Assert.Contains("To pay at the venue: €27.30", (string)mail["text"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("es-MX", "Tu reserva está cancelada", "El motivo indicado: «<b>ill</b> & tired»", "Se devuelve: 13,65\u00a0€, por el mismo medio de pago, en 5–10 días")]
    [InlineData("de", "Ihre Buchung ist storniert", "Der angegebene Grund: „<b>ill</b> & tired“", "Geht zurück: 13,65\u00a0€, auf dem Weg, auf dem Sie bezahlt haben, in 5–10 Tagen")]
    [InlineData("fr", "Your booking is cancelled", "The reason given: “<b>ill</b> & tired”", "Goes back: €13.65, the way you paid, in 5–10 days")]
    public async Task A_cancellation_says_in_the_readers_language_why_and_what_happens_to_the_money(
        string locale, string heading, string reason, string money)
    {
        var booking = await Told.Booking(await app.NewTenant(), locale);
        await booking.Confirmed();
        await booking.Captured();
        await Inbox.Expect(app, booking.Email);

        await booking.Publish(new BookingCancelled(booking.Id, "customer", " <b>ill</b>\n& tired ", 50), 3);
        await TestApp.Eventually(async () => (await Inbox.Of(app, booking.Email)).Count == 2, "the second mail is there");
        var mail = (await Inbox.Of(app, booking.Email))[0];

        Assert.StartsWith(heading, (string)mail["text"]!, StringComparison.Ordinal);
        Assert.Contains(money, (string)mail["text"]!, StringComparison.Ordinal);
        Assert.Contains("METHOD:CANCEL", await Inbox.Attachment(app, mail, 0), StringComparison.Ordinal);
        Assert.Contains(reason, (string)mail["text"]!, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;ill&lt;/b&gt; &amp; tired", (string)mail["html"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unpaid_booking_that_is_made_anew_with_other_details_brings_no_mail_but_one_that_stood_does()
    {
        var tenant = await app.NewTenant();
        var (replaced, stood) = (await Told.Booking(tenant), await Told.Booking(tenant, policy: "at_venue"));
        await replaced.Publish(new BookingCancelled(replaced.Id, "customer", "details-changed", 100), 2);
        await replaced.Publish(new BookingLinkRequested(replaced.Id), 3);
        await stood.Confirmed();
        await stood.Publish(new BookingCancelled(stood.Id, "customer", "details-changed", 100), 3);

        var told = await Inbox.Expect(app, stood.Email, "Cancelled: Court 1");
        Assert.DoesNotContain("details-changed", (string)told["text"]!, StringComparison.Ordinal);
        await Inbox.Expect(app, replaced.Email, "Your booking K7QM2X9P");
        await app.Settled();

        Assert.Single(await Inbox.Of(app, replaced.Email));
        Assert.Equal(1L, await app.Database.Scalar<long>(
            "select count(*) from notifications.messages where booking_id = @Id", new { replaced.Id }));
    }

    [Fact]
    public async Task A_declined_card_and_a_late_payment_say_what_happened_to_the_money()
    {
        var tenant = await app.NewTenant();
        var declined = await Told.Booking(tenant);
        await declined.Publish(new BookingPaymentFailed(declined.Id, "card_declined"), 2);
        var late = await Told.Booking(tenant);
        await late.Publish(new BookingCancelled(late.Id, "system", "slot-lost", 0), 2);
        await late.Publish(new BookingPaymentRejected(late.Id, late.PaymentId, "slot-lost"), 3);
        await late.Publish(
            new PaymentRefunded(late.PaymentId, late.Id, Guid.CreateVersion7(), Told.Price, Told.Price, true), 4);

        var first = await Inbox.Expect(app, declined.Email, "Payment declined");
        Assert.Contains("Taken: Nothing", (string)first["text"]!, StringComparison.Ordinal);
        Assert.Contains(declined.Token(), (string)first["text"]!, StringComparison.Ordinal);
        var second = await Inbox.Expect(app, late.Email, "Your payment for booking K7QM2X9P came too late");
        Assert.Contains("Goes back: €27.30, sent today", (string)second["text"]!, StringComparison.Ordinal);
        await app.Settled();
        Assert.Equal(1L, await app.Database.Scalar<long>(
            "select count(*) from notifications.messages where booking_id = @Id", new { late.Id }));
    }

    [Fact]
    public async Task A_booking_made_with_an_account_is_written_to_the_account_even_if_that_comes_later()
    {
        var tenant = await app.NewTenant();
        var user = Guid.CreateVersion7();
        var booking = await Told.Booking(tenant, userId: user, policy: "at_venue");
        await booking.Confirmed();
        await app.Settled();

        await booking.Publish(new UserChanged(user, booking.Email, "Carla", ["customer"], "es", true), 1);

        var mail = await Inbox.Expect(app, booking.Email, "Reservado");
        Assert.Contains("Hola, Carla:", (string)mail["text"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_event_told_twice_is_one_mail_with_the_id_that_event_and_address_give()
    {
        var booking = await Told.Booking(await app.NewTenant());
        await booking.Publish(new BookingLinkRequested(booking.Id), 1);
        var mail = await Inbox.Expect(app, booking.Email);
        await app.Database.Execute($"""
            update notifications.inbox set done_at = null where key = '{booking.Id}' and type = 'booking.link-requested'
            """);
        await app.Settled();

        var eventId = await app.Database.Scalar<Guid>(
            "select event_id from notifications.messages where booking_id = @Id", new { booking.Id });
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{eventId}{booking.Email}")));
        Assert.Equal($"<{hash}@localhost>", (string)mail["messageId"]!);
        Assert.Equal(1, (int)Assert.Single(await Inbox.Of(app, booking.Email))["times"]!);
    }
}

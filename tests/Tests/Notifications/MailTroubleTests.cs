using Holdfast.Contracts;
using Holdfast.Notifications;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Tests.Notifications;

/// <summary>An app of its own: faults of the mail server strike whoever sends next.</summary>
public sealed class MailTroubleTests : IAsyncLifetime
{
    private TestApp _app = null!;

    public async Task InitializeAsync() => _app = await TestApp.Start();

    public Task DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_mail_that_was_refused_is_tried_again_until_it_is_taken()
    {
        var booking = await Told.Booking(await _app.NewTenant());
        await Inbox.Fault(_app, "refuse", 2);
        await booking.Publish(new BookingLinkRequested(booking.Id), 1);

        var mail = await Inbox.Expect(_app, booking.Email);

        Assert.Equal(1, (int)mail["times"]!);
        await TestApp.Eventually(async () => await State(booking) == "sent 3", "it took three attempts");
        Assert.Equal(1L, await _app.Database.Scalar<long>(
            "select count(*) from bus.log where type = 'notification.sent' and key = @Id", new { booking.Id }));
    }

    [Fact]
    public async Task A_mail_that_may_have_been_taken_is_sent_again_under_the_same_id()
    {
        var booking = await Told.Booking(await _app.NewTenant());
        await Inbox.Fault(_app, "take-then-break", 1);
        await booking.Publish(new BookingLinkRequested(booking.Id), 1);

        await TestApp.Eventually(async () => await State(booking) == "sent 2", "the second attempt is acknowledged");

        Assert.Equal(2, (int)Assert.Single(await Inbox.Of(_app, booking.Email))["times"]!);
    }

    [Fact]
    public async Task A_mail_that_nobody_takes_is_given_up_after_ten_attempts_and_can_be_seen()
    {
        var tenant = await _app.NewTenant();
        var booking = await Told.Booking(tenant);
        var sender = _app.Services.GetRequiredService<SendMessages>();
        await Inbox.Fault(_app, "refuse", SendMessages.AttemptsMax);
        await booking.Publish(new BookingLinkRequested(booking.Id), 1);

        await TestApp.Eventually(async () =>
        {
            var state = await State(booking);
            if (!state.StartsWith("queued", StringComparison.Ordinal)) return state.StartsWith("failed", StringComparison.Ordinal);
            _app.Clock.Advance(TimeSpan.FromHours(1));
            await sender.Drain(CancellationToken.None);
            return false;
        }, "it is given up", TimeSpan.FromSeconds(40));

        Assert.Equal("failed 10", await State(booking));
        var listed = (await tenant.Admin().Get("/api/admin/notifications/messages?state=failed")).Expect(200);
        Assert.Equal(booking.Id, (Guid)listed.Json["items"]!.AsArray().Single()!["bookingId"]!);
        Assert.DoesNotContain("guest.test", listed.Text, StringComparison.Ordinal);
        Assert.Empty(await Inbox.Of(_app, booking.Email));
    }

    [Fact]
    public async Task After_erasure_nothing_of_a_person_is_left_and_nothing_more_is_sent()
    {
        var tenant = await _app.NewTenant();
        var marker = $"marker{Guid.NewGuid():N}";
        var booking = await Told.Booking(tenant, firstName: marker, email: $"{marker}@guest.test");
        await booking.Confirmed();
        await booking.Captured();
        await Inbox.Expect(_app, booking.Email);
        await booking.Publish(new PersonErased(Guid.CreateVersion7(), null, Kernel.EmailHash.Of(booking.Email)), 1);
        await _app.Settled();
        await booking.Publish(new BookingCancelled(booking.Id, "provider", "closed", 100), 4);
        await booking.Publish(new BookingRedacted(booking.Id), 5);
        await _app.Settled();

        foreach (var table in new[] { "bookings", "contacts", "users", "messages", "receipts", "inbox", "outbox" })
            Assert.Equal(0L, await _app.Database.Scalar<long>(
                $"select count(*) from notifications.{table} t where t::text like '%{marker}%'"));
        Assert.Equal(0L, await _app.Database.Scalar<long>(
            $"select count(*) from notifications.contacts where email_hash = '{Kernel.EmailHash.Of(booking.Email)}'"));
        Assert.Single(await Inbox.Of(_app, booking.Email));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(9, 256)]
    [InlineData(40, 3_600)]
    public void The_wait_doubles_up_to_an_hour(int attempts, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), SendMessages.Delay(attempts));

    private async Task<string> State(Told booking) => await _app.Database.Scalar<string>(
        "select state || ' ' || attempts from notifications.messages where booking_id = @Id", new { booking.Id }) ?? "";
}

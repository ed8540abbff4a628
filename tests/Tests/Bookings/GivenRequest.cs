using System.Text.Json.Nodes;

namespace Holdfast.Tests.Bookings;

/// <summary>A guest's booking of a service that needs a yes.</summary>
internal sealed record GivenRequest(TestApp App, Given.Court Court, JsonNode Booking, DateTimeOffset Start, string Email)
{
    public Guid Id => (Guid)Booking["id"]!;

    public (string, string) Token => ("X-Booking-Token", (string)Booking["manageToken"]!);

    public static async Task<GivenRequest> New(TestApp app, string policy, Given.Court? court = null)
    {
        court ??= await Given.NewCourt(await app.NewTenant(), new Given.CourtOptions
        {
            Service = Given.Service(paymentPolicy: policy, requiresApproval: true),
        });
        var (start, email) = (Given.HoursAhead(court.Tenant, 30), $"{Guid.NewGuid():N}@guest.test");
        var booking = (await court.Tenant.Guest.Post("/api/bookings", new
        {
            resourceId = court.Id,
            start,
            end = start.AddHours(1),
            guest = Given.Guest(email),
        })).Expect(201).Json;
        return new GivenRequest(app, court, booking, start, email);
    }

    /// <summary>The card said yes: the provider is asked.</summary>
    public static async Task<GivenRequest> Paid(TestApp app)
    {
        var request = await New(app, "on_approval");
        using var paid = await Given.Pay(app, request.Court.Tenant, request.Booking);
        await request.UntilAsked();
        return request;
    }

    public static async Task<GivenRequest> AtVenue(TestApp app, Given.Court? court = null)
    {
        var request = await New(app, "at_venue", court);
        await request.UntilAsked();
        return request;
    }

    public Task UntilAsked() => TestApp.Eventually(async () => (bool)(await Read())["isAsked"]!, "the provider is asked");

    public Task<JsonNode> Read() => Given.Read(Court.Tenant, Booking);

    public Task<Reply> Guest(string path) => Court.Tenant.Guest.Get(path, Token);

    public Task<Reply> Answer(string act, object? body = null) =>
        Court.Owner.Post($"/api/bookings/{Id}/{act}", act == "decline" ? body ?? new { } : null);

    public Task<Reply> Expert(string action) =>
        Court.Owner.Post("/api/bookings/expert/confirm", new { bookingId = Id, action });

    /// <summary>What the provider's console shows as waiting.</summary>
    public async Task<JsonArray> Waiting() =>
        (await Court.Owner.Get("/api/provider/requests")).Expect(200).Json["items"]!.AsArray();

    public Task Until(string payment) => TestApp.Eventually(
        async () => await App.Database.Scalar<string>(
            "select status from payments.payments where booking_id = @Id order by id desc limit 1", new { Id }) == payment,
        $"the payment is {payment}");

    /// <summary>One answer in the history, and the slot taken exactly where it was a yes.</summary>
    public async Task<string> StandsOrIsGone()
    {
        var booking = await Read();
        var status = (string)booking["status"]!;
        Assert.Contains(status, new[] { "confirmed", "cancelled" });
        Assert.Equal(["pending", status], booking["history"]!.AsArray().Select(h => (string?)h!["to"]));
        Assert.Equal(status == "confirmed" ? 1 : 0, await App.Database.Scalar<long>(
            "select count(*) from bookings.allocations where booking_id = @Id", new { Id }));
        return status;
    }
}

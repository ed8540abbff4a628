using System.Text.Json.Nodes;
using Holdfast.Kernel;

namespace Holdfast.Tests;

/// <summary>States that tests start from, made through the product's own routes.</summary>
public static class Given
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>What a test may care about; the rest has a sensible value.</summary>
    public sealed record CourtOptions
    {
        public string TimeZone { get; init; } = "Europe/Madrid";

        public Money Price { get; init; } = new(2_000, "EUR");

        public int Units { get; init; } = 1;

        public string Name { get; init; } = "Court 1";

        public double Latitude { get; init; } = 40.42;

        public double Longitude { get; init; } = -3.70;

        public string? Description { get; init; }

        public object Attributes { get; init; } = new { surface = "clay" };

        public object? Service { get; init; }

        public object[]? Services { get; init; }

        public object[]? Windows { get; init; }
    }

    /// <summary>A court that bookings know, with its owner.</summary>
    public sealed record Court(TestTenant Tenant, Guid Id, Guid ProviderId, Guid OwnerId)
    {
        public TestClient Owner => Tenant.As(OwnerId, Roles.Provider);
    }

    /// <summary>Open day and night at one price, slots of an hour, no notice, instant payment, unless told otherwise.</summary>
    public static async Task<Court> NewCourt(TestTenant tenant, CourtOptions? options = null)
    {
        options ??= new CourtOptions();
        var ownerId = Guid.CreateVersion7();
        var owner = tenant.As(ownerId, Roles.Provider);
        var provider = (await owner.Post("/api/providers", new
        {
            name = "Club",
            timeZone = options.TimeZone,
            currency = options.Price.Currency,
            taxBasisPoints = 2_100,
        })).Expect(201);
        var court = (await owner.Post("/api/courts", Body(options))).Expect(201);
        var id = (Guid)court.Json["id"]!;
        await TestApp.Eventually(
            async () => (await tenant.Guest.Get($"/api/courts/{id}")) is { Status: 200 } seen
                && seen.Json["services"]!.AsArray().Count == (options.Services?.Length ?? 1),
            "bookings know the court");
        return new Court(tenant, id, (Guid)provider.Json["id"]!, ownerId);
    }

    public static object Service(
        string name = "Court hire", int minutes = 60, int? minutesMax = null, int? grid = null, int noticeMinutes = 0,
        int bufferBefore = 0, int bufferAfter = 0, string paymentPolicy = "instant",
        bool requiresApproval = false) => new
        {
            name,
            priceType = "hourly",
            durationMinutes = minutes,
            durationMinutesMax = minutesMax ?? minutes,
            gridMinutes = grid ?? minutes,
            noticeMinutes,
            bufferBeforeMinutes = bufferBefore,
            bufferAfterMinutes = bufferAfter,
            paymentPolicy,
            requiresApproval,
        };

    /// <summary>The full hour this many hours ahead, on the app's clock.</summary>
    public static DateTimeOffset HoursAhead(TestTenant tenant, int hours)
    {
        var now = tenant.App.Clock.GetUtcNow();
        return new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 0, 0, TimeSpan.Zero).AddHours(hours + 1);
    }

    public static object Guest(string email = "guest@example.test") =>
        new { email, firstName = "Gwen", lastName = "Guest" };

    public static Task<Reply> Hold(Court court, DateTimeOffset start, TestClient? by = null) =>
        (by ?? court.Tenant.Guest).Post("/api/holds", new { resourceId = court.Id, start, end = start.AddHours(1) });

    public static Task<Reply> Book(
        Court court, DateTimeOffset start, TestClient? by = null, string? key = null, int units = 1) =>
        (by ?? court.Tenant.Guest).Post(
            "/api/bookings",
            new { resourceId = court.Id, start, end = start.AddHours(1), guest = Guest(), units = units > 1 ? units : (int?)null },
            key is null ? [] : [("Idempotency-Key", key)]);

    /// <summary>The booking as its maker sees it.</summary>
    public static async Task<JsonNode> Read(TestTenant tenant, JsonNode created) =>
        (await tenant.Guest.Get($"/api/bookings/{created["id"]}", ("X-Booking-Token", (string)created["manageToken"]!))).Expect(200).Json;

    /// <summary>As the customer's browser does: asks for the intent and confirms it at the provider. The provider's answer.</summary>
    public static async Task<HttpResponseMessage> Pay(TestApp app, TestTenant tenant, JsonNode booking, string card = "pm_card_visa")
    {
        var intent = (await Intent(tenant, booking)).Expect(201).Json;
        var secret = (string)intent["clientSecret"]!;
        using var request = new HttpRequestMessage(
            HttpMethod.Post, $"/v1/payment_intents/{secret[..secret.IndexOf("_secret_", StringComparison.Ordinal)]}/confirm")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["client_secret"] = secret,
                ["payment_method"] = card,
            }),
        };
        request.Headers.Authorization = new("Bearer", (string)intent["publishableKey"]!);
        return await app.SandboxHttp.SendAsync(request);
    }

    /// <summary>Asks again while payments have not heard of the booking, as the contract tells clients to.</summary>
    public static async Task<Reply> Intent(TestTenant tenant, JsonNode booking)
    {
        Reply? reply = null;
        await TestApp.Eventually(async () =>
        {
            reply = await tenant.Guest.Post(
                "/api/payments/intents", new { bookingId = (Guid)booking["id"]!, provider = "stripe" },
                ("X-Booking-Token", (string)booking["manageToken"]!));
            return reply.Code != "payment-not-ready";
        }, "payments know of the booking");
        return reply!;
    }

    /// <summary>Until the booking has come to this status.</summary>
    public static Task Status(TestTenant tenant, JsonNode booking, string status) => TestApp.Eventually(
        async () => (string?)(await Read(tenant, booking))["status"] == status, $"the booking is {status}");

    private static object Body(CourtOptions options) => new
    {
        name = options.Name,
        fieldType = "TENNIS",
        location = new { latitude = options.Latitude, longitude = options.Longitude },
        address = "Calle Mayor 1, Madrid",
        timeZone = options.TimeZone,
        basePrice = options.Price,
        attributes = options.Attributes,
        description = options.Description,
        units = options.Units,
        services = options.Services ?? [options.Service ?? Service()],
        windows = options.Windows ?? [.. Enumerable.Range(1, 7).Select(AllDay)],
    };

    private static object AllDay(int weekday) =>
        new { weekday, fromMinute = 0, toMinute = (int)Day.TotalMinutes, priceMultiplier = 1m };
}

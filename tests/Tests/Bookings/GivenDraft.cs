using System.Text.Json.Nodes;

namespace Holdfast.Tests.Bookings;

/// <summary>A checkout that the server keeps, as one device knows it.</summary>
internal sealed record GivenDraft(Given.Court Court, Guid Id, string Token, JsonNode Hold)
{
    public static async Task<GivenDraft> Begun(
        TestApp app, TestClient? by = null, object? details = null, Given.Court? court = null, int hours = 30)
    {
        court ??= await Given.NewCourt(await app.NewTenant());
        var hold = (await Given.Hold(court, Given.HoursAhead(court.Tenant, hours), by)).Expect(201).Json;
        var draft = (await (by ?? court.Tenant.Guest).Post("/api/booking-drafts", Body(hold, details))).Expect(201).Json;
        return new GivenDraft(court, (Guid)draft["id"]!, (string)draft["token"]!, hold);
    }

    public static object Body(JsonNode hold, object? details = null) => new
    {
        hold = Reference(hold),
        step = "details",
        details = details ?? new { email = "ana@example.test", firstName = "Ana" },
    };

    public static object Reference(JsonNode hold) => new { id = (Guid)hold["id"]!, token = (string)hold["token"]! };

    public string Path => $"/api/booking-drafts/{Id}";

    public (string, string) Key => ("X-Draft-Token", Token);

    public Task<Reply> Read() => Court.Tenant.Guest.Get(Path, Key);

    public Task<Reply> Change(int seen, object body) => Court.Tenant.Guest.Patch(Path, body, Key, ("If-Match", $"\"{seen}\""));

    public Task<Reply> MailLink() => Court.Tenant.Guest.Post(Path + "/mail-link", null, Key);

    /// <summary>As any device does that has the hold.</summary>
    public async Task<JsonNode> Book(string email = "ana@example.test") => (await Court.Tenant.Guest.Post("/api/bookings", new
    {
        holdId = (Guid)Hold["id"]!,
        holdToken = (string)Hold["token"]!,
        guest = Given.Guest(email),
    })).Expect(201).Json;
}

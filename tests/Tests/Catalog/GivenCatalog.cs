using System.Text.Json.Nodes;
using Holdfast.Kernel;

namespace Holdfast.Tests.Catalog;

/// <summary>A provider with its owner, and bodies to send in their name.</summary>
internal sealed record Club(TestTenant Tenant, Guid ProviderId, TestClient Owner)
{
    public static async Task<Club> In(TestTenant tenant, string currency = "EUR")
    {
        var owner = tenant.As(Guid.CreateVersion7(), Roles.Provider);
        var made = (await owner.Post(
            "/api/providers",
            new { name = "Río Verde", timeZone = "Europe/Madrid", currency, taxBasisPoints = 2_100 })).Expect(201);
        return new Club(tenant, (Guid)made.Json["id"]!, owner);
    }

    /// <summary>A valid court; <paramref name="change"/> makes of it what the test is about.</summary>
    public static JsonObject Court(Action<JsonObject>? change = null)
    {
        var body = JsonNode.Parse("""
            { "name": "Pista 1", "fieldType": "TENNIS", "location": { "latitude": 40.4168, "longitude": -3.7038 },
              "address": "Calle de la Ribera 14", "timeZone": "Europe/Madrid",
              "basePrice": { "amount": 2500, "currency": "EUR" }, "attributes": { "surface": "clay", "indoor": false } }
            """)!.AsObject();
        change?.Invoke(body);
        return body;
    }

    public async Task<JsonNode> NewCourt(Action<JsonObject>? change = null) =>
        (await Owner.Post("/api/courts", Court(change))).Expect(201).Json;

    /// <summary>The versions of an aggregate that were told, in order, and the whole of the last one.</summary>
    public async Task<(IReadOnlyList<int> Versions, JsonNode Last)> Told(string type, Guid key)
    {
        await Tenant.App.Settled();
        var rows = await Tenant.App.Database.Query<(int Version, string Data)>(
            "select aggregate_version, data::text from bus.log where type = @type and key = @key order by position",
            new { type, key });
        return ([.. rows.Select(r => r.Version)], JsonNode.Parse(rows[^1].Data)!);
    }
}

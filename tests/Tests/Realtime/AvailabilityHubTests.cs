namespace Holdfast.Tests.Realtime;

/// <summary>The same live slots over WebSockets.</summary>
[Collection(SecondApp.Name)]
public sealed class AvailabilityHubTests(TestApp app)
{
    [Theory]
    [InlineData("{0}")]
    [InlineData("/topic/field/{0}/availability")]
    public async Task A_field_s_changes_are_pushed_until_unsubscribed(string place)
    {
        var court = await Given.NewCourt(await app.NewTenant());
        await using var hub = await HubClient.Connect(court.Tenant);
        var name = place.Replace("{0}", court.Id.ToString(), StringComparison.Ordinal);
        await hub.Call("Subscribe", name);
        var (target, ready) = await hub.Next();
        Assert.Equal(("ready", court.Id), (target, (Guid)ready[0]!["id"]!));

        (await Given.Hold(court, Given.HoursAhead(court.Tenant, 48))).Expect(201);
        var (slot, change) = await hub.Next();
        await hub.Call("Unsubscribe", name);
        await hub.Call("Subscribe", court.ProviderId.ToString());
        var (again, _) = await hub.Next();

        Assert.Equal(("slot", "held", true), (slot, (string)change[0]!["state"]!, (long)change[1]! > (long)ready[0]!["position"]!));
        Assert.Equal("ready", again);
    }

    [Fact]
    public async Task What_was_missed_is_told_on_request()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        var position = await app.Database.Scalar<long>("select max(position) from bus.log");
        (await Given.Hold(court, Given.HoursAhead(court.Tenant, 48))).Expect(201);
        await app.Settled();
        await using var hub = await HubClient.Connect(court.Tenant);
        await hub.Call("Subscribe", court.ProviderId.ToString());
        Assert.Equal("ready", (await hub.Next()).Target);

        await hub.Call("Since", position);
        var (target, change) = await hub.Next();
        await hub.Call("Since", 99_999_999_999);

        Assert.Equal(("slot", court.Id), (target, (Guid)change[0]!["resourceId"]!));
        Assert.Equal("reset", (await hub.Next()).Target);
    }

    [Fact]
    public async Task Places_of_others_and_nonsense_are_refused()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        await using var hub = await HubClient.Connect(await app.NewTenant());

        foreach (var place in new[] { court.Id.ToString(), court.ProviderId.ToString(), Guid.NewGuid().ToString() })
        {
            await hub.Call("Subscribe", place);
            Assert.Contains("not-found", (await hub.Next()).Data.ToString(), StringComparison.Ordinal);
        }
        await hub.Call("Subscribe", "court-1");
        Assert.Contains("validation-failed", (await hub.Next()).Data.ToString(), StringComparison.Ordinal);
    }
}

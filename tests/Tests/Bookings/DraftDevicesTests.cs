using Holdfast.Bookings;

namespace Holdfast.Tests.Bookings;

/// <summary>Two devices of one person type into one draft, at the same moment.</summary>
[Collection(SharedApp.Name)]
public sealed class DraftDevicesTests(TestApp app)
{
    [Fact]
    public async Task Different_fields_typed_at_once_are_all_kept()
    {
        var draft = await GivenDraft.Begun(app);

        var replies = await Task.WhenAll(
            draft.Change(1, new { details = new { phone = "+34 600 000 000" } }),
            draft.Change(1, new { details = new { lastName = "Ruiz" } }),
            draft.Change(1, new { details = new { notes = "Two rackets" } }),
            draft.Change(1, new { step = "pay" }));

        Assert.All(replies, reply => reply.Expect(200));
        var seen = (await draft.Read()).Json;
        Assert.Equal(("+34 600 000 000", "Ruiz", "Two rackets", "pay", 5), (
            (string)seen["details"]!["phone"]!, (string)seen["details"]!["lastName"]!, (string)seen["details"]!["notes"]!,
            (string)seen["step"]!, (int)seen["version"]!));
    }

    [Fact]
    public async Task Of_two_values_for_one_field_one_is_kept_and_the_other_device_is_shown_both()
    {
        var draft = await GivenDraft.Begun(app);

        var replies = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(i => draft.Change(1, new { details = new { phone = $"60{i}", lastName = "Ruiz" } })));

        var winner = (string)replies.Single(r => r.Status == 200).Json["details"]!["phone"]!;
        Assert.All(replies.Where(r => r.Status != 200), refused =>
        {
            Assert.Equal((412, "version-mismatch", 2), (refused.Status, refused.Code, (int)refused.Json["version"]!));
            Assert.Equal(["details.phone"], refused.Json["fields"]!.AsArray().Select(f => (string)f!));
            Assert.Equal(winner, (string)refused.Json["draft"]!["details"]!["phone"]!);
        });
        Assert.Equal(winner, (string)(await draft.Read()).Json["details"]!["phone"]!);
        (await draft.Change(2, new { details = new { phone = "mine" } })).Expect(200);
    }

    [Fact]
    public async Task Both_begin_at_once_with_one_hold_and_have_one_draft()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        var hold = (await Given.Hold(court, Given.HoursAhead(court.Tenant, 30))).Expect(201).Json;

        var replies = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(_ => court.Tenant.Guest.Post("/api/booking-drafts", GivenDraft.Body(hold))));

        Assert.Single(replies, r => r.Status == 201);
        Assert.Equal(7, replies.Count(r => r.Status == 200));
        Assert.Single(replies.Select(r => (Guid)r.Json["id"]!).Distinct());
    }

    [Fact]
    public async Task Two_drafts_that_want_one_hold_at_once_do_not_break_and_one_has_it()
    {
        var first = await GivenDraft.Begun(app);
        var second = await GivenDraft.Begun(app, court: first.Court, hours: 33);
        var hold = (await Given.Hold(first.Court, Given.HoursAhead(first.Court.Tenant, 36))).Expect(201).Json;

        var replies = await Task.WhenAll(new[] { first, second }.SelectMany(draft =>
            Enumerable.Repeat(draft, 3).Select(d => d.Change(1, new { hold = GivenDraft.Reference(hold) }))));

        Assert.All(replies, r => Assert.True(r.Status is 200 or 412, r.Text));
        var owners = new[] { await first.Read(), await second.Read() }
            .Count(r => (string?)r.Json["hold"]?["id"] == (string)hold["id"]!);
        Assert.Equal(1, owners);
    }

    [Fact]
    public async Task Both_pay_and_there_is_one_booking()
    {
        var draft = await GivenDraft.Begun(app);
        object Body() => new { holdId = (Guid)draft.Hold["id"]!, holdToken = (string)draft.Hold["token"]!, guest = Given.Guest() };

        var replies = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => draft.Court.Tenant.Guest.Post("/api/bookings", Body())));

        var made = Assert.Single(replies, r => r.Status == 201).Json;
        Assert.All(replies.Where(r => r.Status != 201), r => Assert.Equal("hold-used", r.Code));
        Assert.Equal((Guid)made["id"]!, (Guid)(await draft.Read()).Json["booking"]!["id"]!);
    }

    [Fact]
    public void The_control_whole_drafts_that_overwrite_each_other_lose_what_was_typed()
    {
        var typed = new Dictionary<string, string> { ["details.phone"] = "600", ["details.lastName"] = "" };
        var other = new Dictionary<string, string> { ["details.phone"] = "", ["details.lastName"] = "Ruiz" };

        var whole = DraftMerge.Of(other, typed, new Dictionary<string, int>(), seen: 2);
        var byField = DraftMerge.Of(
            new Dictionary<string, string> { ["details.lastName"] = "Ruiz" }, typed, new Dictionary<string, int>(), seen: 1);

        Assert.Equal("", whole.Changes["details.phone"]);
        Assert.DoesNotContain("details.phone", byField.Changes.Keys);
    }

    [Theory]
    [InlineData("600", 1, 1, new string[0])]
    [InlineData("600", 3, 2, new[] { "details.phone" })]
    [InlineData("600", 3, 3, new string[0])]
    [InlineData("601", 3, 1, new string[0])] // The same value twice is no quarrel.
    public void A_field_is_in_conflict_only_if_it_changed_to_something_else_since_it_was_seen(
        string wanted, int changedAt, int seen, string[] conflicts) =>
        Assert.Equal(conflicts, DraftMerge.Of(
            new Dictionary<string, string> { ["details.phone"] = wanted },
            new Dictionary<string, string> { ["details.phone"] = "601" },
            new Dictionary<string, int> { ["details.phone"] = changedAt }, seen).Conflicts);
}

using System.Text.Json.Nodes;

namespace Holdfast.Tests.Bookings;

/// <summary>The checkout kept by the server (BK-32, BK-43 to BK-45).</summary>
[Collection(SharedApp.Name)]
public sealed class DraftTests(TestApp app)
{
    [Fact]
    public async Task Gives_another_device_all_it_needs_to_go_on()
    {
        var draft = await GivenDraft.Begun(app);

        var seen = (await draft.Read()).Expect(200);

        Assert.Equal("\"1\"", seen.ETag);
        Assert.Equal((string)draft.Hold["token"]!, (string)seen.Json["hold"]!["token"]!);
        Assert.Equal("live", (string)seen.Json["hold"]!["state"]!);
        Assert.Equal((DateTimeOffset)draft.Hold["expiresAt"]!, (DateTimeOffset)seen.Json["hold"]!["expiresAt"]!);
        Assert.Equal(2_000, (long)seen.Json["slot"]!["price"]!["amount"]!);
        Assert.Equal(("Ana", ""), ((string)seen.Json["details"]!["firstName"]!, (string)seen.Json["details"]!["phone"]!));
        Assert.EndsWith($"/continue/{draft.Id}#token={draft.Token}", (string)seen.Json["link"]!, StringComparison.Ordinal);
        Assert.Null(seen.Json["booking"]);
    }

    [Fact]
    public async Task Does_not_exist_for_those_without_its_token_nor_for_another_tenant()
    {
        var draft = await GivenDraft.Begun(app);
        var (guest, rival) = (draft.Court.Tenant.Guest, (await app.NewTenant()).Guest);

        Assert.Equal((404, "not-found"), await Told(guest.Get(draft.Path)));
        Assert.Equal((404, "not-found"), await Told(guest.Get(draft.Path, ("X-Draft-Token", new string('A', 43)))));
        Assert.Equal((404, "not-found"), await Told(draft.Court.Tenant.Customer().Get(draft.Path)));
        Assert.Equal((404, "not-found"), await Told(draft.Court.Owner.Get(draft.Path)));
        Assert.Equal((404, "not-found"), await Told(rival.Get(draft.Path, draft.Key)));
        Assert.Equal((404, "not-found"), await Told(guest.Delete(draft.Path)));
        Assert.Equal((404, "not-found"), await Told(guest.Post(draft.Path + "/mail-link")));
        Assert.Equal((401, "unauthenticated"), await Told(guest.Get("/api/booking-drafts/current")));
    }

    [Fact]
    public async Task The_device_dies_behind_the_booking_and_another_finds_it_and_pays()
    {
        var draft = await GivenDraft.Begun(app);
        var made = await draft.Book(); // Nobody tells the draft.

        var seen = (await draft.Read()).Expect(200).Json;

        Assert.Equal("pay", (string)seen["step"]!);
        Assert.Equal("used", (string)seen["hold"]!["state"]!);
        Assert.Equal((string)made["manageToken"]!, (string)seen["booking"]!["manageToken"]!);
        using var paid = await Given.Pay(app, draft.Court.Tenant, seen["booking"]!);
        await Given.Status(draft.Court.Tenant, made, "confirmed");
        var done = (await draft.Read()).Expect(200).Json;
        Assert.Equal(("done", "confirmed"), ((string)done["step"]!, (string)done["booking"]!["status"]!));
        Assert.Equal("", (string)done["details"]!["email"]!);
        Assert.Equal("draft-done", (await draft.Change(9, new { step = "details" })).Code);
    }

    [Fact]
    public async Task The_hold_ends_while_nobody_looks_and_another_takes_its_place_with_all_that_was_typed()
    {
        var draft = await GivenDraft.Begun(app);
        var guest = draft.Court.Tenant.Guest;
        (await guest.Delete($"/api/holds/{draft.Hold["id"]}", ("X-Hold-Token", (string)draft.Hold["token"]!))).Expect(204);
        Assert.Equal("ended", (string)(await draft.Read()).Json["hold"]!["state"]!);
        var other = (await Given.Hold(draft.Court, Given.HoursAhead(draft.Court.Tenant, 31))).Expect(201).Json;

        var after = (await draft.Change(1, new { hold = GivenDraft.Reference(other) })).Expect(200).Json;

        Assert.Equal((Guid)other["id"]!, (Guid)after["hold"]!["id"]!);
        Assert.Equal((DateTimeOffset)other["start"]!, (DateTimeOffset)after["slot"]!["start"]!);
        Assert.Equal("Ana", (string)after["details"]!["firstName"]!);
    }

    [Fact]
    public async Task A_booking_that_ran_out_of_time_leaves_the_draft_to_be_tried_again()
    {
        var draft = await GivenDraft.Begun(app);
        var made = await draft.Book();
        await app.Database.Execute(
            $"update bookings.bookings set expires_at = created_at where id = '{made["id"]}'");
        await Given.Status(draft.Court.Tenant, made, "cancelled");
        var again = (await Given.Hold(draft.Court, (DateTimeOffset)draft.Hold["start"]!)).Expect(201).Json;

        var after = (await draft.Change(1, new { hold = GivenDraft.Reference(again) })).Expect(200).Json;

        Assert.Null(after["booking"]);
        Assert.Equal("ana@example.test", (string)after["details"]!["email"]!);
    }

    [Fact]
    public async Task A_reload_that_begins_again_finds_the_draft_of_its_hold()
    {
        var draft = await GivenDraft.Begun(app);

        var again = (await draft.Court.Tenant.Guest.Post("/api/booking-drafts", GivenDraft.Body(draft.Hold))).Expect(200).Json;

        Assert.Equal((draft.Id, draft.Token), ((Guid)again["id"]!, (string)again["token"]!));
        var stolen = new JsonObject { ["id"] = (Guid)draft.Hold["id"]!, ["token"] = "wrong" };
        Assert.Equal((404, "hold-unknown"),
            await Told(draft.Court.Tenant.Guest.Post("/api/booking-drafts", GivenDraft.Body(stolen))));
    }

    [Fact]
    public async Task An_account_finds_its_draft_on_any_device_and_keeps_the_last_five()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        var person = court.Tenant.Customer();
        Assert.Null((await person.Get("/api/booking-drafts/current")).Expect(200).Json["draft"]);
        var first = await GivenDraft.Begun(app, person, court: court);
        for (var hours = 31; hours < 36; hours++) await Slot(court, person, hours);

        var current = (await person.Get("/api/booking-drafts/current")).Expect(200).Json["draft"]!;

        Assert.Equal(Given.HoursAhead(court.Tenant, 35), (DateTimeOffset)current["slot"]!["start"]!);
        Assert.Null(current["hold"]);
        Assert.Equal(404, (await first.Read()).Status);
        Assert.Equal(5, await app.Database.Scalar<long>("select count(*) from bookings.drafts where tenant_id = @Id", new { court.Tenant.Id }));
        Assert.Null((await court.Tenant.Customer().Get("/api/booking-drafts/current")).Expect(200).Json["draft"]);
    }

    [Fact]
    public async Task Signing_in_on_the_way_gives_a_guests_draft_to_the_account()
    {
        var draft = await GivenDraft.Begun(app);
        var person = draft.Court.Tenant.Customer();

        (await person.Patch(draft.Path, new { step = "details" }, draft.Key, ("If-Match", "\"1\""))).Expect(200);

        Assert.Equal(draft.Id, (Guid)(await person.Get("/api/booking-drafts/current")).Json["draft"]!["id"]!);
    }

    [Fact]
    public async Task Refuses_what_cannot_be_kept_and_says_which_field()
    {
        var draft = await GivenDraft.Begun(app);

        var reply = await draft.Change(1, new
        {
            step = "somewhere",
            details = new { email = new string('x', 255), phone = "\u0001", timeZone = "Mars/Olympus", locale = "tlh" },
        });

        Assert.Equal(400, reply.Status);
        Assert.Equal(["details.email", "details.locale", "details.phone", "details.timeZone", "step"],
            reply.Json["errors"]!.AsObject().Select(e => e.Key).Order(StringComparer.Ordinal));
        Assert.Equal((428, "version-required"), await Told(draft.Court.Tenant.Guest.Patch(draft.Path, new { }, draft.Key)));
        Assert.Equal(400, (await draft.Court.Tenant.Guest.Post("/api/booking-drafts", new { step = "slot" })).Status);
    }

    [Fact]
    public async Task The_same_key_begins_one_draft_and_another_body_is_refused()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        var key = ("Idempotency-Key", "draft-1");
        object Body(int hours) => new { slot = SlotAt(court, hours) };

        var first = (await court.Tenant.Guest.Post("/api/booking-drafts", Body(30), key)).Expect(201);
        var again = (await court.Tenant.Guest.Post("/api/booking-drafts", Body(30), key)).Expect(201);

        Assert.Equal((first.Text, "true"), (again.Text, again.Headers["Idempotency-Replayed"]));
        Assert.Equal("idempotency-key-reused", (await court.Tenant.Guest.Post("/api/booking-drafts", Body(31), key)).Code);
    }

    [Fact]
    public async Task Is_thrown_away_when_its_time_is_over_or_on_request()
    {
        var (kept, over) = (await GivenDraft.Begun(app), await GivenDraft.Begun(app));
        (await kept.Court.Tenant.Guest.Delete(kept.Path, kept.Key)).Expect(204);
        await app.Database.Execute($"update bookings.drafts set expires_at = created_at where id = '{over.Id}'");

        Assert.Equal((404, 404), ((await kept.Read()).Status, (await over.Read()).Status));
        var again = (await over.Court.Tenant.Guest.Post("/api/booking-drafts", GivenDraft.Body(over.Hold))).Expect(201).Json;
        Assert.NotEqual(over.Id, (Guid)again["id"]!);
    }

    private static async Task<(int, string?)> Told(Task<Reply> reply) => ((await reply).Status, (await reply).Code);

    private static object SlotAt(Given.Court court, int hours) => new
    {
        resourceId = court.Id,
        start = Given.HoursAhead(court.Tenant, hours),
        end = Given.HoursAhead(court.Tenant, hours).AddHours(1),
    };

    private static async Task Slot(Given.Court court, TestClient person, int hours) =>
        (await person.Post("/api/booking-drafts", new { slot = SlotAt(court, hours) })).Expect(201);
}

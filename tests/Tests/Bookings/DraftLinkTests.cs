using Holdfast.Tests.Notifications;

namespace Holdfast.Tests.Bookings;

[Collection(SharedApp.Name)]
public sealed class DraftLinkTests(TestApp app)
{
    [Fact]
    public async Task Mails_the_link_in_the_readers_language_and_it_opens_the_draft()
    {
        var email = $"{Guid.NewGuid():N}@guest.test";
        var draft = await GivenDraft.Begun(app, details: new { email, firstName = "<b>Ana", locale = "es" });

        (await draft.MailLink()).Expect(202);
        var mail = await Inbox.Expect(app, email, "Sigue con tu reserva: Court 1");

        Assert.Contains($"/continue/{draft.Id}#token={draft.Token}", (string)mail["text"]!, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;Ana", (string)mail["html"]!, StringComparison.Ordinal);
        Assert.Equal(2, (int)(await draft.Read()).Json["mailsLeft"]!);
    }

    [Fact]
    public async Task Goes_out_three_times_a_draft_and_five_times_a_day_to_one_address_however_fast_it_is_asked_for()
    {
        var email = $"{Guid.NewGuid():N}@guest.test";
        var first = await GivenDraft.Begun(app, details: new { email });
        var others = new List<GivenDraft>();
        for (var hours = 31; hours < 35; hours++)
            others.Add(await GivenDraft.Begun(app, details: new { email = email.ToUpperInvariant() }, court: first.Court, hours: hours));

        var own = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => first.MailLink()));
        var rest = await Task.WhenAll(others.Select(d => d.MailLink()));

        Assert.Equal((3, 2), (own.Count(r => r.Status == 202), rest.Count(r => r.Status == 202)));
        Assert.All(own.Concat(rest).Where(r => r.Status != 202), r => Assert.Equal((429, "too-many-mails"), (r.Status, r.Code)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ana@")]
    public async Task Needs_a_whole_address(string email)
    {
        var draft = await GivenDraft.Begun(app, details: new { email });

        Assert.Equal((422, "draft-without-email"), ((await draft.MailLink()).Status, (await draft.MailLink()).Code));
    }

    [Fact]
    public async Task What_was_mailed_is_forgotten_everywhere_when_the_draft_is_over()
    {
        var marker = $"marker{Guid.NewGuid():N}";
        var draft = await GivenDraft.Begun(app, details: new { email = $"{marker}@guest.test", firstName = marker });
        (await draft.MailLink()).Expect(202);
        await Inbox.Expect(app, $"{marker}@guest.test");

        (await draft.Court.Tenant.Guest.Delete(draft.Path, draft.Key)).Expect(204);

        foreach (var table in new[] { "bookings.drafts", "bookings.inbox", "notifications.drafts", "notifications.messages",
            "notifications.inbox", "bus.log" })
            await TestApp.Eventually(async () => await app.Database.Scalar<long>(
                $"select count(*) from {table} t where t::text like '%{marker}%'") == 0, $"{table} has forgotten");
    }
}

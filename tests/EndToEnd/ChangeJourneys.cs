using System.Globalization;
using System.Text.RegularExpressions;

namespace Holdfast.EndToEnd;

/// <summary>A booking that stands gets other times, and another owner.</summary>
[Collection(SecondStage.Name)]
public sealed partial class ChangeJourneys(Stage stage)
{
    [Theory]
    [InlineData(Screen.Phone)]
    [InlineData(Screen.Desktop)]
    public async Task A_guest_moves_a_booking_takes_the_time_that_is_proposed_and_passes_it_on(Screen screen)
    {
        await using var guest = await stage.Visit(screen);
        await guest.BooksAsGuest("Río Verde Pádel, Pista 3", $"moves-{screen}@example.test".ToLowerInvariant());
        var ticket = guest.Page.Url;
        var before = await Start(guest);

        await guest.Page.GetByRole(AriaRole.Link, new() { Name = "Change time" }).ClickAsync();
        await Expect(guest.Heading("Change time")).ToBeVisibleAsync();
        await Expect(guest.Page.Locator("button[aria-label*=\", booked by you\"]").First).ToBeVisibleAsync();
        await guest.MeetsNoBarrier("change");
        await ChooseAnother(guest);
        await guest.NeverScrollsSideways("change");
        await guest.Photograph("change");
        await guest.TabsTo(guest.Button("Move here"));
        await guest.Page.Keyboard.PressAsync("Enter");
        await Expect(guest.Page).ToHaveURLAsync(ticket);
        await Expect(guest.Page.GetByText("You moved it from")).ToBeVisibleAsync();
        var moved = await Start(guest);
        Assert.NotEqual(before, moved);

        await ProposesAnother(screen, moved);
        await Expect(guest.Page.GetByText("asks whether you can come at another time")).ToBeVisibleAsync();
        await guest.MeetsNoBarrier("proposal");
        await guest.Photograph("proposal");
        await guest.Button("Accept").ClickAsync();
        await Expect(guest.Page.GetByText("asks whether you can come at another time")).ToHaveCountAsync(0);
        Assert.NotEqual(moved, await Start(guest));

        await guest.Button("Pass on").ClickAsync();
        await guest.Page.GetByLabel("Their e-mail").FillAsync($"friend-{screen}@example.test".ToLowerInvariant());
        await guest.Page.GetByLabel("Their first name").FillAsync("Fred");
        await guest.Page.GetByLabel("Their last name").FillAsync("Friend");
        await guest.Photograph("pass-on");
        await guest.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Pass on" }).ClickAsync();
        await Expect(guest.Page.GetByText("Passed on to").First).ToBeVisibleAsync();
    }

    private async Task ProposesAnother(Screen screen, DateTimeOffset start)
    {
        await using var desk = await stage.Visit(screen);
        await desk.EntersConsole("provider@demo.test");
        await desk.Page.GetByLabel("Another day").FillAsync(Day(start));
        await desk.Button("Pista 3").ClickAsync();
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Ada Lane", Exact = true }).First.ClickAsync();
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Move or propose a time" }).ClickAsync();
        await ChooseAnother(desk);
        await desk.Button("Ask the customer").ClickAsync();
        await Expect(desk.Page.GetByText("Waiting for the customer’s answer")).ToBeVisibleAsync();
    }

    /// <summary>The last one that is shown; what it costs is said before the press.</summary>
    private static async Task ChooseAnother(Visitor visitor)
    {
        await visitor.Page.Locator("button[aria-label*=\", free, \"]").Last.ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Region, new() { Name = "The new time" })).ToContainTextAsync(Money());
    }

    private static string Day(DateTimeOffset start) => TimeZoneInfo
        .ConvertTimeBySystemTimeZoneId(start, "Europe/Madrid").ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static async Task<DateTimeOffset> Start(Visitor visitor) =>
        (await visitor.BookingAsTheServerTellsIt()).GetProperty("start").GetDateTimeOffset();

    [GeneratedRegex("Same price|goes back", RegexOptions.None, 1000)]
    private static partial Regex Money();
}

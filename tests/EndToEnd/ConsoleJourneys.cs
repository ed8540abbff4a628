using System.Globalization;

namespace Holdfast.EndToEnd;

/// <summary>The people of a place: their day, and what they sell.</summary>
[Collection(SecondStage.Name)]
public sealed class ConsoleJourneys(Stage stage)
{
    private const string Owner = "provider@demo.test";
    private const string Tutor = "/courts/018f0000-0000-7000-8004-0000000000b4";

    [Theory]
    [InlineData(Screen.Phone)]
    [InlineData(Screen.Desktop)]
    public async Task The_place_sees_who_booked_and_cancels_with_the_whole_money_back(Screen screen)
    {
        await using var guest = await stage.Visit(screen);
        var email = $"desk-{screen}@example.test".ToLowerInvariant();
        var when = await guest.BooksAsGuest("Río Verde Pádel, Pista 2", email);

        await using var desk = await stage.Visit(screen, Guise.DarkOnPhone(screen));
        await desk.EntersConsole(Owner);
        await desk.Page.GetByLabel("Another day").FillAsync(DayOf(when));
        await desk.Button("Pista 2").ClickAsync();
        var row = desk.Page.GetByRole(AriaRole.Link, new() { Name = "Ada Lane", Exact = true }).First;
        await row.ClickAsync();
        await Expect(desk.Page.GetByText(email)).ToBeVisibleAsync();
        await Expect(desk.Page.GetByText("Captured").Last).ToBeVisibleAsync();
        await desk.Photograph("console-booking");
        await desk.MeetsNoBarrier("A booking at the desk");

        await desk.Button("Cancel for the customer").ClickAsync();
        await Expect(desk.Page.GetByText("Ada Lane gets the full €")).ToBeVisibleAsync();
        await desk.Page.GetByLabel("Reason").FillAsync("The court is flooded");
        await desk.MeetsNoBarrier("Cancelling at the desk");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel and refund €" }).ClickAsync();
        await Expect(desk.Page.GetByText("Cancelled by the place")).ToBeVisibleAsync();
        await desk.Photograph("console-cancelled");

        await guest.Page.ReloadAsync();
        await Expect(guest.Page.GetByText("sent back to your card").First).ToBeVisibleAsync();
        await Expect(guest.Page.GetByText("The court is flooded").First).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(Screen.Phone)]
    [InlineData(Screen.Desktop)]
    public async Task A_new_court_is_found_by_customers_at_the_price_that_was_typed(Screen screen)
    {
        var name = $"Río Verde Pádel, Pista {screen}";
        await using var desk = await stage.Visit(screen, Guise.DarkOnPhone(screen));
        await desk.EntersConsole(Owner);
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Courts", Exact = true }).ClickAsync();
        await Expect(desk.Page.GetByRole(AriaRole.Link, new() { Name = "New court" })).ToBeVisibleAsync();
        await desk.MeetsNoBarrier("Courts");
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "New court" }).ClickAsync();
        await desk.Button("Create the court").ClickAsync();
        await Expect(desk.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("things to mend");
        await desk.MeetsNoBarrier("A court with mistakes");

        await desk.Page.GetByLabel("Name", new() { Exact = true }).First.FillAsync(name);
        await desk.Page.GetByLabel("Address").FillAsync("Calle de la Ribera 14, 28045 Madrid");
        await desk.Page.GetByRole(AriaRole.Group, new() { Name = "Map of the position" })
            .ClickAsync(new() { Position = new() { X = 60, Y = 60 } });
        await Expect(desk.Page.GetByLabel("Latitude")).Not.ToHaveValueAsync("");
        await desk.Page.GetByLabel("Latitude").FillAsync("40.3986");
        await desk.Page.GetByLabel("Longitude").FillAsync("-3.7069");
        await desk.Page.GetByLabel("Base price of an hour").FillAsync("31,50");
        await desk.Button("Create the court").ClickAsync();

        // Its hours come next, with what customers would see beside them.
        await Expect(desk.Page.GetByText("What customers would see")).ToBeVisibleAsync();
        await Expect(desk.Page.GetByText("€31.50").First).ToBeVisibleAsync();
        await desk.Page.GetByLabel("Monday, percent of the base price").FillAsync("200");
        await desk.Button("Copy Monday to other days").ClickAsync();
        await desk.Page.GetByRole(AriaRole.Menuitem, new() { Name = "To every day" }).ClickAsync();
        await Expect(desk.Page.GetByText("€63.00").First).ToBeVisibleAsync();
        await desk.Photograph("console-hours");
        await desk.MeetsNoBarrier("Hours and their preview");
        await desk.Button("Save the hours").ClickAsync();
        await Expect(desk.Page.GetByText("The opening hours are saved.").First).ToBeVisibleAsync();

        await using var customer = await stage.Visit(screen);
        await customer.FindCourt(name);
        await Expect(customer.Page.Locator("button[aria-label*=\"€63.00\"]").First).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(Screen.Phone)]
    [InlineData(Screen.Desktop)]
    public async Task A_tutor_says_no_to_one_and_yes_to_another_and_only_the_yes_takes_money(Screen screen)
    {
        await using var first = await stage.Visit(screen);
        await first.AsksFor(Tutor, "Padel lesson, 60 minutes", $"first-{screen}@example.test".ToLowerInvariant());
        await first.Photograph("request-asked");
        await first.MeetsNoBarrier("asked");
        await using var second = await stage.Visit(screen);
        await second.AsksFor(Tutor, "Padel lesson, 30 minutes", $"second-{screen}@example.test".ToLowerInvariant());

        await using var desk = await stage.Visit(screen);
        await desk.EntersConsole(Owner);
        var waiting = desk.Page.GetByRole(AriaRole.Region, new() { Name = "2 requests wait for your answer" });
        await Expect(waiting).ToBeVisibleAsync();
        await desk.Photograph("console-requests");
        await desk.MeetsNoBarrier("requests");
        await desk.NeverScrollsSideways("requests");
        await desk.Button("Decline the request of Ada Lane").First.ClickAsync();
        await desk.Page.GetByLabel("Reason").FillAsync("Óscar is ill");
        await desk.MeetsNoBarrier("decline");
        await desk.Button("Decline the request").ClickAsync();
        await Expect(desk.Page.GetByRole(AriaRole.Region, new() { Name = "1 request waits for your answer" })).ToBeVisibleAsync();
        await desk.TabsTo(desk.Button("Confirm the request of Ada Lane"));
        await desk.Page.Keyboard.PressAsync("Enter");
        await Expect(desk.Button("Confirm the request of Ada Lane")).ToHaveCountAsync(0);

        // Both pages hear of it by themselves.
        await Expect(first.Heading("Río Verde Pádel said no")).ToBeVisibleAsync();
        await Expect(first.Page.GetByText("Óscar is ill").First).ToBeVisibleAsync();
        await first.Photograph("request-declined");
        await Expect(second.Heading("You’re booked")).ToBeVisibleAsync();
        await Expect(second.Page.GetByText("Booked and paid.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Who_runs_no_place_is_told_and_led_back_after_signing_in()
    {
        await using var visitor = await stage.Visit(Screen.Desktop);
        await visitor.Page.GotoAsync("/provider/courts");
        await Expect(visitor.Heading("Sign in to go on")).ToBeVisibleAsync();
        await visitor.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync();
        await visitor.SaysPassword("customer@demo.test");
        await Expect(visitor.Heading("This account runs no place")).ToBeVisibleAsync();
    }

    // "Friday 27 November, 21:00 to 22:00" says no year: it is the one in which that day is a Friday.
    private static string DayOf(string when)
    {
        var day = when[..when.IndexOf(',', StringComparison.Ordinal)];
        var thisYear = DateTime.UtcNow.Year;
        foreach (var year in new[] { thisYear, thisYear + 1 })
        {
            var text = $"{day} {year}";
            var isThen = DateOnly.TryParseExact(
                text, "dddd d MMMM yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
            if (isThen) return date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }
        throw new FormatException($"Not a day of this year or the next: {when}.");
    }
}

internal static class AtTheDesk
{
    /// <summary>From the tutor's page to the request: the card is asked, and nothing is taken.</summary>
    public static async Task AsksFor(this Visitor visitor, string tutor, string lesson, string email)
    {
        var day = DateTime.UtcNow.AddDays(3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await visitor.Page.GotoAsync($"{tutor}?date={day}");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = lesson }).ClickAsync();
        await visitor.Choose(await visitor.FreeTime());
        await visitor.Hold();
        await visitor.SaysWho(email);
        await visitor.Page.GetByLabel("Card number").FillAsync(Visitor.GoodCard);
        await visitor.Page.GetByLabel("Expires").FillAsync("08 / 34");
        await visitor.Page.GetByLabel("Security code").FillAsync("123");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "and ask" }).ClickAsync();
        await Expect(visitor.Heading("Río Verde Pádel has your request")).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByText("Your card is only charged on a yes.")).ToBeVisibleAsync();
    }

    public static async Task EntersConsole(this Visitor visitor, string email)
    {
        await visitor.Page.GotoAsync("/sign-in?next=/provider");
        await visitor.SaysPassword(email);
        await Expect(visitor.Page.GetByRole(AriaRole.Navigation, new() { Name = "Console" })).ToBeVisibleAsync();
    }

    public static async Task SaysPassword(this Visitor visitor, string email)
    {
        await visitor.Page.GetByLabel("E-mail").FillAsync(email);
        await visitor.Page.GetByLabel("Password", new() { Exact = true }).FillAsync("holdfast-demo");
        await visitor.Button("Sign in").ClickAsync();
    }
}

using System.Text.RegularExpressions;

namespace Holdfast.EndToEnd;

/// <summary>The page of a court: live, by keyboard, without a network, and with others who want the same time.</summary>
[Collection(FirstStage.Name)]
public sealed partial class CourtJourneys(Stage stage)
{
    // A second on an idle machine; a busy one may need longer.
    private const float SoonMilliseconds = 5_000;

    // Where every time stands, and how far the page is scrolled.
    private const string Positions = """
        () => JSON.stringify([scrollY, ...[...document.querySelectorAll('[data-times] button')]
            .map(one => one.getBoundingClientRect()).map(box => [box.x, box.y, box.width, box.height])])
        """;

    [Theory]
    [InlineData(Screen.Phone)]
    [InlineData(Screen.Desktop)]
    public async Task The_second_sees_the_time_go_while_looking_and_nothing_moves(Screen screen)
    {
        const string court = "Norte Indoor, Court 1";
        await using var first = await stage.Visit(screen);
        await using var second = await stage.Visit(screen);
        await first.FindCourt(court);
        await second.FindCourt(court);
        await Expect(Live(second)).ToBeVisibleAsync();
        var when = await first.FreeTime();
        await second.Choose(when);
        await first.Choose(when);
        var before = await second.Page.EvaluateAsync<string>(Positions);

        await first.Page.RunAndWaitForResponseAsync(
            () => first.Button("Hold for 10 minutes").ClickAsync(), response => response.Url.EndsWith("/api/holds", StringComparison.Ordinal));

        await Expect(second.Slot(when, "free").Or(second.Slot(when, "chosen"))).ToHaveCountAsync(0, new() { Timeout = SoonMilliseconds });
        var notice = Taken(second, when);
        await Expect(notice).ToBeVisibleAsync();
        Assert.Equal(before, await second.Page.EvaluateAsync<string>(Positions));
        await Expect(second.Slot(when, "held by someone")).ToBeVisibleAsync();
        await second.Photograph("taken-live");
        await second.MeetsNoBarrier("Taken while looking");

        await PressesANeighbour(notice);
        await second.Hold();
    }

    [Theory]
    [InlineData(Screen.Phone)]
    [InlineData(Screen.Desktop)]
    public async Task The_second_to_press_is_refused_and_holds_a_neighbour_at_once(Screen screen)
    {
        const string court = "Norte Indoor, Court 2";
        await using var first = await stage.Visit(screen);
        await using var second = await stage.Visit(screen);
        // Whoever hears of nothing presses at a time that is gone already.
        await second.Page.Context.RouteAsync("**/stream", route => route.AbortAsync());
        await first.FindCourt(court);
        await second.FindCourt(court);
        var when = await first.FreeTime();
        await second.Choose(when);
        await first.Choose(when);
        await first.Hold();

        await second.Button("Hold for 10 minutes").ClickAsync();
        var notice = Taken(second, when);
        await Expect(notice).ToBeFocusedAsync();
        await second.Photograph("taken-refused");
        await PressesANeighbour(notice);

        await second.SeesHold();
    }

    [Fact]
    public async Task A_time_is_chosen_given_back_and_held_without_a_mouse()
    {
        await using var ada = await stage.Visit(Screen.Desktop);
        await ada.FindCourt("Norte Indoor, Court 3");
        await Expect(Live(ada)).ToBeVisibleAsync();
        var cell = ada.Page.Locator("[role=gridcell]:focus");
        for (var presses = 0; presses < 60 && await cell.CountAsync() == 0; presses++) await ada.Page.Keyboard.PressAsync("Tab");
        await Expect(cell).ToBeVisibleAsync();

        await ada.Page.Keyboard.PressAsync("ArrowRight");
        await ada.Page.Keyboard.PressAsync("End");
        await ada.Page.Keyboard.PressAsync("Enter");
        await Expect(ada.Button("Hold for 10 minutes")).ToBeVisibleAsync();
        await ada.Page.Keyboard.PressAsync("Escape");
        await Expect(ada.Button("Hold for 10 minutes")).ToBeHiddenAsync();
        await ada.Page.Keyboard.PressAsync("Control+Home");
        await ada.Page.Keyboard.PressAsync("Space");
        await Expect(ada.Button("Hold for 10 minutes")).ToBeVisibleAsync();
        await ada.Page.Keyboard.PressAsync("Tab");
        await Expect(ada.Button("Hold for 10 minutes")).ToBeFocusedAsync();
        await ada.Page.Keyboard.PressAsync("Enter");

        await ada.SeesHold();
    }

    [Theory]
    [InlineData(Screen.Phone)]
    [InlineData(Screen.Desktop)]
    public async Task A_lost_connection_is_said_and_what_was_missed_is_caught_up(Screen screen)
    {
        const string court = "Norte Indoor, Court 4";
        await using var first = await stage.Visit(screen);
        await using var second = await stage.Visit(screen);
        await first.FindCourt(court);
        await second.FindCourt(court);
        await Expect(Live(second)).ToBeVisibleAsync();
        var when = await first.FreeTime();

        await second.Page.Context.SetOfflineAsync(true);
        await Expect(second.Page.GetByText("Reconnecting, times may be a moment old")).ToBeVisibleAsync();
        await first.Choose(when);
        await first.Hold();
        await Expect(second.Slot(when, "free")).ToBeVisibleAsync();
        await second.Choose(when);
        await second.Button("Hold for 10 minutes").ClickAsync();
        await Expect(second.Page.GetByText("You are offline. Your choice stays")).ToBeVisibleAsync();
        await second.Photograph("court-offline");

        await second.Page.Context.SetOfflineAsync(false);
        await Expect(second.Slot(when, "held by someone")).ToBeVisibleAsync();
        await Expect(Taken(second, when)).ToBeVisibleAsync();
        await Expect(Live(second)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_hold_made_in_one_tab_is_yours_in_the_other()
    {
        await using var ada = await stage.Visit(Screen.Desktop);
        await ada.FindCourt("Norte Indoor, Centre Court");
        await Expect(Live(ada)).ToBeVisibleAsync();
        var other = new Visitor(await ada.Page.Context.NewPageAsync(), Screen.Desktop);
        await other.FindCourt("Norte Indoor, Centre Court");
        var when = await other.FreeTime();

        await other.Choose(when);
        await other.Hold();

        await Expect(ada.Slot(when, "held for you until")).ToBeVisibleAsync();
    }

    // Once the other places near are there as well: a press while they come may meet what is just drawn anew.
    private static async Task PressesANeighbour(ILocator notice)
    {
        await Expect(notice.GetByRole(AriaRole.Link).First).ToBeVisibleAsync();
        await notice.GetByRole(AriaRole.Button, new() { NameRegex = Time() }).First.ClickAsync();
    }

    private static ILocator Live(Visitor visitor) =>
        visitor.Page.GetByRole(AriaRole.Status).GetByText("Live", new() { Exact = true });

    private static ILocator Taken(Visitor visitor, string when) => visitor.Page.GetByRole(
        AriaRole.Region, new() { Name = $"{Time().Match(when).Value} was just taken.", Exact = true });

    [GeneratedRegex(@"\d\d:\d\d", RegexOptions.None, 1000)]
    private static partial Regex Time();
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace Holdfast.EndToEnd;

/// <summary>Finding a court: by place, by hour, on the map, and what is said when there is none.</summary>
[Collection(SecondStage.Name)]
public sealed partial class SearchJourneys(Stage stage)
{
    private static string Madrid =>
        $"/?lat=40.4168&lng=-3.7038&place=Madrid&radius=20&time=18:00&date={InThreeDays}";

    private static string InThreeDays =>
        DateTime.UtcNow.AddDays(3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData(Screen.Phone)]
    [InlineData(Screen.Desktop)]
    public async Task A_place_is_typed_without_its_accents_and_taken_by_the_keyboard(Screen screen)
    {
        await using var ada = await stage.Visit(screen);
        await ada.Page.GotoAsync(Madrid);
        await Where(ada, screen);
        await ada.Page.Keyboard.TypeAsync("chamberi");
        await Expect(ada.Page.GetByRole(AriaRole.Option, new() { Name = "Chamberí" }).First).ToBeVisibleAsync();
        await ada.Page.Keyboard.PressAsync("ArrowDown");
        await ada.Page.Keyboard.PressAsync("Enter");

        await Expect(ada.Page).ToHaveURLAsync(InChamberi());
        await ada.Page.GoBackAsync();
        await Expect(ada.Page).ToHaveURLAsync(InMadrid());
    }

    [Theory]
    [InlineData(Screen.Phone)]
    [InlineData(Screen.Desktop)]
    public async Task Arrows_choose_the_hour_and_the_list_follows_to_the_court(Screen screen)
    {
        await using var ada = await stage.Visit(screen);
        await ada.Page.GotoAsync(Madrid);
        await Hour(ada, "18:00").FocusAsync();
        await ada.Page.Keyboard.PressAsync("ArrowRight");

        await Expect(Hour(ada, "19:00")).ToBeCheckedAsync();
        await Expect(ada.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("at 19:00");
        await ada.Photograph("search");
        await ada.Page.GetByRole(AriaRole.Link, new() { NameRegex = AtSeven() }).First.ClickAsync();
        await Expect(ada.Page).ToHaveURLAsync(CourtWithStart());
    }

    [Fact]
    public async Task A_pin_and_its_card_are_in_step()
    {
        await using var ada = await stage.Visit(Screen.Desktop);
        await ada.Page.GotoAsync(Madrid);
        var map = ada.Page.GetByRole(AriaRole.Region, new() { NameRegex = Map() });
        var pin = map.GetByRole(AriaRole.Button, new() { NameRegex = Priced() }).First;
        await pin.FocusAsync();
        await pin.PressAsync("Enter");

        await Expect(pin).ToHaveAttributeAsync("aria-expanded", "true");
        await Expect(map.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Link).First).ToBeVisibleAsync();
        await ada.Page.Keyboard.PressAsync("Escape");
        await Expect(map.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(Screen.Phone)]
    [InlineData(Screen.Desktop)]
    public async Task The_own_position_is_searched_around_when_it_is_given(Screen screen)
    {
        await using var ada = await stage.Visit(screen);
        await ada.Page.Context.GrantPermissionsAsync(["geolocation"]);
        await ada.Page.Context.SetGeolocationAsync(new() { Latitude = 40.4331f, Longitude = -3.7040f });
        await ada.Page.GotoAsync(Madrid);
        await Where(ada, screen);
        await ada.Page.GetByRole(AriaRole.Option, new() { Name = "Use my position" }).ClickAsync();

        await Expect(ada.Page).ToHaveURLAsync(InChamberi());
    }

    [Theory]
    [InlineData(Screen.Phone)]
    [InlineData(Screen.Desktop)]
    public async Task A_position_that_is_refused_is_told_with_a_way_on(Screen screen)
    {
        await using var ada = await stage.Visit(screen);
        await ada.Page.GotoAsync(Madrid);
        await Where(ada, screen);
        await ada.Page.GetByRole(AriaRole.Option, new() { Name = "Use my position" }).ClickAsync();

        await Expect(ada.Page.GetByText("keeps your position to itself")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_bare_address_goes_on_with_the_last_search()
    {
        await using var ada = await stage.Visit(Screen.Desktop);
        await ada.Page.GotoAsync(Madrid);
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Lights", Exact = true }).ClickAsync();
        await Expect(ada.Page).ToHaveURLAsync(WithLights());
        await ada.Page.GotoAsync("/");

        await Expect(ada.Page).ToHaveURLAsync(WithLights());
    }

    [Theory]
    [InlineData(Screen.Phone)]
    [InlineData(Screen.Desktop)]
    public async Task Where_there_is_no_court_there_is_a_way_to_one(Screen screen)
    {
        await using var ada = await stage.Visit(screen);
        await ada.Page.GotoAsync($"/?lat=10&lng=-30&radius=10&time=18:00&date={InThreeDays}");
        await Expect(ada.Page.GetByRole(AriaRole.Heading, new() { Name = "No courts within" })).ToBeVisibleAsync();
        await ada.Button("Look in Madrid").ClickAsync();

        await Expect(ada.Page).ToHaveURLAsync(InMadrid());
        await Expect(ada.Page.GetByRole(AriaRole.Link, new() { Name = "Río Verde Pádel" }).First).ToBeVisibleAsync();
    }

    private static async Task Where(Visitor visitor, Screen screen)
    {
        if (screen == Screen.Phone)
            await visitor.Page.GetByRole(AriaRole.Button, new() { NameRegex = PhoneLine() }).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Combobox, new() { Name = "Where" }).ClickAsync();
    }

    private static ILocator Hour(Visitor visitor, string time) =>
        visitor.Page.GetByRole(AriaRole.Radio, new() { NameRegex = new Regex($"^{time},", RegexOptions.None, Patience) });

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    [GeneratedRegex("place=Chamber%C3%AD", RegexOptions.None, 1000)]
    private static partial Regex InChamberi();

    [GeneratedRegex("place=Madrid", RegexOptions.None, 1000)]
    private static partial Regex InMadrid();

    [GeneratedRegex("lights=", RegexOptions.None, 1000)]
    private static partial Regex WithLights();

    [GeneratedRegex("^19:00 at ", RegexOptions.None, 1000)]
    private static partial Regex AtSeven();

    [GeneratedRegex("/courts/[0-9a-f-]{36}\\?.*start=", RegexOptions.None, 1000)]
    private static partial Regex CourtWithStart();

    [GeneratedRegex("^Map", RegexOptions.None, 1000)]
    private static partial Regex Map();

    [GeneratedRegex("€", RegexOptions.None, 1000)]
    private static partial Regex Priced();

    [GeneratedRegex("near Madrid", RegexOptions.None, 1000)]
    private static partial Regex PhoneLine();
}

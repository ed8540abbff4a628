namespace Holdfast.EndToEnd;

/// <summary>Everyone gets through: every page and step without barriers, by keyboard alone, with grown words, offline.</summary>
[Collection(SecondStage.Name)]
public sealed class AccessJourneys(Stage stage)
{
    private static readonly string[] OpenPages =
    [
        "/", "/lookup", "/sign-in", "/register", "/provider", "/accessibility", "/docs/problems", "/docs", "/no-such-page",
        "/_ui",
    ];

    [Theory]
    [InlineData(Screen.SmallPhone, false)]
    [InlineData(Screen.SmallPhone, true)]
    [InlineData(Screen.Desktop, false)]
    [InlineData(Screen.Desktop, true)]
    public async Task Open_pages_have_no_barriers(Screen screen, bool dark)
    {
        await using var ada = await stage.Visit(screen, new Guise { Dark = dark });
        foreach (var page in OpenPages)
        {
            await Opens(ada, page);
            await ada.MeetsNoBarrier(dark ? $"{page}, dark" : page);
            await ada.NeverScrollsSideways(page);
        }
    }

    [Theory]
    [InlineData(Screen.SmallPhone, true)]
    [InlineData(Screen.Desktop, false)]
    public async Task The_way_to_a_booking_has_no_barriers(Screen screen, bool dark)
    {
        await using var ada = await stage.Visit(screen, new Guise { Dark = dark });
        await ada.FindCourt("Río Verde Pádel, Pista 3");
        await ada.Choose(await ada.FreeTime());
        await HasNoBarriers(ada, "A chosen time");
        await ShowsTheChoiceInTheReadersColours(ada);
        await ada.Hold();
        await HasNoBarriers(ada, "Details");
        await ada.Button("Continue to pay").ClickAsync();
        await Expect(ada.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await ada.MeetsNoBarrier("Details with mistakes");
        await ada.SaysWho("access@example.test");
        await HasNoBarriers(ada, "Payment");
        await ada.PaysWith(Visitor.GoodCard);
        await ada.SeesConfirmed();
        await HasNoBarriers(ada, "Confirmed");
    }

    [Theory]
    [InlineData("en-XA", 100)]
    [InlineData("ar-XB", 100)]
    [InlineData("de", 200)]
    public async Task Grown_words_find_their_place(string locale, int percent)
    {
        await using var ada = await stage.Visit(Screen.SmallPhone);
        foreach (var page in OpenPages)
        {
            await Opens(ada, $"{page}?locale={locale}");
            await ada.Page.EvaluateAsync($"document.documentElement.style.fontSize = '{percent}%'");
            await ada.NeverScrollsSideways($"{page} in {locale} at {percent} %");
        }
    }

    [Fact]
    public async Task A_keyboard_is_enough_to_book()
    {
        await using var ada = await stage.Visit(Screen.Desktop);
        await ada.FindCourt("Río Verde Pádel, Pista 4");
        await ada.TabsTo(ada.Page.Locator("[role=grid] [tabindex='0']").First);
        await ada.Page.Keyboard.PressAsync("Control+Home");
        await ada.Page.Keyboard.PressAsync("Enter");
        await ada.TabsTo(ada.Button("Hold for 10 minutes"));
        await ada.Page.Keyboard.PressAsync("Enter");
        await ada.SeesHold();
        foreach (var (label, text) in new[] { ("E-mail", "keys@example.test"), ("First name", "Ada"), ("Last name", "Lane") })
            await Types(ada, label, text);
        await ada.Page.Keyboard.PressAsync("Enter");
        foreach (var (label, text) in new[] { ("Card number", Visitor.GoodCard), ("Expires", "0834"), ("Security code", "123") })
            await Types(ada, label, text);
        await ada.Page.Keyboard.PressAsync("Enter");
        await ada.SeesConfirmed();
    }

    [Fact]
    public async Task A_booking_that_was_seen_is_there_without_network()
    {
        await using var ada = await stage.Visit(Screen.Phone, new Guise { Keeps = true });
        await ada.BooksAsGuest("Río Verde Pádel, Pista 2", "cellar@example.test");
        await ada.Page.EvaluateAsync("navigator.serviceWorker.ready.then(() => true)");
        await ada.Page.ReloadAsync();
        await ada.SeesConfirmed();

        await ada.Page.Context.SetOfflineAsync(true);
        await ada.Page.ReloadAsync();

        await ada.SeesConfirmed();
        await Expect(ada.Page.GetByText("You are offline.")).ToBeVisibleAsync();
        await ada.MeetsNoBarrier("A ticket without network");
        await Expect(ada.Page.GetByRole(AriaRole.Img, new() { Name = "Booking code" })).ToBeVisibleAsync();
    }

    private static async Task HasNoBarriers(Visitor visitor, string where)
    {
        await visitor.MeetsNoBarrier(where);
        await visitor.NeverScrollsSideways(where);
        await visitor.Page.EvaluateAsync("document.documentElement.style.fontSize = '200%'");
        await visitor.NeverScrollsSideways($"{where} at 200 %");
        await visitor.Page.EvaluateAsync("document.documentElement.style.fontSize = ''");
    }

    // Who has replaced our colours by their own still sees which time they chose.
    private static async Task ShowsTheChoiceInTheReadersColours(Visitor visitor)
    {
        await visitor.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        var grounds = await visitor.Page.EvaluateAsync<string[]>("""
            ['[data-chosen]', '[data-times] button:not([data-chosen])'].map(
              (slot) => getComputedStyle(document.querySelector(slot)).backgroundColor)
            """);
        Assert.NotEqual(grounds[0], grounds[1]);
        await visitor.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.None });
    }

    private static async Task Opens(Visitor visitor, string page)
    {
        await visitor.Page.GotoAsync(page);
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await visitor.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    private static async Task Types(Visitor visitor, string label, string text)
    {
        await visitor.TabsTo(visitor.Page.GetByLabel(label));
        await visitor.Page.Keyboard.TypeAsync(text);
    }
}

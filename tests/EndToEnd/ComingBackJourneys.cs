namespace Holdfast.EndToEnd;

/// <summary>A booking under way is found again: after a reload, in another tab, on another device.</summary>
[Collection(FirstStage.Name)]
public sealed class ComingBackJourneys(Stage stage)
{
    [Theory]
    [InlineData(Screen.Phone)]
    [InlineData(Screen.Desktop)]
    public async Task A_reload_in_each_step_comes_back_to_it(Screen screen)
    {
        await using var ada = await stage.Visit(screen);
        await ada.HoldTimeAt("Río Verde Pádel, Pista 4");
        await ada.Page.GetByLabel("First name").FillAsync("Ada");

        await ada.Page.ReloadAsync();
        await ada.SeesHold();
        await Expect(ada.Page.GetByLabel("First name")).ToHaveValueAsync("Ada");

        await ada.SaysWho("reloads@example.test");
        await ada.Page.ReloadAsync();
        await Expect(ada.Page.GetByText("reloads@example.test")).ToBeVisibleAsync();
        await ada.PaysWith(Visitor.GoodCard);
        await ada.SeesConfirmed();
    }

    [Theory]
    [InlineData(Screen.Phone)]
    [InlineData(Screen.Desktop)]
    public async Task A_closed_tab_is_reminded_of_its_hold_and_of_its_payment(Screen screen)
    {
        await using var ada = await stage.Visit(screen);
        await ada.HoldTimeAt("Río Verde Pádel, Pista 4");

        await ada.Page.GotoAsync("/");
        var reminder = ada.Page.GetByRole(AriaRole.Complementary, new() { Name = "Your hold" });
        await Expect(reminder).ToContainTextAsync("held until");
        await ada.Photograph("search-with-hold");
        await ada.MeetsNoBarrier("The search with a hold");
        await reminder.GetByRole(AriaRole.Link).ClickAsync();
        await ada.SeesHold();

        await ada.SaysWho("closes@example.test");
        await ada.Page.GotoAsync("/");
        await reminder.GetByRole(AriaRole.Link, new() { Name = "Go on to pay" }).ClickAsync();
        await Expect(ada.Page.GetByLabel("Card number")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(Screen.Phone)]
    [InlineData(Screen.Desktop)]
    public async Task The_back_button_loses_nothing(Screen screen)
    {
        await using var ada = await stage.Visit(screen);
        await ada.HoldTimeAt("Norte Indoor, Court 1");
        await ada.FillsIn("back@example.test");

        await ada.Page.GoBackAsync();
        await Expect(ada.Heading("Norte Indoor, Court 1")).ToBeVisibleAsync();
        await ada.Page.GoForwardAsync();

        await ada.SeesHold();
        await Expect(ada.Page.GetByLabel("E-mail")).ToHaveValueAsync("back@example.test");
    }

    [Theory]
    [InlineData(Screen.Phone)]
    [InlineData(Screen.Desktop)]
    public async Task A_second_tab_shows_what_is_typed_in_the_first(Screen screen)
    {
        await using var ada = await stage.Visit(screen);
        await ada.HoldTimeAt("Norte Indoor, Court 2");
        var second = await ada.Page.Context.NewPageAsync();
        await second.GotoAsync(ada.Page.Url);
        await Expect(second.GetByLabel("Last name")).ToBeVisibleAsync();

        await ada.Page.GetByLabel("Last name").FillAsync("Lane");

        await Expect(second.GetByLabel("Last name")).ToHaveValueAsync("Lane");
    }

    [Theory]
    [InlineData(Screen.Phone)]
    [InlineData(Screen.Desktop)]
    public async Task A_link_takes_the_booking_to_another_device(Screen screen)
    {
        await using var desk = await stage.Visit(screen);
        await using var phone = await stage.Visit(Screen.Phone);
        await desk.HoldTimeAt("Parque Real, Pista Jardín");
        await desk.FillsIn("moves@example.test");
        var link = await desk.LinkForAnotherDevice();

        await phone.Page.GotoAsync(link);
        await phone.SeesHold();
        await Expect(phone.Page.GetByLabel("E-mail")).ToHaveValueAsync("moves@example.test");
        await phone.Photograph("other-device");
        await phone.MeetsNoBarrier("On another device");
        await phone.ContinuesToPay();
        await phone.PaysWith(Visitor.GoodCard);
        await phone.SeesConfirmed();

        await desk.Page.ReloadAsync();
        await desk.SeesConfirmed();
    }
}

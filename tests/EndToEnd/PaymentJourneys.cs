namespace Holdfast.EndToEnd;

/// <summary>What a bank may say, and what happens to the money.</summary>
[Collection(FirstStage.Name)]
public sealed class PaymentJourneys(Stage stage)
{
    [Theory]
    [InlineData(Screen.Phone)]
    [InlineData(Screen.Desktop)]
    public async Task A_bank_that_asks_is_answered_in_its_own_page(Screen screen)
    {
        await using var ada = await stage.Visit(screen, Guise.DarkOnPhone(screen));
        await ada.HoldTimeAt("Río Verde Pádel, Pista 3");
        await ada.SaysWho("asked@example.test");

        await ada.PaysWith(Visitor.CardThatAsks);
        var bank = ada.Page.FrameLocator("iframe[title='Your bank']");
        await Expect(bank.GetByText("Your bank asks whether you really pay")).ToBeVisibleAsync();
        await ada.Photograph("bank");
        await ada.MeetsNoBarrier("The bank asks");
        await bank.GetByRole(AriaRole.Button, new() { Name = "Complete" }).ClickAsync();

        await ada.SeesConfirmed();
    }

    [Theory]
    [InlineData(Screen.Phone)]
    [InlineData(Screen.Desktop)]
    public async Task A_question_of_the_bank_waits_while_the_page_is_left(Screen screen)
    {
        await using var ada = await stage.Visit(screen);
        await ada.HoldTimeAt("Norte Indoor, Court 1");
        await ada.SaysWho("leaves@example.test");
        await ada.PaysWith(Visitor.CardThatAsks);
        var bank = ada.Page.FrameLocator("iframe[title='Your bank']");
        await Expect(bank.GetByText("Your bank asks whether you really pay")).ToBeVisibleAsync();

        await ada.Page.ReloadAsync();
        await ada.Button("Go on at your bank").ClickAsync();
        await bank.GetByRole(AriaRole.Button, new() { Name = "Complete" }).ClickAsync();

        await ada.SeesConfirmed();
    }

    [Theory]
    [InlineData(Screen.Phone)]
    [InlineData(Screen.Desktop)]
    public async Task A_no_at_the_bank_takes_nothing_and_another_card_books(Screen screen)
    {
        await using var ada = await stage.Visit(screen);
        await ada.HoldTimeAt("Norte Indoor, Court 2");
        await ada.SaysWho("says-no@example.test");
        await ada.PaysWith(Visitor.CardThatAsks);
        var bank = ada.Page.FrameLocator("iframe[title='Your bank']");
        await bank.GetByRole(AriaRole.Button, new() { Name = "Fail" }).ClickAsync();

        // The bank's own words, or the server's: whichever the page hears first. Both say what happened to the money.
        await Expect(ada.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Nothing was taken." })).ToBeVisibleAsync();
        await ada.MeetsNoBarrier("Declined");
        await ada.Button("Try another card").ClickAsync();
        await ada.PaysWith(Visitor.GoodCard);

        await ada.SeesConfirmed();
    }

    [Theory]
    [InlineData(Screen.Phone)]
    [InlineData(Screen.Desktop)]
    public async Task A_line_that_breaks_after_the_card_was_sent_pays_once(Screen screen)
    {
        await using var ada = await stage.Visit(screen);
        await ada.HoldTimeAt("Río Verde Pádel, Sala Sur");
        await ada.SaysWho("broken-line@example.test");
        // The bank hears it; the answer is lost on the way back.
        await ada.Page.RouteAsync("**/v1/payment_intents/*/confirm", async route =>
        {
            await route.FetchAsync();
            await route.AbortAsync();
        });

        await ada.PaysWith(Visitor.GoodCard);

        await ada.SeesConfirmed();
    }

    [Theory]
    [InlineData(Screen.Phone)]
    [InlineData(Screen.Desktop)]
    public async Task A_card_that_never_reached_the_bank_can_be_sent_again(Screen screen)
    {
        await using var ada = await stage.Visit(screen);
        await ada.HoldTimeAt("Río Verde Pádel, Sala Norte");
        await ada.SaysWho("never-arrived@example.test");
        await ada.Page.RouteAsync("**/v1/payment_intents/*/confirm", route => route.AbortAsync(), new() { Times = 1 });
        await ada.PaysWith(Visitor.GoodCard);

        await Expect(ada.Page.GetByText("We are asking your bank").First).ToBeVisibleAsync();
        await Expect(ada.Page.GetByText("The payment did not reach your bank. Nothing was taken.").First).ToBeVisibleAsync();
        await ada.PressesPay();

        await ada.SeesConfirmed();
    }
}

using System.Text;

namespace Holdfast.EndToEnd;

/// <summary>From the search to the confirmed booking, and what may come in between.</summary>
[Collection(FirstStage.Name)]
public sealed class BookingJourneys(Stage stage)
{
    [Theory]
    [InlineData(Screen.Phone)]
    [InlineData(Screen.Desktop)]
    public async Task A_guest_finds_holds_books_and_pays(Screen screen)
    {
        await using var ada = await stage.Visit(screen);
        await ada.FindCourt("Río Verde Pádel, Pista 1");
        var when = await ada.FreeTime();
        await ada.Choose(when);
        await ada.Photograph("court");
        await ada.Hold();
        await ada.Photograph("details");
        await ada.SaysWho("ada@example.test");
        await ada.Photograph("pay");
        await ada.PaysWith(Visitor.GoodCard);
        await ada.SeesConfirmed();
        await ada.Photograph("confirmed");

        var receipt = await ada.Downloads("Receipt");
        await ada.Page.GetByText("Add to calendar", new() { Exact = true }).ClickAsync();
        var calendar = Encoding.UTF8.GetString(await ada.Downloads("Calendar file (.ics)"));

        Assert.StartsWith("%PDF-", Encoding.ASCII.GetString(receipt, 0, 8), StringComparison.Ordinal);
        Assert.Contains("BEGIN:VEVENT", calendar, StringComparison.Ordinal);
        Assert.Contains("Pista 1", calendar, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Screen.Phone)]
    [InlineData(Screen.Desktop)]
    public async Task A_declined_card_takes_nothing_and_another_one_books(Screen screen)
    {
        await using var ada = await stage.Visit(screen);
        await ada.HoldTimeAt("Río Verde Pádel, Pista 2");
        await ada.SaysWho("declined@example.test");

        await ada.PaysWith(Visitor.DeclinedCard);
        await Expect(ada.Page.GetByText("Your bank said no. Nothing was taken.")).ToBeVisibleAsync();
        await ada.Photograph("declined");
        await ada.Button("Try another card").ClickAsync();
        await Expect(ada.Page.GetByLabel("Card number")).ToHaveValueAsync("");
        await ada.PaysWith(Visitor.GoodCard);

        await ada.SeesConfirmed();
    }

    [Theory]
    [InlineData(Screen.Phone)]
    [InlineData(Screen.Desktop)]
    public async Task Who_has_an_account_signs_in_without_leaving_the_step(Screen screen)
    {
        await using var ada = await stage.Visit(screen);
        await ada.HoldTimeAt("Río Verde Pádel, Pista 3");
        await ada.Page.GetByLabel("E-mail").FillAsync("customer@demo.test");
        await ada.Button("Sign in").ClickAsync();
        await ada.Page.GetByLabel("Password").FillAsync("holdfast-demo");
        await ada.Page.Keyboard.PressAsync("Enter");

        await Expect(ada.Page.GetByText("Booking as")).ToBeVisibleAsync();
        await ada.SeesHold();
        await ada.Photograph("details-account");
        await ada.ContinuesToPay();
        await ada.PaysWith(Visitor.GoodCard);
        await ada.SeesConfirmed();
    }

    [Theory]
    [InlineData(Screen.Phone)]
    [InlineData(Screen.Desktop)]
    public async Task Two_presses_make_one_booking(Screen screen)
    {
        await using var ada = await stage.Visit(screen);
        await ada.HoldTimeAt("Río Verde Pádel, Pista 4");
        await ada.FillsIn("twice@example.test");
        var asked = 0;
        ada.Page.Request += (_, request) =>
        {
            if (request.Method == "POST" && request.Url.EndsWith("/api/bookings", StringComparison.Ordinal)) asked++;
        };

        await ada.Button("Continue to pay").DblClickAsync();
        await Expect(ada.Page.GetByLabel("Card number")).ToBeVisibleAsync();

        Assert.Equal(1, asked);
    }

    [Theory]
    [InlineData(Screen.Phone)]
    [InlineData(Screen.Desktop)]
    public async Task A_form_with_gaps_leads_to_them_and_mends_a_slip(Screen screen)
    {
        await using var ada = await stage.Visit(screen);
        await ada.HoldTimeAt("Río Verde Pádel, Sala Norte");
        await ada.Button("Continue to pay").ClickAsync();
        await Expect(ada.Page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await ada.Page.GetByRole(AriaRole.Link, new() { Name = "Enter your e-mail address." }).ClickAsync();
        await Expect(ada.Page.GetByLabel("E-mail")).ToBeFocusedAsync();

        await ada.FillsIn("ada@gmial.com");
        await ada.Button("Did you mean ada@gmail.com?").ClickAsync();

        await Expect(ada.Page.GetByLabel("E-mail")).ToHaveValueAsync("ada@gmail.com");
        await ada.ContinuesToPay();
    }
}

using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Holdfast.EndToEnd;

/// <summary>What happens to a booking that stands.</summary>
[Collection(SecondStage.Name)]
public sealed class AfterwardsJourneys(Stage stage)
{
    [Theory]
    [InlineData(Screen.Phone)]
    [InlineData(Screen.Desktop)]
    public async Task A_guest_cancels_and_is_told_what_the_server_gives_back(Screen screen)
    {
        await using var ada = await stage.Visit(screen, Guise.DarkOnPhone(screen));
        await ada.BooksAsGuest("Parque Real, Pista Jardín", "cancels@example.test");
        var ticket = ada.Page.GetByRole(AriaRole.Region, new() { Name = "Ticket" });
        await Expect(ticket.GetByRole(AriaRole.Img, new() { Name = "QR code of the booking code" })).ToBeVisibleAsync();
        await ada.Photograph("confirmed");
        var back = Euros((await ada.BookingAsTheServerTellsIt()).GetProperty("refundSteps")[0].GetProperty("amount"));

        await ada.Button("Cancel booking").ClickAsync();
        var dialog = ada.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Why").FillAsync("It rains");
        await ada.Photograph("cancel");
        await ada.MeetsNoBarrier("Cancelling");
        await dialog.GetByRole(AriaRole.Button, new() { Name = $"Cancel and get {back} back" }).ClickAsync();

        await Expect(ada.Heading("Your money went back")).ToBeVisibleAsync();
        await Expect(ada.Page.GetByText($"{back} sent back to your card").First).ToBeVisibleAsync();
        var told = (await ada.BookingAsTheServerTellsIt()).GetProperty("payment").GetProperty("refunded");
        Assert.Equal(back, Euros(told));
        await Expect(ada.Page.GetByText("It rains")).ToBeVisibleAsync();
        await Expect(ada.Page.GetByRole(AriaRole.Heading, new() { Name = "Free near your time" })).ToBeVisibleAsync();
        await ada.Photograph("refunded");
        await ada.MeetsNoBarrier("Refunded");
    }

    [Theory]
    [InlineData(Screen.Phone)]
    [InlineData(Screen.Desktop)]
    public async Task A_customer_finds_the_booking_by_filter_and_cancels_it(Screen screen)
    {
        await using var customer = await stage.Visit(screen, Guise.DarkOnPhone(screen));
        await customer.SignsIn("customer@demo.test");
        var when = await customer.HoldTimeAt("Parque Real, Pista Fuente");
        await customer.ContinuesToPay();
        await customer.PaysWith(Visitor.GoodCard);
        await customer.SeesConfirmed();
        var path = new Uri(customer.Page.Url).AbsolutePath;

        await customer.Page.GotoAsync("/my?when=upcoming");
        var booking = customer.Page.Locator($"a[href=\"{path}\"]");
        // "Tuesday 24 November, 21:00 to 22:00" is listed with a shorter day.
        await Expect(customer.Page.GetByRole(AriaRole.Main)).ToContainTextAsync(when[(when.LastIndexOf(", ", StringComparison.Ordinal) + 2)..]);
        await customer.Photograph("my");
        await customer.MeetsNoBarrier("My bookings");
        await booking.First.ClickAsync();
        await customer.Button("Cancel booking").ClickAsync();
        await customer.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel and get €" }).ClickAsync();
        await Expect(customer.Heading("Your money went back")).ToBeVisibleAsync();

        await customer.Page.GotoAsync("/my");
        await customer.Page.GetByLabel("State").SelectOptionAsync("Refunded");
        await Expect(customer.Page).ToHaveURLAsync(new Regex("/my\\?state=refunded$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(booking).ToHaveCountAsync(1);
        await customer.Page.ReloadAsync();
        await Expect(booking).ToHaveCountAsync(1);
    }

    [Theory]
    [InlineData(Screen.Phone)]
    [InlineData(Screen.Desktop)]
    public async Task A_guest_on_another_device_gets_the_link_by_mail_and_leaves_no_token_in_the_address(Screen screen)
    {
        var email = $"looks-{screen}@example.test".ToLowerInvariant();
        await using var ada = await stage.Visit(screen);
        await ada.BooksAsGuest("Parque Real, Pista Jardín", email);
        var code = (await ada.BookingAsTheServerTellsIt()).GetProperty("confirmationCode").GetString()!;

        await using var elsewhere = await stage.Visit(screen);
        await elsewhere.Page.GotoAsync("/lookup");
        await elsewhere.Page.GetByLabel("Booking code").FillAsync($" {code[..4].ToLowerInvariant()}-{code[4..]} ");
        await elsewhere.Page.GetByLabel("E-mail").FillAsync(email);
        await elsewhere.Button("Mail me the link").ClickAsync();
        await Expect(elsewhere.Page.GetByText($"If there is such a booking, its link is on the way to {email}.")).ToBeVisibleAsync();
        await elsewhere.Photograph("looked-up");
        await elsewhere.MeetsNoBarrier("A link is on its way");

        await elsewhere.Page.GotoAsync(await stage.LinkMailedTo(email, $"Your booking {code}"));
        await Expect(elsewhere.Heading("You’re on court")).ToBeVisibleAsync();
        Assert.DoesNotContain("token", elsewhere.Page.Url, StringComparison.OrdinalIgnoreCase);
        await elsewhere.Page.GotoAsync("/my");
        await Expect(elsewhere.Page.GetByRole(AriaRole.Region, new() { Name = "Booked without an account" })).ToBeVisibleAsync();
        await elsewhere.MeetsNoBarrier("A guest's bookings");
    }

    [Theory]
    [InlineData(Screen.Phone)]
    [InlineData(Screen.Desktop)]
    public async Task A_new_account_lists_its_bookings_page_by_page_and_can_be_erased(Screen screen)
    {
        var email = $"new-{screen}@example.test".ToLowerInvariant();
        await using var ada = await stage.Visit(screen, Guise.DarkOnPhone(screen));
        await ada.Page.GotoAsync("/register?next=/my");
        await ada.Page.GetByLabel("E-mail").FillAsync(email);
        await ada.Page.GetByLabel("Password", new() { Exact = true }).FillAsync("a few words");
        await ada.Photograph("register");
        await ada.Button("Open account").ClickAsync();
        await Expect(ada.Page.GetByRole(AriaRole.Heading, new() { Name = "No bookings yet" })).ToBeVisibleAsync();
        await ada.MeetsNoBarrier("No bookings");

        // One is shown large, ten make a page, and one is left for the next.
        await stage.BookFor(email, "a few words", count: 12);
        await ada.Page.ReloadAsync();
        var rows = ada.Page.GetByRole(AriaRole.Region, new() { Name = "Upcoming" }).GetByRole(AriaRole.Listitem);
        await Expect(rows).ToHaveCountAsync(9);
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Show more" }).ClickAsync();
        await Expect(rows).ToHaveCountAsync(11);

        await ada.Page.GotoAsync("/account");
        await Expect(ada.Button("Erase my account…")).ToBeVisibleAsync();
        await ada.MeetsNoBarrier("The account");
        await ada.Button("Erase my account…").ClickAsync();
        var dialog = ada.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Type your e-mail to confirm").FillAsync(email);
        await ada.Photograph("erase");
        await ada.MeetsNoBarrier("Erasing the account");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Erase my account", Exact = true }).ClickAsync();
        await Expect(ada.Heading("Your account is erased")).ToBeVisibleAsync();
        Assert.Null(await ada.Page.EvaluateAsync<string?>("localStorage.getItem('holdfast.session')"));

        await ada.Page.GotoAsync("/sign-in");
        await ada.Page.GetByLabel("E-mail").FillAsync(email);
        await ada.Page.GetByLabel("Password", new() { Exact = true }).FillAsync("a few words");
        await ada.Button("Sign in").ClickAsync();
        await Expect(ada.Page.GetByText("This e-mail and password do not go together.")).ToBeVisibleAsync();
        await ada.MeetsNoBarrier("A wrong password");
    }

    private static string Euros(JsonElement money) =>
        (money.GetProperty("amount").GetInt64() / 100m).ToString("€0.00", CultureInfo.InvariantCulture);
}

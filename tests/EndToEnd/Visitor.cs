using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Holdfast.EndToEnd;

/// <summary>A person at the site: what they do and what they see, in the words of the page.</summary>
/// <param name="leave">
/// What the stage does when they have gone: all come from one address, so holds left behind by some would use up what
/// others may hold.
/// </param>
public sealed partial class Visitor(IPage page, Screen screen, Func<Task>? leave = null) : IAsyncDisposable
{
    public const string GoodCard = "4242 4242 4242 4242";
    public const string DeclinedCard = "4000 0000 0000 0002";
    public const string CardThatAsks = "4000 0027 6000 3184";

    private readonly Watch _watch = new(page);

    public IPage Page { get; } = page;

    /// <summary>A button by its whole name.</summary>
    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Heading(string name) => Page.GetByRole(AriaRole.Heading, new() { Name = name, Level = 1 });

    /// <summary>The time in the court's week or day, in this state.</summary>
    public ILocator Slot(string when, string state) => Page.Locator($"button[aria-label^=\"{when}, {state}\"]");

    /// <summary>Searches for a day that is far enough for a full refund, and opens a court of the results.</summary>
    public async Task FindCourt(string name)
    {
        var day = DateTime.UtcNow.AddDays(3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await Page.GotoAsync($"/?lat=40.4168&lng=-3.7038&place=Madrid&radius=20&date={day}&time=any");
        await Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();
        await Expect(Heading(name)).ToBeVisibleAsync();
    }

    /// <summary>The last free time that is shown: of the day on a phone, of the week on a desktop.</summary>
    public async Task<string> FreeTime()
    {
        var free = Page.Locator("button[aria-label*=\", free, \"]").Last;
        var name = await free.GetAttributeAsync("aria-label") ?? "";
        return name[..name.IndexOf(", free, ", StringComparison.Ordinal)];
    }

    public async Task Choose(string when)
    {
        await Slot(when, "free").ClickAsync();
        await Expect(Slot(when, "chosen")).ToBeVisibleAsync();
    }

    public async Task Hold()
    {
        await Button("Hold for 10 minutes").ClickAsync();
        await SeesHold();
    }

    public async Task SeesHold()
    {
        await Expect(Page).ToHaveURLAsync(BookPage());
        await Expect(Page.GetByText("Held for you until")).ToBeVisibleAsync();
    }

    /// <summary>From the search to the held slot; answers which.</summary>
    public async Task<string> HoldTimeAt(string court)
    {
        await FindCourt(court);
        var when = await FreeTime();
        await Choose(when);
        await Hold();
        return when;
    }

    public async Task SaysWho(string email)
    {
        await FillsIn(email);
        await ContinuesToPay();
    }

    public async Task FillsIn(string email)
    {
        await Page.GetByLabel("E-mail").FillAsync(email);
        await Page.GetByLabel("First name").FillAsync("Ada");
        await Page.GetByLabel("Last name").FillAsync("Lane");
    }

    public async Task ContinuesToPay()
    {
        await Button("Continue to pay").ClickAsync();
        await Expect(Page.GetByLabel("Card number")).ToBeVisibleAsync();
    }

    public async Task PaysWith(string card)
    {
        await Page.GetByLabel("Card number").FillAsync(card);
        await Page.GetByLabel("Expires").FillAsync("08 / 34");
        await Page.GetByLabel("Security code").FillAsync("123");
        await PressesPay();
    }

    public Task PressesPay() => Page.GetByRole(AriaRole.Button, new() { NameRegex = PayButton() }).ClickAsync();

    public async Task SeesConfirmed()
    {
        await Expect(Page).ToHaveURLAsync(BookingPage());
        await Expect(Heading("You’re on")).ToBeVisibleAsync();
        await Expect(Page.GetByText("Booked and paid.")).ToBeVisibleAsync();
    }

    /// <summary>The link that another device goes on with. It is made by the server, which knows its own address.</summary>
    public async Task<string> LinkForAnotherDevice()
    {
        await Button("Go on on another device").ClickAsync();
        var link = Page.GetByLabel("Link to your booking");
        await Expect(link).ToHaveValueAsync(DraftLink());
        await MeetsNoBarrier("A link for another device");
        var address = new Uri(await link.InputValueAsync());
        await Button("Close").ClickAsync();
        return address.PathAndQuery + address.Fragment;
    }

    /// <summary>The whole way, with a card that works.</summary>
    public async Task<string> BooksAsGuest(string court, string email)
    {
        var when = await HoldTimeAt(court);
        await SaysWho(email);
        await PaysWith(GoodCard);
        await SeesConfirmed();
        return when;
    }

    public async Task SignsIn(string email)
    {
        await Page.GotoAsync("/sign-in");
        await Page.GetByLabel("E-mail").FillAsync(email);
        await Page.GetByLabel("Password", new() { Exact = true }).FillAsync("holdfast-demo");
        await Button("Sign in").ClickAsync();
        await Expect(Heading("My bookings")).ToBeVisibleAsync();
    }

    /// <summary>The guest's booking that is open, asked of the server itself with the token that this browser keeps.</summary>
    public async Task<JsonElement> BookingAsTheServerTellsIt()
    {
        var answer = await Page.EvaluateAsync<string>("""
            async () => {
              const id = location.pathname.split('/').at(-1);
              const { token } = JSON.parse(localStorage.getItem('holdfast.bookings')).find((one) => one.id === id);
              return (await fetch(`/api/bookings/${id}`, { headers: { 'X-Booking-Token': token } })).text();
            }
            """);
        return JsonDocument.Parse(answer).RootElement;
    }

    public async Task<byte[]> Downloads(string button)
    {
        var download = await Page.RunAndWaitForDownloadAsync(() => Button(button).ClickAsync());
        return await File.ReadAllBytesAsync(await download.PathAsync());
    }

    /// <summary>Into the folder SCREENSHOTS, when there is one, for whoever wants to look.</summary>
    public async Task Photograph(string name)
    {
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is not { Length: > 0 } folder) return;
        await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{screen}.png".ToLowerInvariant()) });
    }

    /// <summary>Nothing on the page as it stands keeps anybody out.</summary>
    public async Task MeetsNoBarrier(string where)
    {
        var barriers = await Axe.Barriers(Page);
        Assert.True(barriers.Count == 0, $"{where}, {screen}:\n{string.Join("\n\n", barriers)}");
    }

    /// <summary>The page is as wide as the screen: what does not fit wraps, or scrolls in a box of its own.</summary>
    public async Task NeverScrollsSideways(string where)
    {
        var over = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(over <= 0, $"{where}, {screen}: {over} px wider than the screen.");
    }

    /// <summary>By Tab alone, as long as it takes.</summary>
    public async Task TabsTo(ILocator target)
    {
        const int pressesMax = 150;
        await Expect(target).ToBeVisibleAsync();
        for (var presses = 0; presses < pressesMax; presses++)
        {
            if (await target.EvaluateAsync<bool>("it => it === document.activeElement")) return;
            await Page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"{pressesMax} presses of Tab do not lead to {target}.");
    }

    /// <summary>Checks, too, that nothing happened on the way which no journey may bring about.</summary>
    public async ValueTask DisposeAsync()
    {
        await Page.Context.DisposeAsync();
        if (leave is not null) await leave();
        _watch.Check();
    }

    [GeneratedRegex("/book/[0-9a-f-]{36}$", RegexOptions.None, 1000)]
    private static partial Regex BookPage();

    [GeneratedRegex("/continue/[0-9a-f-]{36}#token=", RegexOptions.None, 1000)]
    private static partial Regex DraftLink();

    [GeneratedRegex("/bookings/[0-9a-f-]{36}$", RegexOptions.None, 1000)]
    private static partial Regex BookingPage();

    [GeneratedRegex("^Pay .+ and book$", RegexOptions.None, 1000)]
    private static partial Regex PayButton();
}

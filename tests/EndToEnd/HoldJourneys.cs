namespace Holdfast.EndToEnd;

/// <summary>A hold that is made longer, given back, or ends; and a line that breaks meanwhile.</summary>
[Collection(FirstStage.Name)]
public sealed class HoldJourneys(Stage stage)
{
    [Theory]
    [InlineData(Screen.Phone)]
    [InlineData(Screen.Desktop)]
    public async Task Five_minutes_more_can_be_had_once(Screen screen)
    {
        await using var ada = await stage.Visit(screen);
        await ada.HoldTimeAt("Río Verde Pádel, Pista 1");
        var bar = ada.Page.GetByRole(AriaRole.Region, new() { Name = "Your hold" });
        var before = await bar.GetByText("Held for you until").InnerTextAsync();

        await ada.Button("Add 5 minutes").ClickAsync();

        await Expect(ada.Button("Add 5 minutes")).ToBeHiddenAsync();
        await Expect(bar).Not.ToContainTextAsync(before);
    }

    [Theory]
    [InlineData(Screen.Phone)]
    [InlineData(Screen.Desktop)]
    public async Task A_hold_that_ended_is_held_again_with_the_form_kept(Screen screen)
    {
        await using var ada = await stage.Visit(screen);
        await ada.HoldTimeAt("Río Verde Pádel, Pista 2");
        await ada.FillsIn("late@example.test");
        await stage.EndHolds();

        await ada.Button("Continue to pay").ClickAsync();
        await Expect(ada.Page.GetByText("The hold ended.").First).ToBeVisibleAsync();
        await ada.Photograph("hold-ended");
        await ada.MeetsNoBarrier("The hold ended");
        await ada.Button("Hold again").ClickAsync();

        await ada.SeesHold();
        await Expect(ada.Page.GetByLabel("E-mail")).ToHaveValueAsync("late@example.test");
        await ada.ContinuesToPay();
    }

    [Theory]
    [InlineData(Screen.Phone)]
    [InlineData(Screen.Desktop)]
    public async Task A_hold_that_ended_and_was_taken_leads_to_a_neighbour(Screen screen)
    {
        const string court = "Río Verde Pádel, Sala Sur";
        await using var ada = await stage.Visit(screen);
        await using var ben = await stage.Visit(screen);
        var when = await ada.HoldTimeAt(court);
        await ada.FillsIn("too-late@example.test");
        await stage.EndHolds();
        await ben.FindCourt(court);
        await ben.Choose(when);
        await ben.Hold();

        await ada.Button("Continue to pay").ClickAsync();
        await ada.Button("Hold again").ClickAsync();
        var refusal = ada.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "was just taken. Closest to it:" });
        await Expect(refusal).ToBeVisibleAsync();
        await ada.MeetsNoBarrier("Held by somebody else meanwhile");
        await refusal.GetByRole(AriaRole.Button).First.ClickAsync();

        await ada.SeesHold();
        await Expect(ada.Page.GetByLabel("E-mail")).ToHaveValueAsync("too-late@example.test");
    }

    [Theory]
    [InlineData(Screen.Phone)]
    [InlineData(Screen.Desktop)]
    public async Task A_slot_given_back_is_free_for_others(Screen screen)
    {
        await using var ada = await stage.Visit(screen);
        var when = await ada.HoldTimeAt("Norte Indoor, Court 1");

        await ada.Button("Give this slot back").ClickAsync();

        await Expect(ada.Slot(when, "free")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(Screen.Phone)]
    [InlineData(Screen.Desktop)]
    public async Task Without_a_line_nothing_is_sent_and_nothing_typed_is_lost(Screen screen)
    {
        await using var ada = await stage.Visit(screen);
        await ada.HoldTimeAt("Norte Indoor, Court 2");
        await ada.FillsIn("offline@example.test");
        await ada.Page.Context.SetOfflineAsync(true);
        await ada.Button("Continue to pay").ClickAsync();
        await Expect(ada.Page.GetByText("You are offline, so nothing was sent.")).ToBeVisibleAsync();
        await ada.Photograph("offline-details");
        await ada.MeetsNoBarrier("Details without a line");
        await ada.Page.Context.SetOfflineAsync(false);
        await ada.ContinuesToPay();

        await ada.Page.Context.SetOfflineAsync(true);
        await ada.PaysWith(Visitor.GoodCard);
        await Expect(ada.Page.GetByText("You are offline, so nothing was sent.")).ToBeVisibleAsync();
        await ada.Photograph("offline-pay");
        await ada.MeetsNoBarrier("Payment without a line");
        await ada.Page.Context.SetOfflineAsync(false);
        await ada.PressesPay();

        await ada.SeesConfirmed();
    }
}

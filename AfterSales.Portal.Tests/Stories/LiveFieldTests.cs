using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AfterSales.Portal.Tests.Stories;

/// <summary>What the engineer's pages do by themselves.</summary>
public sealed class LiveFieldTests(BrowserFixture browser) : IAsyncDisposable
{
    private readonly PortalFactory portal = new();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task A_new_job_comes_to_the_day_and_a_job_taken_away_leaves_it()
    {
        var work = await FieldWork.BeginAsync(portal);
        await using var phone = await OpenAsync();
        await phone.GoToAsync("/my");
        await WatchedAsync(phone);

        var ticket = await work.RepairAtAsync(Stage.Scheduled);
        var card = phone.Page.GetByTestId($"card-{ticket.Number}");
        await Expect(card).ToBeVisibleAsync();

        await work.RunAsync(ticket, work.Supervisor, new Unassign { Reason = "改派" });
        await Expect(card).ToHaveCountAsync(0);
        Assert.Empty(phone.Complaints);
    }

    [Fact]
    public async Task The_day_goes_on_being_live_after_the_board_was_read_afresh()
    {
        var work = await FieldWork.BeginAsync(portal);
        await using var phone = await OpenAsync();
        await phone.GoToAsync("/my");
        await WatchedAsync(phone);
        // As at midnight, or when a customer's name has changed.
        await portal.Get<BoardFeed>().LoadAsync(TestContext.Current.CancellationToken);

        var ticket = await work.RepairAtAsync(Stage.Scheduled);
        await Expect(phone.Page.GetByTestId($"card-{ticket.Number}")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_is_being_typed_is_not_taken_away_by_what_others_do()
    {
        var work = await FieldWork.BeginAsync(portal);
        var ticket = await work.RepairAtAsync(Stage.OnSite);
        await using var phone = await OpenAsync();
        await phone.GoToAsync($"/my/{ticket.Number}");
        await WatchedAsync(phone);
        var action = phone.Page.GetByTestId("action");
        await action.FillAsync("更换主泵，清洗油路");

        var noted = await work.RunAsync(ticket, work.Staff, new AddNote { Text = "客户催促" });
        await portal.Get<BoardFeed>().CurrentAsync(TestContext.Current.CancellationToken);
        await Expect(action).ToHaveValueAsync("更换主泵，清洗油路");

        // The other's note made the form's version old: that is said, and nothing has to be typed again.
        await phone.Page.GetByTestId("next-action").ClickAsync();
        await Expect(phone.Page.GetByTestId("refusal")).ToContainTextAsync(work.Staff.Name);
        await Expect(action).ToHaveValueAsync("更换主泵，清洗油路");
        await phone.Page.GetByTestId("next-action").ClickAsync();
        await Expect(phone.Page.GetByTestId("next-action")).ToHaveAttributeAsync("data-command", nameof(RecordTest));
        Assert.Equal(noted.Version + 1, (await work.StandingAsync(ticket.Number)).Version);
    }

    [Fact]
    public async Task What_is_filled_in_while_the_page_comes_afresh_is_put_back_into_it()
    {
        var work = await FieldWork.BeginAsync(portal);
        var ticket = await work.RunAsync(await work.RepairAtAsync(Stage.OnSite), work.Engineer, new RecordWork { Action = "更换主泵", Minutes = 30 });
        await using var phone = await OpenAsync();
        await phone.GoToAsync($"/my/{ticket.Number}");
        await WatchedAsync(phone);
        var (asked, answer) = (new TaskCompletionSource(), new TaskCompletionSource());
        await phone.Page.RouteAsync($"**/my/{ticket.Number}", async route =>
        {
            asked.TrySetResult();
            await answer.Task;
            await route.ContinueAsync();
        });

        await work.RunAsync(ticket, work.Staff, new AddNote { Text = "客户催促" });
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await phone.Page.GetByTestId("note").FillAsync("无异响");
        await phone.Page.GetByTestId("passed-false").CheckAsync();
        answer.SetResult();

        await Expect(phone.Page.Locator("[name=version]")).ToHaveValueAsync($"{ticket.Version + 1}");
        await Expect(phone.Page.GetByTestId("note")).ToHaveValueAsync("无异响");
        await Expect(phone.Page.GetByTestId("passed-false")).ToBeCheckedAsync();
        await Expect(phone.Page.GetByTestId("passed-true")).ToHaveValueAsync("true");
        await Expect(phone.Page.GetByTestId("needs")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_button_stops_asking_for_what_is_given_and_its_problem_goes()
    {
        var work = await FieldWork.BeginAsync(portal);
        var ticket = await work.RunAsync(await work.RepairAtAsync(Stage.OnSite), work.Engineer, new RecordWork { Action = "更换主泵", Minutes = 30 });
        await using var phone = await OpenAsync();
        await phone.GoToAsync($"/my/{ticket.Number}");
        await Expect(phone.Page.GetByTestId("needs")).ToContainTextAsync("Test result");
        await phone.Page.GetByTestId("next-action").ClickAsync();
        await Expect(phone.Page.GetByTestId("problem-passed")).ToBeVisibleAsync();
        await Expect(phone.Page.GetByTestId("passed-true")).ToBeFocusedAsync();

        await phone.Page.GetByTestId("passed-true").CheckAsync();

        await Expect(phone.Page.GetByTestId("problem-passed")).ToBeHiddenAsync();
        await Expect(phone.Page.GetByTestId("refusal")).ToBeHiddenAsync();
        await Expect(phone.Page.GetByTestId("needs")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task On_duty_and_by_consent_the_phone_tells_the_board_where_it_is()
    {
        await FieldWork.BeginAsync(portal);
        var (feed, engineer) = (portal.Get<BoardFeed>(), await portal.ActorAsync("engineer1"));
        await using var phone = await OpenAsync();
        await phone.Page.Context.GrantPermissionsAsync(["geolocation"]);
        await phone.Page.Context.SetGeolocationAsync(new Geolocation { Latitude = 36.25f, Longitude = 113.5f, Accuracy = 12 });
        await phone.GoToAsync("/my");
        await TurnAsync(phone.Page, "duty", on: true);
        await TurnAsync(phone.Page, "sharing", on: true);

        using var leave = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        leave.CancelAfter(TimeSpan.FromSeconds(30));
        var watch = feed.Watch(leave.Token);
        await phone.Page.ReloadAsync();
        var board = Shown(watch.Board) ? watch.Board : await watch.Updates.Select(update => update.Board).FirstAsync(Shown, leave.Token);
        var position = board.Engineers[engineer.EmployeeId!.Value].Position!;
        Assert.Equal((36.25, 113.5, 12), (Math.Round(position.Lat, 4), Math.Round(position.Lon, 4), position.AccuracyM));

        await TurnAsync(phone.Page, "sharing", on: false);
        Assert.Null((await feed.CurrentAsync(TestContext.Current.CancellationToken)).Engineers[engineer.EmployeeId.Value].Position);

        bool Shown(BoardSnapshot shown) => shown.Engineers[engineer.EmployeeId!.Value].Position is { Lat: > 36.2 and < 36.3 };
    }

    [Fact]
    public async Task Who_lets_the_phone_tell_where_it_is_sees_how_far_the_site_is()
    {
        var work = await FieldWork.BeginAsync(portal);
        var ticket = await work.RepairAtAsync(Stage.Scheduled);
        await using var phone = await OpenAsync();
        await phone.GoToAsync($"/my/{ticket.Number}");
        await Expect(phone.Page.GetByTestId("navigate")).Not.ToContainTextAsync("km");

        await phone.Page.Context.GrantPermissionsAsync(["geolocation"]);
        await phone.Page.Context.SetGeolocationAsync(new Geolocation { Latitude = 36.25f, Longitude = 113.5f, Accuracy = 12 });
        await phone.Page.ReloadAsync();
        await Expect(phone.Page.GetByTestId("navigate")).ToContainTextAsync("55 km");
    }

    private static async Task TurnAsync(IPage page, string name, bool on)
    {
        var turn = page.GetByTestId(name);
        if (await turn.GetAttributeAsync("aria-checked") == (on ? "false" : "true"))
            await turn.ClickAsync();
        await Expect(turn).ToHaveAttributeAsync("aria-checked", on ? "true" : "false");
    }

    private Task<BrowserTab> OpenAsync() => browser.OpenAsync(portal, "engineer1", width: 390, height: 844);

    // The page has asked the hub for its board: from here on it is told.
    private async Task WatchedAsync(BrowserTab phone)
    {
        var feed = portal.Get<BoardFeed>();
        while (feed.Watchers == 0)
            await phone.Page.WaitForTimeoutAsync(20);
    }
}

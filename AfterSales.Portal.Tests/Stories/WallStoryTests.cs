using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AfterSales.Portal.Tests.Stories;

/// <summary>A screen is hung up by its key, taken over by an alarm, and taken down again.</summary>
public sealed class WallStoryTests(BrowserFixture browser)
{
    [Fact]
    public async Task A_screen_is_hung_up_by_its_link_and_goes_dark_when_its_key_is_revoked()
    {
        await using var portal = new PortalFactory();
        var ticket = await portal.WaitingForDispatchAsync();
        await using var supervisor = await browser.OpenAsync(portal, "supervisor1");
        await supervisor.GoToAsync("/displays");
        await supervisor.Page.GetByTestId("name").FillAsync("Dispatch room, left");
        await supervisor.Page.GetByTestId("save").ClickAsync();
        var link = await supervisor.Page.GetByTestId("display-link").InputValueAsync();
        Assert.Contains("/wall?key=dk-", link, StringComparison.Ordinal);
        await supervisor.Page.GetByTestId("secret-done").ClickAsync();
        await Expect(supervisor.Page.GetByText(link[^20..])).ToHaveCountAsync(0);

        // Nobody is signed in at the screen.
        await using var screen = await browser.OpenAsync(portal, width: 1920, height: 1080);
        await screen.GoToAsync(link);
        Assert.EndsWith("/wall", screen.Page.Url, StringComparison.Ordinal);
        var row = screen.Page.GetByTestId($"wall-row-{ticket.Number}");
        await Expect(row).ToBeVisibleAsync();
        await Expect(screen.Page.GetByTestId("wall-live")).ToBeVisibleAsync();

        await supervisor.Page.GetByTestId("revoke").ClickAsync();
        await supervisor.Page.GetByTestId("revoke-yes").ClickAsync();
        await Expect(screen.Page.GetByTestId("wall-ended")).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 30_000 });
        await Expect(screen.Page.GetByTestId("wall-ended")).ToContainTextAsync("revoked");
        await Expect(row).ToHaveCountAsync(0);
        await screen.Page.ReloadAsync();
        await Expect(screen.Page.GetByTestId("display-ended")).ToBeVisibleAsync();
        Assert.DoesNotContain(screen.Complaints, complaint => complaint.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Danger_takes_the_wall_over_until_somebody_acknowledges_it_by_name_from_the_board()
    {
        await using var portal = new PortalFactory();
        var calm = await portal.WaitingForDispatchAsync();
        await using var wall = await browser.OpenAsync(portal, "staff1", "zh-CN", width: 1920, height: 1080);
        await using var supervisor = await browser.OpenAsync(portal, "supervisor1", "zh-CN");
        await wall.GoToAsync("/wall");
        await Expect(wall.Page.GetByTestId($"wall-row-{calm.Number}")).ToBeVisibleAsync();
        var takeover = wall.Page.GetByTestId("wall-takeover");
        await Expect(takeover).ToBeHiddenAsync();

        var desk = portal.Get<TicketDesk>();
        var danger = LiveDepartment.Must(await desk.ReportAsync(Actor.Anonymous("王建国", Origin.Page), new Report { Contact = new ContactInput { Name = "王建国", Phone = "138 1234 5678" }, Fault = "支腿回缩，请打 13812345678", Impact = Impact.Safety }));
        await Expect(takeover).ToBeVisibleAsync();
        await Expect(takeover).ToContainTextAsync("支腿回缩，请打 ***");
        await Expect(takeover).ToContainTextAsync(danger.Number);
        await Expect(takeover).ToContainTextAsync("客户待核实");
        Assert.DoesNotContain("王", await takeover.InnerTextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("1234", await takeover.InnerTextAsync(), StringComparison.Ordinal);

        await supervisor.Page.GoToBoardAsync();
        var card = supervisor.Page.Card(danger.Number);
        await card.HoverAsync();
        await card.GetByRole(AriaRole.Button).First.ClickAsync();
        await supervisor.Page.GetByTestId($"menu-{nameof(AcknowledgeAlarm)}").ClickAsync();
        await supervisor.Page.GetByTestId("command-send").ClickAsync();
        await Expect(takeover).ToBeHiddenAsync();
        await Expect(wall.Page.GetByTestId("wall-acknowledged")).ToContainTextAsync((await portal.ActorAsync("supervisor1")).Name);
        Assert.Empty(wall.Complaints);
    }
}

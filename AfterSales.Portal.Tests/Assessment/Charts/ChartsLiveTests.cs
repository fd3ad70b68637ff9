using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Tests.World;
using static Microsoft.Playwright.Assertions;

namespace AfterSales.Portal.Tests.Assessment.Charts;

/// <summary>A chart page follows what happens, and leaves what its reader has opened.</summary>
public sealed class ChartsLiveTests(BrowserFixture browser)
{
    [Fact]
    public async Task A_new_ticket_is_counted_without_anybody_asking_and_the_list_stays_open()
    {
        await using var portal = new PortalFactory();
        var work = await FieldWork.BeginAsync(portal);
        var first = await work.RepairAtAsync(Stage.OnSite);
        await using var tab = await browser.OpenAsync(portal, "supervisor1");
        await tab.GoToAsync("/charts/response?fate=Any");
        var (count, list) = (tab.Page.GetByTestId("figure-count").Locator(".value"), tab.Page.GetByTestId("behind").Locator("tbody tr"));
        await Expect(count).ToHaveTextAsync("1tickets");
        await tab.Page.GetByTestId("figure-median").Locator("summary").ClickAsync();

        var second = await work.RepairAtAsync(Stage.Diagnosing);
        await Expect(count).ToHaveTextAsync("2tickets");
        await Expect(list).ToHaveCountAsync(2);
        await Expect(list.Filter(new() { HasText = second.Number })).ToBeVisibleAsync();
        await Expect(list.Filter(new() { HasText = first.Number })).ToBeVisibleAsync();
        // What was being read stays open.
        await Expect(tab.Page.GetByTestId("figure-median").Locator("details")).ToHaveAttributeAsync("open", "");
        Assert.Empty(tab.Complaints);
    }
}

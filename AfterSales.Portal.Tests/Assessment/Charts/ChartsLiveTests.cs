using AfterSales.Core.Rulebooks;
using AfterSales.Core.Satisfaction.Complaints;
using AfterSales.Core.Tickets;
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

    [Fact]
    public async Task A_repair_that_is_accepted_is_drawn_and_not_counted_as_fixed_before_its_days_are_over()
    {
        await using var portal = new PortalFactory();
        var work = await FieldWork.BeginAsync(portal);
        var job = await work.RepairAtAsync(Stage.Accepting);
        await using var tab = await browser.OpenAsync(portal, "supervisor1", "zh-CN");
        await tab.GoToAsync("/charts/cycle");
        await Expect(tab.Page.GetByTestId("nothing")).ToBeVisibleAsync();

        await work.RunAsync(job, work.Engineer, new SignAcceptance { SignerName = "王工" });
        await Expect(tab.Page.GetByTestId("chart-parts").Locator(".apexcharts-svg")).ToBeVisibleAsync();
        await Expect(tab.Page.GetByTestId("figure-repeat30")).ToContainTextAsync("验收时间尚短，暂不计");

        await work.RepairAtAsync(Stage.ToDispatch);
        await Expect(tab.Page.GetByTestId("figure-backlog").Locator(".value")).ToContainTextAsync("1");
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task What_customers_say_and_what_they_complain_of_is_on_the_page_at_once()
    {
        await using var portal = new PortalFactory();
        var work = await FieldWork.BeginAsync(portal);
        var job = await work.RepairAtAsync(Stage.FollowUp);
        await using var tab = await browser.OpenAsync(portal, "supervisor1");
        await tab.GoToAsync("/charts/satisfaction");
        await Expect(tab.Page.GetByTestId("nothing")).ToBeVisibleAsync();

        await work.RunAsync(job, work.Staff, new RecordSurvey { Response = 5, Quality = 4, Attitude = 5 });
        await Expect(tab.Page.GetByTestId("figure-mean").Locator(".value")).ToHaveTextAsync("4.67of 5");
        await Expect(tab.Page.GetByTestId("chart-scores").Locator(".apexcharts-svg")).ToBeVisibleAsync();

        // No ticket changes with this one, and it is counted all the same; its figure opens it.
        var complaint = new ComplaintEntry(ComplaintKind.Time, ComplaintChannel.Phone, "等了三天", Person: "王工");
        Assert.True((await portal.Get<ComplaintDesk>().OpenAsync(work.Staff, complaint, TestContext.Current.CancellationToken)).Done);
        var figure = tab.Page.GetByTestId("figure-complaints").Locator(".value");
        await Expect(figure).ToHaveTextAsync("100.0");
        await figure.ClickAsync();
        await Expect(tab.Page.GetByTestId("complaints").Locator("tbody tr")).ToHaveCountAsync(1);
        await Expect(tab.Page.GetByTestId("period")).ToBeVisibleAsync();
        Assert.Empty(tab.Complaints);
    }
}

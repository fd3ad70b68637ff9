using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using Microsoft.Playwright;

namespace AfterSales.Portal.Tests.Tickets;

public sealed class TicketPageTests(BrowserFixture browser)
{
    [Fact]
    public async Task The_page_follows_what_others_do_and_axe_finds_nothing_serious()
    {
        await using var portal = new PortalFactory();
        var desk = portal.Get<TicketDesk>();
        var staff = await portal.ActorAsync("staff1");
        var done = TicketPages.Must(await desk.RegisterAsync(staff, new Intake
        {
            ServiceType = ServiceType.Repair, Channel = Channel.Phone, Priority = Priority.High, Fault = "液压泵噪声大，油温 85 °C", SerialNumber = "EBZ200-0387",
            Contact = new ContactInput { Name = "王工", Phone = "13812345678" }, CustomerName = "余吾煤业", Site = new SiteInput { Name = "副井口", City = "长治" },
        }, TestContext.Current.CancellationToken));
        await using var tab = await browser.OpenAsync(portal, "supervisor1", "zh-CN");
        await tab.GoToAsync($"/tickets/{done.Number}");
        await Assertions.Expect(tab.Page.GetByTestId("way-Diagnosing")).ToHaveAttributeAsync("aria-current", "step");

        done = TicketPages.Must(await desk.RunAsync(staff, done.Number, done.Version, new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" }, TestContext.Current.CancellationToken));
        await Assertions.Expect(tab.Page.GetByTestId("way-ToDispatch")).ToHaveAttributeAsync("aria-current", "step");
        await Assertions.Expect(tab.Page.GetByTestId("next-action")).ToHaveTextAsync("派工");
        await Assertions.Expect(tab.Page.GetByTestId("timeline")).ToContainTextAsync("泵磨损 → 换泵");

        await tab.AssertAccessibleAsync();
        Assert.Empty(tab.Complaints);
    }
}

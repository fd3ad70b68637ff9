using System.Net;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using Microsoft.Playwright;

namespace AfterSales.Portal.Tests.Dispatch;

public sealed class WallPageTests(BrowserFixture browser) : IAsyncLifetime
{
    private readonly PortalFactory portal = new();

    public async ValueTask InitializeAsync()
    {
        await portal.HireAsync("s1", "李婷", Roles.Staff);
        await portal.HireAsync("e1", "赵强", Roles.Engineer);
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task The_wall_shows_a_new_ticket_by_itself_and_never_a_telephone_number()
    {
        await using var tab = await browser.OpenAsync(portal, "s1", "zh-CN", width: 1920, height: 1080);
        await tab.GoToAsync("/wall");
        await Assertions.Expect(tab.Page.GetByTestId("wall-open-count")).ToHaveTextAsync("0");
        var number = LiveDepartment.Must(await portal.Get<TicketDesk>().RegisterAsync(await portal.ActorAsync("s1"), new Intake
        {
            ServiceType = ServiceType.Repair, Channel = Channel.Phone, Priority = Priority.High, CustomerName = "余吾煤业",
            Site = new SiteInput { Name = "副井口", Address = "长治" }, Fault = "液压泵噪声大", Contact = Department.Contact,
        })).Number;
        await Assertions.Expect(tab.Page.GetByTestId("wall-open-count")).ToHaveTextAsync("1");
        var row = tab.Page.GetByTestId($"wall-row-{number}");
        await Assertions.Expect(row).ToContainTextAsync("余吾煤业 副井口");
        await Assertions.Expect(tab.Page.GetByTestId("wall-stage-Diagnosing")).ToContainTextAsync("1");
        // Nobody is missing while the desk has it; only who must be sent can be.
        await Assertions.Expect(row.Locator(".who")).ToContainTextAsync("李婷");
        await Assertions.Expect(row.Locator(".who.none")).ToHaveCountAsync(0);
        Assert.DoesNotContain("138", await tab.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task Nothing_on_the_wall_is_smaller_than_can_be_read_from_five_metres()
    {
        await using var tab = await browser.OpenAsync(portal, "s1", width: 1920, height: 1080);
        await tab.GoToAsync("/wall");
        await Assertions.Expect(tab.Page.GetByTestId("wall-open-count")).ToBeVisibleAsync();
        var smallest = await tab.Page.EvaluateAsync<double>("""
            () => Math.min(...[...document.querySelectorAll('main *')]
              .filter(part => part.checkVisibility() && [...part.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
              .map(part => parseFloat(getComputedStyle(part).fontSize)))
            """);
        Assert.InRange(smallest, 42, 1000);
    }

    [Fact]
    public async Task Engineers_have_no_wall()
    {
        using var client = await portal.AsAsync("e1");
        using var answer = await client.GetAsync(new Uri("/wall", UriKind.Relative));
        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
    }
}

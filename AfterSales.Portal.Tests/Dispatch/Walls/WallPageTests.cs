using System.Net;
using System.Text.RegularExpressions;
using AfterSales.Core.Data;
using AfterSales.Core.Dispatch;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using Microsoft.Playwright;

namespace AfterSales.Portal.Tests.Dispatch.Walls;

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
        await Assertions.Expect(row.Locator(".who")).ToHaveTextAsync("负责：李婷");
        await Assertions.Expect(row.Locator(".who.none")).ToHaveCountAsync(0);
        Assert.DoesNotContain("138", await tab.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task A_visit_of_tomorrow_is_said_with_its_day_is_nobody_of_today_and_a_plan_is_called_one()
    {
        await using var tab = await browser.OpenAsync(portal, "s1", "zh-CN", width: 1920, height: 1080);
        await tab.GoToAsync($"/wall?scene={WallScene.Engineers}");
        var (supervisor, engineer) = (await portal.ActorAsync("supervisor1"), await portal.ActorAsync("e1"));
        var tomorrow = portal.Get<TimeProvider>().GetUtcNow().UtcDateTime.AddDays(1);
        var planned = await portal.RunAsync(supervisor, await portal.WaitingForDispatchAsync(), new Assign
        {
            EngineerIds = [engineer.EmployeeId!.Value], Start = tomorrow, End = tomorrow.AddHours(2), Tentative = true, OverrideReason = "客户约定",
        });
        var (who, arrival) = (tab.Page.GetByTestId($"wall-row-{planned.Number}").Locator(".who"), tab.Page.GetByTestId("wall-next-arrival"));
        await Assertions.Expect(who).ToHaveTextAsync(new Regex("^拟派：?赵强$"));
        await portal.RunAsync(supervisor, planned, new ConfirmVisit());
        await Assertions.Expect(who).ToHaveTextAsync(new Regex("赵强$"));
        await Assertions.Expect(who).Not.ToContainTextAsync("拟");
        await Assertions.Expect(tab.Page.Locator(".person").Filter(new() { HasText = "赵强" })).ToContainTextAsync(new Regex(@"周[一二三四五六日] \d{2}:\d{2} "));
        await Assertions.Expect(arrival).ToHaveTextAsync("–");
        await Assertions.Expect(tab.Page.Locator("[data-figure=next-arrival] span")).ToHaveTextAsync("下一位到场");

        // Whoever should be there by now and has not even left is late.
        await portal.AssignedAsync();
        await Assertions.Expect(arrival).ToHaveTextAsync(new Regex(@"^◆ \d{2}:\d{2}$"));
        await Assertions.Expect(tab.Page.Locator("[data-figure=next-arrival] span")).ToHaveTextAsync("晚到");
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task Engineers_have_no_wall()
    {
        using var client = await portal.AsAsync("e1");
        using var answer = await client.GetAsync(new Uri("/wall", UriKind.Relative));
        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
    }
}

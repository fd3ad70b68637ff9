using System.Text.RegularExpressions;
using AfterSales.Core.Data;
using AfterSales.Core.Dispatch;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using Microsoft.Playwright;

namespace AfterSales.Portal.Tests.Dispatch.Walls;

/// <summary>That the wall has room for all that it says, in both languages, with an alarm and after one.</summary>
public sealed class WallRoomTests(BrowserFixture browser) : IAsyncLifetime
{
    private static readonly (string Customer, string Site, string Fault)[] Reported =
    [
        ("中岳十二局引黄项目", "引黄 5 号洞", "行走无力，爬坡熄火，停机半小时后可再行走，水温高"),
        ("Zhongyue Engineering Twelfth Bureau", "Yellow River Diversion, tunnel 5", "Hydraulic pump is noisy and overheats, the boom drifts down after half an hour; operator stopped it"),
        ("冀东钢铁", "炼钢二部", "启动失败，蓄电池无电"), ("余吾煤业", "副井口", "液压泵噪声大"), ("徐淮重装", "总装车间", "回转不停，操纵滞后"),
    ];
    private readonly PortalFactory portal = new();

    public async ValueTask InitializeAsync()
    {
        await portal.HireAsync("s1", "李婷", Roles.Staff);
        await portal.HireAsync("v1", "李主管", Roles.Supervisor);
        foreach (var at in Enumerable.Range(1, 10))
            await portal.SendToWorkAsync(await portal.HireAsync($"e{at}", at % 2 == 0 ? $"Christopher Wang{at}" : $"欧阳建国{at}", Roles.Engineer));
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Theory]
    [InlineData("en", "Position", "^(Sent: |→)", "Nobody")]
    [InlineData("zh-CN", "位置", "^(已派：|派)", "无人")]
    public async Task Nothing_on_the_wall_is_cut_off_or_lies_below_something_else(string language, string position, string sent, string nobody)
    {
        await FillAsync();
        await using var tab = await browser.OpenAsync(portal, "s1", language, width: 1920, height: 1080);
        foreach (var scene in Enum.GetNames<WallScene>())
        {
            await tab.GoToAsync($"/wall?scene={scene}");
            await Assertions.Expect(tab.Page.GetByTestId("wall-open-count")).ToHaveTextAsync("5");
            // Written when the map is there, below which it has to have room.
            await Assertions.Expect(tab.Page.GetByTestId("map-oldest")).Not.ToBeEmptyAsync();
            await AssertWholeAsync(tab, scene);
            if (scene != nameof(WallScene.Due))
                continue;
            // Whoever is named beside a clock was sent there, and says so however long the name is.
            var named = await tab.Page.Locator(".row .who").AllInnerTextsAsync();
            Assert.All(named.Where(who => who != nobody), who => Assert.Matches(sent, who));
            Assert.Contains(named, who => who != nobody);
        }
        // They take turns, and two of them have none.
        await Assertions.Expect(tab.Page.Locator(".person small").Filter(new() { HasTextRegex = new Regex($"^{position}") }).First).ToBeVisibleAsync();

        var alarm = LiveDepartment.Must(await portal.Get<TicketDesk>().ReportAsync(Actor.Anonymous("王建国", Origin.Page), new Report
        {
            Contact = new ContactInput { Name = "王建国", Phone = "138 1234 5678" }, SerialNumber = "EBZ200-7731", Address = "山西省长治市屯留区某路 3 号", Impact = Impact.MachineStopped,
            Fault = "Roof support retracts under load, two people are near it; call 13812345678 at once. The shift has been stopped and everybody is out of the face.",
        }));
        await tab.GoToAsync("/wall");
        var takeover = tab.Page.GetByTestId("wall-takeover");
        await Assertions.Expect(takeover).ToContainTextAsync(alarm.Number);
        await AssertWholeAsync(tab, "alarm");
        // Where and what it is about is known before anybody has called back; who called is nobody's business here.
        await Assertions.Expect(takeover).ToContainTextAsync("长治市");
        await Assertions.Expect(takeover).ToContainTextAsync("EBZ200-7731");
        foreach (var secret in new[] { "王", "1234", "屯留" })
            Assert.DoesNotContain(secret, await takeover.InnerTextAsync(), StringComparison.Ordinal);

        LiveDepartment.Must(await portal.Get<TicketDesk>().RunAsync(await portal.ActorAsync("s1"), alarm.Number, alarm.Version, new AcknowledgeAlarm()));
        foreach (var scene in Enum.GetNames<WallScene>())
        {
            await tab.GoToAsync($"/wall?scene={scene}");
            await Assertions.Expect(tab.Page.GetByTestId("wall-acknowledged")).ToBeVisibleAsync();
            await Assertions.Expect(tab.Page.GetByTestId("map-oldest")).Not.ToBeEmptyAsync();
            await AssertWholeAsync(tab, $"{scene} below which the alarm is acknowledged");
        }
    }

    private static async Task AssertWholeAsync(BrowserTab tab, string when)
    {
        // What has just become smaller is laid out anew in the next moments: what stays cut is cut.
        var cut = await tab.Page.EvaluateAsync<string[]>(Cut);
        for (var look = 0; look < 20 && cut.Length > 0; look++)
        {
            await tab.Page.WaitForTimeoutAsync(100);
            cut = await tab.Page.EvaluateAsync<string[]>(Cut);
        }
        Assert.True(cut.Length == 0, $"{when}: {string.Join('\n', cut)}");
    }

    private async Task FillAsync()
    {
        var (staff, supervisor, now) = (await portal.ActorAsync("s1"), await portal.ActorAsync("v1"), portal.Get<TimeProvider>().GetUtcNow().UtcDateTime);
        var engineers = new List<int>();
        foreach (var at in Enumerable.Range(1, 10))
        {
            var engineer = await portal.ActorAsync($"e{at}");
            engineers.Add(engineer.EmployeeId!.Value);
            if (at < 9)
                Assert.Null((await portal.Get<PositionDesk>().ReportAsync(engineer, new PositionReport { Lat = 34 + at * 0.4, Lon = 112 + at % 4, AccuracyM = 20, At = now.AddMinutes(-at * 4) })).Refusal);
        }
        foreach (var (at, one) in Reported.Index())
        {
            var made = LiveDepartment.Must(await portal.Get<TicketDesk>().RegisterAsync(staff, new Intake
            {
                ServiceType = ServiceType.Repair, Channel = Channel.Phone, Priority = Priority.Urgent, CustomerName = one.Customer, Contact = new ContactInput { Name = $"联系人{at}", Phone = $"138 1234 567{at}" }, Fault = one.Fault,
                Site = new SiteInput { Name = one.Site, Address = "某路 3 号", City = "长治", Lat = 36.2 + at, Lon = 113.1 },
            }));
            var diagnosed = await portal.RunAsync(staff, made, new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" });
            if (at > 0)
                await portal.RunAsync(supervisor, diagnosed, new Assign { EngineerIds = [engineers[at], engineers[at + 5]], LeadId = engineers[at], Start = now, End = now.AddHours(2), OverrideReason = "急" });
        }
    }

    /// <summary>What is wider or higher than its place, ends outside of a box that cuts, or lies below something else.</summary>
    private const string Cut = """
        () => {
          const found = [];
          for (const part of document.querySelectorAll('main *')) {
            if (!part.checkVisibility({ visibilityProperty: true }) || ![...part.childNodes].some(node => node.nodeType === 3 && node.data.trim())) continue;
            const size = parseFloat(getComputedStyle(part).fontSize);
            const say = why => found.push(`${part.className || part.tagName} "${part.textContent.trim()}" ${why}`);
            if (part.clientWidth && part.scrollWidth > part.clientWidth + 1) say(`is ${part.scrollWidth} wide in ${part.clientWidth}`);
            // A line's own height is less than that of its letters: only a whole line too many counts.
            if (part.clientHeight && part.scrollHeight > part.clientHeight + size / 2) say(`is ${part.scrollHeight} high in ${part.clientHeight}`);
            const range = document.createRange();
            range.selectNodeContents(part);
            const text = range.getBoundingClientRect(), lead = size * 0.2;
            for (let box = part.parentElement; box && box.tagName !== 'MAIN'; box = box.parentElement) {
              const edge = box.getBoundingClientRect();
              if (getComputedStyle(box).overflowX !== 'visible' && (text.right > edge.right + 1 || text.left < edge.left - 1 || text.bottom > edge.bottom + lead || text.top < edge.top - lead))
                say(`ends outside of ${box.className}`);
            }
            if (text.right > innerWidth || text.bottom > innerHeight + lead) say('ends outside of the screen');
            const seen = document.elementFromPoint(text.left + text.width / 2, text.top + text.height / 2);
            if (seen && !part.contains(seen) && !seen.contains(part) && getComputedStyle(part).pointerEvents !== 'none') say(`lies below ${seen.className || seen.tagName}`);
          }
          return found;
        }
        """;
}

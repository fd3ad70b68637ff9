using System.Net;
using AfterSales.Core.Notifications;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Tickets.ForCustomers;

/// <summary>What the page behind the tracking link tells, and what can be asked there.</summary>
public sealed class TrackingPageTests(FieldPortal world) : IClassFixture<FieldPortal>
{
    [Fact]
    public async Task A_customer_asks_by_link_the_owner_is_told_and_the_answer_stands_on_the_page()
    {
        await using var portal = new PortalFactory();
        var work = await FieldWork.BeginAsync(portal);
        var ticket = await work.RepairAtAsync(Stage.OnSite);
        var at = await TrackAsync(portal, work, ticket);
        using var client = portal.Anonymous();

        using var empty = await client.SendAsync(at, await client.OpenAsync(at), "ask", ("question", " "));
        Assert.NotEmpty((await empty.ReadPageAsync()).Text("problem-question"));
        using var sent = await client.SendAsync(at, await client.OpenAsync(at), "ask", ("question", "多久换一次油？"));
        Assert.StartsWith($"{at}?asked=", sent.LeadsTo(), StringComparison.Ordinal);

        Assert.Empty((await client.OpenAsync($"{at}?asked=1")).Text("asked"));
        var asked = await client.OpenAsync(sent.LeadsTo().Split('#')[0]);
        Assert.NotEmpty(asked.Text("asked"));
        Assert.Contains("多久换一次油？", asked.Text("question-1"), StringComparison.Ordinal);
        var notice = Assert.Single(await portal.Get<NoticeDesk>().ListAsync(work.Staff, TestContext.Current.CancellationToken));
        Assert.Equal((NoticeKind.Asked, ClockName.Reply, 1, ticket.Number), (notice.Kind, notice.Clock, notice.Question!.Value, notice.Number));
        var standing = await work.StandingAsync(ticket.Number);
        await work.RunAsync(ticket with { Version = standing.Version }, work.Engineer, new AnswerQuestion { Text = "每 500 小时" });
        Assert.Contains("每 500 小时", (await client.OpenAsync(at)).Text("question-1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_tells_every_promise_the_appointment_and_the_advice()
    {
        var (portal, work) = (world.Portal, world.Work);
        var ticket = await work.RepairAtAsync(Stage.Diagnosing);
        var now = portal.Get<TimeProvider>().GetUtcNow().UtcDateTime;
        ticket = await work.RunAsync(ticket, work.Staff, new Promise { At = now.AddDays(1), Reason = "等待主泵到货" });
        ticket = await work.RunAsync(ticket, work.Staff, new Promise { At = now.AddDays(3), Reason = "主泵供货延期" });
        ticket = await work.RunAsync(ticket, work.Staff, new ConfirmAppointment { From = now.AddDays(2), To = now.AddDays(2).AddHours(1) });
        ticket = await work.RunAsync(ticket, work.Staff, new GiveAdvice { Text = "每班检查油位" });
        using var client = portal.Anonymous();

        var page = await client.OpenAsync(await TrackAsync(portal, work, ticket));

        Assert.Contains("主泵供货延期", page.Text("promises"), StringComparison.Ordinal);
        Assert.Contains("等待主泵到货", page.QuerySelector("[data-testid=promises] .before")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.Text("appointment"));
        Assert.Contains("每班检查油位", page.Text("advice"), StringComparison.Ordinal);
        Assert.Equal([("time-Response", "Met"), ("time-Arrange", "Running"), ("time-Arrival", "Running"), ("time-Repair", "Running")],
            page.QuerySelectorAll("[data-testid=times] li").Select(time => (time.GetAttribute("data-testid")!, time.GetAttribute("data-state")!)));
        foreach (var name in new[] { "王工", "李婷", "赵强", "13812345678" })
            Assert.DoesNotContain(name, page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_promise_is_told_and_a_correction_does_not_hide_it()
    {
        var clock = new SetClock(new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));
        await using var portal = new PortalFactory { Clock = clock };
        var work = await FieldWork.BeginAsync(portal);
        var ticket = await work.RepairAtAsync(Stage.Diagnosing);
        clock.Advance(TimeSpan.FromDays(3));
        using var client = portal.Anonymous();
        client.DefaultRequestHeaders.Add("Accept-Language", "zh-CN");
        var at = await TrackAsync(portal, work, ticket);

        var late = (await client.OpenAsync(at)).QuerySelector("[data-testid=time-Arrange]")!;
        Assert.Equal("Broken", late.GetAttribute("data-state"));
        Assert.Contains("非常抱歉", late.TextContent, StringComparison.Ordinal);

        await work.RunAsync(ticket, work.Supervisor, new CorrectClock { Clock = ClockName.Arrange, Excused = true, Reason = "客户停产" });
        Assert.Contains("承诺", (await client.OpenAsync(at)).QuerySelector("[data-testid=time-Arrange] .state")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_promise_beyond_the_published_holidays_is_told_as_provisional()
    {
        // A repair in working time (R3.3), three days before the end of the published list.
        await using var portal = new PortalFactory { Clock = new SetClock(new DateTimeOffset(2026, 12, 29, 1, 0, 0, TimeSpan.Zero)), Settings = new Dictionary<string, string?> { ["Rulebook:Preset"] = "R3" } };
        var work = await FieldWork.BeginAsync(portal);
        using var client = portal.Anonymous();
        client.DefaultRequestHeaders.Add("Accept-Language", "zh-CN");

        var page = await client.OpenAsync(await TrackAsync(portal, work, await work.RepairAtAsync(Stage.Diagnosing)));

        Assert.Contains("暂定", page.QuerySelector("[data-testid=time-Repair]")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("暂定", page.QuerySelector("[data-testid=time-Arrival]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_follows_a_ticket_learns_nobodys_name()
    {
        var (portal, work) = (world.Portal, world.Work);
        var ticket = await work.RepairAtAsync(Stage.FollowUp);
        using var client = portal.Anonymous();

        var page = await client.OpenAsync(await TrackAsync(portal, work, ticket));

        Assert.Contains("王**", page.Text("accepted"), StringComparison.Ordinal);
        Assert.DoesNotContain("王工", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/report", "report", "fault")]
    [InlineData("track", "ask", "question")]
    public async Task What_nobody_types_is_refused_before_it_is_read(string path, string handler, string field)
    {
        var (portal, work) = (world.Portal, world.Work);
        var at = path == "track" ? await TrackAsync(portal, work, await work.RepairAtAsync(Stage.OnSite)) : path;
        using var client = portal.Anonymous();

        using var sent = await client.SendAsync(at, await client.OpenAsync(at), handler, (field, new string('x', 600 * 1024)));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, sent.StatusCode);
        Assert.NotNull((await sent.ReadPageAsync()).QuerySelector("h1"));
    }

    [Fact]
    public async Task Who_sends_too_often_by_link_is_asked_to_wait_and_may_still_look()
    {
        await using var portal = new PortalFactory { Settings = new Dictionary<string, string?> { ["RateLimits:LinksPerMinute"] = "1" } };
        var work = await FieldWork.BeginAsync(portal);
        var at = await TrackAsync(portal, work, await work.RepairAtAsync(Stage.OnSite));
        using var client = portal.Anonymous();
        (await client.SendAsync(at, await client.OpenAsync(at), "ask", ("question", "多久换一次油？"))).Dispose();

        using var sent = await client.SendAsync(at, await client.OpenAsync(at), "ask", ("question", "能否加装滤芯？"));

        Assert.Equal(HttpStatusCode.TooManyRequests, sent.StatusCode);
        Assert.NotNull(sent.Headers.RetryAfter);
    }

    private static async Task<string> TrackAsync(PortalFactory portal, FieldWork work, Done ticket) =>
        $"/t/{(await portal.Get<TicketQueries>().FileAsync(work.Staff, ticket.Number, TestContext.Current.CancellationToken)).Value!.TrackToken}";
}

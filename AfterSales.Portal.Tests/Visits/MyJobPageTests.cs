using System.Net;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Visits;

public sealed class MyJobPageTests(FieldPortal field) : IClassFixture<FieldPortal>
{
    private readonly PortalFactory portal = field.Portal;
    private readonly FieldWork work = field.Work;

    [Fact]
    public async Task The_day_lists_own_visits_and_nobody_elses()
    {
        var ticket = await work.RepairAtAsync(Stage.Scheduled);
        using var own = await portal.AsAsync("engineer1");
        using var other = await portal.AsAsync("engineer2");

        Assert.NotNull((await own.OpenAsync("/my")).QuerySelector($"[data-testid=card-{ticket.Number}]"));
        Assert.Null((await other.OpenAsync("/my")).QuerySelector($"[data-testid=card-{ticket.Number}]"));
        using var foreign = await other.GetAsync($"/my/{ticket.Number}", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
    }

    [Fact]
    public async Task The_day_begins_with_the_job_at_hand_and_what_waits_for_a_signature_stands_apart()
    {
        await using var one = new PortalFactory { Clock = SetClock.AtNoon() };
        var noon = await FieldWork.BeginAsync(one);
        var over = await noon.RunAsync(await noon.RepairAtAsync(Stage.FollowUp), noon.Engineer, new LeaveSite { Outcome = LeaveOutcome.Done });
        var unsigned = await noon.RunAsync(await noon.RepairAtAsync(Stage.Accepting), noon.Engineer, new LeaveSite { Outcome = LeaveOutcome.Done });
        var atHand = await noon.RepairAtAsync(Stage.OnSite);
        using var client = await one.AsAsync("engineer1");

        var page = await client.OpenAsync("/my");

        Assert.Equal([atHand.Number, over.Number], NumbersIn("today"));
        Assert.Equal([unsigned.Number], NumbersIn("waiting"));

        IEnumerable<string> NumbersIn(string group) =>
            page.QuerySelectorAll($"section[data-testid={group}] a").Select(card => card.GetAttribute("data-testid")!["card-".Length..]);
    }

    [Fact]
    public async Task Duty_and_sharing_are_turned_by_switches()
    {
        using var client = await portal.AsAsync("engineer2");
        var page = await client.OpenAsync("/my");
        var before = page.QuerySelector("[data-testid=duty]")!.GetAttribute("aria-checked");

        using var sent = await client.SendAsync("/my", page, "duty");

        Assert.Equal("/my", sent.LeadsTo());
        Assert.NotEqual(before, (await client.OpenAsync("/my")).QuerySelector("[data-testid=duty]")!.GetAttribute("aria-checked"));
    }

    [Fact]
    public async Task A_job_is_worked_through_without_a_script_one_action_after_the_other()
    {
        var ticket = await work.RepairAtAsync(Stage.Scheduled, diagnosed: false);
        using var client = await portal.AsAsync("engineer1");
        (string Command, (string, string)[] Fields)[] way =
        [
            (nameof(Depart), []),
            (nameof(Arrive), []),
            (nameof(Diagnose), [("cause", "主泵磨损"), ("solution", "更换主泵"), ("faultGroup", "液压")]),
            (nameof(RecordWork), [("action", "更换主泵，清洗油路")]),
            (nameof(RecordTest), [("passed", "true"), ("readings[0].name", "系统压力"), ("readings[0].value", "16.2"), ("readings[0].unit", "MPa")]),
            (nameof(RequestAcceptance), [("resultNote", "已更换主泵，运行正常")]),
            (nameof(SignAcceptance), [("signerName", "王工")]),
            (nameof(LeaveSite), []),
        ];
        foreach (var (command, fields) in way)
        {
            var page = await client.OpenAsync($"/my/{ticket.Number}");
            Assert.Equal(command, page.QuerySelector("[data-testid=next-action]")!.GetAttribute("data-command"));
            using var sent = await client.SendAsync($"/my/{ticket.Number}", page, "command", fields);
            Assert.Equal($"/my/{ticket.Number}", sent.LeadsTo());
        }
        Assert.Equal(Stage.FollowUp, (await work.StandingAsync(ticket.Number)).Stage);
        Assert.Null((await client.OpenAsync($"/my/{ticket.Number}")).QuerySelector("[data-testid=next-action]"));
    }

    [Fact]
    public async Task A_tap_too_many_does_nothing_more()
    {
        var ticket = await work.RepairAtAsync(Stage.Scheduled);
        using var client = await portal.AsAsync("engineer1");
        var page = await client.OpenAsync($"/my/{ticket.Number}");

        (await client.SendAsync($"/my/{ticket.Number}", page, "command")).Dispose();
        var after = await work.StandingAsync(ticket.Number);
        using var again = await client.SendAsync($"/my/{ticket.Number}", page, "command");

        Assert.Equal($"/my/{ticket.Number}", again.LeadsTo());
        Assert.Equal(after, await work.StandingAsync(ticket.Number));
    }

    [Fact]
    public async Task A_form_that_was_overtaken_says_so_and_keeps_what_was_typed()
    {
        var ticket = await work.RepairAtAsync(Stage.OnSite);
        using var client = await portal.AsAsync("engineer1");
        var page = await client.OpenAsync($"/my/{ticket.Number}");
        await work.RunAsync(ticket, work.Staff, new AddNote { Text = "客户催促" });

        using var sent = await client.SendAsync($"/my/{ticket.Number}", page, "command", ("action", "更换主泵"), ("minutes", "45"));
        var shown = await sent.ReadPageAsync();
        Assert.NotEmpty(shown.Text("refusal"));
        Assert.Equal("更换主泵", shown.QuerySelector("[name=action]")!.TextContent);

        using var knowing = await client.SendAsync($"/my/{ticket.Number}", shown, "command");
        Assert.Equal($"/my/{ticket.Number}", knowing.LeadsTo());
    }

    [Fact]
    public async Task What_is_missing_in_a_form_is_said_beside_its_field()
    {
        var ticket = await work.RepairAtAsync(Stage.OnSite);
        using var client = await portal.AsAsync("engineer1");

        using var sent = await client.SendAsync($"/my/{ticket.Number}", await client.OpenAsync($"/my/{ticket.Number}"), "command", ("action", ""), ("minutes", "0"));
        var page = await sent.ReadPageAsync();

        Assert.NotEmpty(page.Text("problem-action"));
        Assert.NotEmpty(page.Text("problem-minutes"));
        Assert.Equal("0", page.QuerySelector("[name=minutes]")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("Hold", Stage.OnSite, "reason", "Customer")]
    [InlineData("AddNote", Stage.OnSite, "text", "需要叉车")]
    [InlineData("LeaveSite", Stage.ToDispatch, "outcome", "Continue")]
    [InlineData("RefuseAcceptance", Stage.OnSite, "reason", "仍有异响")]
    [InlineData("AbortVisit", Stage.ToDispatch, "reason", "突发疾病")]
    [InlineData("Promise", Stage.OnSite, "reason", "配件明天到", "at", "2099-01-01T08:00")]
    public async Task Whatever_else_may_be_done_stands_in_the_second_menu(string command, Stage leadsTo, string field, string value, string field2 = "", string value2 = "")
    {
        var ticket = await work.RepairAtAsync(command == "RefuseAcceptance" ? Stage.Accepting : Stage.OnSite);
        using var client = await portal.AsAsync("engineer1");
        var page = await client.OpenAsync($"/my/{ticket.Number}");
        Assert.NotNull(page.QuerySelector($"[data-testid=do-{command}]"));

        var form = await client.OpenAsync($"/my/{ticket.Number}?do={command}");
        using var sent = await client.SendAsync($"/my/{ticket.Number}?do={command}", form, "command", [(field, value), .. field2.Length == 0 ? Array.Empty<(string, string)>() : [(field2, value2)]]);

        Assert.Equal($"/my/{ticket.Number}", sent.LeadsTo());
        Assert.Equal(leadsTo, (await work.StandingAsync(ticket.Number)).Stage);
    }
}

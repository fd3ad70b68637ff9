using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Portal.Tests.Tickets.Acceptances;

/// <summary>The portal asks the customer by itself, where the rulebook says that a questionnaire goes out (R4.5).</summary>
public sealed class SurveyByItselfTests
{
    [Fact]
    public async Task With_the_acceptance_the_portal_makes_the_link_itself_and_says_that_it_did()
    {
        await using var department = await RuledDepartment.UnderAsync("R4");
        var number = await LineByLineTests.AcceptingAsync(department);
        await department.DoAsync(number, (Department.Engineer, new SignAcceptance { SignerName = "王工" }));

        var file = await department.FileAsync(number);
        Assert.NotNull(file.SurveyToken);
        // Who did the work does not rate it.
        Assert.Null((await department.FileAsync(number, Department.Engineer)).SurveyToken);
        Assert.Equal([(nameof(SignAcceptance), Origin.Api), (nameof(SendSurvey), Origin.System)], file.Activities.TakeLast(2).Select(activity => (activity.Command, activity.Origin)));
        Assert.Equal(file.Version, (await department.FileAsync(number)).Version);
    }

    [Fact]
    public async Task It_is_never_asked_twice_and_staff_tell_the_same_link()
    {
        await using var department = await RuledDepartment.UnderAsync("R4");
        var number = await LineByLineTests.AcceptingAsync(department);
        await department.DoAsync(number, (Department.Engineer, new SignAcceptance { SignerName = "王工" }));
        var first = (await department.FileAsync(number)).SurveyToken;
        // What is done afterwards voids the signature, not the question.
        await department.DoAsync(number, (Department.Engineer, new RecordWork { Action = "又换了密封圈", Minutes = 10 }), (Department.Engineer, new SignAcceptance { SignerName = "王工" }), (Department.Staff, new SendSurvey()));

        var file = await department.FileAsync(number);
        Assert.Equal(first, file.SurveyToken);
        Assert.Single(file.Activities, activity => activity is { Command: nameof(SendSurvey), Origin: Origin.System });
        await using var db = department.Database.Open();
        Assert.Equal(1, await db.TicketLinks.CountAsync(link => link.Purpose == LinkPurpose.Survey, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Other_rulebooks_leave_it_to_staff()
    {
        await using var department = await RuledDepartment.UnderAsync("R1");
        var number = await LineByLineTests.AcceptingAsync(department);
        await department.DoAsync(number, (Department.Engineer, new SignAcceptance { SignerName = "王工" }));
        Assert.Null((await department.FileAsync(number)).SurveyToken);
    }

    [Fact]
    public void An_edition_from_before_it_could_be_said_asks_where_its_clause_says_so_and_a_copy_can_say_otherwise()
    {
        var preset = Core.Rulebooks.Presets.PresetFiles.Find("R4")!;
        Assert.True((preset with { SurveyByItself = null }).AsksByItself);
        Assert.False((preset with { SurveyByItself = false }).AsksByItself);
        Assert.True(Core.Rulebooks.Presets.PresetFiles.Find("Complete")!.AsksByItself);
        Assert.False(Core.Rulebooks.Presets.PresetFiles.Find("R3")!.AsksByItself);
    }

    [Fact]
    public async Task Who_signs_by_link_is_asked_on_the_page_that_follows()
    {
        await using var portal = new PortalFactory { Settings = new Dictionary<string, string?> { ["Rulebook:Preset"] = "R4" } };
        var work = await FieldWork.BeginAsync(portal);
        var ticket = await work.RepairAtAsync(Stage.Diagnosing);
        var now = portal.Get<TimeProvider>().GetUtcNow().UtcDateTime;
        foreach (var (actor, command) in new (Actor, TicketCommand)[]
        {
            (work.Staff, new DecideEntitlement { Coverage = Coverage.Warranty }), (work.Staff, new Diagnose { Cause = "主泵磨损", Solution = "更换主泵", FaultGroup = "液压" }),
            (work.Supervisor, new Assign { EngineerIds = [work.Engineer.EmployeeId!.Value], Start = now.AddMinutes(30), End = now.AddHours(4) }), (work.Engineer, new Depart()), (work.Engineer, new Arrive()),
            (work.Engineer, new RecordWork { Action = "更换主泵", Minutes = 90 }), (work.Engineer, new RecordTest { Passed = true }), (work.Engineer, new RequestAcceptance { ResultNote = "已更换主泵" }),
        })
            ticket = await work.RunAsync(ticket, actor, command);
        using var client = portal.Anonymous();
        using var sent = await client.SendAsync($"/t/{ticket.Token}", await client.OpenAsync($"/t/{ticket.Token}"), "accept", ("signerName", "王工"));

        var next = sent.LeadsTo();
        Assert.Empty((await client.OpenAsync($"{next.Split('?')[0]}?accepted=1")).Text("accepted"));
        var page = await client.OpenAsync(next);
        Assert.NotEmpty(page.Text("accepted"));
        using var rated = await client.SendAsync(next, page, "survey", ("response", "5"), ("quality", "5"), ("attitude", "5"));
        Assert.Equal("/thanks/rated", rated.LeadsTo());
    }
}

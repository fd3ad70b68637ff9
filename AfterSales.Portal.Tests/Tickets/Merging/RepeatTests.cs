using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Tickets.Merging;

/// <summary>The stories of a fault that comes back within the repair warranty, and of a closed ticket that turns out wrong.</summary>
public sealed class RepeatTests
{
    [Fact]
    public async Task The_same_fault_within_the_repair_warranty_is_a_new_ticket_and_free_of_charge()
    {
        await using var department = await RuledDepartment.UnderAsync("R1");
        var closed = await ClosedAsync(department);
        department.Clock.Advance(TimeSpan.FromDays(80));
        var made = (await department.TryAsync(closed.Number, Department.Staff, new ReportRepeat { Fault = "液压泵又有噪声", Impact = Impact.MachineStopped })).Value!;

        var repeat = await department.FileAsync(made.Number);
        Assert.Equal((closed.Number, Stage.Reported, Priority.High, "液压泵又有噪声"), (repeat.RepeatOf, repeat.Stage, repeat.Priority, repeat.Fault));
        Assert.Equal((closed.Site, closed.Contact), (repeat.Site, repeat.Contact));
        Assert.Equal((RecordKind.Entitlement, Coverage.RepairWarranty, closed.Number), repeat.Records.Select(record => (record.Kind, record.Coverage!.Value, record.Text)).Single());
    }

    [Fact]
    public async Task A_closed_ticket_that_turns_out_wrong_never_changes()
    {
        await using var department = await RuledDepartment.UnderAsync("R1");
        var closed = await ClosedAsync(department);
        department.Clock.Advance(TimeSpan.FromDays(100));
        var made = (await department.TryAsync(closed.Number, Department.Engineer, new ReportRepeat { Fault = "换错了泵" })).Value!;

        var after = await department.FileAsync(closed.Number);
        Assert.Equal((closed.Version, closed.Stage, closed.Activities.Count), (after.Version, after.Stage, after.Activities.Count));
        Assert.Equal([(TicketRelation.Repeat, made.Number)], after.Related.Select(ticket => (ticket.Relation, ticket.Number)));
        Assert.Empty((await department.FileAsync(made.Number)).Records);
    }

    [Fact]
    public async Task Only_a_closed_ticket_has_repeats_and_only_for_those_who_may_see_it()
    {
        await using var department = await RuledDepartment.UnderAsync("R1");
        var open = await department.RegisteredAsync();
        Assert.IsType<WrongStage>((await department.TryAsync(open, Department.Staff, new ReportRepeat { Fault = "还有噪声" })).Refusal);
        var closed = await ClosedAsync(department);
        Assert.IsType<NotFound>((await department.TryAsync(closed.Number, Department.OtherEngineer, new ReportRepeat { Fault = "还有噪声" })).Refusal);
    }

    [Fact]
    public async Task A_customer_reports_it_once_by_the_link_of_the_closed_ticket()
    {
        await using var portal = new PortalFactory();
        var work = await FieldWork.BeginAsync(portal);
        var ticket = await work.RepairAtAsync(Stage.FollowUp);
        ticket = await work.RunAsync(ticket, work.Engineer, new LeaveSite { Outcome = LeaveOutcome.Done });
        ticket = await work.RunAsync(ticket, work.Staff, new SendSurvey());
        ticket = await work.RunAsync(ticket, work.Staff, new Close());
        var token = (await portal.Get<TicketQueries>().FileAsync(work.Staff, ticket.Number, TestContext.Current.CancellationToken)).Value!.TrackToken!;
        using var client = portal.Anonymous();
        var page = await client.OpenAsync($"/t/{token}");
        Assert.NotEmpty(page.Text("repair-warranty"));

        using var sent = await client.SendAsync($"/t/{token}", page, "repeat", ("fault", "又有异响"));

        var leads = sent.LeadsTo();
        Assert.StartsWith("/t/", leads, StringComparison.Ordinal);
        Assert.DoesNotContain(token, leads, StringComparison.Ordinal);
        Assert.NotEqual(ticket.Number, (await client.OpenAsync(leads)).Text("number"));
        using var again = await client.SendAsync($"/t/{token}", page, "repeat", ("fault", "又有异响"));
        Assert.NotEmpty((await again.ReadPageAsync()).Text("problem-fault"));
        Assert.Equal(2, await work.CountTicketsAsync());
    }

    private static async Task<TicketFile> ClosedAsync(RuledDepartment department)
    {
        var number = await Acceptances.LineByLineTests.AcceptingAsync(department);
        await department.DoAsync(number, (Department.Engineer, new SignAcceptance { SignerName = "王工" }), (Department.Engineer, new LeaveSite { Outcome = LeaveOutcome.Done }),
            (Department.Staff, new SendSurvey()), (Department.Staff, new Close()));
        return await department.FileAsync(number);
    }
}

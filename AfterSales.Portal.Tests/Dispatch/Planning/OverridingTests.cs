using AfterSales.Core.Data;
using AfterSales.Core.Parts;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Portal.Tests.Dispatch.Planning;

/// <summary>What has consequences is done with a reason, and the reason is kept with them.</summary>
public sealed class OverridingTests
{
    private static readonly Actor AtThePage = LiveDepartment.Supervisor with { Origin = Origin.Page };

    [Theory, InlineData(Origin.Page), InlineData(Origin.Hub)]
    public async Task A_person_gives_a_reason_and_it_is_kept_with_what_it_answers(Origin door)
    {
        await using var department = await LiveDepartment.OpenAsync();
        var (busy, ticket) = (await department.AssignedAsync(3), await WaitingAsync(department));
        var person = LiveDepartment.Supervisor with { Origin = door };
        var assign = new Assign { EngineerIds = [3, 4], Start = department.Now.AddHours(2), End = department.Now.AddHours(5) };

        var refused = Assert.IsType<ReasonWanted>((await department.Desk.RunAsync(person, ticket.Number, ticket.Version, assign)).Refusal);
        var overlap = new RunsInto(busy.Number, 120) { Engineer = "赵强" };
        Assert.Equal([overlap], refused.Consequences);

        await department.RunAsync(person, ticket, assign with { OverrideReason = "那边提前结束" });
        var kept = await LastAsync(department, ticket.Number);
        Assert.Equal("赵强, 周敏 · 那边提前结束", kept.Text);
        Assert.Equal([overlap], kept.Consequences!);
    }

    [Theory, InlineData(Origin.Api, true), InlineData(Origin.System, false), InlineData(Origin.Import, false)]
    public async Task A_program_is_asked_for_no_reason_and_what_it_brings_about_is_kept(Origin door, bool kept)
    {
        await using var department = await LiveDepartment.OpenAsync();
        var (busy, ticket) = (await department.AssignedAsync(3), await WaitingAsync(department));

        await department.RunAsync(LiveDepartment.Supervisor with { Origin = door }, ticket, new Assign { EngineerIds = [3], Start = department.Now, End = department.Now.AddHours(1) });

        Assert.Equal(kept, (await LastAsync(department, ticket.Number)).Consequences?.OfType<RunsInto>().Any(one => one.Number == busy.Number) == true);
    }

    [Fact]
    public async Task A_visit_that_changes_hands_is_judged_like_a_new_one_and_is_not_in_its_own_way()
    {
        await using var department = await LiveDepartment.OpenAsync();
        var (busy, ticket) = (await department.AssignedAsync(3), await department.AssignedAsync(4));

        var refused = await department.Desk.RunAsync(AtThePage, ticket.Number, ticket.Version, new ReassignVisit { EngineerId = 3 });
        Assert.Equal([new RunsInto(busy.Number, 240) { Engineer = "赵强" }], Assert.IsType<ReasonWanted>(refused.Refusal).Consequences);
        // Later on the same day, with the same engineer.
        await department.RunAsync(AtThePage, ticket, new ReassignVisit { EngineerId = 4, Start = department.Now.AddHours(1), End = department.Now.AddHours(5) });
    }

    [Fact]
    public async Task What_the_plan_names_and_the_store_has_not_is_asked_for()
    {
        await using var department = await LiveDepartment.OpenAsync();
        var ticket = await department.RunAsync(LiveDepartment.Staff, await department.RegisterAsync(), Department.Plan());
        ticket = await department.RunAsync(LiveDepartment.Supervisor, ticket, new ApprovePlan());
        var assign = new Assign { EngineerIds = [3], Start = department.Now, End = department.Now.AddHours(1) };

        await department.Database.AddAsync(Bought("P-2", 9));
        var refused = Assert.IsType<ReasonWanted>((await department.Desk.RunAsync(AtThePage, ticket.Number, ticket.Version, assign)).Refusal);
        Assert.Equal([new PartShort("P-1", "主泵", 2, 0)], refused.Consequences);

        await department.Database.AddAsync(Bought("P-1", 2));
        await department.RunAsync(AtThePage, ticket, assign);
        Assert.Null((await LastAsync(department, ticket.Number)).Consequences);
    }

    private static PurchasedPart Bought(string number, int received) => new()
    {
        PartNo = number, Name = "主泵", Batch = "B-1", PurchaseRef = "CG-1", Supplier = "泰安液压", ReceivedOn = new DateOnly(2026, 3, 1), Received = received,
        RecordedBy = "李婷", RecordedAt = new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc),
    };

    private static async Task<Done> WaitingAsync(LiveDepartment department) => await department.RunAsync(
        LiveDepartment.Staff, await department.RegisterAsync(), new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" });

    private static async Task<Activity> LastAsync(LiveDepartment department, string number)
    {
        await using var db = department.Database.Open();
        var (tickets, activities) = (db.Tickets, db.Activities);
        return await activities.AsNoTracking().OrderByDescending(activity => activity.Id).FirstAsync(activity => tickets.Any(ticket => ticket.Id == activity.TicketId && ticket.Number == number));
    }
}

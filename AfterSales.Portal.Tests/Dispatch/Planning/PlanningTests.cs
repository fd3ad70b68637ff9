using AfterSales.Core.Dispatch;
using AfterSales.Core.People;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Portal.Tests.Dispatch.Planning;

/// <summary>What is said of an engineer before somebody is sent.</summary>
public sealed class PlanningTests
{
    [Fact]
    public async Task Who_is_off_duty_is_named_so_and_comes_last()
    {
        await using var department = await LiveDepartment.OpenAsync();
        var ticket = await DiagnosedAsync(department);
        await using (var db = department.Database.Open())
        {
            var engineers = db.Engineers;
            (await engineers.SingleAsync(engineer => engineer.Id == 3)).OnDuty = false;
            await db.SaveChangesAsync();
        }
        await department.Feed.CurrentAsync(TestContext.Current.CancellationToken);

        var moves = await Planning(department).MovesAsync(LiveDepartment.Supervisor, ticket.Number, TestContext.Current.CancellationToken);

        Assert.Equal([(4, false), (5, false), (3, true)], moves!.Engineers.Select(move => (move.EngineerId, move.Consequences.OfType<NotOnDuty>().Any())));
        Assert.All(moves.Engineers, move => Assert.Equal(["液压 3"], move.Consequences.OfType<SkillHeld>().Select(held => held.Skill)));
        Assert.Equal([true, true, false], moves.Engineers.Select(move => move.Suggested));
    }

    [Fact]
    public async Task A_visit_that_changes_hands_keeps_its_time_and_what_it_runs_into_is_named()
    {
        await using var department = await LiveDepartment.OpenAsync();
        var start = department.Now.AddHours(1);
        var busy = await department.RunAsync(LiveDepartment.Supervisor, await DiagnosedAsync(department), AssignTo(3, start));
        var ticket = await department.RunAsync(LiveDepartment.Supervisor, await DiagnosedAsync(department), AssignTo(4, start.AddHours(1)));
        await department.Feed.CurrentAsync(TestContext.Current.CancellationToken);

        var moves = await Planning(department).MovesAsync(LiveDepartment.Supervisor, ticket.Number, TestContext.Current.CancellationToken);

        var over = moves!.Engineers.Single(move => move.EngineerId == 3);
        Assert.Equal(start.AddHours(1), over.Start);
        Assert.Contains(new RunsInto(busy.Number, 120), over.Consequences);
        Assert.Equal(5, over.BetterId);
        var free = moves.Engineers.Single(move => move.EngineerId == 5);
        Assert.Empty(free.Consequences.OfType<RunsInto>());
        Assert.Null(free.BetterId);
    }

    [Fact]
    public async Task Whoever_is_sent_besides_goes_when_free_whatever_is_planned_already()
    {
        await using var department = await LiveDepartment.OpenAsync();
        var ticket = await department.RunAsync(LiveDepartment.Supervisor, await DiagnosedAsync(department), AssignTo(3, department.Now.AddHours(5)));
        await department.Feed.CurrentAsync(TestContext.Current.CancellationToken);

        var besides = await Planning(department).ToSendAsync(LiveDepartment.Supervisor, ticket.Number, new SendingPlan(nameof(Assign)), TestContext.Current.CancellationToken);

        Assert.All(besides, move => Assert.Equal((department.Now, null), (move.Start, move.VisitId)));
        Assert.Empty(await Planning(department).ToSendAsync(LiveDepartment.Engineers[0], ticket.Number, new SendingPlan(nameof(Assign)), TestContext.Current.CancellationToken));
    }

    private static PlanningQueries Planning(LiveDepartment department) => new(department.Database.Contexts, department.Feed, department.Clock, TestDatabase.Whole, TestDatabase.Company, new PlanningRules());

    private static async Task<Done> DiagnosedAsync(LiveDepartment department) => await department.RunAsync(
        LiveDepartment.Staff, await department.RegisterAsync(), new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" });

    private static Assign AssignTo(int engineer, DateTime start) => new() { EngineerIds = [engineer], Start = start, End = start.AddHours(3) };
}

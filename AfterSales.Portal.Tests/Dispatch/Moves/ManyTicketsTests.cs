using AfterSales.Core.Data;
using AfterSales.Core.Dispatch;
using AfterSales.Core.People;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Portal.Tests.Dispatch.Moves;

/// <summary>What is done to many tickets at once is done or refused for each, and said of each.</summary>
public sealed class ManyTicketsTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_engineer_goes_to_one_after_another_around_what_is_planned_already()
    {
        await using var department = await LiveDepartment.OpenAsync();
        var busy = await DiagnosedAsync(department);
        await department.RunAsync(LiveDepartment.Supervisor, busy, new Assign { EngineerIds = [3], Start = department.Now.AddHours(2), End = department.Now.AddHours(3) });
        await department.Feed.CurrentAsync(Cancel);
        Done[] tickets = [await DiagnosedAsync(department), await DiagnosedAsync(department)];

        var outcome = await Many(department).AssignAsync(LiveDepartment.Supervisor, Chosen(tickets), new AssignMany { EngineerId = 3 }, Cancel);

        Assert.All(outcome.Value!, one => Assert.Null(one.Refusal));
        // Nobody begins in the break for lunch.
        Assert.Equal([department.Now, department.Now.AddHours(4.5)], await StartsAsync(department, tickets));
    }

    [Fact]
    public async Task What_is_foreseen_of_each_is_what_is_done_and_nothing_is_done_by_looking()
    {
        await using var department = await LiveDepartment.OpenAsync();
        Done[] tickets = [await DiagnosedAsync(department), await DiagnosedAsync(department), await DiagnosedAsync(department), await department.RegisterAsync()];
        var (many, assign) = (Many(department), new AssignMany { EngineerId = 3, Length = TimeSpan.FromHours(3) });

        var foreseen = await many.ForeseeAsync(LiveDepartment.Supervisor, [.. tickets.Select(ticket => ticket.Number)], assign, Cancel);

        // 09:00, 13:30, and tomorrow 08:30: what three hours no longer fit into is no day for it.
        DateTime[] starts = [department.Now, department.Now.AddHours(4.5), department.Now.AddHours(23.5)];
        Assert.Equal([.. tickets.Select(ticket => ticket.Number)], foreseen.Select(one => one.Number));
        Assert.Equal(starts, foreseen.Take(3).Select(one => one.Move.Start));
        Assert.Equal([0, 1, 0], foreseen.Take(3).Select(one => one.Move.Consequences.OfType<DayFilled>().Single().Jobs));
        Assert.Equal([null, null, null, MoveRefusal.NoWay], foreseen.Select(one => one.Move.Refused));
        Assert.Empty(await StartsAsync(department, tickets));

        var outcome = await many.AssignAsync(LiveDepartment.Supervisor, Chosen(tickets), assign, Cancel);
        Assert.Equal([true, true, true, false], outcome.Value!.Select(one => one.Done is not null));
        Assert.Equal(starts, await StartsAsync(department, tickets));
    }

    [Fact]
    public async Task What_would_need_a_reason_and_what_cannot_be_is_known_of_each_before()
    {
        await using var department = await LiveDepartment.OpenAsync();
        var (free, kept) = (await DiagnosedAsync(department), await DiagnosedAsync(department));
        await department.RunAsync(LiveDepartment.Supervisor, kept, new Pin { EngineerId = 4, Until = department.Now.AddDays(2), Reason = "客户只认周敏" });
        await using (var db = department.Database.Open())
        {
            var engineers = db.Engineers;
            (await engineers.SingleAsync(engineer => engineer.Id == 3, Cancel)).OnDuty = false;
            await db.SaveChangesAsync(Cancel);
        }
        await department.Feed.CurrentAsync(Cancel);

        var foreseen = await Many(department).ForeseeAsync(LiveDepartment.Supervisor, [free.Number, kept.Number], new AssignMany { EngineerId = 3 }, Cancel);

        Assert.Equal([(null, true), (MoveRefusal.Prevented as MoveRefusal?, true)], foreseen.Select(one => (one.Move.Refused, one.Move.AsksReason)));
        Assert.Equal("周敏", foreseen[1].Move.Consequences.OfType<PinnedFor>().Single().Other);
        // Together they begin at once, and run into each other.
        var together = await Many(department).ForeseeAsync(LiveDepartment.Supervisor, [free.Number, (await DiagnosedAsync(department)).Number], new AssignMany { EngineerId = 5, AtOnce = true }, Cancel);
        Assert.Equal([0, 120], together.Select(one => one.Move.Consequences.OfType<RunsInto>().Sum(into => into.Minutes)));
        Assert.Empty(await Many(department).ForeseeAsync(LiveDepartment.Engineers[0], [free.Number], new AssignMany { EngineerId = 3 }, Cancel));
    }

    [Fact]
    public async Task A_long_visit_does_not_go_into_a_short_gap()
    {
        await using var department = await LiveDepartment.OpenAsync();
        var busy = await DiagnosedAsync(department);
        await department.RunAsync(LiveDepartment.Supervisor, busy, new Assign { EngineerIds = [3], Start = department.Now.AddHours(2), End = department.Now.AddHours(3) });
        var ticket = await DiagnosedAsync(department);

        await Many(department).AssignAsync(LiveDepartment.Supervisor, Chosen(ticket), new AssignMany { EngineerId = 3, Length = TimeSpan.FromHours(4) }, Cancel);

        Assert.Equal([department.Now.AddHours(4.5)], await StartsAsync(department, [ticket]));
    }

    [Fact]
    public async Task The_one_planned_visit_of_a_ticket_changes_hands_at_its_time_as_if_its_card_were_dropped_alone()
    {
        await using var department = await LiveDepartment.OpenAsync();
        var start = department.Now.AddHours(5);
        var planned = await department.RunAsync(
            LiveDepartment.Supervisor, await DiagnosedAsync(department), new Assign { EngineerIds = [3], Start = start, End = start.AddHours(1), Tentative = true });
        var ready = await DiagnosedAsync(department);

        var outcome = await Many(department).AssignAsync(LiveDepartment.Supervisor, Chosen(planned, ready), new AssignMany { EngineerId = 4 }, Cancel);

        Assert.Equal([nameof(ReassignVisit), nameof(Assign)], outcome.Value!.Select(one => one.Done is null ? one.Refusal!.ToString() : one.Command.Name));
        await using var db = department.Database.Open();
        var visits = await db.Visits.Where(visit => visit.TicketId == planned.TicketId).OrderBy(visit => visit.Id).ToListAsync(Cancel);
        Assert.Equal([(3, VisitState.Aborted, start), (4, VisitState.Planned, start)], visits.Select(visit => (visit.EngineerId, visit.State, visit.Start)));
    }

    [Fact]
    public async Task Together_they_begin_at_the_same_time_and_softly_nobody_is_told()
    {
        await using var department = await LiveDepartment.OpenAsync();
        Done[] tickets = [await DiagnosedAsync(department), await DiagnosedAsync(department)];
        var start = department.Now.AddHours(4);

        await Many(department).AssignAsync(LiveDepartment.Supervisor, Chosen(tickets), new AssignMany { EngineerId = 3, Start = start, AtOnce = true, Tentative = true }, Cancel);

        Assert.Equal([start, start], await StartsAsync(department, tickets));
        await using var db = department.Database.Open();
        Assert.All(await db.Visits.ToListAsync(Cancel), visit => Assert.Equal(VisitState.Planned, visit.State));
    }

    [Fact]
    public async Task What_is_refused_stops_nothing_else_and_all_that_was_done_is_undone_at_once()
    {
        await using var department = await LiveDepartment.OpenAsync();
        var (ready, early, gone) = (await DiagnosedAsync(department), await department.RegisterAsync(), await DiagnosedAsync(department));
        await department.RunAsync(LiveDepartment.Staff, gone, new AddNote { Text = "客户要求改期" });
        var many = Many(department);

        var outcome = await many.AssignAsync(LiveDepartment.Supervisor, Chosen(ready, early, gone), new AssignMany { EngineerId = 3 }, Cancel);

        Assert.Equal([null, typeof(WrongStage), typeof(VersionConflict)], outcome.Value!.Select(one => one.Refusal?.GetType()));
        var undone = await many.UndoAsync(LiveDepartment.Supervisor, [.. outcome.Value!.Select(one => one.Done).OfType<Done>().Select(done => new ChosenTicket(done.Number, done.Version))], Cancel);
        Assert.Equal(Stage.ToDispatch, Assert.Single(undone.Value!).Done!.Stage);
    }

    [Fact]
    public async Task Priority_and_note_go_to_each_by_the_ordinary_command()
    {
        await using var department = await LiveDepartment.OpenAsync();
        Done[] tickets = [await department.RegisterAsync(), await department.RegisterAsync()];
        var many = Many(department);

        var urgent = await many.ChangePriorityAsync(LiveDepartment.Staff, Chosen(tickets), Priority.Urgent, "全线停产", Cancel);
        var noted = await many.NoteAsync(LiveDepartment.Staff, Chosen([.. urgent.Value!.Select(one => one.Done!)]), "先电话联系", Cancel);

        Assert.All(noted.Value!, one => Assert.NotNull(one.Done));
        await using var db = department.Database.Open();
        Assert.Equal([Priority.Urgent, Priority.Urgent], await db.Tickets.Select(ticket => ticket.Priority).ToListAsync(Cancel));
        Assert.All((await many.NoteAsync(LiveDepartment.Staff, Chosen(tickets), " ", Cancel)).Value!, one => Assert.IsType<Invalid>(one.Refusal));
    }

    [Fact]
    public async Task More_than_a_hundred_are_not_begun()
    {
        await using var department = await LiveDepartment.OpenAsync();
        var ticket = await department.RegisterAsync();

        var outcome = await Many(department).NoteAsync(LiveDepartment.Staff, [.. Enumerable.Repeat(new ChosenTicket(ticket.Number, ticket.Version), ManyTickets.Most + 1)], "先电话联系", Cancel);

        Assert.IsType<Invalid>(outcome.Refusal);
    }

    private static ManyTickets Many(LiveDepartment department) => new(department.Desk, new PlanningQueries(department.Database.Contexts, department.Feed, department.Clock, TestDatabase.Whole, TestDatabase.Company, new PlanningRules()), department.Clock);

    private static IReadOnlyList<ChosenTicket> Chosen(params Done[] tickets) => [.. tickets.Select(ticket => new ChosenTicket(ticket.Number, ticket.Version))];

    private static async Task<List<DateTime>> StartsAsync(LiveDepartment department, Done[] tickets)
    {
        await using var db = department.Database.Open();
        var ids = tickets.Select(ticket => ticket.TicketId).ToList();
        return await db.Visits.Where(visit => ids.Contains(visit.TicketId)).OrderBy(visit => visit.TicketId).Select(visit => visit.Start).ToListAsync(Cancel);
    }

    private static async Task<Done> DiagnosedAsync(LiveDepartment department) => await department.RunAsync(
        LiveDepartment.Staff, await department.RegisterAsync(), new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" });
}

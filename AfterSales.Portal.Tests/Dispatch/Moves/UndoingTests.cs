using System.Globalization;
using System.Text.Json;
using AfterSales.Core.Data;
using AfterSales.Core.Dispatch;
using AfterSales.Core.Notifications;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using CsCheck;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Portal.Tests.Dispatch.Moves;

/// <summary>Whoever made the last move takes it back, and it is as though it had never been made.</summary>
public sealed class UndoingTests
{
    private static readonly Actor Other = new(6, "王主管", Roles.Supervisor, Origin.Api);

    public static TheoryData<string> Moves => [.. LastMove.Inverses.Keys, "Tentative"];

    [Theory, MemberData(nameof(Moves))]
    public async Task A_move_that_is_undone_leaves_the_card_as_it_was_and_the_timeline_tells_of_both(string move)
    {
        await using var department = await LiveDepartment.OpenAsync();
        var ticket = await ReadyAsync(department, move);
        var (before, clocks) = (await CardAsync(department, ticket), await ClocksAsync(department, ticket));
        department.Clock.Now += TimeSpan.FromMinutes(3);

        var moved = await department.RunAsync(LiveDepartment.Supervisor, ticket, Input(department, move));
        Assert.NotEqual(before, await CardAsync(department, ticket));
        department.Clock.Now += TimeSpan.FromMinutes(9);
        await department.RunAsync(LiveDepartment.Supervisor, moved, new UndoMove());

        Assert.Equal(before, await CardAsync(department, ticket));
        Assert.Equal(clocks, await ClocksAsync(department, ticket));
        var last = (await TimelineAsync(department, ticket)).TakeLast(2).ToList();
        var command = move == "Tentative" ? nameof(Assign) : move;
        Assert.Equal([(command, false), (LastMove.Inverses[command], true)], last.Select(activity => (activity.Command, activity.Undoes)));
        Assert.Equal(last[0].Text, last[1].Text);
    }

    [Fact]
    public async Task Whatever_was_done_before_a_move_undone_leaves_the_same_card()
    {
        string[] known = ["Assign", "Tentative", "Hold", "Resume", "ChangePriority", "Unassign", "ReassignVisit"];
        var steps = Gen.Int[0, known.Length - 1].Select(step => known[step]);
        await Gen.Select(steps.Array[0, 4], steps, Gen.Int[0, 300], Gen.Int[0, 10]).SampleAsync(async sample =>
        {
            var (first, move, minutes, later) = sample;
            await using var department = await LiveDepartment.OpenAsync();
            var ticket = await department.RunAsync(LiveDepartment.Staff, await department.RegisterAsync(), new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" });
            foreach (var step in first)
            {
                if ((await department.Desk.RunAsync(LiveDepartment.Supervisor, ticket.Number, ticket.Version, Input(department, step))) is { Done: true } done)
                    ticket = done.Value;
                department.Clock.Now += TimeSpan.FromMinutes(minutes);
            }
            var (before, clocks) = (await CardAsync(department, ticket), await ClocksAsync(department, ticket));
            var moved = await department.Desk.RunAsync(LiveDepartment.Supervisor, ticket.Number, ticket.Version, Input(department, move));
            // What is refused changed nothing, and what has no way back is not the point.
            if (!moved.Done || move == "Resume")
                return;
            department.Clock.Now += TimeSpan.FromMinutes(later);
            await department.RunAsync(LiveDepartment.Supervisor, moved.Value, new UndoMove());
            Assert.Equal(before, await CardAsync(department, ticket));
            Assert.Equal(clocks, await ClocksAsync(department, ticket));
        }, iter: 25, threads: 1);
    }

    [Fact]
    public async Task After_ten_minutes_it_is_too_late()
    {
        await using var department = await LiveDepartment.OpenAsync();
        var moved = await department.AssignedAsync(3);
        var until = department.Now.AddMinutes(10);
        department.Clock.Now += TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(1);

        Assert.Equal(new UndoTooLate(until), await RefusedAsync(department, LiveDepartment.Supervisor, moved));
    }

    [Fact]
    public async Task Once_something_has_happened_since_it_is_said_what_and_whose_it_was()
    {
        await using var department = await LiveDepartment.OpenAsync();
        var moved = await department.AssignedAsync(3);
        await department.RunAsync(LiveDepartment.Staff, moved, new AddNote { Text = "客户要求改期" });

        var conflict = Assert.IsType<VersionConflict>(await RefusedAsync(department, LiveDepartment.Supervisor, moved));
        Assert.Equal((LiveDepartment.Staff.Name, nameof(AddNote), "客户要求改期", Stage.Scheduled), (conflict.ChangedBy, conflict.Change, conflict.ChangeText, conflict.Stage));
        // Also for whoever has seen the note.
        Assert.IsType<VersionConflict>(await RefusedAsync(department, LiveDepartment.Supervisor, moved with { Version = conflict.Version }));
    }

    [Fact]
    public async Task Nobody_takes_back_what_another_did()
    {
        await using var department = await LiveDepartment.OpenAsync();
        await department.Database.AddAsync(new Core.People.Employee { Name = Other.Name, Roles = Roles.Supervisor });
        var moved = await department.AssignedAsync(3);

        Assert.Equal(new AnothersMove(LiveDepartment.Supervisor.Name, department.Now), await RefusedAsync(department, Other, moved));
    }

    [Fact]
    public async Task What_has_no_way_back_or_was_taken_back_is_not_undone()
    {
        await using var department = await LiveDepartment.OpenAsync();
        var diagnosed = await department.RunAsync(LiveDepartment.Staff, await department.RegisterAsync(), new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" });
        Assert.IsType<NothingToUndo>(await RefusedAsync(department, LiveDepartment.Staff, diagnosed));

        var held = await department.RunAsync(LiveDepartment.Staff, diagnosed, new BeginHold { Reason = HoldReason.Customer });
        var undone = await department.RunAsync(LiveDepartment.Staff, held, new UndoMove());
        Assert.IsType<NothingToUndo>(await RefusedAsync(department, LiveDepartment.Staff, undone));
    }

    [Fact]
    public async Task An_engineer_who_was_sent_by_mistake_was_never_told()
    {
        await using var department = await LiveDepartment.OpenAsync();
        var moved = await department.AssignedAsync(3);
        await department.RunAsync(LiveDepartment.Supervisor, moved, new UndoMove());

        Assert.IsType<NotFound>((await department.Desk.RunAsync(LiveDepartment.Engineers[0], moved.Number, moved.Version + 1, new AddNote { Text = "收到" })).Refusal);
    }

    [Fact]
    public async Task What_can_be_taken_back_is_listed_for_its_maker_until_something_else_happens()
    {
        await using var department = await LiveDepartment.OpenAsync();
        var (first, second) = (await department.AssignedAsync(3), await department.AssignedAsync(4));
        var recent = new RecentMoves(department.Database.Contexts, department.Clock);

        Assert.Equal([second.Number, first.Number], (await recent.OfAsync(LiveDepartment.Supervisor, TestContext.Current.CancellationToken)).Select(move => move.Number).OrderDescending());
        Assert.Empty(await recent.OfAsync(LiveDepartment.Staff, TestContext.Current.CancellationToken));
        await department.RunAsync(LiveDepartment.Staff, first, new AddNote { Text = "客户要求改期" });
        await department.RunAsync(LiveDepartment.Supervisor, second, new UndoMove());
        Assert.Empty(await recent.OfAsync(LiveDepartment.Supervisor, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_happened_last_is_told_with_whose_it_was_and_where_the_ticket_stands()
    {
        await using var department = await LiveDepartment.OpenAsync();
        var moved = await department.AssignedAsync(3);
        var recent = new RecentMoves(department.Database.Contexts, department.Clock);

        var change = await recent.ChangeOfAsync(LiveDepartment.Staff, moved.Number, TestContext.Current.CancellationToken);
        Assert.Equal(new LastChange(LiveDepartment.Supervisor.Name, department.Now, nameof(Assign), "赵强", Stage.Scheduled), change);
        Assert.Null(await recent.ChangeOfAsync(LiveDepartment.Engineers[0], moved.Number, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_warning_that_nobody_has_read_goes_with_the_move_that_caused_it()
    {
        await using var department = await LiveDepartment.OpenAsync();
        var (database, clock) = (department.Database, department.Clock);
        var desk = new TicketDesk(new TicketWork(database.Gate, clock, new PromiseTimes(), TestDatabase.Keys, TestDatabase.Company, TestDatabase.Shelf, [new WithdrawnNotices()]));
        var watch = new ClockWatch(database.Gate, database.Contexts,
            new ClockRecount(database.Gate, TestDatabase.Whole, new PromiseTimes(), TestDatabase.Keys, clock, Microsoft.Extensions.Logging.Abstractions.NullLogger<ClockRecount>.Instance), clock);
        var ticket = await department.RegisterAsync();
        clock.Now += TimeSpan.FromHours(4);
        await watch.WarnAsync(TestContext.Current.CancellationToken);
        var before = await NoticesAsync(department);
        var moved = await department.RunAsync(LiveDepartment.Supervisor, ticket, new ChangePriority { Priority = Priority.Urgent, Reason = "全线停产" });
        clock.Now += TimeSpan.FromMinutes(1);
        await watch.WarnAsync(TestContext.Current.CancellationToken);
        Assert.True(await NoticesAsync(department) > before);

        LiveDepartment.Must(await desk.RunAsync(LiveDepartment.Supervisor, moved.Number, moved.Version, new UndoMove(), TestContext.Current.CancellationToken));

        Assert.Equal(before, await NoticesAsync(department));
        await watch.WarnAsync(TestContext.Current.CancellationToken);
        Assert.Equal(before, await NoticesAsync(department));
    }

    private static async Task<Done> ReadyAsync(LiveDepartment department, string move) => move is nameof(Unassign) or nameof(ReassignVisit)
        ? await department.AssignedAsync(3, 4)
        : await department.RunAsync(LiveDepartment.Staff, await department.RegisterAsync(), new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" });

    private static TicketCommand Input(LiveDepartment department, string move) => move switch
    {
        nameof(Assign) => AssignTo(department, 3, 5),
        "Tentative" => AssignTo(department, 4) with { Tentative = true },
        nameof(Unassign) => new Unassign { VisitId = VisitOf(department), Reason = "改期" },
        nameof(ReassignVisit) => new ReassignVisit { VisitId = VisitOf(department), EngineerId = 5, Start = department.Now.AddHours(1), End = department.Now.AddHours(2) },
        CommandNames.Hold => new BeginHold { Reason = HoldReason.Customer },
        CommandNames.Resume => new EndHold(),
        _ => new ChangePriority { Priority = Priority.Urgent, Reason = "全线停产" },
    };

    private static Assign AssignTo(LiveDepartment department, params int[] engineers) => new() { EngineerIds = engineers, Start = department.Now, End = department.Now.AddHours(2) };

    // The lead's: somebody else has to lead then.
    private static int? VisitOf(LiveDepartment department)
    {
        using var db = department.Database.Open();
        return db.Visits.Where(visit => visit.State == VisitState.Confirmed || visit.State == VisitState.Planned).OrderByDescending(visit => visit.Lead).Select(visit => (int?)visit.Id).FirstOrDefault();
    }

    private static async Task<Refusal?> RefusedAsync(LiveDepartment department, Actor actor, Done moved) =>
        (await department.Desk.RunAsync(actor, moved.Number, moved.Version, new UndoMove())).Refusal;

    private static async Task<string> CardAsync(LiveDepartment department, Done ticket) =>
        JsonSerializer.Serialize((await department.FreshCardsAsync()).Single(card => card.Number == ticket.Number) with { Version = 0 });

    private static async Task<IReadOnlyList<string>> ClocksAsync(LiveDepartment department, Done ticket)
    {
        await using var db = department.Database.Open();
        var clocks = await db.Set<TicketClock>().AsNoTracking().Where(clock => clock.TicketId == ticket.TicketId).OrderBy(clock => clock.Id).ToListAsync();
        return clocks.ConvertAll(clock => string.Create(CultureInfo.InvariantCulture,
            $"{clock.Name} {clock.Limit} {clock.StoppedAt} {clock.DueAt} {clock.UsedBefore} {clock.Kept} {string.Join(',', clock.Intervals.Select(interval => $"{interval.Start}–{interval.End} {interval.Running}"))}"));
    }

    private static async Task<List<Activity>> TimelineAsync(LiveDepartment department, Done ticket)
    {
        await using var db = department.Database.Open();
        return await db.Activities.Where(activity => activity.TicketId == ticket.TicketId).OrderBy(activity => activity.Id).ToListAsync();
    }

    private static async Task<int> NoticesAsync(LiveDepartment department)
    {
        await using var db = department.Database.Open();
        return await db.Notices.CountAsync();
    }
}

using AfterSales.Core.Data;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;

namespace AfterSales.Core.Dispatch;

/// <summary>A ticket that was chosen, at the version that the actor saw.</summary>
public sealed record ChosenTicket(string Number, long Version);

/// <summary>What came of one of the chosen tickets: done, or why not.</summary>
public sealed record ChosenOutcome(string Number, TicketCommand Command, Done? Done, Refusal? Refusal);

/// <summary>How several tickets are given to one engineer. Times UTC.</summary>
public sealed record AssignMany
{
    public required int EngineerId { get; init; }
    /// <summary>When the first visit begins; null: when the engineer is free; what only changes hands stays at its time.</summary>
    public DateTime? Start { get; init; }
    /// <summary>How long each visit takes.</summary>
    public TimeSpan Length { get; init; } = FreeTime.OneVisit;
    /// <summary>All begin together; else one after another, around what the engineer has already.</summary>
    public bool AtOnce { get; init; }
    /// <summary>The engineer is not told yet.</summary>
    public bool Tentative { get; init; }
    /// <summary>Why it shall be so, whatever speaks against it.</summary>
    public string? Reason { get; init; }
}

/// <summary>
/// The same done to several tickets 批量操作: one command each, through the one desk, so that each is done or refused by itself and
/// the answer says of every one what became of it.
/// </summary>
public sealed class ManyTickets(TicketDesk desk, PlanningQueries planning, BoardFeed feed, TimeProvider time)
{
    /// <summary>So many at once, and no more.</summary>
    public const int Most = 100;

    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>Gives them to one engineer, in the order in which they are named.</summary>
    public async Task<Outcome<IReadOnlyList<ChosenOutcome>>> AssignAsync(Actor actor, IReadOnlyList<ChosenTicket> chosen, AssignMany assign, CancellationToken cancel = default)
    {
        if (assign.Length <= TimeSpan.Zero || assign.Length > Longest)
            return Invalid.Field("length", "out-of-range", "24 h");
        var next = assign.Start;
        return await EachAsync(actor, chosen, async ticket =>
        {
            // As for a single card: its one planned visit changes hands, unless it is this engineer's already.
            var handed = await planning.HandedOverAsync(actor, ticket.Number, cancel);
            if (handed?.EngineerId == assign.EngineerId)
                handed = null;
            var tentative = assign.Tentative || handed?.State == VisitState.Planned ? true : null as bool?;
            if (handed is not null && assign is { Start: null, AtOnce: false } && handed.Start > time.GetUtcNow().UtcDateTime)
                return HandOver(handed, assign, handed.Start, handed.End, tentative);
            // Behind what has just been planned: the board has to have heard of it.
            var at = next ?? await FreeFromAsync(actor, ticket.Number, assign, cancel);
            if (assign.AtOnce)
                next = at;
            else if (next is not null)
                at = After(await feed.CurrentAsync(cancel), assign.EngineerId, at, assign.Length);
            return handed is not null ? HandOver(handed, assign, at, at + assign.Length, tentative) : new Assign
            {
                EngineerIds = [assign.EngineerId],
                Start = at,
                End = at + assign.Length,
                Tentative = tentative,
                OverrideReason = assign.Reason,
            };
        }, cancel);
    }

    /// <summary>Changes the priority of all.</summary>
    public Task<Outcome<IReadOnlyList<ChosenOutcome>>> ChangePriorityAsync(Actor actor, IReadOnlyList<ChosenTicket> chosen, Priority priority, string reason, CancellationToken cancel = default) =>
        EachAsync(actor, chosen, _ => Task.FromResult<TicketCommand>(new ChangePriority { Priority = priority, Reason = reason }), cancel);

    /// <summary>Puts the same note on all.</summary>
    public Task<Outcome<IReadOnlyList<ChosenOutcome>>> NoteAsync(Actor actor, IReadOnlyList<ChosenTicket> chosen, string text, CancellationToken cancel = default) =>
        EachAsync(actor, chosen, _ => Task.FromResult<TicketCommand>(new AddNote { Text = text }), cancel);

    /// <summary>Tells the engineers of tentative visits, each named by its ticket and id.</summary>
    public Task<Outcome<IReadOnlyList<ChosenOutcome>>> ConfirmAsync(Actor actor, IReadOnlyList<(ChosenTicket Ticket, int VisitId)> visits, CancellationToken cancel = default)
    {
        var queue = new Queue<int>(visits.Select(visit => visit.VisitId));
        return EachAsync(actor, [.. visits.Select(visit => visit.Ticket)], _ => Task.FromResult<TicketCommand>(new ConfirmVisit { VisitId = queue.Dequeue() }), cancel);
    }

    /// <summary>Takes moves back, each on the version that it made.</summary>
    public Task<Outcome<IReadOnlyList<ChosenOutcome>>> UndoAsync(Actor actor, IReadOnlyList<ChosenTicket> moved, CancellationToken cancel = default) =>
        EachAsync(actor, moved, _ => Task.FromResult<TicketCommand>(new UndoMove()), cancel);

    private static ReassignVisit HandOver(Visit visit, AssignMany assign, DateTime start, DateTime end, bool? tentative) => new()
    {
        VisitId = visit.Id,
        EngineerId = assign.EngineerId,
        Start = start,
        End = end,
        Tentative = tentative,
        OverrideReason = assign.Reason,
    };

    private async Task<DateTime> FreeFromAsync(Actor actor, string number, AssignMany assign, CancellationToken cancel)
    {
        await feed.CurrentAsync(cancel);
        var candidates = await planning.ToSendAsync(actor, number, new SendingPlan(nameof(Assign)) { Length = assign.Length }, cancel);
        return candidates.FirstOrDefault(move => move.EngineerId == assign.EngineerId)?.Start ?? time.GetUtcNow().UtcDateTime;
    }

    private static DateTime After(BoardSnapshot board, int engineerId, DateTime from, TimeSpan length)
    {
        var visits = board.Engineers.GetValueOrDefault(engineerId)?.Visits ?? [];
        return visits.Where(visit => visit.State is not (VisitState.Left or VisitState.Aborted)).OrderBy(visit => visit.Start)
            .Aggregate(from, (at, visit) => visit.Start < at + length && visit.End > at ? visit.End : at);
    }

    private async Task<Outcome<IReadOnlyList<ChosenOutcome>>> EachAsync(
        Actor actor, IReadOnlyList<ChosenTicket> chosen, Func<ChosenTicket, Task<TicketCommand>> command, CancellationToken cancel)
    {
        if (chosen.Count > Most)
            return Invalid.Field("tickets", "too-many", $"{Most}");
        var outcomes = new List<ChosenOutcome>();
        foreach (var ticket in chosen)
        {
            var step = await command(ticket);
            var outcome = await desk.RunAsync(actor, ticket.Number, ticket.Version, step, cancel);
            outcomes.Add(new ChosenOutcome(ticket.Number, step, outcome.Value, outcome.Refusal));
        }
        return outcomes;
    }
}

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
    /// <summary>When the first visit begins; null: when the engineer is free.</summary>
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
public sealed class ManyTickets(TicketDesk desk, BoardFeed feed, TimeProvider time)
{
    /// <summary>So many at once, and no more.</summary>
    public const int Most = 100;

    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>Gives them to one engineer, in the order in which they are named.</summary>
    public async Task<Outcome<IReadOnlyList<ChosenOutcome>>> AssignAsync(Actor actor, IReadOnlyList<ChosenTicket> chosen, AssignMany assign, CancellationToken cancel = default)
    {
        if (assign.Length <= TimeSpan.Zero || assign.Length > Longest)
            return Invalid.Field("length", "out-of-range", "24 h");
        var day = feed.Board.Engineers.GetValueOrDefault(assign.EngineerId);
        var start = assign.Start ?? FreeTime.Next(day, Now, assign.Length);
        return await EachAsync(actor, chosen, _ =>
        {
            var at = assign.AtOnce ? start : FreeTime.Next(day, start, assign.Length, round: assign.Start is null);
            return new Assign
            {
                EngineerIds = [assign.EngineerId],
                Start = at,
                End = at + assign.Length,
                Tentative = assign.Tentative ? true : null,
                OverrideReason = assign.Reason,
            };
        }, (command, done) =>
        {
            // The next one goes behind it, whenever the board learns of it.
            if (command is Assign made && day is not null)
                day = day with { Visits = [.. day.Visits, new BoardVisit(0, done.Number, assign.EngineerId, true, Place.Site, VisitState.Confirmed, made.Start!.Value, made.End!.Value)] };
            else if (command is Assign { End: { } end })
                start = end;
        }, cancel);
    }

    /// <summary>Changes the priority of all.</summary>
    public Task<Outcome<IReadOnlyList<ChosenOutcome>>> ChangePriorityAsync(Actor actor, IReadOnlyList<ChosenTicket> chosen, Priority priority, string reason, CancellationToken cancel = default) =>
        EachAsync(actor, chosen, _ => new ChangePriority { Priority = priority, Reason = reason }, null, cancel);

    /// <summary>Puts the same note on all.</summary>
    public Task<Outcome<IReadOnlyList<ChosenOutcome>>> NoteAsync(Actor actor, IReadOnlyList<ChosenTicket> chosen, string text, CancellationToken cancel = default) =>
        EachAsync(actor, chosen, _ => new AddNote { Text = text }, null, cancel);

    /// <summary>Tells the engineers of tentative visits, each named by its ticket and id.</summary>
    public Task<Outcome<IReadOnlyList<ChosenOutcome>>> ConfirmAsync(Actor actor, IReadOnlyList<(ChosenTicket Ticket, int VisitId)> visits, CancellationToken cancel = default)
    {
        var queue = new Queue<int>(visits.Select(visit => visit.VisitId));
        return EachAsync(actor, [.. visits.Select(visit => visit.Ticket)], _ => new ConfirmVisit { VisitId = queue.Dequeue() }, null, cancel);
    }

    /// <summary>Takes moves back, each on the version that it made.</summary>
    public Task<Outcome<IReadOnlyList<ChosenOutcome>>> UndoAsync(Actor actor, IReadOnlyList<ChosenTicket> moved, CancellationToken cancel = default) =>
        EachAsync(actor, moved, _ => new UndoMove(), null, cancel);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private async Task<Outcome<IReadOnlyList<ChosenOutcome>>> EachAsync(
        Actor actor, IReadOnlyList<ChosenTicket> chosen, Func<ChosenTicket, TicketCommand> command, Action<TicketCommand, Done>? after, CancellationToken cancel)
    {
        if (chosen.Count > Most)
            return Invalid.Field("tickets", "too-many", $"{Most}");
        var outcomes = new List<ChosenOutcome>();
        foreach (var ticket in chosen)
        {
            var step = command(ticket);
            var outcome = await desk.RunAsync(actor, ticket.Number, ticket.Version, step, cancel);
            if (outcome.Done)
                after?.Invoke(step, outcome.Value);
            outcomes.Add(new ChosenOutcome(ticket.Number, step, outcome.Value, outcome.Refusal));
        }
        return outcomes;
    }
}

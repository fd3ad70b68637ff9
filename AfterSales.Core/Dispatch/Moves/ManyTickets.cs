using AfterSales.Core.Data;
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
    /// <summary>Not before then, and all at once exactly then; null: when the engineer is free, and what only changes hands stays at its time.</summary>
    public DateTime? Start { get; init; }
    /// <summary>How long each visit takes.</summary>
    public TimeSpan Length { get; init; } = VisitHours.OneVisit;
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
public sealed class ManyTickets(TicketDesk desk, PlanningQueries planning, TimeProvider time)
{
    /// <summary>So many at once, and no more.</summary>
    public const int Most = 100;

    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>Gives them to one engineer, in the order in which they are named.</summary>
    public async Task<Outcome<IReadOnlyList<ChosenOutcome>>> AssignAsync(Actor actor, IReadOnlyList<ChosenTicket> chosen, AssignMany assign, CancellationToken cancel = default)
    {
        if (assign.Length <= TimeSpan.Zero || assign.Length > Longest)
            return Invalid.Field("length", "out-of-range", "24 h");
        if (chosen.Count > Most)
            return TooMany;
        var moves = (await planning.ManyAsync(actor, [.. chosen.Select(ticket => ticket.Number)], assign, cancel)).ToDictionary(move => move.Number);
        return await EachAsync(actor, chosen, ticket => CommandOf(moves.GetValueOrDefault(ticket.Number), assign), cancel);
    }

    /// <summary>What giving them to one engineer would do, and to which times; nothing is done.</summary>
    public async Task<IReadOnlyList<ChosenMove>> ForeseeAsync(Actor actor, IReadOnlyList<string> chosen, AssignMany assign, CancellationToken cancel = default) =>
        assign.Length <= TimeSpan.Zero || assign.Length > Longest || chosen.Count > Most ? [] : await planning.ManyAsync(actor, chosen, assign, cancel);

    /// <summary>Changes the priority of all.</summary>
    public Task<Outcome<IReadOnlyList<ChosenOutcome>>> ChangePriorityAsync(Actor actor, IReadOnlyList<ChosenTicket> chosen, Priority priority, string reason, CancellationToken cancel = default) =>
        EachAsync(actor, chosen, _ => new ChangePriority { Priority = priority, Reason = reason }, cancel);

    /// <summary>Puts the same note on all.</summary>
    public Task<Outcome<IReadOnlyList<ChosenOutcome>>> NoteAsync(Actor actor, IReadOnlyList<ChosenTicket> chosen, string text, CancellationToken cancel = default) =>
        EachAsync(actor, chosen, _ => new AddNote { Text = text }, cancel);

    /// <summary>Tells the engineers of tentative visits, each named by its ticket and id.</summary>
    public Task<Outcome<IReadOnlyList<ChosenOutcome>>> ConfirmAsync(Actor actor, IReadOnlyList<(ChosenTicket Ticket, int VisitId)> visits, CancellationToken cancel = default)
    {
        var queue = new Queue<int>(visits.Select(visit => visit.VisitId));
        return EachAsync(actor, [.. visits.Select(visit => visit.Ticket)], _ => new ConfirmVisit { VisitId = queue.Dequeue() }, cancel);
    }

    /// <summary>Takes moves back, each on the version that it made.</summary>
    public Task<Outcome<IReadOnlyList<ChosenOutcome>>> UndoAsync(Actor actor, IReadOnlyList<ChosenTicket> moved, CancellationToken cancel = default) =>
        EachAsync(actor, moved, _ => new UndoMove(), cancel);

    private static Invalid TooMany => Invalid.Field("tickets", "too-many", $"{Most}");

    // Also what cannot be done is tried: the desk says why not, as it stands then.
    private TicketCommand CommandOf(ChosenMove? chosen, AssignMany assign)
    {
        var start = chosen?.Move.Start ?? assign.Start ?? time.GetUtcNow().UtcDateTime;
        var end = chosen?.Move.End ?? start + assign.Length;
        return chosen?.Move.VisitId is { } visit
            ? new ReassignVisit { VisitId = visit, EngineerId = assign.EngineerId, Start = start, End = end, Tentative = chosen.Tentative, OverrideReason = assign.Reason }
            : new Assign { EngineerIds = [assign.EngineerId], Start = start, End = end, Tentative = chosen?.Tentative ?? (assign.Tentative ? true : null), OverrideReason = assign.Reason };
    }

    private async Task<Outcome<IReadOnlyList<ChosenOutcome>>> EachAsync(
        Actor actor, IReadOnlyList<ChosenTicket> chosen, Func<ChosenTicket, TicketCommand> command, CancellationToken cancel)
    {
        if (chosen.Count > Most)
            return TooMany;
        var outcomes = new List<ChosenOutcome>();
        foreach (var ticket in chosen)
        {
            var step = command(ticket);
            var outcome = await desk.RunAsync(actor, ticket.Number, ticket.Version, step, cancel);
            outcomes.Add(new ChosenOutcome(ticket.Number, step, outcome.Value, outcome.Refusal));
        }
        return outcomes;
    }
}

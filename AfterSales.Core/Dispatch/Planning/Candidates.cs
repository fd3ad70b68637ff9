using AfterSales.Core.Tickets;

namespace AfterSales.Core.Dispatch;

/// <summary>A command that would send somebody, and to what: a further visit, or one that changes hands. Times UTC.</summary>
/// <param name="HandedOver">The visit that would be another's.</param>
/// <param name="Start">As it was chosen; null: when each can be there next.</param>
public sealed record Sent(CommandOffer Command, Visit? HandedOver, DateTime? Start, DateTime? End)
{
    /// <summary>How long it takes, while no times are chosen; null: as it was, or <see cref="VisitHours.OneVisit"/>.</summary>
    public TimeSpan? Length { get; init; }

    /// <summary>When each can be there from then on, UTC, also where a visit changes hands; null: from now on.</summary>
    public DateTime? NotBefore { get; init; }
}

/// <summary>
/// Who could be sent, best first: of whom nothing has to be explained, then who costs least (<see cref="Outlook.Cost"/>); then
/// who is off duty, who must not be sent, and who is on it already.
/// </summary>
public static class Candidates
{
    public static IReadOnlyList<EngineerMove> For(Ticket ticket, Sent sent, Job job, IEnumerable<AtHand> people, Vantage from)
    {
        var ranked = people.Select(who => To(who, ticket, sent, job, from))
            .OrderBy(move => move.Refused switch { MoveRefusal.Here => 3, MoveRefusal.Prevented => 2, _ => move.OffDuty ? 1 : 0 })
            .ThenBy(move => move.Concerns.Any()).ThenBy(move => Outlook.Cost(move.Consequences)).ThenBy(move => move.EngineerId).ToList();
        // Whoever is first is named to who is about to choose somebody against whom something speaks.
        return ranked is [{ Refused: null } best, ..] ? ranked.ConvertAll(move => move == best || !move.Concerns.Any() ? move : move with { BetterId = best.EngineerId }) : ranked;
    }

    private static EngineerMove To(AtHand who, Ticket ticket, Sent sent, Job job, Vantage from)
    {
        var errand = When(who, sent, job, from);
        var consequences = Outlook.Of(errand);
        MoveRefusal? refused =
            ticket.Visits.Exists(visit => visit.Live && visit.EngineerId == who.Id && visit != sent.HandedOver) || (sent is { Start: null, HandedOver.EngineerId: var his } && his == who.Id) ? MoveRefusal.Here
            : !sent.Command.Allowed ? ServiceProcess.Row(sent.Command.Name).LeadsFrom(ticket) ? MoveRefusal.NotYours : MoveRefusal.NoWay
            : consequences.Any(one => one.Weight == Weight.Blocks) ? MoveRefusal.Prevented
            : null;
        return new EngineerMove(who.Id, refused is null ? sent.Command : null, refused, sent.HandedOver?.Id, errand.Start, errand.End, !who.OnDuty, consequences);
    }

    private static Errand When(AtHand who, Sent sent, Job job, Vantage from) => sent switch
    {
        { Start: { } start, End: { } end } when end > start => new Errand(who, job, start, end, from),
        { NotBefore: null, HandedOver: { } visit } when visit.Start > from.Now => new Errand(who, job, visit.Start, visit.End, from),
        _ => FreeTime.Of(who, job, sent.Length ?? (sent.HandedOver is { } visit ? visit.End - visit.Start : VisitHours.OneVisit), from, sent.NotBefore),
    };
}

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
/// Who could be sent, best first: of whom nothing has to be explained; then who is on duty by then, who is not, who must not be
/// sent, and who is on it already. Of each, who costs least (<see cref="Outlook.Cost"/>).
/// </summary>
public static class Candidates
{
    public static IReadOnlyList<EngineerMove> For(Ticket ticket, Sent sent, Job job, IEnumerable<AtHand> people, Vantage from)
    {
        var ranked = people.Select(who => To(who, ticket, sent, job, from))
            .OrderBy(RankOf).ThenBy(move => Outlook.Cost(move.Consequences)).ThenBy(move => move.EngineerId).ToList();
        // Whoever is about to choose somebody against whom something speaks is told of somebody against whom nothing does.
        return ranked is [{ Suggested: true } best, ..] ? ranked.ConvertAll(move => move.Concerns.Any() ? move with { BetterId = best.EngineerId } : move) : ranked;
    }

    // Off duty now says nothing of tomorrow: it counts where it has to be explained.
    private static int RankOf(EngineerMove move) => move.Refused switch
    {
        MoveRefusal.Here => 4,
        MoveRefusal.Prevented => 3,
        _ when !move.Concerns.Any() => 0,
        _ => move.Concerns.OfType<NotOnDuty>().Any() ? 2 : 1,
    };

    private static EngineerMove To(AtHand who, Ticket ticket, Sent sent, Job job, Vantage from)
    {
        var errand = When(who, sent, job, from);
        var consequences = Outlook.Of(errand);
        MoveRefusal? refused =
            ticket.Visits.Exists(visit => visit.Live && visit.EngineerId == who.Id && visit != sent.HandedOver) || (sent is { Start: null, HandedOver.EngineerId: var his } && his == who.Id) ? MoveRefusal.Here
            : !sent.Command.Allowed ? ServiceProcess.Row(sent.Command.Name).LeadsFrom(ticket) ? MoveRefusal.NotYours : MoveRefusal.NoWay
            : consequences.Any(one => one.Weight == Weight.Blocks) ? MoveRefusal.Prevented
            : null;
        return new EngineerMove(who.Id, refused is null ? sent.Command : null, refused, sent.HandedOver?.Id, errand.Start, errand.End, consequences);
    }

    private static Errand When(AtHand who, Sent sent, Job job, Vantage from) => sent switch
    {
        { Start: { } start, End: { } end } when end > start => new Errand(who, job, start, end, from),
        { NotBefore: null, HandedOver: { } visit } when visit.Start > from.Now => new Errand(who, job, visit.Start, visit.End, from),
        _ => FreeTime.Of(who, job, sent.Length ?? (sent.HandedOver is { } visit ? visit.End - visit.Start : VisitHours.OneVisit), from, sent.NotBefore),
    };
}

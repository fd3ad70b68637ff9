using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;

namespace AfterSales.Core.Dispatch;

/// <summary>Why a card cannot be put somewhere.</summary>
public enum MoveRefusal
{
    /// <summary>It is there already.</summary>
    Here,
    /// <summary>No command leads there from where it stands.</summary>
    NoWay,
    /// <summary>Another role's task.</summary>
    NotYours,
    /// <summary>Something must stand first.</summary>
    Missing,
}

/// <summary>What a drop on a stage would do: run <paramref name="Command"/>, or be refused.</summary>
public sealed record StageMove(Stage To, CommandOffer? Command, MoveRefusal? Refused);

/// <summary>What a drop on an engineer would do.</summary>
/// <param name="VisitId">The visit that would be handed over, when it is a change of engineer.</param>
/// <param name="Start">A time to propose, UTC: when the engineer is free next; as it was for a change of engineer.</param>
/// <param name="Kilometres">From where the engineer was last to the site, as the crow flies.</param>
/// <param name="Late">By how much that start would miss the promised arrival.</param>
/// <param name="Skills">What the engineer knows. No ticket names what it takes: whoever sends judges.</param>
/// <param name="Overlaps">A visit of the engineer's day that this one would run into.</param>
public sealed record EngineerMove(
    int EngineerId, CommandOffer? Command, MoveRefusal? Refused, int? VisitId, DateTime Start, DateTime End, double? Kilometres, TimeSpan? Late,
    bool OffDuty, IReadOnlyList<string> Skills, BoardVisit? Overlaps);

/// <summary>All that an actor can do with one card: asked when it is lifted and when its menu is opened.</summary>
/// <param name="Engineers">Those on duty first, the nearest first.</param>
/// <param name="Commands">What can be run besides, without moving the card; facts are recorded, and clocks corrected, on the ticket's own page.</param>
public sealed record CardMoves(
    string Number, long Version, Stage Stage, IReadOnlyList<StageMove> Stages, IReadOnlyList<EngineerMove> Engineers, IReadOnlyList<CommandOffer> Commands)
{
    internal static CardMoves Of(Ticket ticket, Actor actor, IEnumerable<BoardEngineer> engineers, DateTime now)
    {
        var offers = NextSteps.For(ticket, actor).ToDictionary(offer => offer.Name);
        var stages = ServiceProcess.OpenStages.Select(stage => To(stage, ticket, actor, offers)).ToList();
        var (dispatch, handedOver) = DispatchOf(ticket);
        var moving = stages.Select(move => move.Command?.Name).Append(nameof(Assign)).Append(nameof(ReassignVisit)).Append(nameof(CorrectClock)).ToHashSet();
        return new CardMoves(
            ticket.Number, ticket.Version, ticket.Stage, stages,
            Ranked(engineers, ticket, offers[dispatch], handedOver, now),
            [.. offers.Values.Where(offer => offer is { Allowed: true, Missing.Count: 0 } && !moving.Contains(offer.Name) && !ServiceProcess.IsRecord(offer.Name))]);
    }

    /// <summary>Who could be sent besides, whatever is planned already.</summary>
    internal static IReadOnlyList<EngineerMove> ToSend(Ticket ticket, Actor actor, IEnumerable<BoardEngineer> engineers, DateTime now) =>
        Ranked(engineers, ticket, NextSteps.For(ticket, actor).Single(offer => offer.Name == nameof(Assign)), null, now);

    private static IReadOnlyList<EngineerMove> Ranked(IEnumerable<BoardEngineer> engineers, Ticket ticket, CommandOffer offer, Visit? handedOver, DateTime now) =>
        [.. engineers.Select(engineer => To(engineer, ticket, offer, handedOver, now))
            .OrderBy(move => move.OffDuty).ThenBy(move => move.Kilometres ?? double.MaxValue).ThenBy(move => move.EngineerId)];

    private static StageMove To(Stage stage, Ticket ticket, Actor actor, Dictionary<string, CommandOffer> offers)
    {
        if (stage == ticket.Stage)
            return new StageMove(stage, null, MoveRefusal.Here);
        if (ServiceProcess.Drop(ticket, stage, actor) is { } row && offers[row.Command] is { Allowed: true } offer)
            return new StageMove(stage, offer, offer.Missing.Count > 0 ? MoveRefusal.Missing : null);
        var isAWay = !actor.IsSupervisor && ServiceProcess.Drop(ticket, stage, actor with { Roles = Roles.Supervisor }) is not null;
        return new StageMove(stage, null, isAWay ? MoveRefusal.NotYours : MoveRefusal.NoWay);
    }

    private static EngineerMove To(BoardEngineer engineer, Ticket ticket, CommandOffer offer, Visit? handedOver, DateTime now)
    {
        var (start, end) = handedOver is not null && handedOver.Start > now
            ? (handedOver.Start, handedOver.End)
            : FreeTime.Of(engineer, now, handedOver is null ? FreeTime.OneVisit : handedOver.End - handedOver.Start);
        MoveRefusal? refused =
            ticket.Visits.Exists(visit => visit.Live && visit.EngineerId == engineer.Id) ? MoveRefusal.Here
            : offer.Allowed ? null
            : ServiceProcess.Row(offer.Name).LeadsFrom(ticket) ? MoveRefusal.NotYours
            : MoveRefusal.NoWay;
        var promised = ticket.Clocks.Find(clock => clock is { Name: ClockName.Arrival, StoppedAt: null })?.DueAt;
        return new EngineerMove(
            engineer.Id, refused is null ? offer : null, refused, handedOver?.Id, start, end,
            engineer.Position is { } from && ticket.Site is { Lat: { } lat, Lon: { } lon } ? CrowFlies.Kilometres(from.Lat, from.Lon, lat, lon) : null,
            start > promised ? start - promised : null,
            engineer.State == EngineerState.OffDuty, engineer.Skills,
            FreeTime.InTheWay(engineer, start, end).FirstOrDefault(visit => visit.Number != ticket.Number));
    }

    /// <summary>The one planned visit of a card changes hands; otherwise a further engineer is sent.</summary>
    private static (string Command, Visit? Visit) DispatchOf(Ticket ticket)
    {
        var planned = ticket.Visits.FindAll(visit => visit.State is VisitState.Planned or VisitState.Confirmed);
        return planned is [var one] && ServiceProcess.Row(nameof(ReassignVisit)).LeadsFrom(ticket) ? (nameof(ReassignVisit), one) : (nameof(Assign), null);
    }
}

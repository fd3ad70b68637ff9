using AfterSales.Core.Data;
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
    /// <summary>It would have a consequence that nobody may bring about.</summary>
    Prevented,
}

/// <summary>What a drop on a stage would do: run <paramref name="Command"/>, or be refused.</summary>
public sealed record StageMove(Stage To, CommandOffer? Command, MoveRefusal? Refused);

/// <summary>What a drop on an engineer would do.</summary>
/// <param name="VisitId">The visit that would be handed over, when it is a change of engineer.</param>
/// <param name="Start">A time to propose, UTC: when the engineer can be there next; as it was for a change of engineer.</param>
/// <param name="Consequences">What it would bring about, in the order in which it is read.</param>
public sealed record EngineerMove(
    int EngineerId, CommandOffer? Command, MoveRefusal? Refused, int? VisitId, DateTime Start, DateTime End, IReadOnlyList<Consequence> Consequences)
{
    /// <summary>What speaks against this engineer, and not against everybody who could be sent.</summary>
    public IEnumerable<Consequence> Concerns => Consequences.Where(one => one is { Weight: not Weight.Fact, OfTicket: false });

    /// <summary>Nothing speaks against it.</summary>
    public bool Suggested => Refused is null && !Concerns.Any();

    /// <summary>A reason has to be given.</summary>
    public bool AsksReason => Consequences.Any(one => one.Weight == Weight.AsksReason);

    /// <summary>Who could rather be sent; null: nobody.</summary>
    public int? BetterId { get; init; }
}

/// <summary>All that an actor can do with one card: asked when it is lifted and when its menu is opened.</summary>
/// <param name="Engineers">Who could be sent, best first.</param>
/// <param name="Commands">What can be run besides, without moving the card; facts are recorded, and clocks corrected, on the ticket's own page.</param>
public sealed record CardMoves(
    string Number, long Version, Stage Stage, IReadOnlyList<StageMove> Stages, IReadOnlyList<EngineerMove> Engineers, IReadOnlyList<CommandOffer> Commands)
{
    internal static CardMoves Of(Ticket ticket, Actor actor, IReadOnlyList<EngineerMove> engineers)
    {
        var offers = NextSteps.For(ticket, actor).ToDictionary(offer => offer.Name);
        var stages = ServiceProcess.OpenStages.Select(stage => To(stage, ticket, actor, offers)).ToList();
        var moving = stages.Select(move => move.Command?.Name).Append(nameof(Assign)).Append(nameof(ReassignVisit)).Append(nameof(CorrectClock)).ToHashSet();
        return new CardMoves(
            ticket.Number, ticket.Version, ticket.Stage, stages, engineers,
            [.. offers.Values.Where(offer => offer is { Allowed: true, Missing.Count: 0 } && !moving.Contains(offer.Name) && !ServiceProcess.IsRecord(offer.Name))]);
    }

    private static StageMove To(Stage stage, Ticket ticket, Actor actor, Dictionary<string, CommandOffer> offers)
    {
        if (stage == ticket.Stage)
            return new StageMove(stage, null, MoveRefusal.Here);
        if (ServiceProcess.Drop(ticket, stage, actor) is { } row && offers[row.Command] is { Allowed: true } offer)
            return new StageMove(stage, offer, offer.Missing.Count > 0 ? MoveRefusal.Missing : null);
        var isAWay = !actor.IsSupervisor && ServiceProcess.Drop(ticket, stage, actor with { Roles = Roles.Supervisor }) is not null;
        return new StageMove(stage, null, isAWay ? MoveRefusal.NotYours : MoveRefusal.NoWay);
    }
}

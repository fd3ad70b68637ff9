using System.Collections.Immutable;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Dispatch.Live;

/// <summary>
/// What one actor may see of the board: staff and supervisors all of it; an engineer the own tickets and oneself; a screen
/// on a wall all of it, but nothing by which a customer's people could be called or found.
/// </summary>
public sealed class BoardSight(Actor actor, bool onWall = false)
{
    private static readonly Actor Nobody = Actor.Anonymous("", Origin.Hub);

    /// <summary>What hangs on a wall, where anybody may read it.</summary>
    public static BoardSight OnWall { get; } = new(Nobody, onWall: true);

    /// <summary>Whether the actor has anything to look for on the board.</summary>
    public bool Any => onWall || actor.SeesAllTickets || actor is { IsEngineer: true, EmployeeId: not null };

    public BoardSnapshot Of(BoardSnapshot board) => onWall ? board with { Cards = Discreet(board.Cards), Engineers = Discreet(board.Engineers, board.Cards.GetValueOrDefault) } : actor.SeesAllTickets ? board : board with
    {
        Cards = board.Cards.Values.Where(Sees).ToImmutableDictionary(card => card.Number),
        Engineers = board.Engineers.Values.Where(Sees).ToImmutableDictionary(engineer => engineer.Id),
    };

    /// <summary>A change as the actor sees it: a ticket that is no longer the actor's own is gone.</summary>
    /// <param name="before">The actor's board before the change.</param>
    public BoardDelta Of(BoardDelta delta, BoardSnapshot before)
    {
        if (onWall)
            return delta with
            {
                Cards = Discreet(delta.Cards),
                Engineers = Discreet(delta.Engineers, number => delta.Cards.GetValueOrDefault(number) ?? before.Cards.GetValueOrDefault(number)),
            };
        if (actor.SeesAllTickets)
            return delta;
        var mine = delta.Cards.Where(card => Sees(card.Value)).ToImmutableDictionary();
        return delta with
        {
            Cards = mine,
            Gone = delta.Gone.Union(delta.Cards.Keys).Except(mine.Keys).Intersect(before.Cards.Keys),
            Engineers = delta.Engineers.Where(engineer => Sees(engineer.Value)).ToImmutableDictionary(),
        };
    }

    private static ImmutableDictionary<string, BoardCard> Discreet(ImmutableDictionary<string, BoardCard> cards) =>
        cards.ToImmutableDictionary(card => card.Key, card => DiscreetCard.Of(card.Value));

    // Whoever is with a person stands where that person lives, and is last seen there after leaving. Of a ticket that is closed by then nobody knows any more whose it was.
    private static ImmutableDictionary<int, BoardEngineer> Discreet(ImmutableDictionary<int, BoardEngineer> engineers, Func<string, BoardCard?> cards) =>
        engineers.SetItems(engineers.Values
            .Where(one => one.Position is not null && one.Visits.Any(visit =>
                visit.State is VisitState.EnRoute or VisitState.OnSite or VisitState.Left && (cards(visit.Number) is not { } card || DiscreetCard.IsCoarse(card))))
            .Select(one => KeyValuePair.Create(one.Id, one with { Position = DiscreetCard.Coarse(one.Position!) })));

    private bool Sees(BoardCard card) => actor.EmployeeId is { } id && card.OwnOf.Contains(id);

    private bool Sees(BoardEngineer engineer) => engineer.Id == actor.EmployeeId;
}

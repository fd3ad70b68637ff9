using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Dispatch;

/// <summary>What is left of an engineer's day, in its order 行程: where they are, and where they go from there.</summary>
/// <param name="From">Where they were last; null when that is not known.</param>
public sealed record EngineerRoute(int EngineerId, string Name, BoardPosition? From, IReadOnlyList<RouteStop> Stops)
{
    /// <summary>
    /// The visits of the day that are not over, by their start. Times are about: the way is that of
    /// <paramref name="rules"/>; nobody begins before the planned time, and each
    /// visit takes as long as it is planned for.
    /// </summary>
    /// <param name="now">UTC.</param>
    /// <returns>Null when there is no such engineer.</returns>
    public static EngineerRoute? Of(BoardSnapshot board, int engineerId, PlanningRules rules, DateTime now)
    {
        if (board.Engineers.GetValueOrDefault(engineerId) is not { } engineer)
            return null;
        var stops = new List<RouteStop>();
        var (at, free) = (Spot.Of(engineer.Position?.Lat, engineer.Position?.Lon), now);
        foreach (var visit in engineer.Visits.Where(visit => visit.State is not (VisitState.Left or VisitState.Aborted) && visit.Place == Place.Site).OrderBy(Waits).ThenBy(visit => visit.Start))
        {
            if (board.Cards.GetValueOrDefault(visit.Number) is not { } card)
                continue;
            var there = visit.State == VisitState.OnSite;
            var site = Spot.Of(card.Site?.Lat, card.Site?.Lon);
            double? km = !there && at is { } from && site is { } to ? rules.Road(from, to) : null;
            var arrives = there ? now : Later(free.AddMinutes(rules.Minutes(km ?? 0)), visit.State == VisitState.EnRoute ? now : visit.Start);
            stops.Add(new RouteStop(stops.Count + 1, visit.Number, visit.State, card.Customer?.Name, card.Site, visit.Start, visit.End, km, there ? null : arrives));
            free = there ? Later(visit.End, now) : arrives + (visit.End - visit.Start);
            at = site ?? at;
        }
        return new EngineerRoute(engineer.Id, engineer.Name, engineer.Position, stops);
    }

    private static bool Waits(BoardVisit visit) => visit.State is not (VisitState.EnRoute or VisitState.OnSite);

    private static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;
}

/// <summary>One visit of the day that is not over. Times UTC.</summary>
/// <param name="Order">From 1.</param>
/// <param name="Km">About how far it is by road from where the engineer is before; null when that is not known, or when they are there.</param>
/// <param name="AboutAt">About when they arrive; null when they are there.</param>
public sealed record RouteStop(
    int Order, string Number, VisitState State, string? Customer, Tickets.SiteRef? Site, DateTime Start, DateTime End, double? Km, DateTime? AboutAt)
{
    /// <summary>They come later than is planned.</summary>
    public bool Late => AboutAt > Start;
}

using AfterSales.Core.Customers;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Dispatch;

/// <summary>What is left of an engineer's day, in its order 行程: where they are, and where they go from there.</summary>
/// <param name="From">Where they were last; null when that is not known.</param>
public sealed record EngineerRoute(int EngineerId, string Name, BoardPosition? From, IReadOnlyList<RouteStop> Stops)
{
    /// <summary>Roads are longer than the way a crow flies.</summary>
    public const double RoadFactor = 1.35;

    public const double KilometresPerHour = 55;

    /// <summary>
    /// The visits of the day that are not over, by their start. Times are about: the way is the great circle
    /// × <see cref="RoadFactor"/> at <see cref="KilometresPerHour"/>; nobody begins before the planned time, and each
    /// visit takes as long as it is planned for.
    /// </summary>
    /// <param name="now">UTC.</param>
    /// <returns>Null when there is no such engineer.</returns>
    public static EngineerRoute? Of(BoardSnapshot board, int engineerId, DateTime now)
    {
        if (board.Engineers.GetValueOrDefault(engineerId) is not { } engineer)
            return null;
        var stops = new List<RouteStop>();
        var (lat, lon, free) = (engineer.Position?.Lat, engineer.Position?.Lon, now);
        foreach (var visit in engineer.Visits.Where(visit => visit.State is not (VisitState.Left or VisitState.Aborted) && visit.Place == Place.Site).OrderBy(Waits).ThenBy(visit => visit.Start))
        {
            if (board.Cards.GetValueOrDefault(visit.Number) is not { } card)
                continue;
            var there = visit.State == VisitState.OnSite;
            double? km = !there && lat is { } fromLat && lon is { } fromLon && card.Site is { Lat: { } toLat, Lon: { } toLon }
                ? CrowFlies.Kilometres(fromLat, fromLon, toLat, toLon) * RoadFactor : null;
            var arrives = there ? now : Later(free + TimeSpan.FromHours((km ?? 0) / KilometresPerHour), visit.State == VisitState.EnRoute ? now : visit.Start);
            stops.Add(new RouteStop(stops.Count + 1, visit.Number, visit.State, card.Customer?.Name, card.Site, visit.Start, visit.End, km, there ? null : arrives));
            free = there ? Later(visit.End, now) : arrives + (visit.End - visit.Start);
            (lat, lon) = (card.Site?.Lat ?? lat, card.Site?.Lon ?? lon);
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

using AfterSales.Core.Data;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.People;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Dispatch;

/// <summary>A visit that somebody's day holds already. Times UTC.</summary>
/// <param name="Where">Null where nobody travels, and where nobody knows.</param>
public sealed record Booked(int Id, string Number, VisitState State, DateTime Start, DateTime End, Spot? Where)
{
    /// <summary>Still to be done; what was planned for a time that has passed is not.</summary>
    public bool IsAhead(DateTime now) => State switch
    {
        VisitState.EnRoute or VisitState.OnSite => true,
        VisitState.Planned or VisitState.Confirmed => End > now,
        _ => false,
    };
}

/// <summary>An engineer who could be sent, as far as planning asks.</summary>
/// <param name="Seen">The last position; null where none is shared.</param>
/// <param name="Day">The visits around the time in question and those that lie ahead, by their start.</param>
public sealed record AtHand(
    int Id, string Name, bool OnDuty, IReadOnlyList<string> Skills, string? HomeCity, Spot? Home, BoardPosition? Seen, IReadOnlyList<Booked> Day)
{
    /// <summary>As the board shows them: with the visits of its day, and those of all open tickets on whatever day.</summary>
    public static IEnumerable<AtHand> On(BoardSnapshot board)
    {
        var ahead = board.Cards.Values.SelectMany(card => card.Visits).ToLookup(visit => visit.EngineerId);
        return board.Engineers.Values.Select(engineer => new AtHand(
            engineer.Id, engineer.Name, engineer.State != EngineerState.OffDuty, engineer.Skills, engineer.HomeCity, engineer.Home, engineer.Position,
            [.. ahead[engineer.Id].UnionBy(engineer.Visits, visit => visit.Id).OrderBy(visit => visit.Start)
                .Select(visit => new Booked(visit.Id, visit.Number, visit.State, visit.Start, visit.End, PlaceOf(visit, board)))]));
    }

    /// <summary>The same of these engineers as the database has them now, with the visits between two moments. UTC.</summary>
    internal static async Task<IReadOnlyList<AtHand>> OfAsync(AfterSalesDbContext db, IReadOnlyCollection<int> ids, DateTime from, DateTime to, CancellationToken cancel)
    {
        var (engineers, positions) = (db.Engineers, db.EngineerPositions);
        var booked = await BookedAsync(db, ids, from, to, cancel);
        var rows = await engineers.AsNoTracking().Where(engineer => ids.Contains(engineer.Id) && engineer.Employee.Active).Select(engineer => new
        {
            Engineer = engineer,
            engineer.Employee.Name,
            Position = positions.Where(position => position.EngineerId == engineer.Id)
                .Select(position => new BoardPosition(position.Lat, position.Lon, position.AccuracyM, position.At)).FirstOrDefault(),
        }).ToListAsync(cancel);
        return rows.ConvertAll(row => new AtHand(
            row.Engineer.Id, row.Name,
            row.Engineer.OnDuty || booked[row.Engineer.Id].Any(visit => visit.State is VisitState.EnRoute or VisitState.OnSite),
            row.Engineer.Skills, row.Engineer.HomeCity, Spot.Of(row.Engineer.HomeLat, row.Engineer.HomeLon),
            row.Engineer is { OnDuty: true, SharesPosition: true } ? row.Position : null,
            [.. booked[row.Engineer.Id]]));
    }

    /// <summary>What is booked between two moments, by engineer and start. UTC.</summary>
    private static async Task<ILookup<int, Booked>> BookedAsync(AfterSalesDbContext db, IReadOnlyCollection<int> ids, DateTime from, DateTime to, CancellationToken cancel)
    {
        var visits = db.Visits.AsNoTracking().Where(visit => ids.Contains(visit.EngineerId) && (visit.State == VisitState.EnRoute || visit.State == VisitState.OnSite
            || (visit.State != VisitState.Aborted && visit.Start < to && visit.End > from)));
        var tickets = db.Tickets;
        var rows = await visits.Join(tickets, visit => visit.TicketId, ticket => ticket.Id, (visit, ticket) => new
        {
            visit.Id, ticket.Number, visit.EngineerId, visit.State, visit.Start, visit.End, visit.Place, ticket.Site!.Lat, ticket.Site.Lon,
        }).ToListAsync(cancel);
        return rows.OrderBy(row => row.Start).ThenBy(row => row.Id).ToLookup(row => row.EngineerId, row => new Booked(
            row.Id, row.Number, row.State, row.Start, row.End, row.Place == Place.Site ? Spot.Of(row.Lat, row.Lon) : null));
    }

    private static Spot? PlaceOf(BoardVisit visit, BoardSnapshot board) =>
        visit.Place == Place.Site && board.Cards.GetValueOrDefault(visit.Number)?.Site is { } site ? Spot.Of(site.Lat, site.Lon) : null;
}

using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;

namespace AfterSales.Core.Dispatch;

/// <summary>Under which rules, by which calendar and when it is looked ahead. UTC.</summary>
public sealed record Vantage(PlanningRules Rules, CompanyTime Company, DateTime Now);

/// <summary>
/// One engineer sent to one job for one time. The visit begins with the work: who is not there by then arrives later. UTC.
/// </summary>
public sealed record Errand(AtHand Who, Job Job, DateTime Start, DateTime End, Vantage From)
{
    /// <summary>The other visits of the engineer that are still to be done, by their start.</summary>
    public IEnumerable<Booked> Ahead => Others.Where(visit => visit.IsAhead(From.Now));

    /// <summary>The way there; null where nobody travels, or nobody knows how far it is.</summary>
    public WayThere? Way => Job is { Travels: true, Site: { } site } && Origin is { Where: { } where } origin && From.Rules.Road(where, site) is var road
        ? new WayThere(origin.From, origin.Named, origin.SeenAt, road, From.Rules.Minutes(road)) : null;

    /// <summary>When the engineer is there: not before the visit begins.</summary>
    public DateTime Arrival => Later(Start, Origin.LeavesAt.AddMinutes(Way?.Minutes ?? 0));

    /// <summary>The visits that fall into the same time.</summary>
    public IEnumerable<(Booked Visit, int Minutes)> InTheWay => Ahead.Where(visit => visit.Start < End && visit.End > Start)
        .Select(visit => (visit, (int)Math.Ceiling((Earlier(End, visit.End) - Later(Start, visit.Start)).TotalMinutes)));

    /// <summary>The next visit, where the way to it takes longer than there is time for.</summary>
    public (Booked Visit, int Minutes)? TooSoonAfter =>
        Ahead.FirstOrDefault(visit => visit.Start >= End) is { Where: { } there } next && Job is { Travels: true, Site: { } here }
        && (int)Math.Ceiling((End.AddMinutes(From.Rules.Minutes(From.Rules.Road(here, there))) - next.Start).TotalMinutes) is > 0 and var late ? (next, late) : null;

    /// <summary>The engineer can be there when it begins, and no visit is in the way.</summary>
    public bool IsFree => Arrival <= Start && TooSoonAfter is null && !InTheWay.Any();

    /// <summary>The visits of the day that this one begins on, and what they and the ways between them come to.</summary>
    public (int Jobs, int Minutes) Day
    {
        get
        {
            var day = From.Company.DayOf(Start);
            var (from, to) = (From.Company.StartOf(day), From.Company.StartOf(day.AddDays(1)));
            var others = Others.Where(visit => visit.Start < to && visit.End > from).ToList();
            var all = others.Append(new Booked(0, Job.Number, VisitState.Planned, Start, End, Job.Travels ? Job.Site : null)).OrderBy(visit => visit.Start).ToList();
            var most = From.Rules.HoursADay * 60;
            // Of a visit of several days each day has its share.
            var work = all.Sum(visit => visit.Start >= from && visit.End <= to ? (visit.End - visit.Start).TotalMinutes
                : Math.Min(most, (Earlier(to, visit.End) - Later(from, visit.Start)).TotalMinutes));
            var (ways, at) = (0, Who.Home);
            foreach (var visit in all.Where(visit => visit.Where is not null))
            {
                ways += at is { } before ? From.Rules.Minutes(From.Rules.Road(before, visit.Where!.Value)) : 0;
                at = visit.Where;
            }
            return (others.Count, (int)Math.Ceiling(work) + ways);
        }
    }

    public bool IsToday => From.Company.DayOf(Start) == From.Company.DayOf(From.Now);

    private IEnumerable<Booked> Others => Who.Day.Where(visit => visit.Id != Job.HandedOver && visit.State != VisitState.Aborted);

    /// <summary>Where the engineer will be before, and from when on.</summary>
    private (WayFrom From, string? Named, DateTime? SeenAt, Spot? Where, DateTime LeavesAt) Origin
    {
        get
        {
            var day = From.Company.DayOf(Start);
            var before = Ahead.Where(visit => visit.Start <= Start && (visit.End > From.Company.StartOf(day) || IsToday)).MaxBy(visit => visit.Start);
            var leaves = Later(before?.End ?? From.Now, From.Now);
            if (before is { Where: not null })
                return (WayFrom.Visit, before.Number, null, before.Where, leaves);
            if (IsToday && Who.Seen is { } seen)
                return (WayFrom.Position, null, seen.At, new Spot(seen.Lat, seen.Lon), leaves);
            if (IsToday && Others.LastOrDefault(visit => visit is { State: VisitState.Left, Where: not null }) is { } last)
                return (WayFrom.Visit, last.Number, null, last.Where, leaves);
            // On another day whoever begins there sets out in time.
            return (WayFrom.Home, Who.HomeCity, null, Who.Home, IsToday || before is not null ? leaves : DateTime.MinValue);
        }
    }

    private static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;

    private static DateTime Earlier(DateTime one, DateTime other) => one < other ? one : other;
}

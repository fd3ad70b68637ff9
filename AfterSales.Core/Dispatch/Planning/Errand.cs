using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;

namespace AfterSales.Core.Dispatch;

/// <summary>Under which rules, by which calendar and when it is looked ahead. UTC.</summary>
public sealed record Vantage(PlanningRules Rules, CompanyTime Company, DateTime Now);

/// <summary>
/// One engineer sent to one job for one time. The visit begins with the work: who is not there by then arrives later. UTC.
/// </summary>
/// <remarks>A class, and reckoned once: of a thousand engineers several times each are looked at before somebody is named.</remarks>
public sealed class Errand
{
    private readonly List<Booked> others, ahead;

    public Errand(AtHand who, Job job, DateTime start, DateTime end, Vantage from)
    {
        (Who, Job, Start, End, From) = (who, job, start, end, from);
        others = [.. who.Day.Where(visit => visit.Id != job.HandedOver && visit.State != VisitState.Aborted)];
        ahead = others.FindAll(visit => visit.IsAhead(from.Now));
        IsToday = from.Company.DayOf(start) == from.Company.DayOf(from.Now);
        var origin = Origin();
        Way = job is { Travels: true, Site: { } site } && origin.Where is { } where && from.Rules.Road(where, site) is var road
            ? new WayThere(origin.From, origin.Named, origin.SeenAt, road, from.Rules.Minutes(road)) : null;
        Arrival = Later(start, origin.LeavesAt.AddMinutes(Way?.Minutes ?? 0));
    }

    public AtHand Who { get; }
    public Job Job { get; }
    public DateTime Start { get; }
    public DateTime End { get; }
    public Vantage From { get; }

    /// <summary>The other visits of the engineer that are still to be done, by their start.</summary>
    public IReadOnlyList<Booked> Ahead => ahead;

    /// <summary>The way there; null where nobody travels, or nobody knows how far it is.</summary>
    public WayThere? Way { get; }

    /// <summary>When the engineer is there: not before the visit begins.</summary>
    public DateTime Arrival { get; }

    /// <summary>It begins on the day on which it is asked.</summary>
    public bool IsToday { get; }

    /// <summary>The visits that fall into the same time.</summary>
    public IEnumerable<(Booked Visit, int Minutes)> InTheWay => Ahead.Where(visit => visit.Start < End && visit.End > Start)
        .Select(visit => (visit, (int)Math.Ceiling((Earlier(End, visit.End) - Later(Start, visit.Start)).TotalMinutes)));

    /// <summary>The next visit, where the way to it takes longer than there is time for.</summary>
    public (Booked Visit, int Minutes)? TooSoonAfter =>
        Ahead.FirstOrDefault(visit => visit.Start >= End) is { Where: { } there } next && Job is { Travels: true, Site: { } here }
        && (int)Math.Ceiling((End.AddMinutes(From.Rules.Minutes(From.Rules.Road(here, there))) - next.Start).TotalMinutes) is > 0 and var late ? (next, late) : null;

    /// <summary>The engineer can be there when it begins, and no visit is in the way.</summary>
    public bool IsFree => Arrival <= Start && TooSoonAfter is null && !InTheWay.Any();

    /// <summary>
    /// The other visits of the day that this one begins on, and what all of it comes to: of each visit, and of each way, what falls on that day.
    /// A way is gone as late as it can be; what of it would be before anybody sets out is gone on the day before.
    /// </summary>
    public (int Jobs, int Minutes) Day
    {
        get
        {
            var day = From.Company.DayOf(Start);
            var (from, to) = (From.Company.StartOf(day), From.Company.StartOf(day.AddDays(1)));
            var besides = others.FindAll(visit => visit.Start < to && visit.End > from);
            var all = besides.Append(new Booked(0, Job.Number, VisitState.Planned, Start, End, Job.Travels ? Job.Site : null)).OrderBy(visit => visit.Start).ToList();
            var (ways, at) = (0.0, Who.Home);
            foreach (var visit in all.Where(visit => visit.Where is not null))
            {
                var (there, minutes) = visit.Id == 0 ? (Arrival, Way?.Minutes ?? 0)
                    : (visit.Start, at is { } before ? From.Rules.Minutes(From.Rules.Road(before, visit.Where!.Value)) : 0);
                ways += MinutesOn(day, there.AddMinutes(-minutes), there);
                at = visit.Where;
            }
            return (besides.Count, (int)Math.Ceiling(all.Sum(visit => Worked(visit, from, to)) + ways));
        }
    }

    // What fits into one day is done in one go, through the night as well; of a longer visit each day has its working hours.
    private double Worked(Booked visit, DateTime from, DateTime to)
    {
        var (begun, ended, most) = (Later(from, visit.Start), Earlier(to, visit.End), From.Rules.HoursADay * 60);
        if ((visit.Start >= from && visit.End <= to) || (visit.End - visit.Start).TotalMinutes <= most)
            return (ended - begun).TotalMinutes;
        var worked = Job.Hours?.WorkedBetween(begun, ended).TotalMinutes ?? 0;
        return Math.Min(most, worked > 0 ? worked : (ended - begun).TotalMinutes);
    }

    private double MinutesOn(DateOnly day, DateTime from, DateTime to)
    {
        var morning = From.Company.ToUtc(day.ToDateTime(From.Rules.SetsOut));
        // Who is there before anybody sets out has gone through the night.
        var begun = Later(from, to > morning ? morning : From.Company.StartOf(day));
        return Math.Max(0, (Earlier(to, From.Company.StartOf(day.AddDays(1))) - begun).TotalMinutes);
    }

    /// <summary>Where the engineer will be before, and from when on: on another day at home, if there is time to go there first.</summary>
    private (WayFrom From, string? Named, DateTime? SeenAt, Spot? Where, DateTime LeavesAt) Origin()
    {
        var today = From.Company.StartOf(From.Company.DayOf(Start));
        var before = ahead.Where(visit => visit.Start <= Start && (visit.End > today || IsToday)).MaxBy(visit => visit.Start);
        var free = Later(before?.End ?? ahead.Where(visit => visit.End <= Start).Select(visit => visit.End).DefaultIfEmpty().Max(), From.Now);
        if (before is { Where: not null })
            return (WayFrom.Visit, before.Number, null, before.Where, free);
        var (from, named, seenAt, here) = Last();
        var home = free.AddMinutes(Between(here, Who.Home));
        return here is not null && (IsToday || home.AddMinutes(Between(Who.Home, Job.Site)) > Start || Who.Home is null)
            ? (from, named, seenAt, here, free) : (WayFrom.Home, Who.HomeCity, null, Who.Home, home);
    }

    /// <summary>Where the engineer was last by then: at a visit still to be done, at the position that was shared, or at a visit that is done.</summary>
    private (WayFrom From, string? Named, DateTime? SeenAt, Spot? Where) Last()
    {
        if (ahead.Where(visit => visit.End <= Start && visit.Where is not null).MaxBy(visit => visit.End) is { } visit)
            return (WayFrom.Visit, visit.Number, null, visit.Where);
        if (Who.Seen is { } seen)
            return (WayFrom.Position, null, seen.At, new Spot(seen.Lat, seen.Lon));
        return others.LastOrDefault(visit => visit is { State: VisitState.Left, Where: not null }) is { } done ? (WayFrom.Visit, done.Number, null, done.Where) : default;
    }

    /// <summary>In minutes; 0 where nobody knows.</summary>
    private int Between(Spot? one, Spot? other) => one is { } from && other is { } to ? From.Rules.Minutes(From.Rules.Road(from, to)) : 0;

    private static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;

    private static DateTime Earlier(DateTime one, DateTime other) => one < other ? one : other;
}

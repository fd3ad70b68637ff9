using AfterSales.Core.Tickets;

namespace AfterSales.Core.Dispatch;

/// <summary>
/// What sending an engineer would bring about, rule by rule, in the order in which it is read. A further consequence is a
/// further line here.
/// </summary>
public static class Outlook
{
    private static readonly Func<Errand, IEnumerable<Consequence>>[] Rules = [Pin, Skills, Certificates, Way, Arrival, Repair, Overlaps, Next, Day, Duty, Parts];

    public static IReadOnlyList<Consequence> Of(Errand errand) => [.. Rules.SelectMany(rule => rule(errand))];

    /// <summary>
    /// How much speaks against it, in minutes: the way and what it misses, with ten for each job that the day holds already.
    /// Who asks no reason comes before who does, whatever this says.
    /// </summary>
    public static int Cost(IReadOnlyList<Consequence> consequences) => consequences.Sum(one => one switch
    {
        WayThere way => way.Minutes,
        WayUnknown { OfSite: false } => 90,
        ArrivalExpected { LateBy: var late } => 3 * late,
        RepairExpected { LateBy: var late } => late,
        SkillMissing => 180,
        SkillHeld held => 10 * held.Below,
        RunsInto into => 60 + (2 * into.Minutes),
        LateForNext next => 30 + next.Minutes,
        DayFilled day => (10 * day.Jobs) + (day.Weight == Weight.AsksReason ? 30 + day.Minutes - day.Limit : 0),
        _ => 0,
    });

    private static IEnumerable<Consequence> Pin(Errand errand)
    {
        if (errand.Job.Pin is { } pin && pin.EngineerId != errand.Who.Id)
            yield return new PinnedFor(pin.Engineer, pin.Until, pin.Reason);
    }

    private static IEnumerable<Consequence> Skills(Errand errand)
    {
        if (errand.Job.Skills.Count == 0)
            yield return new SkillsUnknown();
        foreach (var wanted in errand.Job.Skills)
        {
            if (wanted.In(errand.Who.Skills) is not { } held)
                yield return new SkillMissing(wanted.Called);
            else
                yield return new SkillHeld(held, Skill.Of(held).Level, wanted.Best - Skill.Of(held).Level);
        }
    }

    private static IEnumerable<Consequence> Certificates(Errand errand) => errand.Job.Certificates?.Of(errand.Who, errand.Start, errand.End) ?? [];

    private static IEnumerable<Consequence> Way(Errand errand)
    {
        if (errand.Way is { } way)
            yield return way;
        else if (errand.Job.Travels)
            yield return new WayUnknown(errand.Job.Site is null);
    }

    // A promise that is broken already cannot be kept by anybody: of nobody a reason is asked for it.
    private static IEnumerable<Consequence> Arrival(Errand errand) =>
        [new ArrivalExpected(Asked(errand.Arrival, errand.Job.ArrivalDue, errand), errand.Arrival, errand.Job.ArrivalDue)];

    private static IEnumerable<Consequence> Repair(Errand errand)
    {
        var done = errand.Arrival + (errand.End - errand.Start);
        if (errand.Job.RepairDue is { } due && done > due)
            yield return new RepairExpected(Asked(done, due, errand), done, due);
    }

    private static IEnumerable<Consequence> Overlaps(Errand errand) => errand.InTheWay.Select(other => new RunsInto(other.Visit.Number, other.Minutes));

    private static IEnumerable<Consequence> Next(Errand errand)
    {
        if (errand.TooSoonAfter is var (visit, minutes))
            yield return new LateForNext(visit.Number, minutes);
    }

    private static IEnumerable<Consequence> Day(Errand errand)
    {
        var ((jobs, minutes), limit) = (errand.Day, (int)(errand.From.Rules.HoursADay * 60));
        yield return new DayFilled(minutes > limit ? Weight.AsksReason : Weight.Fact, jobs, minutes, limit);
    }

    // Who goes tomorrow need not be on duty now.
    private static IEnumerable<Consequence> Duty(Errand errand)
    {
        if (!errand.Who.OnDuty)
            yield return new NotOnDuty(errand.IsToday ? Weight.AsksReason : Weight.Fact);
    }

    private static IEnumerable<Consequence> Parts(Errand errand) => errand.Job.Parts.Select<PartNeeded, Consequence>(part => part switch
    {
        { AwaitedUntil: { } until } => new PartAwaited(until > errand.Start ? Weight.AsksReason : Weight.Fact, part.PartNo, part.Quantity, until),
        { Left: null } => new PartsUnknown(part.PartNo, part.Name, part.Quantity),
        { Left: { } left } when left >= part.Quantity => new PartThere(part.PartNo, part.Name, left),
        _ => new PartShort(part.PartNo, part.Name, part.Quantity, part.Left.Value),
    });

    private static Weight Asked(DateTime at, DateTime? due, Errand errand) => at > due && due > errand.From.Now ? Weight.AsksReason : Weight.Fact;
}

using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Assessment;

/// <summary>One measured time over a period: whole, compared, over time, distributed, and by one dimension. Hours.</summary>
/// <param name="Time">Which time is counted: every hour, or the working time of the site's calendar.</param>
/// <param name="Before">The period of the same length before, or null.</param>
/// <param name="YearAgo">The same days a year ago, or null.</param>
/// <param name="PromisedHours">What is promised for <see cref="Priority.Normal"/> where no rulebook says otherwise; null: nothing is.</param>
/// <param name="Steps">By their first day, those without anything too.</param>
/// <param name="Buckets">How many took how long: up to each of <see cref="Distribution.Limits"/>, and above.</param>
/// <param name="Breakdown">By <paramref name="By"/>, the most tickets first. To engineers only what is their own.</param>
public sealed record MeasureReport(
    Measure Measure, CountedTime Time, TimeFigures Whole, TimeFigures? Before, TimeFigures? YearAgo, double? PromisedHours,
    StepLength StepLength, IReadOnlyList<FiguresOf<DateOnly>> Steps, IReadOnlyList<int> Buckets,
    Dimension By, IReadOnlyList<FiguresOf<DimensionKey>> Breakdown);

/// <summary>One measured time in elapsed hours and in working hours, side by side, over the same tickets.</summary>
public sealed record MeasureHead(Measure Measure, TimeFigures Elapsed, TimeFigures Working, TimeFigures? Before, TimeFigures? YearAgo);

/// <summary>What the page of response times shows 响应时间.</summary>
/// <param name="Heads">Response, Arrange and Arrival; compared in elapsed hours.</param>
public sealed record ResponseReport(MeasureReport Times, IReadOnlyList<MeasureHead> Heads);

/// <summary>What the page of the repair cycle shows 维修周期.</summary>
/// <param name="PartSteps">As the steps of <paramref name="Times"/>.</param>
/// <param name="PartBreakdown">As the breakdown of <paramref name="Times"/>.</param>
public sealed record CycleReport(
    MeasureReport Times, MeasureHead Head,
    PartFigures Parts, PartFigures? PartsBefore, PartFigures? PartsYearAgo, IReadOnlyList<PartsOf<DateOnly>> PartSteps, IReadOnlyList<PartsOf<DimensionKey>> PartBreakdown,
    FixFigures Fixes, FixFigures? FixesBefore, FixFigures? FixesYearAgo, IReadOnlyList<FixesOf<DateOnly>> FixSteps, IReadOnlyList<FixesOf<DimensionKey>> FixBreakdown,
    LedgerFigures Ledger);

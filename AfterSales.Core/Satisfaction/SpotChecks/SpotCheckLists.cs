using AfterSales.Core.Satisfaction.Actions;

namespace AfterSales.Core.Satisfaction.SpotChecks;

/// <summary>Which checks are shown.</summary>
public enum CheckChoice
{
    /// <summary>Still to be checked.</summary>
    ToDo,
    Done,
    All,
}

/// <summary>Which checks are wanted; what is null does not narrow.</summary>
public sealed record SpotCheckFilter
{
    public CheckChoice Show { get; init; }
    public int? EngineerId { get; init; }
    /// <summary>Only those with a lower score, 0 to 100.</summary>
    public int? Below { get; init; }
    /// <summary>UTC day, with it: those that were checked from then on.</summary>
    public DateOnly? From { get; init; }
    /// <summary>UTC day, without it.</summary>
    public DateOnly? To { get; init; }
}

/// <summary>A check in a list. The day is the company's, times UTC.</summary>
/// <param name="Number">Of the ticket.</param>
/// <param name="Score">0 to 100.</param>
public sealed record SpotCheckLine(
    int Id, CheckState State, string Number, string Customer, string Fault, int EngineerId, string Engineer, SampleReason Why, DateOnly DueOn, bool Late, int? Score, string? Checker, DateTime? CheckedAt, string? Remark);

/// <summary>How the last sample was drawn. Days are the company's, the time UTC.</summary>
/// <param name="Jobs">Finished jobs that it was drawn from.</param>
/// <param name="Seed">With it and the same jobs anybody can draw it again.</param>
public sealed record SampleDrawLine(DateOnly From, DateOnly To, DateTime DrawnAt, string DrawnBy, int Jobs, int Drawn, long Seed);

/// <summary>A page of them.</summary>
/// <param name="Page">From 1.</param>
/// <param name="ToDo">Still to be checked.</param>
/// <param name="Late">Those of them that are past their day.</param>
/// <param name="LastDraw">For staff and supervisors.</param>
public sealed record SpotCheckList(IReadOnlyList<SpotCheckLine> Items, int Total, int Page, int PageSize, int ToDo, int Late, SampleDrawLine? LastDraw);

/// <summary>The whole of a check 抽查单. Days are the company's, times UTC.</summary>
/// <param name="Items">What is to be looked at.</param>
/// <param name="Findings">What was found.</param>
/// <param name="Score">0 to 100.</param>
/// <param name="MayCheck">The reader may do it now.</param>
/// <param name="Own">It is the reader's own job.</param>
public sealed record SpotCheckFile(
    int Id, long Version, CheckState State, string Number, string Fault, string Customer, DateTime? AcceptedAt, int EngineerId, string Engineer, SampleReason Why, DateOnly StretchFrom, DateTime DrawnAt, string DrawnBy, DateOnly DueOn, bool Late,
    IReadOnlyList<CheckItem> Items, IReadOnlyList<CheckFinding> Findings, int? Score, string? Remark, string? Checker, DateTime? CheckedAt, IReadOnlyList<ActionLine> Actions, bool MayCheck, bool Own);

/// <summary>How an engineer's checked jobs were found.</summary>
/// <param name="Count">Checks.</param>
/// <param name="Mean">Of their scores, 0 to 100.</param>
public sealed record EngineerScore(int EngineerId, string Engineer, int Count, double Mean);

/// <summary>The sampling plan as it is. UTC.</summary>
/// <param name="Version">0: nobody has written one, and the usual one counts.</param>
public sealed record SamplingPlanFacts(long Version, SamplingPlanEntry Plan, string? ChangedBy, DateTime? ChangedAt);

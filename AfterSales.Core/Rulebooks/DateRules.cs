using System.Collections.Immutable;

namespace AfterSales.Core.Rulebooks;

/// <summary>What a date that lies ahead is for.</summary>
public enum DateKind
{
    /// <summary>修后跟踪 (R8.8)</summary>
    Watch,
    /// <summary>三个月回访 (R9.15)</summary>
    FollowUp,
    /// <summary>下次保养 (R5.5): set on the ticket, never by a rulebook.</summary>
    NextMaintenance,
    /// <summary>定期回访 (R5.6)</summary>
    ReturnVisit,
}

/// <summary>In what a period is counted.</summary>
public enum PeriodUnit { Days, Months }

/// <summary>How long after something, by the company's calendar: a month ends on the same day of a later one, or on its last.</summary>
/// <param name="Count">From 1.</param>
public readonly record struct Period(int Count, PeriodUnit Unit)
{
    /// <summary>Ten years.</summary>
    public const int MostDays = 3650;

    /// <summary>It can be counted, and ends within <see cref="MostDays"/>.</summary>
    public bool IsRight => Enum.IsDefined(Unit) && Count >= 1 && Count <= (Unit == PeriodUnit.Days ? MostDays : MostDays / 365 * 12);

    public DateOnly After(DateOnly day) => Unit == PeriodUnit.Days ? day.AddDays(Count) : day.AddMonths(Count);
}

/// <summary>A date ahead 到期事项 that the rulebook wants made: what for, after what, for which services.</summary>
/// <param name="After">FollowUp: once it is accepted; Closed: once it is filed.</param>
/// <param name="In">How long after; several make several dates.</param>
/// <param name="Clause">The clause that wants it.</param>
public sealed record DateRule(DateKind Kind, Stage After, ImmutableArray<ServiceType> Types, ImmutableArray<Period> In, string Clause)
{
    /// <summary>What a rulebook can want; <see cref="DateKind.NextMaintenance"/> is for people to set.</summary>
    public static IReadOnlyList<DateKind> Kinds { get; } = [DateKind.Watch, DateKind.FollowUp, DateKind.ReturnVisit];

    /// <summary>After what a date can be made.</summary>
    public static IReadOnlyList<Stage> Moments { get; } = [Stage.FollowUp, Stage.Closed];

    /// <summary>
    /// What went with these clauses before a rulebook said it itself. An edition of that time has none of its own, and whoever
    /// began under it keeps the dates it was given.
    /// </summary>
    internal static ImmutableArray<DateRule> OfBefore(Func<string, Clause?> find) =>
    [
        .. new DateRule[]
        {
            new(DateKind.ReturnVisit, Stage.Closed, [.. Enum.GetValues<ServiceType>()], [new Period(6, PeriodUnit.Months)], "R5.6"),
            new(DateKind.Watch, Stage.FollowUp, [ServiceType.Repair], [new Period(7, PeriodUnit.Days), new Period(30, PeriodUnit.Days)], "R8.8"),
            new(DateKind.FollowUp, Stage.FollowUp, [ServiceType.Installation], [new Period(3, PeriodUnit.Months)], "R9.15"),
        }.Where(rule => find(rule.Clause) is not null),
    ];
}

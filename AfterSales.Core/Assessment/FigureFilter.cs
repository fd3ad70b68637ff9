using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Assessment;

/// <summary>Where a ticket's history comes from.</summary>
public enum TicketOrigin
{
    /// <summary>Worked in this portal.</summary>
    Portal,
    /// <summary>Taken over from another system.</summary>
    Import,
}

/// <summary>Which tickets a figure is taken over: those reported in a period.</summary>
/// <param name="From">UTC date of the report, inclusive; null: from the beginning.</param>
/// <param name="To">UTC date of the report, exclusive; null: to the end.</param>
/// <param name="Source">Null: all.</param>
/// <remarks>The other parts are null for all; an empty text means those of which it is not known.</remarks>
public sealed record FigureFilter(DateOnly? From = null, DateOnly? To = null, TicketOrigin? Source = null)
{
    public string? Region { get; init; }
    public string? ProductLine { get; init; }
    /// <summary>The model's code.</summary>
    public string? Model { get; init; }
    public Priority? Priority { get; init; }
    public Channel? Channel { get; init; }
    public ServiceType? ServiceType { get; init; }
    public CustomerClass? CustomerClass { get; init; }
    /// <summary>Had a visit ever confirmed.</summary>
    public int? EngineerId { get; init; }
    public string? FaultGroup { get; init; }

    /// <summary>The period of the same length before this one, or null where this one has no beginning or end.</summary>
    public FigureFilter? Before => (From, To) is ({ } from, { } to) ? this with { From = from.AddDays(from.DayNumber - to.DayNumber), To = from } : null;

    /// <summary>The same days a year ago, or null where this period has no beginning or end. 29 February becomes the 28th.</summary>
    public FigureFilter? SameYearAgo => (From, To) is ({ } from, { } to) && from.Year > 1 ? this with { From = from.AddYears(-1), To = to.AddYears(-1) } : null;

    /// <summary>The days of a step that are counted: the first and the last week of a period are seldom whole.</summary>
    public (DateOnly First, DateOnly Last) DaysOf(DateOnly step, StepLength length)
    {
        var last = Steps.Next(step, length).AddDays(-1);
        return (From is { } from && from > step ? from : step, To is { } to && to <= last ? to.AddDays(-1) : last);
    }

    /// <summary>Whether the figures are for this person at all: supervisors over all tickets, engineers over their own, staff not.</summary>
    internal static bool IsFor(Actor actor) => actor.IsSupervisor || actor.IsEngineer;
}

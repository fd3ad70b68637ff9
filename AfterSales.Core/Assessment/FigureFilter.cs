using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;

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
public sealed record FigureFilter(DateOnly? From = null, DateOnly? To = null, TicketOrigin? Source = null)
{
    /// <summary>The period of the same length before this one, or null where this one has no beginning or end.</summary>
    public FigureFilter? Before => (From, To) is ({ } from, { } to) ? this with { From = from.AddDays(from.DayNumber - to.DayNumber), To = from } : null;

    /// <summary>The days of a step that are counted: the first and the last week of a period are seldom whole.</summary>
    public (DateOnly First, DateOnly Last) DaysOf(DateOnly step, StepLength length)
    {
        var last = Steps.Next(step, length).AddDays(-1);
        return (From is { } from && from > step ? from : step, To is { } to && to <= last ? to.AddDays(-1) : last);
    }

    /// <summary>Whether the figures are for this person at all: supervisors over all tickets, engineers over their own, staff not.</summary>
    internal static bool IsFor(Actor actor) => actor.IsSupervisor || actor.IsEngineer;

    /// <summary>The tickets counted: reported in the period, not cancelled or merged, and the actor's to see.</summary>
    internal IQueryable<Ticket> Of(AfterSalesDbContext db, Actor actor)
    {
        var tickets = db.Tickets.Where(ticket => ticket.Stage != Stage.Cancelled);
        if (From is { } first)
        {
            var from = first.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
            tickets = tickets.Where(ticket => ticket.CreatedAt >= from);
        }
        if (To is { } end)
        {
            var to = end.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
            tickets = tickets.Where(ticket => ticket.CreatedAt < to);
        }
        if (Source is { } source)
            tickets = tickets.Where(ticket => ticket.ExternalSource != null == (source == TicketOrigin.Import));
        return actor.IsSupervisor ? tickets : tickets.Where(ticket => ticket.Visits.Any(visit => visit.EngineerId == actor.EmployeeId && visit.EverConfirmed));
    }
}

/// <summary>How a ticket came out, as the figures at the head of a page count it.</summary>
public enum Fate
{
    /// <summary>Every ticket counted.</summary>
    Any,
    /// <summary>The response or acceptance has happened.</summary>
    Completed,
    /// <summary>The promise is broken.</summary>
    PromiseBroken,
    /// <summary>Nobody was arranged within 24 elapsed hours (R3.5.1).</summary>
    ArrangedLate,
}

/// <summary>A part of what a figure is taken over, to open the tickets behind it. Null: not cut by this.</summary>
/// <param name="Bucket">Which column of the distribution.</param>
/// <param name="Step">First day of a step over time.</param>
/// <param name="ProductLine">Empty: no machine known.</param>
/// <param name="Fate">How they came out.</param>
public sealed record FigureSlice(
    int? Bucket = null, DateOnly? Step = null, string? ProductLine = null, Priority? Priority = null, Channel? Channel = null, Fate? Fate = null)
{
    public bool Cuts => this != new FigureSlice();
}

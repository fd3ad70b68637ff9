using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>Tickets that another system has already brought to their end.</summary>
public sealed partial class Ticket
{
    /// <summary>
    /// A finished ticket of another system. Its stages are taken as they were, unchecked; it has no clocks, since nobody
    /// promised our times, and no links. An event before the report counts as at the report.
    /// </summary>
    public static Ticket Imported(ForeignHistory history, TicketNumber number, DateTime now)
    {
        var ticket = new Ticket
        {
            Number = number.ToString(),
            NumberDay = number.Day,
            NumberSequence = number.Sequence,
            Stage = history.Events[^1].Stage == Stage.Cancelled ? Stage.Cancelled : Stage.Closed,
            ServiceType = ServiceType.Repair,
            Channel = Channel.Import,
            Priority = history.Priority,
            Fault = history.Fault,
            FaultGroup = history.FaultGroup,
            Contact = history.Contact,
            SerialNumber = history.SerialNumber,
            Customer = history.Customer,
            Site = history.Site,
            CreatedAt = history.ReportedAt,
            RespondedAt = NotBefore(history.RespondedAt, history.ReportedAt),
            AcceptedAt = NotBefore(history.AcceptedAt, history.ReportedAt),
            ClosedAt = NotBefore(history.ClosedAt, history.ReportedAt),
            ExternalSource = history.Source,
            ExternalRef = history.Ref,
        };
        Stage? from = null;
        foreach (var happened in history.Events)
        {
            ticket.Activities.Add(new Activity
            {
                At = happened.At,
                RecordedAt = now,
                ById = null,
                By = happened.By,
                Origin = Origin.Import,
                Command = CommandNames.Imported,
                FromStage = from,
                ToStage = happened.Stage,
                Text = happened.Text,
            });
            from = happened.Stage;
        }
        if (history.EngineerId is { } engineerId)
            ticket.Visits.Add(ticket.PastVisit(engineerId));
        return ticket;
    }

    // Where the work was done is not known; nobody is known to have travelled.
    private Visit PastVisit(int engineerId)
    {
        var end = AcceptedAt ?? ClosedAt ?? CreatedAt;
        var start = RespondedAt is { } responded && responded < end ? responded : CreatedAt;
        return new Visit
        {
            EngineerId = engineerId,
            Lead = true,
            Place = Place.Remote,
            State = VisitState.Left,
            Start = start,
            End = end,
            LeftAt = end,
            EverConfirmed = true,
            Outcome = AcceptedAt is null ? null : LeaveOutcome.Done,
        };
    }

    private static DateTime? NotBefore(DateTime? at, DateTime first) => at < first ? first : at;
}

/// <summary>What another system knows of one finished ticket. Times UTC.</summary>
public sealed record ForeignHistory
{
    /// <summary>Name of the other system; with <see cref="Ref"/>, its own number, unique.</summary>
    public required string Source { get; init; }
    public required string Ref { get; init; }
    public required string Fault { get; init; }
    public string? FaultGroup { get; init; }
    public required Priority Priority { get; init; }
    public required Contact Contact { get; init; }
    public Customer? Customer { get; init; }
    public Site? Site { get; init; }
    public string? SerialNumber { get; init; }
    /// <summary>Who solved it, or null.</summary>
    public int? EngineerId { get; init; }
    public required DateTime ReportedAt { get; init; }
    public required DateTime? RespondedAt { get; init; }
    public required DateTime? AcceptedAt { get; init; }
    public required DateTime? ClosedAt { get; init; }
    /// <summary>At least one, in the order in which the other system tells them.</summary>
    public required IReadOnlyList<ForeignEvent> Events { get; init; }
}

/// <summary>One step of a foreign ticket; <paramref name="Text"/> is the state in the other system's words.</summary>
public sealed record ForeignEvent(DateTime At, string By, Stage Stage, string Text);

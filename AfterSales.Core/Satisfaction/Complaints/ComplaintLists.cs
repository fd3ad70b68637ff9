using AfterSales.Core.Satisfaction.Actions;

namespace AfterSales.Core.Satisfaction.Complaints;

/// <summary>Which complaints are shown.</summary>
public enum ComplaintChoice
{
    /// <summary>All that somebody has still to do something about.</summary>
    Open,
    /// <summary>The customer shall have an answer within a day.</summary>
    Due,
    /// <summary>The customer should have had one.</summary>
    Late,
    /// <summary>Answered; the customer has still to be called back.</summary>
    ToCallBack,
    /// <summary>Those that the reader looks after.</summary>
    Mine,
    /// <summary>Those that nobody looks after.</summary>
    Nobodys,
    Closed,
    /// <summary>Entered by mistake.</summary>
    Voided,
    All,
}

/// <summary>Which complaints are wanted; what is null does not narrow.</summary>
public sealed record ComplaintFilter
{
    public ComplaintChoice Show { get; init; }
    public ComplaintKind? Kind { get; init; }
    public int? OwnerId { get; init; }
    public int? CustomerId { get; init; }
    /// <summary>Those about a ticket, by its number.</summary>
    public string? Ticket { get; init; }
    /// <summary>A part of the words, of the person's or the customer's name, of the ticket's number.</summary>
    public string? Query { get; init; }
    /// <summary>UTC day, with it: those that came in from then on; of closed ones (<see cref="Show"/>) those that were closed.</summary>
    public DateOnly? From { get; init; }
    /// <summary>UTC day, without it.</summary>
    public DateOnly? To { get; init; }
}

/// <summary>A complaint in a list. UTC.</summary>
/// <param name="Number">Of the ticket that it is about.</param>
/// <param name="Phone">For who may work on it.</param>
/// <param name="Late">The customer should have had an answer.</param>
public sealed record ComplaintLine(
    int Id, ComplaintKind Kind, ComplaintChannel Channel, ComplaintState State, string? Number, string Customer, string Person, string? Phone, string? Words,
    int? OwnerId, string? Owner, DateTime OpenedAt, DateTime DueAt, bool Late, int Reopened, DateTime? ClosedAt);

/// <summary>How many wait for what, of those that the actor may see.</summary>
/// <param name="Open">All that are not closed.</param>
/// <param name="Due">To be answered within a day.</param>
/// <param name="Late">Those that should have been answered.</param>
/// <param name="ToCallBack">Answered, and not yet closed.</param>
/// <param name="Mine">Not closed, and the actor's to look after.</param>
/// <param name="Nobodys">Not closed, and nobody looks after them.</param>
public sealed record ComplaintCounts(int Open, int Due, int Late, int ToCallBack, int Mine, int Nobodys);

/// <summary>A page of them.</summary>
/// <param name="Page">From 1.</param>
public sealed record ComplaintList(IReadOnlyList<ComplaintLine> Items, int Total, int Page, int PageSize, ComplaintCounts Counts);

/// <summary>One thing that happened to a complaint. UTC.</summary>
public sealed record ComplaintEventLine(DateTime At, string By, ComplaintStep Step, CallOutcome? Call, DateTime? DueAt, string? Text);

/// <summary>The low rating that a complaint came out of: scores 1 (worst) to 5, and 0 to 10.</summary>
public sealed record RatingFacts(int Response, int Quality, int Attitude, int? Recommend);

/// <summary>The whole of a complaint 投诉单. UTC.</summary>
/// <param name="Number">Of the ticket that it is about.</param>
/// <param name="InTime">Every answer so far came in time; null before the first.</param>
/// <param name="Lacks">What has still to stand before it may be closed.</param>
/// <param name="MayWork">The reader may do what comes next.</param>
public sealed record ComplaintFile(
    int Id, long Version, ComplaintKind Kind, ComplaintChannel Channel, ComplaintState State, string? Number, string? Fault, int? CustomerId, string? Customer, string Person, string? Phone, string? Words, RatingFacts? Rating,
    int? OwnerId, string? Owner, DateTime OpenedAt, DateTime DueAt, bool Late, string? Cause, string? Answer, DateTime? AnsweredAt, bool? InTime, DateTime? ContentAt, int Reopened, string? Lesson, DateTime? ClosedAt,
    IReadOnlyList<ComplaintLack> Lacks, IReadOnlyList<ComplaintEventLine> Events, IReadOnlyList<ActionLine> Actions, bool MayWork);

/// <summary>A complaint that was closed, as a report tells it.</summary>
/// <param name="Number">Of its ticket.</param>
/// <param name="InTime">Every answer came in time.</param>
/// <param name="Reopened">How often the customer was not content.</param>
public sealed record ClosedComplaint(int Id, ComplaintKind Kind, string? Number, string Customer, bool InTime, int Reopened, string Cause, string Lesson);

/// <summary>The complaints of a period.</summary>
/// <param name="Opened">Came in.</param>
/// <param name="Closed">Were closed, whenever they came in.</param>
/// <param name="ClosedInTime">Those of them of which every answer came in time.</param>
/// <param name="ByKind">Of those that came in.</param>
/// <param name="Causes">Those that were closed, with cause and lesson.</param>
public sealed record ComplaintFigures(int Opened, int Closed, int ClosedInTime, IReadOnlyDictionary<ComplaintKind, int> ByKind, IReadOnlyList<ClosedComplaint> Causes)
{
    /// <summary>0 to 1; null where none was closed.</summary>
    public double? ShareInTime => Closed == 0 ? null : (double)ClosedInTime / Closed;
}

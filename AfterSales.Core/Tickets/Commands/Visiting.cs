using System.ComponentModel.DataAnnotations;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>An engineer sets out 出发. Position in degrees, WGS-84; time UTC.</summary>
public sealed record Depart : TicketCommand
{
    public int? VisitId { get; init; }
    public DateTime? At { get; init; }
    [Range(-90, 90)] public double? Lat { get; init; }
    [Range(-180, 180)] public double? Lon { get; init; }
    [Range(0, 100_000)] public double? AccuracyM { get; init; }
    internal override DateTime? HappenedAt => At;
    internal override void CheckMore(InputCheck check, Ticket ticket, DateTime now) => VisitTimes.CheckHappened(check, At, ticket, now);
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.Depart(this, now);
}

/// <summary>An engineer is there 到达 (R9.6). Position in degrees, WGS-84; time UTC.</summary>
public sealed record Arrive : TicketCommand
{
    public int? VisitId { get; init; }
    public DateTime? At { get; init; }
    [Range(-90, 90)] public double? Lat { get; init; }
    [Range(-180, 180)] public double? Lon { get; init; }
    [Range(0, 100_000)] public double? AccuracyM { get; init; }
    internal override DateTime? HappenedAt => At;
    internal override void CheckMore(InputCheck check, Ticket ticket, DateTime now) => VisitTimes.CheckHappened(check, At, ticket, now);
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.Arrive(this, now);
}

/// <summary>What was done 维修记录 (R1.6, R8.7).</summary>
public sealed record RecordWork : TicketCommand
{
    [LongText] public string? Cause { get; init; }
    [Required, LongText] public string? Action { get; init; }
    [Required, Range(1, 6000)] public int? Minutes { get; init; }
    /// <summary>Which of the works of the approved plan it was, from 1 (R3.4.5); null: what no plan has, or its only work.</summary>
    [Range(1, 50)] public int? PlanLine { get; init; }
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.RecordWork(this, now);
    internal override string? Words(Circumstances now) => Action;
}

/// <summary>A measured value, as it comes in.</summary>
public sealed record ReadingInput
{
    [Required, MaxLength(60)] public string? Name { get; init; }
    [Required, Range(-1e12, 1e12)] public double? Value { get; init; }
    [MaxLength(20)] public string? Unit { get; init; }
    /// <summary>The least that passes; null: no bound.</summary>
    [Range(-1e12, 1e12)] public double? Low { get; init; }
    /// <summary>The most that passes; null: no bound.</summary>
    [Range(-1e12, 1e12)] public double? High { get; init; }
}

/// <summary>A test run and how it went 试机 (R2.6, R5.9).</summary>
public sealed record RecordTest : TicketCommand
{
    [Required] public bool? Passed { get; init; }
    public IReadOnlyList<ReadingInput>? Readings { get; init; }
    [LongText] public string? Note { get; init; }

    // Outside of its limits a test has not passed, unless somebody says why it has.
    internal override void CheckMore(InputCheck check, Ticket ticket, DateTime now)
    {
        if (Passed == true && string.IsNullOrWhiteSpace(Note) && Readings?.Any(reading => reading is { Value: { } value } && !Limits.Allow(reading.Low, reading.High, value)) == true)
            check.Add("note", "outside-limits");
    }

    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.RecordTest(this, now);
    internal override string? Words(Circumstances now) => Note;
}

/// <summary>A part that is wanted.</summary>
public sealed record PartLineInput
{
    [Required, MaxLength(60)] public string? PartNo { get; init; }
    [Required, Range(1, 9999)] public int? Quantity { get; init; }
}

/// <summary>Nothing can be done until parts are there 配件申请 (R9.8). Promised time UTC.</summary>
public sealed record RequestParts : TicketCommand
{
    [Required] public IReadOnlyList<PartLineInput>? Lines { get; init; }
    [Required] public DateTime? PromisedAt { get; init; }

    internal override void CheckMore(InputCheck check, Ticket ticket, DateTime now) => VisitTimes.CheckAhead(check, "promisedAt", PromisedAt, now);

    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.RequestParts(this, now);

    internal override string? Words(Circumstances now) => string.Join(", ", Lines!.Select(line => $"{line.PartNo} × {line.Quantity}"));
}

/// <summary>The parts are there 配件到货.</summary>
public sealed record ReceiveParts : TicketCommand
{
    [LongText] public string? Note { get; init; }
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.ReceiveParts(now);
    internal override string? Words(Circumstances now) => Note;
}

/// <summary>A wrong or broken part came 配件退回: waiting goes on, with a new promise. UTC.</summary>
public sealed record RejectPart : TicketCommand
{
    [Required, LongText] public string? Reason { get; init; }
    [Required] public DateTime? PromisedAt { get; init; }
    internal override void CheckMore(InputCheck check, Ticket ticket, DateTime now) => VisitTimes.CheckAhead(check, "promisedAt", PromisedAt, now);
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.RejectPart(this, now);
    internal override string? Words(Circumstances now) => Reason;
}

/// <summary>A visit ends before its work is done 中止行程: ill, an accident, called away.</summary>
public sealed record AbortVisit : TicketCommand
{
    public int? VisitId { get; init; }
    [Required, LongText] public string? Reason { get; init; }
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.AbortVisit(this, now);
    internal override string? Words(Circumstances now) => Reason;
}

/// <summary>An engineer leaves the site 离场 (R9.12). When the work ends with it, the note is the result told to the customer.</summary>
public sealed record LeaveSite : TicketCommand
{
    public int? VisitId { get; init; }
    [Required] public LeaveOutcome? Outcome { get; init; }
    [LongText] public string? Note { get; init; }
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.LeaveSite(this, now);
    internal override string? Words(Circumstances now) => Note;
}

/// <summary>Work is held 暂停; the clocks that say so stand still.</summary>
public sealed record BeginHold : TicketCommand
{
    public override string Name => CommandNames.Hold;
    [Required] public HoldReason? Reason { get; init; }
    [LongText] public string? Note { get; init; }
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.BeginHold(this, now);
    internal override string? Words(Circumstances now) => Note;
}

/// <summary>Work goes on 恢复.</summary>
public sealed record EndHold : TicketCommand
{
    public override string Name => CommandNames.Resume;
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.EndHold(now);
}

/// <summary>Something to remember 备注.</summary>
public sealed record AddNote : TicketCommand
{
    [Required, LongText] public string? Text { get; init; }
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => null;
    internal override string? Words(Circumstances now) => Text;
}

using System.ComponentModel.DataAnnotations;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>Something that shall be done, and how many hours it takes.</summary>
public sealed record PlanTaskInput
{
    [Required] public string? Task { get; init; }
    [Required, Range(0.1, 2000)] public double? Hours { get; init; }
}

/// <summary>A part that shall be fitted.</summary>
public sealed record PlanPartInput
{
    [Required, MaxLength(60)] public string? PartNo { get; init; }
    [MaxLength(100)] public string? Name { get; init; }
    [Required, Range(1, 9999)] public int? Quantity { get; init; }
}

/// <summary>A tool that it takes.</summary>
public sealed record PlanToolInput
{
    [Required, MaxLength(100)] public string? Tool { get; init; }
}

/// <summary>What shall be done, and with what 维修方案 (R3.4.3, R7.3). Written anew it is approved and agreed anew.</summary>
public sealed record SubmitPlan : TicketCommand
{
    [Required] public IReadOnlyList<PlanTaskInput>? Work { get; init; }
    public IReadOnlyList<PlanPartInput>? Parts { get; init; }
    public IReadOnlyList<PlanToolInput>? Tools { get; init; }
    [LongText] public string? Note { get; init; }

    internal IEnumerable<PlanLine> Lines() =>
    [
        .. Work!.Select(work => new PlanLine(PlanLineKind.Work, work.Task!.Trim()) { Minutes = (int)Math.Round(work.Hours!.Value * 60, MidpointRounding.AwayFromZero) }),
        .. (Parts ?? []).Select(part => new PlanLine(PlanLineKind.Part, string.IsNullOrWhiteSpace(part.Name) ? part.PartNo!.Trim() : part.Name.Trim()) { PartNo = part.PartNo!.Trim(), Quantity = part.Quantity }),
        .. (Tools ?? []).Select(tool => new PlanLine(PlanLineKind.Tool, tool.Tool!.Trim())),
    ];

    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.SubmitPlan(this, now);
    internal override string? Words(Circumstances now) => string.Join(", ", Work!.Select(work => work.Task!.Trim()));
}

/// <summary>The plan is approved 方案审批通过 (R7.3).</summary>
public sealed record ApprovePlan : TicketCommand
{
    [LongText] public string? Note { get; init; }
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.ApprovePlan(this, now);
    internal override string? Words(Circumstances now) => Note;
}

/// <summary>The plan is given back to be written anew 方案退回, with the reason.</summary>
public sealed record ReturnPlan : TicketCommand
{
    [Required, LongText] public string? Reason { get; init; }
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.ReturnPlan(this, now);
    internal override string? Words(Circumstances now) => Reason;
}

/// <summary>On site the work turns out to be another 变更申请: what was approved and agreed no longer holds.</summary>
public sealed record ProposeChange : TicketCommand
{
    [Required, LongText] public string? Reason { get; init; }
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.ProposeChange(now);
    internal override string? Words(Circumstances now) => Reason;
}

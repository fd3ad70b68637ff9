using System.ComponentModel.DataAnnotations;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>When it will be done, as told to the customer 预计完成 (R5.4, R6.4); every one before it is kept. UTC.</summary>
public sealed record Promise : TicketCommand
{
    [Required] public DateTime? At { get; init; }
    [Required, LongText] public string? Reason { get; init; }
    internal override void CheckMore(InputCheck check, Ticket ticket, DateTime now) => VisitTimes.CheckAhead(check, "at", At, now);
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.Promise(At!.Value, Reason!, now);
    internal override string? Words(Circumstances now) => Reason;
}

/// <summary>It is more or less urgent than it was taken for 调整优先级: the promised times that still run change with it.</summary>
public sealed record ChangePriority : TicketCommand
{
    [Required] public Priority? Priority { get; init; }
    [Required, LongText] public string? Reason { get; init; }
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.ChangePriority(this, now);
    internal override string? Words(Circumstances now) => Reason;
}

/// <summary>
/// What a clock says is not what happened 更正时限: when it really stopped, or that its breach is excused. Only a clock that was met or
/// broken can be corrected; what it said before stays beside it. UTC.
/// </summary>
public sealed record CorrectClock : TicketCommand
{
    [Required] public ClockName? Clock { get; init; }
    /// <summary>Which of the customer's questions, from 1, where the clock is the reply to one.</summary>
    [Range(1, 999)] public int? QuestionNumber { get; init; }
    public DateTime? StoppedAt { get; init; }
    public bool? Excused { get; init; }
    [Required, LongText] public string? Reason { get; init; }

    internal override void CheckMore(InputCheck check, Ticket ticket, DateTime now)
    {
        check.Require(StoppedAt is not null || Excused == true, "stoppedAt");
        if (StoppedAt is not null && Excused == true)
            check.Add("excused", "one-of-two");
        if (StoppedAt > now)
            check.Add("stoppedAt", "in-the-future");
    }

    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.CorrectClock(this, now);
    internal override string? Words(Circumstances now) => Reason;
}

/// <summary>It is not done after all 重开: back to where the cause is looked for; test, result and links are void.</summary>
public sealed record Reopen : TicketCommand
{
    [Required, LongText] public string? Reason { get; init; }
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.Reopen(now);
    internal override string? Words(Circumstances now) => Reason;
}

/// <summary>Solved by phone or over the net 远程解决 (R4.2): the customer's confirmation is the passed test.</summary>
public sealed record ResolveRemotely : TicketCommand
{
    [Required, LongText] public string? Cause { get; init; }
    [Required, LongText] public string? Action { get; init; }
    [Required, LongText] public string? ResultNote { get; init; }
    /// <summary>Who of the customer's people says that it works again.</summary>
    [Required, MaxLength(100)] public string? ConfirmedBy { get; init; }
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.ResolveRemotely(this, now);
    internal override string? Words(Circumstances now) => $"{ResultNote} · {ConfirmedBy}";
}

using System.ComponentModel.DataAnnotations;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>The result was reported back to the customer 反馈客户 (R3.4.7, R5.5).</summary>
public sealed record GiveFeedback : RecordCommand
{
    [Required, LongText] public string? Text { get; init; }
    internal override ServiceRecord Fact(Circumstances now) => new(RecordKind.Feedback, now) { Text = Text };
    internal override string? Words(Circumstances now) => Text;
}

/// <summary>How well it was done, in the department's own eyes 质量评价 (R7.8); 1 (worst) to 5.</summary>
public sealed record EvaluateQuality : RecordCommand
{
    [Required, Range(1, 5)] public int? Score { get; init; }
    [LongText] public string? Note { get; init; }
    // Against the work standard (R8.14), as the checklists of the job hold it.
    internal override Refusal? Apply(Ticket ticket, Circumstances now)
    {
        var standard = ticket.Records.SelectMany(record => record.Lines).Where(line => line.Standard == true).ToList();
        var fact = Fact(now);
        fact.Lines.AddRange(Line("standard", standard.Count == 0 ? null : $"{standard.Count(line => line.InOrder == true)} / {standard.Count}"));
        return ticket.Keep(fact);
    }

    internal override ServiceRecord Fact(Circumstances now) => new(RecordKind.QualityEvaluation, now) { Score = Score, Text = Note };
    internal override string? Words(Circumstances now) => Said($"{Score} / 5", Note);
}

/// <summary>When maintenance is due next 下次保养 (R5.5), or why it is not.</summary>
public sealed record SetNextMaintenance : RecordCommand
{
    public DateOnly? Day { get; init; }
    [LongText] public string? NoneReason { get; init; }

    internal override void CheckMore(InputCheck check, Ticket ticket, DateTime now)
    {
        var none = !string.IsNullOrWhiteSpace(NoneReason);
        check.Require(Day is not null || none, "day");
        if (Day is not null && none)
            check.Add("noneReason", "one-of-two");
        CheckAhead(check, "day", Day, now);
    }

    internal override ServiceRecord Fact(Circumstances now) => new(RecordKind.NextMaintenance, now) { Day = Day, Text = NoneReason };
    internal override string? Words(Circumstances now) => Day is { } day ? Iso(day) : NoneReason;
}

/// <summary>The service report is filed 服务报告归档 (R7.6, R9.14).</summary>
public sealed record FileReport : RecordCommand
{
    /// <summary>Where it is found.</summary>
    [Required] public string? Reference { get; init; }
    internal override ServiceRecord Fact(Circumstances now) => new(RecordKind.ReportFiling, now) { Text = Reference };
    internal override string? Words(Circumstances now) => Reference;
}

/// <summary>No paper is missing any more, and the expenses of the journey are claimed or there were none 补齐资料 (R9.13).</summary>
public sealed record CompletePapers : RecordCommand
{
    [Required] public bool? Complete { get; init; }
    /// <summary>By its number 报销单号; where somebody travelled, this or why there is none.</summary>
    [MaxLength(60)] public string? ExpenseClaim { get; init; }
    [LongText] public string? NoExpensesReason { get; init; }
    [LongText] public string? Note { get; init; }

    internal override void CheckMore(InputCheck check, Ticket ticket, DateTime now)
    {
        CheckSo(check, "complete", Complete);
        var (claimed, none) = (!string.IsNullOrWhiteSpace(ExpenseClaim), !string.IsNullOrWhiteSpace(NoExpensesReason));
        check.Require(claimed || none || !ticket.Travelled, "expenseClaim");
        if (claimed && none)
            check.Add("noExpensesReason", "one-of-two");
    }

    internal override ServiceRecord Fact(Circumstances now) =>
        new(RecordKind.Papers, now) { Passed = true, Text = Note, Lines = [.. Line("expenseClaim", ExpenseClaim), .. Line("noExpensesReason", NoExpensesReason)] };

    internal override string? Words(Circumstances now) => Said(Mark(yes: true), ExpenseClaim, NoExpensesReason, Note);
}

/// <summary>When the equipment is due for its three-month follow-up 三个月回访 (R9.15).</summary>
public sealed record PlanFollowUp : RecordCommand
{
    [Required] public DateOnly? Day { get; init; }
    internal override void CheckMore(InputCheck check, Ticket ticket, DateTime now) => CheckAhead(check, "day", Day, now);
    internal override ServiceRecord Fact(Circumstances now) => new(RecordKind.FollowUpVisit, now) { Day = Day };
    internal override string? Words(Circumstances now) => Iso(Day!.Value);
}

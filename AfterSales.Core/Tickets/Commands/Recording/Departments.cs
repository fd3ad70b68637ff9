using System.ComponentModel.DataAnnotations;
using System.Globalization;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>Another department of the company shall do something for this ticket 部门协作 (R6.14). The day is the company's.</summary>
public sealed record AskDepartment : RecordCommand
{
    [Required] public OtherDepartment? Department { get; init; }
    [Required, LongText] public string? Task { get; init; }
    /// <summary>Who answers for it there.</summary>
    [Required, MaxLength(100)] public string? Person { get; init; }
    [Required] public DateOnly? DueOn { get; init; }

    internal override void CheckMore(InputCheck check, Ticket ticket, DateTime now) => CheckAhead(check, "dueOn", DueOn, now);

    internal override ServiceRecord Fact(Circumstances now) => new(RecordKind.DepartmentTask, now)
    {
        Text = Task,
        Day = DueOn,
        Lines = [new RecordLine("department", Department!.Value.ToString(), null), .. Line("person", Person)],
    };

    internal override string? Words(Circumstances now) => Said(Person, Task, Iso(DueOn!.Value));
}

/// <summary>What the other department answered 部门答复 (R6.14).</summary>
public sealed record AnswerDepartment : RecordCommand
{
    /// <summary>Which task of the ticket, from 1 in the order they were asked; not needed while only one is open.</summary>
    [Range(1, 9999)] public int? TaskNo { get; init; }
    [Required, LongText] public string? Text { get; init; }

    internal override Refusal? Apply(Ticket ticket, Circumstances now)
    {
        var open = ticket.OpenTasks();
        if (TaskNo is null && open.Count > 1)
            return Invalid.Field("taskNo", "required");
        return open.Contains(TaskNo ?? open[0]) ? ticket.Keep(new ServiceRecord(RecordKind.DepartmentAnswer, now) { Text = Text, Count = TaskNo ?? open[0] }) : Invalid.Field("taskNo", "unknown");
    }

    internal override ServiceRecord Fact(Circumstances now) => new(RecordKind.DepartmentAnswer, now) { Text = Text, Count = TaskNo };

    internal override string? Words(Circumstances now) => Said(TaskNo?.ToString(CultureInfo.InvariantCulture), Text);
}

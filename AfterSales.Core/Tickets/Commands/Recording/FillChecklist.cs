using System.ComponentModel.DataAnnotations;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>What was found at one item of a checklist, as it comes in.</summary>
public sealed record ChecklistAnswer
{
    /// <summary>Which item, from 1.</summary>
    [Required, Range(1, 50)] public int? Item { get; init; }
    /// <summary>In order or not, where nothing is measured.</summary>
    public bool? Ok { get; init; }
    [Range(-1e12, 1e12)] public double? Value { get; init; }
    public string? Note { get; init; }
}

/// <summary>
/// A checklist of the model and the service is filled in 填写检查表 (R8.14). Every item is answered; what is not in order
/// or outside of its limits wants a word. The record keeps the items as they were.
/// </summary>
public sealed record FillChecklist : RecordCommand
{
    public int? ChecklistId { get; init; }
    public IReadOnlyList<ChecklistAnswer>? Checks { get; init; }

    internal override Wanted Wants => new(ChecklistId: ChecklistId);

    internal override void CheckMore(InputCheck check, Ticket ticket, DateTime now) => check.Require(ChecklistId is not null, "checklistId");

    internal override Refusal? Apply(Ticket ticket, Circumstances now)
    {
        if (now.Found.Checklist is not { } list || list.Use == ChecklistUse.Test || !list.Fits(ticket.ServiceType, ticket.Equipment?.Model.Code))
            return Invalid.Field("checklistId", "unknown");
        var check = new InputCheck();
        for (var at = 0; at < list.Items.Count; at++)
        {
            var (item, answer) = (list.Items[at], AnswerTo(at));
            check.Require(item.Reading ? answer?.Value is not null : answer?.Ok is not null, $"checks[{at}].{(item.Reading ? "value" : "ok")}");
            if (answer is not null && !IsRight(item, answer) && string.IsNullOrWhiteSpace(answer.Note) && (item.Reading ? answer.Value is not null : answer.Ok is not null))
                check.Add($"checks[{at}].note", item.Reading ? "outside-limits" : "say-why");
        }
        return check.Result ?? ApplyOnSite(ticket, now);
    }

    internal override ServiceRecord Fact(Circumstances now)
    {
        var list = now.Found.Checklist!;
        return new ServiceRecord(KindOf(list.Use), now)
        {
            Passed = Enumerable.Range(0, list.Items.Count).All(at => IsRight(list.Items[at], AnswerTo(at)!)),
            Lines = [new RecordLine("checklist", list.NameZh, null) { En = list.NameEn }, .. list.Items.Select((item, at) => LineOf(item, AnswerTo(at)!))],
        };
    }

    internal override string? Words(Circumstances now)
    {
        var items = now.Found.Checklist!.Items;
        return $"{now.Found.Checklist.NameZh} · {Enumerable.Range(0, items.Count).Count(at => IsRight(items[at], AnswerTo(at)!))} / {items.Count}";
    }

    private ChecklistAnswer? AnswerTo(int at) => Checks?.FirstOrDefault(answer => answer.Item == at + 1);

    private static bool IsRight(ChecklistItem item, ChecklistAnswer answer) => item.Reading ? answer.Value is { } value && item.Allows(value) : answer.Ok == true;

    private static RecordKind KindOf(ChecklistUse use) => use switch
    {
        ChecklistUse.Safety => RecordKind.SafetyCheck,
        ChecklistUse.Installation => RecordKind.InstallationCheck,
        _ => RecordKind.Checklist,
    };

    private static RecordLine LineOf(ChecklistItem item, ChecklistAnswer answer) => new("checks", item.Zh, EntryProblems.Trimmed(answer.Note))
    {
        En = item.En,
        InOrder = IsRight(item, answer),
        Measured = item.Reading ? answer.Value : null,
        Unit = item.Unit,
        Low = item.Low,
        High = item.High,
        Standard = item.Standard ? true : null,
    };
}

using AfterSales.Core.Satisfaction.Actions;
using AfterSales.Portal.Shell.Entries;
using AfterSales.Portal.Shell.Languages;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Satisfaction.Actions;

/// <summary>The small form by which a measure is set, wherever that is done.</summary>
internal static class ActionForm
{
    public static IReadOnlyList<EntryField> Fields(IStringLocalizer<SatisfactionTexts> texts, IReadOnlyList<EntryChoice> people, ActionKind usual) =>
    [
        new("what", texts[nameof(SatisfactionTexts.Actions_What)], "longText", Required: true),
        new("why", texts[nameof(SatisfactionTexts.Actions_Why)], "longText", Required: true),
        new("kind", texts[nameof(SatisfactionTexts.Kind)], Required: true) { Choices = [.. Enum.GetValues<ActionKind>().Select(kind => new EntryChoice(kind.ToString(), texts.Of(kind)))], Value = usual.ToString() },
        new("ownerId", texts[nameof(SatisfactionTexts.Actions_Owner)], Required: true) { Choices = people },
        new("dueOn", texts[nameof(SatisfactionTexts.Actions_DueOn)], "date", Required: true),
    ];

    public static ActionEntry Entry(IReadOnlyList<EntryField> fields)
    {
        var form = fields.ToDictionary(field => field.Name);
        return new ActionEntry(form["kind"].ChoiceOf<ActionKind>(), form["what"].Value, form["why"].Value, form["ownerId"].Whole, form["dueOn"].Day);
    }
}

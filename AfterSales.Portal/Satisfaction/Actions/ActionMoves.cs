using System.Globalization;
using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.Satisfaction.Actions;
using AfterSales.Portal.Shell.Entries;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Satisfaction.Actions;

/// <summary>What a reader may do next with a measure, and the small form for it: the same in the list and on its page.</summary>
internal static class ActionMoves
{
    /// <summary>What leads on comes first.</summary>
    public static IEnumerable<ActionMove> Of(ActionLine line, Actor reader) => line.State switch
    {
        ActionState.Open when reader.IsSupervisor => [ActionMove.Finish, ActionMove.Reassign, ActionMove.MoveDue, ActionMove.Drop],
        ActionState.Open when reader.IsStaff => [ActionMove.Finish, ActionMove.Reassign],
        ActionState.Open => [ActionMove.Finish],
        ActionState.Done when reader.IsSupervisor && line.OwnerId != reader.EmployeeId => [ActionMove.Helped, ActionMove.DidNotHelp, ActionMove.Drop],
        _ => [],
    };

    public static async Task<IReadOnlyList<EntryField>> FieldsAsync(ActionMove move, ActionLine line, IStringLocalizer<SatisfactionTexts> texts, PeopleQueries people, Actor reader, CancellationToken cancel) => move switch
    {
        ActionMove.Finish => [new("result", texts[nameof(SatisfactionTexts.Actions_Result)], "longText", Required: true)],
        ActionMove.Drop => [new("reason", texts[nameof(SatisfactionTexts.Reason)], "longText", Required: true)],
        ActionMove.DidNotHelp => [new("effect", texts[nameof(SatisfactionTexts.Actions_Effect)], "longText", Required: true), new("again", texts[nameof(SatisfactionTexts.Actions_Again)], "date", Required: true)],
        ActionMove.Reassign => [new("ownerId", texts[nameof(SatisfactionTexts.Actions_Owner)], Required: true) { Choices = await people.EverybodyAsync(reader, cancel), Value = line.OwnerId.ToString(CultureInfo.InvariantCulture) }],
        ActionMove.MoveDue =>
        [
            new("dueOn", texts[nameof(SatisfactionTexts.Actions_DueOn)], "date", Required: true) { Value = line.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) },
            new("reason", texts[nameof(SatisfactionTexts.Reason)], "longText", Required: true),
        ],
        _ => [new("effect", texts[nameof(SatisfactionTexts.Actions_Effect)], "longText", Required: true)],
    };

    /// <param name="seen">The version that the reader saw when the form was begun.</param>
    public static Task<Outcome<int>> RunAsync(this ActionDesk desk, Actor reader, int id, ActionMove move, long seen, IReadOnlyList<EntryField> form, CancellationToken cancel)
    {
        var fields = form.ToDictionary(field => field.Name);
        return move switch
        {
            ActionMove.Finish => desk.FinishAsync(reader, id, seen, fields["result"].Value, cancel),
            ActionMove.Reassign => desk.ReassignAsync(reader, id, seen, fields["ownerId"].Whole, cancel),
            ActionMove.MoveDue => desk.MoveDueAsync(reader, id, seen, fields["dueOn"].Day, fields["reason"].Value, cancel),
            ActionMove.Drop => desk.DropAsync(reader, id, seen, fields["reason"].Value, cancel),
            _ => desk.LookAsync(reader, id, seen, move == ActionMove.Helped, fields["effect"].Value, fields.GetValueOrDefault("again")?.Day, cancel),
        };
    }
}

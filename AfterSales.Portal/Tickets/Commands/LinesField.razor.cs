using System.Globalization;
using AfterSales.Core.Data;
using AfterSales.Core.Parts;
using AfterSales.Core.Tickets;
using Microsoft.AspNetCore.Components;

namespace AfterSales.Portal.Tickets.Commands;

/// <summary>A list that grows line by line: parts wanted, values measured. Empty lines are not sent.</summary>
public sealed partial class LinesField
{
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    [Parameter, EditorRequired]
    public CommandDraft Draft { get; set; } = null!;

    [Parameter, EditorRequired]
    public IReadOnlyDictionary<string, IReadOnlyList<Problem>> Problems { get; set; } = null!;

    /// <summary>Purchased parts to choose from.</summary>
    [Parameter]
    public IReadOnlyList<PartInStock> Parts { get; set; } = [];

    private const string Purchased = "purchasedId";
    private static readonly string[] SaidByChoice = ["partNo", "batch", "purchaseRef"];

    // What is chosen from the list says the rest itself.
    private IEnumerable<FieldSpec> FieldsOf(CommandDraft.Line line) => Draft.LineFields(Name).Where(field =>
        field.Name == Purchased ? Parts.Count > 0 : line[Purchased] is null || !SaidByChoice.Contains(field.Name));

    private List<FieldOption>? OptionsOf(string field) => field == Purchased
        ? [.. Parts.Select(part => new FieldOption(part.Id.ToString(CultureInfo.InvariantCulture), L[nameof(TicketsTexts.Form_PartInStock), part.PartNo, part.Name, part.Batch, part.Left]))]
        : null;

    private List<CommandDraft.Line> Lines => Draft.LinesOf(Name);

    // Core counts the lines that were sent; the empty ones among those shown were not.
    private IReadOnlyList<Problem>? ProblemsOf(int line, string field) =>
        Lines[line].Filled ? Problems.GetValueOrDefault($"{Name}[{Lines.Take(line).Count(before => before.Filled)}].{field}") : null;
}

using AfterSales.Core.Data;
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

    private List<CommandDraft.Line> Lines => Draft.LinesOf(Name);

    // Core counts the lines that were sent; the empty ones among those shown were not.
    private IReadOnlyList<Problem>? ProblemsOf(int line, string field) =>
        Lines[line].Filled ? Problems.GetValueOrDefault($"{Name}[{Lines.Take(line).Count(before => before.Filled)}].{field}") : null;
}

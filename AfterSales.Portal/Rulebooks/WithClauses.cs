using Microsoft.AspNetCore.Components;

namespace AfterSales.Portal.Rulebooks;

/// <summary>
/// What a feature that stands above the rulebook shows with the clauses of the edition in force, as how each is kept.
/// </summary>
/// <param name="Around">Takes <c>ChildContent</c>, all chapters, and gives them what <paramref name="Under"/> needs.</param>
/// <param name="Under">Stands under each clause and takes <c>Id</c>, the clause's.</param>
public sealed record WithClauses(Type Around, Type Under)
{
    /// <summary>The chapters, within what stands around them.</summary>
    internal RenderFragment Enclose(RenderFragment chapters) => builder =>
    {
        builder.OpenComponent(0, Around);
        builder.AddAttribute(1, "ChildContent", chapters);
        builder.CloseComponent();
    };

    /// <summary>What stands under a clause.</summary>
    internal RenderFragment UnderClause(string id) => builder =>
    {
        builder.OpenComponent(0, Under);
        builder.AddAttribute(1, "Id", id);
        builder.CloseComponent();
    };
}

using AfterSales.Core.Data;
using AfterSales.Core.People;
using Microsoft.AspNetCore.Components;

namespace AfterSales.Portal.Tickets.Commands;

/// <summary>Chooses one or more engineers, those on duty first, with what they know and where they live.</summary>
public sealed partial class EngineersField
{
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    [Parameter, EditorRequired]
    public IReadOnlyList<EngineerLine> Engineers { get; set; } = [];

    [Parameter, EditorRequired]
    public CommandDraft Draft { get; set; } = null!;

    [Parameter]
    public IReadOnlyList<Problem> Problems { get; set; } = [];

    [Parameter]
    public EventCallback OnChanged { get; set; }

    private Task ChooseAsync(int id, bool wanted)
    {
        Draft.Choose(id, wanted);
        return OnChanged.InvokeAsync();
    }
}

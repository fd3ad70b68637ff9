using AfterSales.Portal.Dispatch.Board.Cards;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace AfterSales.Portal.Dispatch.Board.Looks;

/// <summary>Which cards are shown and how: filters, what they leave, density, and whether map and people stand beside.</summary>
public sealed partial class BoardBar(IStringLocalizer<BoardTexts> L, IJSRuntime js)
{
    private static readonly BoardFacet[] Facets = [BoardFacet.Province, BoardFacet.Line, BoardFacet.Engineer, BoardFacet.Priority, BoardFacet.Clock];
    private (BoardLook?, int, int) drawn;
    private ElementReference bar;

    [Parameter, EditorRequired]
    public BoardLook Look { get; set; } = BoardLook.Plain;

    [Parameter, EditorRequired]
    public CardPulse Pulse { get; set; } = null!;

    /// <summary>How many cards the filter leaves.</summary>
    [Parameter]
    public int Shown { get; set; }

    /// <summary>How many tickets are open.</summary>
    [Parameter]
    public int Open { get; set; }

    [Parameter]
    public EventCallback<BoardLook> OnLook { get; set; }

    protected override bool ShouldRender() => drawn != (Look, Shown, Open);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        drawn = (Look, Shown, Open);
        if (firstRender)
            await BeginAsync(await ModuleAsync(js, "./Dispatch/Board/Looks/BoardBar.razor.js"), "closeMenus", "dispose", bar);
    }

    private Task Go(BoardFilter filter) => Go(Look with { Filter = filter });

    private Task Go(BoardLook look) => OnLook.InvokeAsync(look);
}

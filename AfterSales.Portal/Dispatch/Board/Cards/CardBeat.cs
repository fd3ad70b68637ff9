using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace AfterSales.Portal.Dispatch.Board.Cards;

/// <summary>
/// Shows nothing: while it renders, every card whose words have changed with time asks to be rendered, and all of
/// them go to the browser in one batch instead of one each.
/// </summary>
public sealed class CardBeat : ComponentBase
{
    [CascadingParameter]
    private CardPulse? Pulse { get; set; }

    public void Beat() => StateHasChanged();

    protected override void BuildRenderTree(RenderTreeBuilder builder) => Pulse?.Beat();
}

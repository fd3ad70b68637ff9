using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace AfterSales.Portal.Dispatch.Board.Cards;

/// <summary>
/// Shows nothing: while it renders, every card whose words have changed with time asks to be rendered, and all of
/// them go to the browser in one batch, with whatever else the page renders, instead of one each.
/// </summary>
public sealed class CardBeat : ComponentBase
{
    private DateTime told;

    [Parameter, EditorRequired]
    public CardPulse Pulse { get; set; } = null!;

    /// <summary>The minute, UTC: cards are told when it is another one.</summary>
    [Parameter, EditorRequired]
    public DateTime Minute { get; set; }

    protected override bool ShouldRender() => told != Minute;

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        told = Minute;
        Pulse.Beat();
    }
}

using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Rulebooks;
using Microsoft.AspNetCore.Components;

namespace AfterSales.Portal.Dispatch.Board.Cards;

/// <summary>
/// One open ticket on the board. What stands on it is drawn once for everybody; this renders when that is another text,
/// and is as small as can be, because every circuit has hundreds.
/// </summary>
public sealed partial class BoardCardView
{
    private BoardCard? drawn;
    private string face = "", tick = "", drawnFace = "", drawnTick = "";
    private ClockState? state, drawnState;

    [Parameter, EditorRequired]
    public BoardCard Card { get; set; } = null!;

    /// <summary>The visit for which it stands in an engineer's lane.</summary>
    [Parameter]
    public BoardVisit? Visit { get; set; }

    [Parameter, EditorRequired]
    public CardPulse Pulse { get; set; } = null!;

    private string Edge => state switch
    {
        ClockState.Broken => "over",
        ClockState.Soon => "soon",
        _ => "",
    };

    private string Label => $"{Card.Number} {Card.Who}";

    public void Dispose() => Pulse.Leave(this);

    protected override void OnInitialized() => Pulse.Join(this);

    protected override void OnParametersSet() => Look();

    protected override bool ShouldRender() => !ReferenceEquals(drawn, Card) || drawnState != state || drawnTick != tick || drawnFace != face;

    protected override void OnAfterRender(bool firstRender) => (drawn, drawnFace, drawnTick, drawnState) = (Card, face, tick, state);

    internal void Beat()
    {
        Look();
        if (ShouldRender())
            StateHasChanged();
    }

    private void Look() => (face, tick, state) = (Pulse.FaceOf(Card), Pulse.TickOf(Card, Visit), Card.Clock?.StateAt(Pulse.Now));
}

using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Dispatch.Board.Moves;
using AfterSales.Portal.Rulebooks;
using AfterSales.Portal.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Dispatch.Board.Cards;

/// <summary>One open ticket on the board. Renders when its card is another one, or when its clock says something else.</summary>
public sealed partial class BoardCardView(IStringLocalizer<BoardTexts> L, IStringLocalizer<MovesTexts> M, ReadersTime times, IStringLocalizer<RulebooksTexts> words)
{
    private BoardCard? drawn;
    private (ClockState?, long Minutes, bool Pinned) drawnClock;

    [Parameter, EditorRequired]
    public BoardCard Card { get; set; } = null!;

    [CascadingParameter]
    public CardPulse Pulse { get; set; } = null!;

    private (ClockState? State, long Minutes, bool Pinned) ClockNow => Card.Clock is { } clock
        ? (clock.StateAt(Pulse.Now), clock.DueAt is null ? 0 : (long)clock.Left(Pulse.Now).TotalMinutes, Pinned is not null)
        : (null, 0, Pinned is not null);

    private BoardPin? Pinned => Card.Pin is { } pin && pin.Until > Pulse.Now ? pin : null;

    // Without a hold of its own a card is paused by where it stands.
    private string? PausedFor => Card.Hold?.ToString() ?? (Card.Stage == Stage.AwaitingParts ? "Parts" : null);

    private string Edge => ClockNow.State switch
    {
        ClockState.Broken => "over",
        ClockState.Soon => "soon",
        _ => "",
    };

    private string What => Card.Equipment is { Model: { } model } machine ? $"{model} {machine.Name} · {Card.Fault}" : Card.Fault;

    private string Label => $"{Card.Number} {Card.Who}";

    private bool IsTold(int engineerId) => Card.Visits.Any(visit => visit.EngineerId == engineerId && visit.State != VisitState.Planned);

    public void Dispose() => Pulse.Leave(this);

    protected override void OnInitialized() => Pulse.Join(this);

    protected override bool ShouldRender() => !ReferenceEquals(drawn, Card) || drawnClock != ClockNow;

    protected override void OnAfterRender(bool firstRender) => (drawn, drawnClock) = (Card, ClockNow);

    internal void Beat()
    {
        if (ShouldRender())
            StateHasChanged();
    }
}

using AfterSales.Core.Dispatch;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Dispatch.Board.Moves;
using AfterSales.Portal.Rulebooks;
using AfterSales.Portal.Tickets;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace AfterSales.Portal.Dispatch.Board.Cards;

/// <summary>What somebody wants to do with a card.</summary>
/// <param name="Engineer">The one it was dropped on.</param>
/// <param name="MovesCard">It was dropped on a stage, or the stage was chosen.</param>
/// <param name="Softly">Whoever is sent is not told yet.</param>
public sealed record MoveChoice(CommandOffer Offer, EngineerMove? Engineer = null, bool MovesCard = false, bool Softly = false);

/// <summary>All that can be done with a card, without dragging it.</summary>
public sealed partial class CardMenu(
    IJSRuntime js, IStringLocalizer<BoardTexts> L, IStringLocalizer<MovesTexts> M, IStringLocalizer<RulebooksTexts> vocabulary, MoveWords words, TicketWords tickets)
{
    private const int MostSuggested = 5;
    private const int LeastShown = 3;
    private const int MostOthers = 30;
    private bool alsoPossible, whyNot;
    // Who must not be sent: all that keeps them is read there, because no form opens for them.
    private int? unfolded;
    private DotNetObjectReference<CardMenu>? self;
    private IJSObjectReference? module;
    private ElementReference menu;

    [Parameter, EditorRequired]
    public CardMoves Moves { get; set; } = null!;

    [Parameter, EditorRequired]
    public Func<int, string> NameOf { get; set; } = null!;

    [Parameter, EditorRequired]
    public EventCallback<MoveChoice> OnChosen { get; set; }

    /// <summary>Called with the ticket's number.</summary>
    [Parameter]
    public EventCallback<string> OnMap { get; set; }

    [Parameter, EditorRequired]
    public EventCallback OnClosed { get; set; }

    /// <summary>Whoever is sent is not told yet.</summary>
    [Parameter]
    public bool Softly { get; set; }

    [Parameter]
    public EventCallback<bool> OnSoftly { get; set; }

    /// <summary>The card shall be chosen together with others.</summary>
    [Parameter]
    public EventCallback<string> OnChoose { get; set; }

    private IReadOnlyList<EngineerMove> Engineers => [.. Moves.Engineers.Where(move => move.Refused is null or MoveRefusal.Prevented)];

    private IReadOnlyList<EngineerMove> First => Engineers.Where(move => move.Suggested).Take(MostSuggested).ToList() is { Count: > 0 } suggested
        ? suggested : [.. Engineers.Where(move => move.Refused is null).Take(LeastShown)];

    private IReadOnlyList<EngineerMove> AlsoPossible => [.. Engineers.Where(move => move.Suggested).Except(First)];

    private IReadOnlyList<EngineerMove> Others => [.. Engineers.Where(move => !move.Suggested).Except(First)];

    // What no command leads to from here need not be read through.
    private IReadOnlyList<StageMove> Stages => [.. Moves.Stages.Where(move => move.Refused is null or MoveRefusal.Missing)];

    [JSInvokable]
    public Task Closed() => OnClosed.InvokeAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        self = DotNetObjectReference.Create(this);
        module = await ModuleAsync(js, "./Dispatch/Board/Cards/CardMenu.razor.js");
        await module.InvokeVoidAsync("show", Gone, menu, Moves.Number, self);
    }

    protected override ValueTask LeaveAsync()
    {
        self?.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task Choose(StageMove move) => move is { Refused: null, Command: { } offer } ? Choose(new MoveChoice(offer, MovesCard: true, Softly: Softly)) : Task.CompletedTask;

    private async Task ChooseTogether()
    {
        await HideAsync();
        await OnChoose.InvokeAsync(Moves.Number);
    }

    private Task Choose(EngineerMove move)
    {
        if (move.Command is { } offer)
            return Choose(new MoveChoice(offer, Engineer: move, Softly: Softly));
        unfolded = unfolded == move.EngineerId ? null : move.EngineerId;
        return Task.CompletedTask;
    }

    private async Task ShowOnMapAsync()
    {
        await HideAsync();
        await OnMap.InvokeAsync(Moves.Number);
    }

    private async Task HideAsync()
    {
        if (module is not null)
            await module.InvokeVoidAsync("hide", Gone, menu);
    }

    private async Task Choose(MoveChoice choice)
    {
        await HideAsync();
        await OnChosen.InvokeAsync(choice);
    }
}

using AfterSales.Core.Data;
using AfterSales.Core.Dispatch;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Portal.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace AfterSales.Portal.Dispatch.Board.Moves;

/// <summary>What is at hand while cards are moved, and the moves of the last minutes that their maker can take back.</summary>
public sealed partial class MoveTools(
    RecentMoves recent, ManyTickets many, MoveNews news, ReadersTime time, TimeProvider clock, IStringLocalizer<MovesTexts> L, ISnackbar messages)
{
    private const int ShownMs = 10_000, ReadMs = 20_000;
    private readonly List<MadeMove> made = [];
    private readonly Dictionary<MadeMove, Snackbar> bars = [];

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = null!;

    /// <summary>The cards as they are now: what has changed since is no longer taken back.</summary>
    [Parameter, EditorRequired]
    public BoardSnapshot Board { get; set; } = BoardSnapshot.Empty;

    /// <summary>A tap on a card chooses it.</summary>
    [Parameter]
    public bool Choosing { get; set; }

    [Parameter]
    public EventCallback<bool> OnChoosing { get; set; }

    /// <summary>Whoever is sent is not told yet.</summary>
    [Parameter]
    public bool Softly { get; set; }

    [Parameter]
    public EventCallback<bool> OnSoftly { get; set; }

    /// <summary>Called with the number of the first ticket whose move was taken back: it may be anywhere now.</summary>
    [Parameter]
    public EventCallback<string> OnUndone { get; set; }

    /// <summary>There are moves that may be taken back, as long as nobody changes their cards.</summary>
    internal bool Offers => made.Exists(move => Now <= move.Until);

    // The newest first.
    private List<MadeMove> Left => [.. made.Where(CanBeUndone).Reverse()];

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    protected override async Task OnInitializedAsync() =>
        made.InsertRange(0, (await recent.OfAsync(Actor, Gone)).Reverse().Select(move => new MadeMove([new(move.Number, move.Version)], news.Done(move.Number, move.Command, move.Text), move.At, move.Until)));

    // An offer to take back is the board's: whoever has left it takes back what this list says when they return.
    protected override ValueTask LeaveAsync()
    {
        foreach (var bar in bars.Values)
            messages.Remove(bar);
        return ValueTask.CompletedTask;
    }

    /// <summary>Says what was done, and offers to take it back.</summary>
    public void Made(IReadOnlyList<ChosenTicket> tickets, string words)
    {
        var move = new MadeMove(tickets, words, Now, Now + Core.Tickets.LastMove.Undoable);
        foreach (var old in made.FindAll(old => Now > old.Until))
        {
            made.Remove(old);
            bars.Remove(old);
        }
        made.Add(move);
        var bar = messages.Add(words, Severity.Normal, options =>
        {
            options.Action = L[nameof(MovesTexts.Undo)];
            options.OnClick = _ => InvokeAsync(() => UndoAsync(move));
            // The same words twice are two moves, and each is taken back by its own bar.
            options.DuplicatesBehavior = SnackbarDuplicatesBehavior.Allow;
            (options.VisibleStateDuration, options.RequireInteraction) = (ShownMs, false);
        });
        if (bar is not null)
            bars[move] = bar;
        StateHasChanged();
    }

    /// <summary>Says why something was not done; it stands long enough to be read.</summary>
    public void Refused(string words) => messages.Add(words, Severity.Warning, options => (options.VisibleStateDuration, options.RequireInteraction) = (ReadMs, false));

    /// <summary>Takes back the last move. Where somebody has changed it since, that is said: the one before it is not what was meant.</summary>
    public Task UndoLastAsync()
    {
        if (made.LastOrDefault(move => Now <= move.Until) is { } last)
            return UndoAsync(last);
        messages.Add(L[nameof(MovesTexts.Undo_Nothing)], Severity.Normal);
        return Task.CompletedTask;
    }

    private async Task UndoAsync(MadeMove move)
    {
        // Pressed twice, it is undone once.
        if (!made.Remove(move))
            return;
        if (bars.Remove(move, out var bar))
            messages.Remove(bar);
        var outcome = await many.UndoAsync(Actor, move.Tickets, Gone);
        if (outcome.Refusal is { } refusal)
        {
            Refused(L[nameof(MovesTexts.Undo_Not), news.SayOf(move.Words, refusal)]);
            StateHasChanged();
            return;
        }
        var refused = outcome.Value?.Where(one => one.Refusal is not null).ToList() ?? [];
        if (refused.Count < move.Tickets.Count)
            messages.Add(refused.Count == 0 ? L[nameof(MovesTexts.Undo_Done), move.Words] : L[nameof(MovesTexts.Undo_DoneOf), move.Tickets.Count - refused.Count, move.Tickets.Count, move.Words], Severity.Normal);
        foreach (var one in refused)
            Refused(L[nameof(MovesTexts.Undo_Not), news.Say(one)]);
        StateHasChanged();
        if (outcome.Value?.FirstOrDefault(one => one.Refusal is null) is { } undone)
            await OnUndone.InvokeAsync(undone.Number);
    }

    // The board may hear of the move a moment later than its maker; no move that has a way back takes a card off the board.
    private bool CanBeUndone(MadeMove move) => Now <= move.Until && move.Tickets.Any(ticket => Board.Cards.TryGetValue(ticket.Number, out var card) && card.Version <= ticket.Version);
}

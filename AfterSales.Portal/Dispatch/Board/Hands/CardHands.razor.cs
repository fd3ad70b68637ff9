using AfterSales.Core.Data;
using AfterSales.Core.Dispatch;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Dispatch.Board.Cards;
using AfterSales.Portal.Dispatch.Board.Looks;
using AfterSales.Portal.Dispatch.Board.Moves;
using AfterSales.Portal.Dispatch.Board.Sheets;
using AfterSales.Portal.Rulebooks;
using AfterSales.Portal.Shell.Languages;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using MudBlazor;

namespace AfterSales.Portal.Dispatch.Board.Hands;

/// <summary>What happens with a card in the hand, by its menu, or with several that are chosen. What may be done is Core's answer; the command decides.</summary>
public sealed partial class CardHands(
    PlanningQueries planning, MoveOrders orders, RecentMoves recent, MoveWords words, MoveNews news, ISnackbar messages, IJSRuntime js, TimeProvider clock,
    IStringLocalizer<BoardTexts> L, IStringLocalizer<MovesTexts> M, IStringLocalizer<RulebooksTexts> vocabulary)
{
    // A call that is under way when the connection breaks is never answered.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private CardMoves? lifted, menu;
    // Counts what is lifted and put back: an answer that comes after the card has left the hand is for nobody.
    private int lifts;
    // Put back because somebody else moved it: a drop that was under way by then counts no more.
    private string? letGo;
    // In the order in which they were chosen: so they are gone to.
    private string[] chosen = [];
    private bool choosing, softly;
    private (BoardCounts?, bool, bool, CardMoves?, string[]?) drawn;
    private MoveTools? tools;
    private ElementReference foot;
    private DotNetObjectReference<CardHands>? self;
    private IJSObjectReference? hands;

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = null!;

    [Parameter, EditorRequired]
    public CardPulse Pulse { get; set; } = null!;

    [Parameter, EditorRequired]
    public BoardFilter Filter { get; set; } = BoardFilter.None;

    /// <summary>Called with the number of a card that was moved: it may be anywhere now, and shall be seen there.</summary>
    [Parameter, EditorRequired]
    public EventCallback<string> OnShow { get; set; }

    /// <summary>Called with the number of a card whose site is wanted on the map.</summary>
    [Parameter]
    public EventCallback<string> OnMap { get; set; }

    /// <summary>The figures at the foot of the board, as <see cref="ChildContent"/> shows them.</summary>
    [Parameter, EditorRequired]
    public BoardCounts Counts { get; set; } = BoardSheet.Empty.Counts;

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    private (BoardCounts, bool, bool, CardMoves?, string[]) Present => (Counts, choosing, softly, menu, chosen);

    private IEnumerable<BoardCard> AllChosen => chosen.Select(number => Pulse.Board.Cards.GetValueOrDefault(number)).OfType<BoardCard>();

    // What the filter hides stays chosen until it shows again, but nothing is done with what nobody sees.
    private IReadOnlyList<BoardCard> Chosen => chosen is [] ? [] : [.. AllChosen.Where(new CardMatch(Filter, Pulse.Board, Pulse.Now).Wants)];

    private Dictionary<string, string> Words => new()
    {
        ["lifted"] = M[nameof(MovesTexts.Lift_Lifted)],
        ["onto"] = M[nameof(MovesTexts.Lift_Onto)],
        ["not"] = M[nameof(MovesTexts.Lift_Not)],
        ["dropped"] = M[nameof(MovesTexts.Lift_Dropped)],
        ["softly"] = M[nameof(MovesTexts.Lift_Softly)],
        ["tellLater"] = M[nameof(MovesTexts.Lift_TellLater)],
        ["back"] = M[nameof(MovesTexts.Lift_Back)],
        ["chosen"] = M[nameof(MovesTexts.Chosen_Said)],
    };

    // The board changes many times a second: that is news here only where cards are chosen or a move can be taken back.
    protected override bool ShouldRender() => drawn != Present || chosen.Length > 0 || tools is { Offers: true };

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        drawn = Present;
        if (!firstRender)
            return;
        self = DotNetObjectReference.Create(this);
        hands = await BeginAsync(await ModuleAsync(js, "./Dispatch/Board/Hands/CardHands.razor.js"), "attach", "dispose", foot, self, Words);
    }

    protected override ValueTask LeaveAsync()
    {
        self?.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>A card is in the hand: where it may go, and why not elsewhere.</summary>
    [JSInvokable]
    public async Task<LiftedCard?> Lift(string number)
    {
        var mine = ++lifts;
        (letGo, lifted) = (null, null);
        var moves = await planning.MovesAsync(Actor, number, Gone);
        if (mine != lifts)
            return null;
        if (moves is null)
            tools?.Refused(M[nameof(MovesTexts.Move_Gone), number]);
        lifted = moves;
        return lifted is null ? null : new LiftedCard(
            lifted.Stages.ToDictionary(move => move.To.ToString(), move => new LiftedMove(move.Refused is null, words.Say(move, lifted.Stage), vocabulary.Of(move.To))),
            [.. lifted.Engineers.Where(move => move.Refused is null).Select(move => move.EngineerId)],
            softly);
    }

    /// <summary>The card is held over an engineer: what the assignment would do, line by line. Asked one by one: of a thousand engineers it comes over few.</summary>
    [JSInvokable]
    public MovePreview? Preview(int engineerId)
    {
        if (lifted?.Engineers.FirstOrDefault(move => move.EngineerId == engineerId) is not { } whom)
            return null;
        var preview = words.Preview(whom, lifted.Stage, lifted.Engineers, Pulse.NameOf);
        // With it go all that are chosen; what each of them would do stands in the form that asks before it is done.
        return whom.Command is not null && Chosen is { Count: > 1 } several && several.Any(card => card.Number == lifted.Number)
            ? preview with { Foot = string.Join(" · ", new[] { M[nameof(MovesTexts.Preview_Several), several.Count - 1].Value, preview.Foot }.OfType<string>()) }
            : preview;
    }

    /// <param name="tellLater">The engineer is not told yet.</param>
    /// <param name="byKeys">Whoever uses no pointer goes on from where the card is then.</param>
    [JSInvokable]
    public async Task Drop(string number, string? stage, int? engineerId, bool tellLater, bool byKeys)
    {
        if (engineerId is not null && Chosen is { Count: > 1 } several && several.Any(card => card.Number == number))
        {
            PutBack();
            await RunManyAsync(ManyKind.Assign, engineerId, tellLater || softly);
            return;
        }
        if (letGo == number)
            return;
        // A quick hand drops before the answer to the lift is there.
        var moves = lifted?.Number == number ? lifted : await planning.MovesAsync(Actor, number, Gone);
        PutBack();
        if (moves is null)
            return;
        var onto = moves.Stages.FirstOrDefault(move => move.To.ToString() == stage);
        var whom = moves.Engineers.FirstOrDefault(move => move.EngineerId == engineerId);
        if (onto is { Refused: null, Command: { } leadsThere })
            await RunAsync(moves, new MoveChoice(leadsThere, MovesCard: true, Softly: tellLater || softly));
        else if (whom is { Command: { } sends })
            await RunAsync(moves, new MoveChoice(sends, whom, Softly: tellLater || softly));
        else if (onto is { Refused: not MoveRefusal.Here })
            tools?.Refused(words.Say(onto, moves.Stage));
        else if (whom is not null)
            tools?.Refused(words.Say(whom, moves.Stage, Pulse.NameOf(whom.EngineerId)));
        if (byKeys)
            await OnShow.InvokeAsync(number);
    }

    [JSInvokable]
    public void PutBack() => (lifted, lifts) = (null, lifts + 1);

    [JSInvokable]
    public async Task OpenMenu(string number)
    {
        menu = await planning.MovesAsync(Actor, number, Gone);
        StateHasChanged();
    }

    [JSInvokable]
    public Task UndoLast() => tools?.UndoLastAsync() ?? Task.CompletedTask;

    /// <summary>What the browser has chosen, whole.</summary>
    [JSInvokable]
    public void Choose(string[] numbers)
    {
        chosen = numbers;
        StateHasChanged();
    }

    /// <summary>Somebody else has moved the card that is in the hand: it is put back, and said who, what and where it is now.</summary>
    public async Task LetGoOfWhatMovedAsync()
    {
        if (lifted is not { } held || Pulse.Board.Cards.TryGetValue(held.Number, out var card) && card.Version <= held.Version)
            return;
        (lifted, letGo) = (null, held.Number);
        tools?.Refused(await recent.ChangeOfAsync(Actor, held.Number, Gone) is { } change ? news.Say(held.Number, change) : M[nameof(MovesTexts.Move_Gone), held.Number]);
        using var patience = new CancellationTokenSource(Patience, clock);
        try
        {
            await (hands?.InvokeVoidAsync("putBack", patience.Token) ?? ValueTask.CompletedTask);
        }
        catch (Exception exception) when (exception is TaskCanceledException or JSDisconnectedException)
        {
            // The board goes on without it: what is dropped now is refused for its version.
        }
    }

    /// <summary>All visits of the day that an engineer has not been told of are confirmed.</summary>
    public async Task ConfirmDayAsync(int engineerId)
    {
        if (Pulse.Board.Engineers.GetValueOrDefault(engineerId) is not { } engineer)
            return;
        var outcome = await orders.ConfirmDayAsync(Actor, engineer, Pulse.Board, Gone);
        if (outcome.Refusal is { } refusal)
            tools?.Refused(news.SayOf(engineer.Name, refusal));
        var outcomes = outcome.Value ?? [];
        if (outcomes.Count(one => one.Done is not null) is > 0 and var done)
            messages.Add(M[nameof(MovesTexts.Confirm_Day), engineer.Name, done]);
        foreach (var one in outcomes.Where(one => one.Refusal is not null))
            tools?.Refused(news.Say(one));
    }

    private void CloseMenu() => menu = null;

    private Task RunAsync(MoveChoice choice) => menu is { } moves ? RunAsync(moves, choice) : Task.CompletedTask;

    private async Task RunAsync(CardMoves moves, MoveChoice choice)
    {
        var end = await orders.RunAsync(Actor, moves, choice, Pulse.Board.Cards.GetValueOrDefault(moves.Number), Gone);
        if (end.Done is { } done)
        {
            Made(choice.Offer.Name, done);
        }
        else if (end.Refusal is { } refusal)
        {
            tools?.Refused(news.Say(moves.Number, refusal));
            await OnShow.InvokeAsync(moves.Number);
        }
    }

    private void Made(string command, Done done)
    {
        var said = news.Done(done.Number, command);
        if (LastMove.Inverses.ContainsKey(command))
            tools?.Made([new ChosenTicket(done.Number, done.Version)], said);
        else
            messages.Add(said);
    }

    private async Task RunManyAsync(ManyKind kind, int? engineerId, bool tellLater)
    {
        var cards = Chosen;
        if (cards.Count > ManyTickets.Most)
        {
            tools?.Refused(M[nameof(MovesTexts.Many_TooMany), ManyTickets.Most, cards.Count]);
            return;
        }
        if (await orders.RunManyAsync(Actor, kind, cards, engineerId, tellLater) is not { } outcomes)
            return;
        var done = outcomes.Where(one => one.Done is not null).ToList();
        if (done is [var first, ..] && LastMove.Inverses.ContainsKey(first.Command.Name))
            tools?.Made([.. done.Select(one => new ChosenTicket(one.Number, one.Done!.Version))], $"{M[nameof(MovesTexts.Chosen_Said), done.Count]} · {M.Of(kind)}");
        // What was refused stays chosen: it may be tried otherwise. So does what was hidden: nothing was done with it.
        await SetChosen([.. chosen.Except(cards.Select(card => card.Number)), .. outcomes.Where(one => one.Refusal is not null).Select(one => one.Number)]);
    }

    private async Task ChooseTogether(string number)
    {
        await SetChoosing(true);
        await SetChosen([.. chosen.Append(number).Distinct()]);
    }

    private async Task SetChoosing(bool wanted)
    {
        choosing = wanted;
        if (hands is not null)
            await hands.InvokeVoidAsync("choosing", Gone, wanted);
        if (!wanted)
            await SetChosen([]);
    }

    private Task ClearChosen() => choosing ? SetChoosing(false) : SetChosen([]);

    // The browser keeps what is chosen; it answers with what it has.
    private async Task SetChosen(IReadOnlyList<string> numbers)
    {
        if (hands is not null)
            await hands.InvokeVoidAsync("choose", Gone, numbers);
    }
}

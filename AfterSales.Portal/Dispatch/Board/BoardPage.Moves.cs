using System.Globalization;
using AfterSales.Core.Data;
using AfterSales.Core.Dispatch;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Dispatch.Board.Cards;
using AfterSales.Portal.Dispatch.Board.Moves;
using AfterSales.Portal.Shell.Languages;
using AfterSales.Portal.Tickets.Commands;
using Microsoft.JSInterop;

namespace AfterSales.Portal.Dispatch.Board;

/// <summary>What happens with a card in the hand, or by its menu. What may be done is Core's answer; the command decides.</summary>
public sealed partial class BoardPage
{
    private CardMoves? lifted, menu;
    // Put back because somebody else moved it: a drop that was under way by then counts no more.
    private string? letGo;
    private MoveTools? tools;
    private bool softly;

    /// <summary>A card is in the hand: where it may go, and why not elsewhere.</summary>
    [JSInvokable]
    public async Task<LiftedCard?> Lift(string number)
    {
        letGo = null;
        lifted = await planning.MovesAsync(actor, number, Gone);
        return lifted is null ? null : new LiftedCard(
            lifted.Stages.ToDictionary(move => move.To.ToString(), move => new LiftedMove(move.Refused is null, moveWords.Say(move, lifted.Stage), vocabulary.Of(move.To))),
            lifted.Engineers.ToDictionary(move => move.EngineerId, move => new LiftedMove(move.Refused is null, moveWords.Say(move, lifted.Stage, pulse.NameOf(move.EngineerId)), pulse.NameOf(move.EngineerId))),
            softly);
    }

    /// <summary>The card is held over an engineer: what the assignment would do, line by line. Asked one by one: of a thousand engineers it comes over few.</summary>
    [JSInvokable]
    public MovePreview? Preview(int engineerId) =>
        lifted?.Engineers.FirstOrDefault(move => move.EngineerId == engineerId) is { } whom ? moveWords.Preview(whom, lifted.Engineers, pulse.NameOf) : null;

    /// <param name="tellLater">The engineer is not told yet.</param>
    /// <param name="byKeys">Whoever uses no pointer goes on from where the card is then.</param>
    [JSInvokable]
    public async Task Drop(string number, string? stage, int? engineerId, bool tellLater, bool byKeys)
    {
        if (engineerId is not null && chosen.Length > 1 && chosen.Contains(number))
        {
            lifted = null;
            await AskManyAsync(ManyKind.Assign, engineerId, tellLater || softly);
            return;
        }
        if (letGo == number)
            return;
        // A quick hand drops before the answer to the lift is there.
        var moves = lifted?.Number == number ? lifted : await planning.MovesAsync(actor, number, Gone);
        lifted = null;
        if (moves is null)
            return;
        var onto = moves.Stages.FirstOrDefault(move => move.To.ToString() == stage);
        var whom = moves.Engineers.FirstOrDefault(move => move.EngineerId == engineerId);
        if (onto is { Refused: null, Command: { } leadsThere })
            await RunAsync(moves, new MoveChoice(leadsThere, MovesCard: true, Softly: tellLater || softly));
        else if (whom is { Command: { } sends })
            await RunAsync(moves, new MoveChoice(sends, whom, Softly: tellLater || softly));
        else if (onto is { Refused: not MoveRefusal.Here })
            tools?.Refused(moveWords.Say(onto, moves.Stage));
        else if (whom is not null)
            tools?.Refused(moveWords.Say(whom, moves.Stage, pulse.NameOf(whom.EngineerId)));
        if (byKeys)
            await ShowWhereItIsAsync(number);
    }

    [JSInvokable]
    public void PutBack() => lifted = null;

    [JSInvokable]
    public async Task OpenMenu(string number)
    {
        menu = await planning.MovesAsync(actor, number, Gone);
        StateHasChanged();
    }

    [JSInvokable]
    public Task UndoLast() => tools?.UndoLastAsync() ?? Task.CompletedTask;

    private void CloseMenu() => menu = null;

    /// <summary>Somebody else has moved the card that is in the hand: it is put back, and said who, what and where it is now.</summary>
    private async Task LetGoOfWhatMovedAsync(BoardSnapshot board)
    {
        if (lifted is not { } held || board.Cards.TryGetValue(held.Number, out var card) && card.Version <= held.Version)
            return;
        (lifted, letGo) = (null, held.Number);
        tools?.Refused(await recent.ChangeOfAsync(actor, held.Number, Gone) is { } change ? news.Say(held.Number, change) : M[nameof(MovesTexts.Move_Gone), held.Number]);
        if (hands is not null)
            await hands.InvokeVoidAsync("putBack", Gone);
    }

    private Task RunAsync(MoveChoice choice) => menu is { } moves ? RunAsync(moves, choice) : Task.CompletedTask;

    private async Task RunAsync(CardMoves moves, MoveChoice choice)
    {
        var command = choice.Offer.Name;
        // What needs no words of anybody is run by the drop itself; for everything else the form asks.
        var outcome = NeedsNoWords(moves, choice)
            ? await desk.RunAsync(actor, moves.Number, moves.Version, new CommandDraft(command).ToCommand(company), Gone)
            : null as Outcome<Done>?;
        if (outcome is null or { Refusal: Invalid })
        {
            if (await dialogs.AskAsync(moves.Number, command, moves.Version, PresetOf(moves, choice)) is { } done)
                Made(command, done);
        }
        else if (outcome.Value.Done)
        {
            Made(command, outcome.Value.Value);
        }
        else
        {
            tools?.Refused(news.Say(moves.Number, outcome.Value.Refusal));
            await ShowWhereItIsAsync(moves.Number);
        }
    }

    private bool NeedsNoWords(CardMoves moves, MoveChoice choice) => choice.Offer.Name switch
    {
        nameof(ConfirmVisit) => pulse.Board.Cards.GetValueOrDefault(moves.Number)?.Visits.Count(visit => visit.State == VisitState.Planned) == 1,
        nameof(Unpin) => true,
        _ => choice.MovesCard && !choice.Offer.Fields.Any(field => field.Required),
    };

    private void Made(string command, Done done)
    {
        var words = news.Done(done.Number, command);
        if (LastMove.Inverses.ContainsKey(command))
            tools?.Made([new ChosenTicket(done.Number, done.Version)], words);
        else
            messages.Add(words);
    }

    /// <summary>What has just been written is read again first: the card is where it will stay.</summary>
    private async Task ShowWhereItIsAsync(string number)
    {
        Take(new BoardUpdate(await feed.CurrentAsync(Gone), null));
        StateHasChanged();
        await (columns?.RevealAsync(card => card.Number == number) ?? Task.CompletedTask);
    }

    private Dictionary<string, string> PresetOf(CardMoves moves, MoveChoice choice)
    {
        var preset = new Dictionary<string, string>();
        var old = pulse.Board.Cards.GetValueOrDefault(moves.Number)?.Visits.FirstOrDefault(visit => visit.Id == choice.Engineer?.VisitId);
        // What was only planned stays so when it changes hands.
        if (choice.Softly || old?.State == VisitState.Planned)
            preset["tentative"] = "true";
        if (choice.Engineer is not { } whom)
            return preset;
        var engineer = whom.EngineerId.ToString(CultureInfo.InvariantCulture);
        preset[whom.VisitId is null ? "engineerIds" : "engineerId"] = engineer;
        if (whom.VisitId is { } visit)
            preset["visitId"] = visit.ToString(CultureInfo.InvariantCulture);
        preset["start"] = Local(whom.Start);
        preset["end"] = Local(whom.End);
        return preset;
    }

    private string Local(DateTime utc) => company.ToLocal(utc).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    /// <summary>What the browser is told of a lifted card: stages by name, engineers by id.</summary>
    /// <param name="Softly">Whoever is sent is not told yet, also without a key.</param>
    public sealed record LiftedCard(IReadOnlyDictionary<string, LiftedMove> Stages, IReadOnlyDictionary<int, LiftedMove> Engineers, bool Softly);

    /// <param name="Words">What would happen, or why not.</param>
    /// <param name="Name">Of the stage, or of the engineer.</param>
    public sealed record LiftedMove(bool Allowed, string Words, string Name);
}

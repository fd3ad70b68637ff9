using System.Globalization;
using AfterSales.Core.Data;
using AfterSales.Core.Dispatch;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Dispatch.Board.Cards;
using AfterSales.Portal.Tickets.Commands;
using Microsoft.JSInterop;
using MudBlazor;

namespace AfterSales.Portal.Dispatch.Board;

/// <summary>What happens with a card in the hand, or by its menu. What may be done is Core's answer; the command decides.</summary>
public sealed partial class BoardPage
{
    private CardMoves? lifted, menu;

    /// <summary>A card is in the hand: where it may go, and why not elsewhere.</summary>
    [JSInvokable]
    public async Task<LiftedCard?> Lift(string number)
    {
        lifted = await planning.MovesAsync(actor, number, Gone);
        return lifted is null ? null : new LiftedCard(
            lifted.Stages.ToDictionary(move => move.To.ToString(), move => new LiftedMove(move.Refused is null, moveWords.Say(move, lifted.Stage))),
            lifted.Engineers.ToDictionary(move => move.EngineerId, move => new LiftedMove(move.Refused is null, moveWords.Say(move, lifted.Stage, pulse.NameOf(move.EngineerId)))));
    }

    /// <summary>The card is held over an engineer: what the assignment would do, line by line. Asked one by one: of a thousand engineers it comes over few.</summary>
    [JSInvokable]
    public MovePreview? Preview(int engineerId) =>
        lifted?.Engineers.FirstOrDefault(move => move.EngineerId == engineerId) is { } whom ? moveWords.Preview(whom, lifted.Engineers, pulse.NameOf) : null;

    [JSInvokable]
    public async Task Drop(string number, string? stage, int? engineerId)
    {
        // A quick hand drops before the answer to the lift is there.
        var moves = lifted?.Number == number ? lifted : await planning.MovesAsync(actor, number, Gone);
        lifted = null;
        if (moves is null)
            return;
        var onto = moves.Stages.FirstOrDefault(move => move.To.ToString() == stage);
        var whom = moves.Engineers.FirstOrDefault(move => move.EngineerId == engineerId);
        if (onto is { Refused: null, Command: { } leadsThere })
            await RunAsync(moves, new MoveChoice(leadsThere, MovesCard: true));
        else if (whom is { Command: { } sends })
            await RunAsync(moves, new MoveChoice(sends, whom));
        else if (onto is { Refused: not MoveRefusal.Here })
            Say(moveWords.Say(onto, moves.Stage));
        else if (whom is not null)
            Say(moveWords.Say(whom, moves.Stage, pulse.NameOf(whom.EngineerId)));
    }

    [JSInvokable]
    public void PutBack() => lifted = null;

    [JSInvokable]
    public async Task OpenMenu(string number)
    {
        menu = await planning.MovesAsync(actor, number, Gone);
        StateHasChanged();
    }

    private void CloseMenu() => menu = null;

    private Task RunAsync(MoveChoice choice) => menu is { } moves ? RunAsync(moves, choice) : Task.CompletedTask;

    private async Task RunAsync(CardMoves moves, MoveChoice choice)
    {
        var command = choice.Offer.Name;
        // What needs no words of anybody is run by the drop itself; for everything else the form asks.
        var outcome = choice.MovesCard && !choice.Offer.Fields.Any(field => field.Required)
            ? await desk.RunAsync(actor, moves.Number, moves.Version, new CommandDraft(command).ToCommand(company), Gone)
            : null as Outcome<Done>?;
        if (outcome is null or { Refusal: Invalid })
        {
            if (await dialogs.AskAsync(moves.Number, command, moves.Version, PresetOf(choice)) is { } done)
                Say(L[nameof(BoardTexts.Move_Done), done.Number, ticketWords.Happened(command)]);
        }
        else
        {
            Say(outcome.Value.Done ? L[nameof(BoardTexts.Move_Done), moves.Number, ticketWords.Happened(command)] : ticketWords.Say(outcome.Value.Refusal));
        }
    }

    private Dictionary<string, string> PresetOf(MoveChoice choice)
    {
        var preset = new Dictionary<string, string>();
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

    private void Say(string words) => messages.Add(words, Severity.Normal);

    /// <summary>What the browser is told of a lifted card: stages by name, engineers by id.</summary>
    public sealed record LiftedCard(IReadOnlyDictionary<string, LiftedMove> Stages, IReadOnlyDictionary<int, LiftedMove> Engineers);

    /// <param name="Words">What would happen, or why not.</param>
    public sealed record LiftedMove(bool Allowed, string Words);
}

using System.Globalization;
using AfterSales.Core.Data;
using AfterSales.Core.Dispatch;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Dispatch.Board.Cards;
using AfterSales.Portal.Tickets.Commands;
using MudBlazor;

namespace AfterSales.Portal.Dispatch.Board.Moves;

/// <summary>What became of an order; both null: whoever was asked went back.</summary>
public sealed record MoveEnd(Done? Done, Refusal? Refusal);

/// <summary>Runs what a drop, a menu or the bar of the chosen means. Where words are wanted for it, a form asks for them.</summary>
public sealed class MoveOrders(TicketDesk desk, ManyTickets many, CompanyTime company, IDialogService dialogs)
{
    private static readonly DialogOptions Asking = new() { MaxWidth = MaxWidth.Medium, CloseOnEscapeKey = true, BackdropClick = false };

    /// <param name="card">The ticket as the board shows it, if it does.</param>
    public async Task<MoveEnd> RunAsync(Actor actor, CardMoves moves, MoveChoice choice, BoardCard? card, CancellationToken cancel)
    {
        var command = choice.Offer.Name;
        if (NeedsNoWords(choice, card))
        {
            var outcome = await desk.RunAsync(actor, moves.Number, moves.Version, new CommandDraft(command).ToCommand(company), cancel);
            if (outcome.Refusal is not Invalid)
                return new MoveEnd(outcome.Value, outcome.Refusal);
        }
        return new MoveEnd(await dialogs.AskAsync(moves.Number, command, moves.Version, PresetOf(choice, card)), null);
    }

    /// <summary>The same for several, in the order in which they were chosen; null: whoever was asked went back.</summary>
    /// <param name="engineerId">Whom they were dropped on.</param>
    public async Task<IReadOnlyList<ChosenOutcome>?> RunManyAsync(Actor actor, ManyKind kind, IReadOnlyList<BoardCard> cards, int? engineerId, bool softly)
    {
        var dialog = await dialogs.ShowAsync<ManyDialog>(null, new DialogParameters<ManyDialog>
        {
            { form => form.Kind, kind },
            { form => form.Actor, actor },
            { form => form.Cards, cards },
            { form => form.EngineerId, engineerId },
            { form => form.Softly, softly },
        }, Asking);
        return (await dialog.Result)?.Data as IReadOnlyList<ChosenOutcome>;
    }

    /// <summary>Tells an engineer of all visits of the day that are only planned.</summary>
    public Task<Outcome<IReadOnlyList<ChosenOutcome>>> ConfirmDayAsync(Actor actor, BoardEngineer engineer, BoardSnapshot board, CancellationToken cancel)
    {
        var visits = engineer.Visits.Where(visit => visit.State == VisitState.Planned)
            .Select(visit => (Card: board.Cards.GetValueOrDefault(visit.Number), visit.Id)).Where(visit => visit.Card is not null)
            .Select(visit => (new ChosenTicket(visit.Card!.Number, visit.Card.Version), visit.Id)).ToList();
        return many.ConfirmAsync(actor, visits, cancel);
    }

    private static bool NeedsNoWords(MoveChoice choice, BoardCard? card) => choice.Offer.Name switch
    {
        nameof(ConfirmVisit) => card?.Visits.Count(visit => visit.State == VisitState.Planned) == 1,
        nameof(Unpin) => true,
        _ => choice.MovesCard && !choice.Offer.Fields.Any(field => field.Required),
    };

    private Dictionary<string, string> PresetOf(MoveChoice choice, BoardCard? card)
    {
        var preset = new Dictionary<string, string>();
        var old = card?.Visits.FirstOrDefault(visit => visit.Id == choice.Engineer?.VisitId);
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
}

using AfterSales.Core.Dispatch;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Dispatch.Board.Moves;
using AfterSales.Portal.Shell.Languages;
using Microsoft.JSInterop;
using MudBlazor;

namespace AfterSales.Portal.Dispatch.Board;

/// <summary>What happens with several cards at once.</summary>
public sealed partial class BoardPage
{
    private static readonly DialogOptions Asking = new() { MaxWidth = MaxWidth.Medium, CloseOnEscapeKey = true, BackdropClick = false };

    // In the order in which they were chosen: so they are gone to.
    private string[] chosen = [];
    private bool choosing;

    private IReadOnlyList<BoardCard> ChosenCards => [.. chosen.Select(number => pulse.Board.Cards.GetValueOrDefault(number)).OfType<BoardCard>()];

    /// <summary>What the browser has chosen, whole.</summary>
    [JSInvokable]
    public void Choose(string[] numbers)
    {
        chosen = numbers;
        StateHasChanged();
    }

    /// <summary>What the words of the script are.</summary>
    private Dictionary<string, string> HandTexts => new()
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

    private async Task ClearChosen()
    {
        if (choosing)
            await SetChoosing(false);
        else
            await SetChosen([]);
    }

    // The browser keeps what is chosen; it answers with what it has.
    private async Task SetChosen(IReadOnlyList<string> numbers)
    {
        if (hands is not null)
            await hands.InvokeVoidAsync("choose", Gone, numbers);
    }

    private Task AskManyAsync(ManyKind kind) => AskManyAsync(kind, null, softly);

    private async Task AskManyAsync(ManyKind kind, int? engineerId, bool tellLater)
    {
        var cards = ChosenCards;
        if (cards.Count > ManyTickets.Most)
        {
            tools?.Refused(M[nameof(MovesTexts.Many_TooMany), ManyTickets.Most, cards.Count]);
            return;
        }
        var dialog = await dialogs.ShowAsync<ManyDialog>(null, new DialogParameters<ManyDialog>
        {
            { form => form.Kind, kind },
            { form => form.Actor, actor },
            { form => form.Cards, cards },
            { form => form.EngineerId, engineerId },
            { form => form.Softly, tellLater },
        }, Asking);
        if ((await dialog.Result)?.Data is not IReadOnlyList<ChosenOutcome> outcomes)
            return;
        Made(outcomes, M.Of(kind));
        // What was refused stays chosen: it may be tried otherwise.
        await SetChosen([.. outcomes.Where(one => one.Refusal is not null).Select(one => one.Number)]);
    }

    private async Task ConfirmDayAsync(BoardEngineer engineer)
    {
        var visits = engineer.Visits.Where(visit => visit.State == VisitState.Planned)
            .Select(visit => (Card: pulse.Board.Cards.GetValueOrDefault(visit.Number), visit.Id)).Where(visit => visit.Card is not null)
            .Select(visit => (new ChosenTicket(visit.Card!.Number, visit.Card.Version), visit.Id)).ToList();
        var outcome = await many.ConfirmAsync(actor, visits, Gone);
        var done = outcome.Value?.Count(one => one.Done is not null) ?? 0;
        if (done > 0)
            messages.Add(M[nameof(MovesTexts.Confirm_Day), engineer.Name, done]);
        foreach (var one in outcome.Value?.Where(one => one.Refusal is not null) ?? [])
            tools?.Refused(news.Say(one));
    }

    private void Made(IReadOnlyList<ChosenOutcome> outcomes, string what)
    {
        var done = outcomes.Where(one => one.Done is not null).ToList();
        if (done is [] || !LastMove.Inverses.ContainsKey(done[0].Command.Name))
            return;
        tools?.Made([.. done.Select(one => new ChosenTicket(one.Number, one.Done!.Version))], $"{M[nameof(MovesTexts.Chosen_Said), done.Count]} · {what}");
    }
}

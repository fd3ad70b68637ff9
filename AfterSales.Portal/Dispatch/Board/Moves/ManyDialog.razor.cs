using System.Globalization;
using AfterSales.Core.Data;
using AfterSales.Core.Dispatch;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Shell.Languages;
using AfterSales.Portal.Tickets;
using AfterSales.Portal.Tickets.Commands;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace AfterSales.Portal.Dispatch.Board.Moves;

/// <summary>Asks what several tickets have in common and runs it on each; closes with what became of them.</summary>
public sealed partial class ManyDialog(ManyTickets many, MoveNews news, TicketWords words, CompanyTime company, BoardFeed feed)
{
    private static readonly IReadOnlyList<Problem> Missing = [new Problem("required")];
    private string? engineer, start, hours = "2", priority, reason, said;
    private bool atOnce, softly, busy, asked;
    private IReadOnlyList<ChosenOutcome>? outcomes;

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = null!;

    [Parameter, EditorRequired]
    public ManyKind Kind { get; set; }

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = null!;

    /// <summary>As they stood when they were chosen, in the order in which they shall be gone to.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<BoardCard> Cards { get; set; } = [];

    /// <summary>Whom one of them was dropped on.</summary>
    [Parameter]
    public int? EngineerId { get; set; }

    [Parameter]
    public bool Softly { get; set; }

    private IReadOnlyList<FieldOption> Engineers => [.. feed.Board.Engineers.Values
        .OrderBy(one => one.State == EngineerState.OffDuty).ThenBy(one => one.Name, ReadersOrder.OfNames)
        .Select(one => new FieldOption(one.Id.ToString(CultureInfo.InvariantCulture), $"{one.Name} · {Vocabulary.Of(one.State)}"))];

    private IReadOnlyList<FieldOption> Priorities => [.. Enum.GetValues<Priority>().Select(value => new FieldOption(value.ToString(), Vocabulary.Of(value)))];

    private List<ChosenTicket> Chosen => [.. Cards.Select(card => new ChosenTicket(card.Number, card.Version))];

    protected override void OnInitialized() => (engineer, softly) = (EngineerId?.ToString(CultureInfo.InvariantCulture), Softly);

    private IReadOnlyList<Problem>? Wrong(string? value) => asked && string.IsNullOrWhiteSpace(value) ? Missing : null;

    private async Task RunAsync()
    {
        asked = true;
        if (busy || !Filled)
            return;
        (busy, said) = (true, null);
        var outcome = await RunAsync(Kind);
        busy = false;
        if (outcome.Done)
            outcomes = outcome.Value;
        else
            said = words.Say(outcome.Refusal);
    }

    private bool Filled => Kind switch
    {
        ManyKind.Assign => engineer is not null && Length is not null,
        ManyKind.Priority => priority is not null && !string.IsNullOrWhiteSpace(reason),
        ManyKind.Note => !string.IsNullOrWhiteSpace(reason),
        _ => true,
    };

    private TimeSpan? Length => double.TryParse(hours, NumberStyles.Float, CultureInfo.InvariantCulture, out var length) && length is > 0 and <= 24 ? TimeSpan.FromHours(length) : null;

    private Task<Outcome<IReadOnlyList<ChosenOutcome>>> RunAsync(ManyKind kind) => kind switch
    {
        ManyKind.Assign => many.AssignAsync(Actor, Chosen, new AssignMany
        {
            EngineerId = int.Parse(engineer!, CultureInfo.InvariantCulture),
            Start = DateTime.TryParse(start, CultureInfo.InvariantCulture, out var local) ? company.ToUtc(local) : null,
            Length = Length!.Value,
            AtOnce = atOnce,
            Tentative = softly,
            Reason = reason,
        }),
        ManyKind.Priority => many.ChangePriorityAsync(Actor, Chosen, Enum.Parse<Priority>(priority!), reason!),
        ManyKind.Note => many.NoteAsync(Actor, Chosen, reason!),
        // Who has several on one ticket has them confirmed one after another: the next stands on the version of the one before.
        _ => many.ConfirmAsync(Actor, [.. Cards.SelectMany(card => card.Visits.Where(visit => visit.State == VisitState.Planned).Select((visit, before) => (new ChosenTicket(card.Number, card.Version + before), visit.Id)))]),
    };
}

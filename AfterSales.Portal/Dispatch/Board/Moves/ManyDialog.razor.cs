using System.Globalization;
using AfterSales.Core.Data;
using AfterSales.Core.Dispatch;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Dispatch.Board.Cards;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.Languages;
using AfterSales.Portal.Tickets;
using AfterSales.Portal.Tickets.Commands;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace AfterSales.Portal.Dispatch.Board.Moves;

/// <summary>Asks what several tickets have in common and runs it on each; closes with what became of them.</summary>
public sealed partial class ManyDialog(ManyTickets many, MoveNews news, MoveWords says, TicketWords words, ReadersTime time, CompanyTime company, BoardFeed feed)
{
    // Of more, each in one line: the list is to be looked over.
    private const int MostInFull = 6;
    private static readonly IReadOnlyList<Problem> Missing = [new Problem("required")], ReasonWantedHere = [new Problem("reason-wanted")], WrongHours = [new Problem("out-of-range", "24 h")];
    private string? engineer, start, hours = "2", priority, reason, said;
    private bool atOnce, softly, busy, asked;
    private readonly List<ChosenOutcome> settled = [];
    private List<ChosenOutcome> wanting = [];
    private IReadOnlyList<ChosenOutcome>? outcomes;
    private Dictionary<string, EngineerMove> foreseen = [];
    private int questions;

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

    // Once some are done: those for which a reason is wanted.
    private IReadOnlyList<BoardCard> Left => wanting.Count == 0 ? Cards : [.. Cards.Where(card => wanting.Exists(one => one.Number == card.Number))];

    private List<ChosenTicket> Chosen => [.. Left.Select(card => new ChosenTicket(card.Number, card.Version))];

    private int Possible => foreseen.Count == 0 ? Left.Count : Left.Count(card => MoveOf(card) is { Refused: null });

    private bool AsksReason => wanting.Count > 0 || Left.Any(card => MoveOf(card) is { Refused: null, AsksReason: true });

    private string? Sum => foreseen.Count == 0 ? null : string.Join(" · ", new[]
    {
        L[nameof(MovesTexts.Many_Foreseen), Possible, Left.Count].Value,
        AsksReason ? L[nameof(MovesTexts.Many_Asking), Left.Count(card => MoveOf(card) is { Refused: null, AsksReason: true })].Value : null,
    }.OfType<string>());

    protected override Task OnInitializedAsync()
    {
        (engineer, softly) = (EngineerId?.ToString(CultureInfo.InvariantCulture), Softly);
        return ForeseeAsync();
    }

    private EngineerMove? MoveOf(BoardCard card) => foreseen.GetValueOrDefault(card.Number);

    private string NameOf(int engineerId) => feed.Board.Engineers.GetValueOrDefault(engineerId)?.Name ?? "";

    private Task TogetherAsync(bool wanted)
    {
        atOnce = wanted;
        return ForeseeAsync();
    }

    /// <summary>What it would do as the form stands; an answer to an earlier question is not shown.</summary>
    private async Task ForeseeAsync()
    {
        var question = ++questions;
        var moves = Kind == ManyKind.Assign && Wanted is { } wanted ? await many.ForeseeAsync(Actor, [.. Left.Select(card => card.Number)], wanted, Gone) : [];
        if (question == questions)
            foreseen = moves.ToDictionary(move => move.Number, move => move.Move);
    }

    private IReadOnlyList<Problem>? Wrong(string? value) => asked && string.IsNullOrWhiteSpace(value) ? Missing : null;

    private IReadOnlyList<Problem>? HoursProblems => asked && Length is null ? WrongHours : null;

    private IReadOnlyList<Problem>? ReasonProblems => (asked || wanting.Count > 0) && AsksReason && string.IsNullOrWhiteSpace(reason) ? ReasonWantedHere : null;

    private async Task RunAsync()
    {
        asked = true;
        if (busy || !Filled)
            return;
        (busy, said) = (true, null);
        var outcome = await RunAsync(Kind);
        busy = false;
        if (!outcome.Done)
        {
            said = words.Say(outcome.Refusal);
            return;
        }
        Take(outcome.Value);
        if (wanting.Count > 0)
            await ForeseeAsync();
    }

    // What was typed stays where only a reason is wanted; nothing of those was changed yet.
    private void Take(IReadOnlyList<ChosenOutcome> came)
    {
        wanting = [.. came.Where(one => one.Refusal is ReasonWanted)];
        settled.AddRange(came.Except(wanting));
        if (wanting.Count == 0)
            outcomes = settled;
        // Together is together with those that are done.
        else if (atOnce && string.IsNullOrEmpty(start) && came[0].Command is Assign { Start: { } first })
            start = company.ToLocal(first).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
    }

    private void Leave()
    {
        if (wanting.Count == 0)
            Dialog.Cancel();
        else
            Dialog.Close<IReadOnlyList<ChosenOutcome>>([.. settled, .. wanting]);
    }

    private bool Filled => Kind switch
    {
        ManyKind.Assign => engineer is not null && Length is not null && ReasonProblems is null,
        ManyKind.Priority => priority is not null && !string.IsNullOrWhiteSpace(reason),
        ManyKind.Note => !string.IsNullOrWhiteSpace(reason),
        _ => true,
    };

    private TimeSpan? Length => double.TryParse(hours, NumberStyles.Float, CultureInfo.InvariantCulture, out var length) && length is > 0 and <= 24 ? TimeSpan.FromHours(length) : null;

    private Task<Outcome<IReadOnlyList<ChosenOutcome>>> RunAsync(ManyKind kind) => kind switch
    {
        ManyKind.Assign => many.AssignAsync(Actor, Chosen, Wanted!, Gone),
        ManyKind.Priority => many.ChangePriorityAsync(Actor, Chosen, Enum.Parse<Priority>(priority!), reason!, Gone),
        ManyKind.Note => many.NoteAsync(Actor, Chosen, reason!, Gone),
        // Who has several on one ticket has them confirmed one after another: the next stands on the version of the one before.
        _ => many.ConfirmAsync(Actor, [.. Cards.SelectMany(card => card.Visits.Where(visit => visit.State == VisitState.Planned).Select((visit, before) => (new ChosenTicket(card.Number, card.Version + before), visit.Id)))], Gone),
    };

    private AssignMany? Wanted => int.TryParse(engineer, CultureInfo.InvariantCulture, out var id) && Length is { } length ? new AssignMany
    {
        EngineerId = id,
        Start = DateTime.TryParse(start, CultureInfo.InvariantCulture, out var local) ? company.ToUtc(local) : null,
        Length = length,
        AtOnce = atOnce,
        Tentative = softly,
        Reason = reason,
    } : null;
}

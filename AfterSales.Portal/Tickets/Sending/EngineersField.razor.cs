using System.Globalization;
using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tickets.Commands;
using Microsoft.AspNetCore.Components;

namespace AfterSales.Portal.Tickets.Sending;

/// <summary>
/// Chooses engineers: who could go, best first, with what it would bring about of those that are chosen; and of all others why
/// not they.
/// </summary>
public sealed partial class EngineersField
{
    private const int MostSuggested = 6;
    private const int LeastShown = 3;
    private const int MostOthers = 30;
    private HashSet<int> chosenBefore = [];
    private string? sought, soughtPossible;

    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    [Parameter, EditorRequired]
    public IReadOnlyList<EngineerLine> Engineers { get; set; } = [];

    [Parameter, EditorRequired]
    public CommandDraft Draft { get; set; } = null!;

    [Parameter, EditorRequired]
    public WhoCanGo Who { get; set; } = null!;

    /// <summary>Only one is chosen, as the value of the field.</summary>
    [Parameter]
    public bool One { get; set; }

    [Parameter]
    public IReadOnlyList<Problem> Problems { get; set; } = [];

    [Parameter]
    public EventCallback OnChanged { get; set; }

    // Whom the card was dropped on is seen without scrolling; who is ticked later stays in place, under the hand.
    private IEnumerable<EngineerLine> First => Who.Ranked.Count == 0 ? Engineers.OrderByDescending(IsChosenBefore)
        : Engineers.Where(IsChosenBefore).Concat(Shown.Select(one => LineOf(one.Id)).OfType<EngineerLine>().Where(line => !IsChosenBefore(line)));

    private IReadOnlyList<EngineerAtHand> Shown => Who.Ranked.Where(one => one.Suggested).Take(MostSuggested).ToList() is { Count: > 0 } suggested
        ? suggested : [.. Who.Ranked.Where(one => !one.Prevented).Take(LeastShown)];

    private IReadOnlyList<EngineerLine> AlsoPossible => OthersWho(suggested: true);

    private IReadOnlyList<EngineerLine> Others => OthersWho(suggested: false);

    private IReadOnlyList<EngineerLine> OthersWho(bool suggested) => Who.Ranked.Count == 0 ? []
        : [.. Who.Ranked.Where(one => one.Suggested == suggested).Select(one => LineOf(one.Id)).OfType<EngineerLine>().Except(First)];

    private static IEnumerable<EngineerLine> Found(IReadOnlyList<EngineerLine> lines, string? name) => string.IsNullOrWhiteSpace(name) ? lines
        : lines.Where(line => line.Name.Contains(name.Trim(), StringComparison.OrdinalIgnoreCase));

    protected override void OnInitialized() => chosenBefore = [.. Engineers.Select(line => line.Id).Where(IsChosen)];

    private bool IsChosenBefore(EngineerLine line) => chosenBefore.Contains(line.Id);

    private EngineerLine? LineOf(int id) => Engineers.FirstOrDefault(line => line.Id == id);

    private EngineerAtHand? AtHand(int id) => Who.Ranked.FirstOrDefault(one => one.Id == id);

    private bool IsChosen(int id) => One ? Draft[Name] == Text(id) : Draft.Engineers.Contains(id);

    private bool IsPreviewed(int id) => IsChosen(id) && AtHand(id) is { Lines.Count: > 0 };

    private string WordsOf(EngineerLine engineer) =>
        AtHand(engineer.Id) is { } one ? one.Words : engineer.OnDuty ? "" : L[nameof(TicketsTexts.Form_OffDuty)];

    // Whose it is stands before it already.
    private string WordsOf(UnmetNeed lack, EngineerLine engineer) =>
        Words.Need(lack with { Of = lack.Of?.StartsWith($"{engineer.Name} · ", StringComparison.Ordinal) == true ? lack.Of[(engineer.Name.Length + 3)..] : null });

    private Task ChooseAsync(int id, bool wanted)
    {
        if (One)
            Draft[Name] = Text(id);
        else
            Draft.Choose(id, wanted);
        return OnChanged.InvokeAsync();
    }

    private static string Text(int id) => id.ToString(CultureInfo.InvariantCulture);
}

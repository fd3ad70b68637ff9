using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace AfterSales.Portal.Tickets.Commands;

/// <summary>An engineer who could be sent, with what speaks for or against it.</summary>
public sealed record EngineerAtHand(int Id, string Words);

/// <summary>
/// Who should be asked first to go to a ticket, best first. Answered by whoever knows where the engineers are, which is
/// a floor above Tickets; without an answer the roster's order stands.
/// </summary>
public interface IEngineersAtHand
{
    Task<IReadOnlyList<EngineerAtHand>> ForAsync(Actor actor, string number, CancellationToken cancel);
}

/// <summary>Chooses one or more engineers, those on duty and near first, with what they know and when they can be there.</summary>
public sealed partial class EngineersField(IEnumerable<IEngineersAtHand> known)
{
    private Dictionary<int, (int Rank, string Words)> atHand = [];
    private HashSet<int> chosenBefore = [];

    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    [Parameter, EditorRequired]
    public IReadOnlyList<EngineerLine> Engineers { get; set; } = [];

    [Parameter, EditorRequired]
    public CommandDraft Draft { get; set; } = null!;

    /// <summary>What a visit of an engineer would be refused for, by the engineer's id.</summary>
    [Parameter]
    public IReadOnlyDictionary<int, IReadOnlyList<UnmetNeed>> Lacking { get; set; } = new Dictionary<int, IReadOnlyList<UnmetNeed>>();

    [Parameter]
    public IReadOnlyList<Problem> Problems { get; set; } = [];

    [Parameter]
    public EventCallback OnChanged { get; set; }

    /// <summary>The ticket whose form this is.</summary>
    [CascadingParameter(Name = "Ticket")]
    private string? Number { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState>? Authentication { get; set; }

    // Whom the card was dropped on is seen without scrolling; who is ticked later stays in place, under the hand.
    private IEnumerable<EngineerLine> Sorted => Engineers
        .OrderByDescending(engineer => chosenBefore.Contains(engineer.Id)).ThenBy(engineer => atHand.TryGetValue(engineer.Id, out var one) ? one.Rank : int.MaxValue);

    protected override async Task OnInitializedAsync()
    {
        chosenBefore = [.. Draft.Engineers];
        if (Number is null || Authentication is null || known.FirstOrDefault() is not { } board)
            return;
        var ranked = await board.ForAsync((await Authentication).User.Actor(Origin.Page), Number, CancellationToken.None);
        atHand = ranked.Select((one, rank) => (one, rank)).ToDictionary(row => row.one.Id, row => (row.rank, row.one.Words));
    }

    private string WordsOf(EngineerLine engineer) =>
        atHand.TryGetValue(engineer.Id, out var one) ? one.Words : engineer.OnDuty ? "" : L[nameof(TicketsTexts.Form_OffDuty)];

    // Whose it is stands before it already.
    private string WordsOf(UnmetNeed lack, EngineerLine engineer) =>
        Words.Need(lack with { Of = lack.Of?.StartsWith($"{engineer.Name} · ", StringComparison.Ordinal) == true ? lack.Of[(engineer.Name.Length + 3)..] : null });

    private Task ChooseAsync(int id, bool wanted)
    {
        Draft.Choose(id, wanted);
        return OnChanged.InvokeAsync();
    }
}

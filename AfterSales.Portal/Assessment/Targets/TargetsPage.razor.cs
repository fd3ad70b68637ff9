using AfterSales.Core.Assessment;
using AfterSales.Core.Assessment.Figures;
using AfterSales.Core.Assessment.Targets;
using AfterSales.Core.Data;
using AfterSales.Portal.Assessment.Figures;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.Entries;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Assessment.Targets;

/// <summary>What the department aims at: for supervisors to set, for everybody to read; beside each goal how it stands now.</summary>
public sealed partial class TargetsPage(
    TargetQueries queries, TargetDesk desk, KeyFigureQueries figures, KeyFigureWords words, ReadersTime times, TimeProvider clock, IStringLocalizer<TargetsTexts> L)
{
    private const int Days = 30;
    private static readonly (string Name, KeyFigure[] Figures)[] Groups =
    [
        (nameof(TargetsTexts.Group_Response), [.. Enum.GetValues<KeyFigure>().Where(figure => figure <= KeyFigure.ArrivalKept)]),
        (nameof(TargetsTexts.Group_Repair), [.. Enum.GetValues<KeyFigure>().Where(figure => figure is > KeyFigure.ArrivalKept and <= KeyFigure.Backlog)]),
        (nameof(TargetsTexts.Group_Customers), [.. Enum.GetValues<KeyFigure>().Where(figure => figure > KeyFigure.Backlog)]),
    ];

    private Actor? actor;
    private IReadOnlyList<FigureTarget>? targets;
    private IReadOnlyDictionary<KeyFigure, KeyFigureValue>? values;
    private KeyFigure? opened, setting;
    private IReadOnlyList<EntryField> form = [];

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        actor = await ActorAsync();
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        values = (await figures.OfAsync(actor, new FigureFilter(today.AddDays(1 - Days), today.AddDays(1)), Gone)).Value;
        targets = await queries.AllAsync(actor, Gone);
    }

    private void Begin(FigureTarget target)
    {
        var figure = target.Figure;
        form =
        [
            new("goal", L[nameof(TargetsTexts.Set_Goal), words.Unit(figure)]) { Value = target.Now?.Goal is { } goal ? KeyFigureWords.Typed(figure, goal) : null },
            new("effectiveFrom", L[nameof(TargetsTexts.Set_From)], "date", Required: true) { Value = times.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) },
            new("reason", L[nameof(TargetsTexts.Set_Reason)]),
            new("ends", L[nameof(TargetsTexts.Set_Ends)]) { NoChoice = L[nameof(TargetsTexts.Set_Ends_Goal)], Choices = [new("true", L[nameof(TargetsTexts.Set_Ends_None)])] },
        ];
        setting = figure;
    }

    private void OpenLeft(string name)
    {
        if (actor?.IsSupervisor == true && targets?.FirstOrDefault(target => target.Figure.ToString() == name) is { } left)
            Begin(left);
    }

    private async Task<Refusal?> SaveAsync()
    {
        var figure = setting!.Value;
        var outcome = await desk.SetAsync(await ActorAsync(), new TargetInput(figure, KeyFigureWords.Read(figure, form[0].Value), form[1].Day, form[2].Value, form[3].Value == "true"), Gone);
        if (!outcome.Done)
            return InTypedUnit(figure, outcome.Refusal);
        setting = null;
        targets = await queries.AllAsync(await ActorAsync(), Gone);
        return null;
    }

    // A share is typed in percent: what it may be has to be said in percent too.
    private static Refusal InTypedUnit(KeyFigure figure, Refusal refusal) =>
        refusal is Invalid invalid && KeyFigureWords.IsShare(figure) && invalid.Errors.GetValueOrDefault("goal") is [{ Code: "out-of-range" }, ..]
            ? new Invalid(new Dictionary<string, IReadOnlyList<Problem>>(invalid.Errors) { ["goal"] = [new Problem("out-of-range", "0–100")] })
            : refusal;

    private string Said(GoalEntry entry) => entry.Goal is null ? L[nameof(TargetsTexts.Ended)] : words.Goal(entry.Figure, entry.Goal);

    private async Task<Actor> ActorAsync() => (await Authentication).User.Actor(Origin.Page);
}

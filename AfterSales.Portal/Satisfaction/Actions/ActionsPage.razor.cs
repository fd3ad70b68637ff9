using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.Satisfaction;
using AfterSales.Core.Satisfaction.Actions;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.Entries;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Satisfaction.Actions;

/// <summary>What is done so that it goes better: who does it until when, what came of it, and whether it helped.</summary>
public sealed partial class ActionsPage(ActionQueries queries, ActionDesk desk, PeopleQueries people, QualitySignal signal, TimeProvider clock, ReadersTime times, IStringLocalizer<SatisfactionTexts> L)
{
    private const int PageSize = 50;
    private ActionList? list;
    private IReadOnlyList<EntryField>? adding;
    private IReadOnlyList<EntryField> form = [];
    private (int Id, ActionMove Move)? doing;
    private long seen;
    private Actor reader = Actor.Anonymous("", Origin.Page);
    private bool works;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [SupplyParameterFromQuery]
    public string? Show { get; set; }

    [SupplyParameterFromQuery]
    public string? Kind { get; set; }

    [SupplyParameterFromQuery]
    public string? Source { get; set; }

    [SupplyParameterFromQuery]
    public int? Page { get; set; }

    private ActionChoice Choice => Of<ActionChoice>(Show) ?? ActionChoice.Open;

    // What somebody writes does not go away with its line.
    protected override void OnInitialized() => FollowChanges(signal, clock, () => doing is null ? ReadAsync() : Task.CompletedTask);

    protected override Task OnParametersSetAsync() => ReadAsync();

    private async Task ReadAsync()
    {
        reader = (await Authentication).User.Actor(Origin.Page);
        works = reader.IsStaff || reader.IsSupervisor;
        list = await queries.ListAsync(reader, new ActionFilter { Show = Choice, Kind = Of<ActionKind>(Kind), Source = Of<ActionSource>(Source) }, Page ?? 1, PageSize, Gone);
    }

    private async Task AddAsync() => adding = ActionForm.Fields(L, await people.EverybodyAsync(reader, Gone), ActionKind.Improvement);

    private async Task<Refusal?> SaveNewAsync()
    {
        var outcome = await desk.OpenAsync(reader, new ActionOrigin(ActionSource.Other), ActionForm.Entry(adding!), Gone);
        if (outcome.Done)
        {
            adding = null;
            await ReadAsync();
        }
        return outcome.Refusal;
    }

    private async Task BeginAsync(ActionLine line, ActionMove move)
    {
        form = await ActionMoves.FieldsAsync(move, line, L, people, reader, Gone);
        (doing, seen) = ((line.Id, move), line.Version);
    }

    private async Task<Refusal?> SaveAsync()
    {
        var (id, move) = doing!.Value;
        var outcome = await desk.RunAsync(reader, id, move, seen, form, Gone);
        if (outcome.Done)
            doing = null;
        if (outcome.Done || outcome.Refusal is StaleRefusal)
            await ReadAsync();
        seen = list?.Items.FirstOrDefault(line => line.Id == id)?.Version ?? seen;
        return outcome.Refusal;
    }

    private static T? Of<T>(string? text) where T : struct, Enum => Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;
}

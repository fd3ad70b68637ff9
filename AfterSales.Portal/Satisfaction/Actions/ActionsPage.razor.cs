using System.Globalization;
using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.Satisfaction.Actions;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.Entries;
using AfterSales.Portal.Shell.Languages;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Satisfaction.Actions;

/// <summary>What is done so that it goes better: who does it until when, what came of it, and whether it helped.</summary>
public sealed partial class ActionsPage(ActionQueries queries, ActionDesk desk, PeopleQueries people, ReadersTime times, IStringLocalizer<SatisfactionTexts> L)
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

    private IEnumerable<ActionMove> MovesOf(ActionLine line) => line.State switch
    {
        ActionState.Open when reader.IsSupervisor => [ActionMove.Finish, ActionMove.Drop],
        ActionState.Open => [ActionMove.Finish],
        ActionState.Done when reader.IsSupervisor && line.OwnerId != reader.EmployeeId => [ActionMove.Helped, ActionMove.DidNotHelp, ActionMove.Drop],
        _ => [],
    };

    private void Begin(ActionLine line, ActionMove move)
    {
        (doing, seen) = ((line.Id, move), line.Version);
        form = move switch
        {
            ActionMove.Finish => [new("result", L[nameof(SatisfactionTexts.Actions_Result)], "longText", Required: true)],
            ActionMove.Drop => [new("reason", L[nameof(SatisfactionTexts.Reason)], "longText", Required: true)],
            ActionMove.DidNotHelp => [new("effect", L[nameof(SatisfactionTexts.Actions_Effect)], "longText", Required: true), new("again", L[nameof(SatisfactionTexts.Actions_Again)], "date", Required: true)],
            _ => [new("effect", L[nameof(SatisfactionTexts.Actions_Effect)], "longText", Required: true)],
        };
    }

    private async Task<Refusal?> SaveAsync()
    {
        var (id, move) = doing!.Value;
        var words = form[0].Value;
        var outcome = move switch
        {
            ActionMove.Finish => await desk.FinishAsync(reader, id, seen, words, Gone),
            ActionMove.Drop => await desk.DropAsync(reader, id, seen, words, Gone),
            _ => await desk.LookAsync(reader, id, seen, move == ActionMove.Helped, words, form.ElementAtOrDefault(1)?.Day, Gone),
        };
        if (outcome.Done)
            doing = null;
        if (outcome.Done || outcome.Refusal is StaleRefusal)
            await ReadAsync();
        seen = list?.Items.FirstOrDefault(line => line.Id == id)?.Version ?? seen;
        return outcome.Refusal;
    }

    private string SourceName(ActionLine line) => string.Join(" ", new[] { L.Of(line.Source), line.Source is ActionSource.Complaint or ActionSource.SpotCheck ? line.SourceId?.ToString(CultureInfo.InvariantCulture) : null, line.SourceName }.OfType<string>());

    private static string? SourceAddress(ActionLine line) => (line.Source, line.SourceId) switch
    {
        (ActionSource.Complaint, { } id) => $"/complaints/{id}",
        (ActionSource.SpotCheck, { } id) => $"/spot-checks/{id}",
        _ => null,
    };

    private static T? Of<T>(string? text) where T : struct, Enum => Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;
}

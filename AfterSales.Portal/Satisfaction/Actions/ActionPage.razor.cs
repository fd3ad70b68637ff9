using System.Globalization;
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

/// <summary>The whole of a measure: what is done and why, by whom and until when, what came of it, and all that happened.</summary>
public sealed partial class ActionPage(ActionQueries queries, ActionDesk desk, PeopleQueries people, QualitySignal signal, TimeProvider clock, ReadersTime times, IStringLocalizer<SatisfactionTexts> L)
{
    private ActionFile? file;
    private IReadOnlyList<EntryField>? form;
    private ActionMove doing;
    private long seen;
    private Actor reader = Actor.Anonymous("", Origin.Page);
    private bool loaded;

    [Parameter]
    public int Id { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    private IReadOnlyList<ActionMove> Moves => file is null ? [] : [.. ActionMoves.Of(file.Action, reader)];

    protected override void OnInitialized() => FollowChanges(signal, clock, ReadAsync);

    protected override Task OnParametersSetAsync() => ReadAsync();

    private async Task ReadAsync()
    {
        reader = (await Authentication).User.Actor(Origin.Page);
        file = await queries.FindAsync(reader, Id, Gone);
        loaded = true;
    }

    private async Task BeginAsync(ActionMove move)
    {
        // What somebody else does while the reader writes is shown, and not written over without a word.
        (doing, seen) = (move, file!.Version);
        form = await ActionMoves.FieldsAsync(move, file.Action, L, people, reader, Gone);
    }

    private async Task OpenLeftAsync(string name)
    {
        if (name.Split('-') is [var id, var move] && id == Id.ToString(CultureInfo.InvariantCulture) && Enum.TryParse<ActionMove>(move, out var left) && Moves.Contains(left))
            await BeginAsync(left);
    }

    private async Task<Refusal?> SaveAsync()
    {
        var outcome = await desk.RunAsync(reader, Id, doing, seen, form!, Gone);
        if (outcome.Done)
            form = null;
        // Of what somebody else has done meanwhile the reader sees what it is, and can save again.
        if (outcome.Done || outcome.Refusal is StaleRefusal)
            await ReadAsync();
        seen = file?.Version ?? seen;
        return outcome.Refusal;
    }
}

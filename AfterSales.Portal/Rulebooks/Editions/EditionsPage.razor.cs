using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks.Versions;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.Languages;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Rulebooks.Editions;

/// <summary>The company's editions and the presets; for supervisors the place to begin a new one.</summary>
public sealed partial class EditionsPage(RulebookQueries queries, RulebookDesk desk, ReadersTime times, NavigationManager navigation, IStringLocalizer<RulebookPagesTexts> L)
{
    private readonly bool chinese = ReaderLanguage.IsChinese;
    private IReadOnlyList<EditionFile>? editions;
    private EditionFile? inForce;
    private bool drafts, refused;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        var actor = await ActorAsync();
        drafts = actor.IsSupervisor;
        var found = await queries.EditionsAsync(actor, Gone);
        inForce = found.FirstOrDefault(edition => edition.InForce);
        editions = found;
    }

    private async Task BeginAsync(string copyOf)
    {
        var begun = await desk.DraftAsync(await ActorAsync(), copyOf, Gone);
        refused = !begun.Done;
        if (begun.Done)
            navigation.NavigateTo("/rulebook/draft");
    }

    private async Task<Actor> ActorAsync() => (await Authentication).User.Actor(Origin.Page);
}

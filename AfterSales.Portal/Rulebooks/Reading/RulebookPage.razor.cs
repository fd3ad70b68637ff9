using AfterSales.Core.Rulebooks;
using AfterSales.Core.Rulebooks.Versions;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.Languages;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Rulebooks.Reading;

/// <summary>A rulebook to be read: the edition in force, another by its number, or a preset.</summary>
public sealed partial class RulebookPage(
    RulebookQueries queries, ReadersTime times, NavigationManager navigation, IJSRuntime js, IEnumerable<BesideEdition> beside, IEnumerable<WithClauses> features,
    IStringLocalizer<RulebookPagesTexts> L)
{
    private static readonly Keeping?[] Filters = [null, .. Enum.GetValues<Keeping>().Cast<Keeping?>()];
    private readonly bool chinese = ReaderLanguage.IsChinese;
    private readonly WithClauses? above = features.FirstOrDefault();
    private IReadOnlyList<EditionFile>? editions;
    private ShownRulebook? shown, elsewhere;
    private EditionFile? coming;
    private string address = "/rulebook", typed = "";
    private string? toShow;

    /// <summary>An edition's number or a preset; null: what is in force.</summary>
    [Parameter]
    public string? Name { get; set; }

    /// <summary>The clause that the reader came for.</summary>
    [SupplyParameterFromQuery]
    public string? Clause { get; set; }

    [SupplyParameterFromQuery]
    public string? Keeping { get; set; }

    [SupplyParameterFromQuery]
    public string? Service { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    protected override async Task OnParametersSetAsync()
    {
        var found = await queries.EditionsAsync((await Authentication).User.Actor(Origin.Page), Gone);
        shown = ShownRulebook.Find(found, Name);
        address = Name is null ? "/rulebook" : shown?.Address ?? "/rulebook";
        elsewhere = Clause is null ? null : ShownRulebook.WithClause(found, Clause);
        coming = Name is null ? found.LastOrDefault(edition => ShownRulebook.StateOf(edition, times.Today) == EditionState.Coming) : null;
        (editions, toShow) = (found, Clause);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (toShow is not { } clause || editions is null)
            return;
        toShow = null;
        await (await ModuleAsync(js, "./Rulebooks/Reading/RulebookPage.razor.js")).InvokeVoidAsync("show", Gone, clause);
    }

    private bool InForce => shown?.Edition?.InForce == true;

    private Keeping? Kept => Enum.TryParse<Keeping>(Keeping, ignoreCase: true, out var keeping) && Enum.IsDefined(keeping) ? keeping : null;

    private ServiceType? Served => Enum.TryParse<ServiceType>(Service, ignoreCase: true, out var type) && Enum.IsDefined(type) ? type : null;

    // A joined rulebook brings the same chapter several times.
    private IReadOnlyList<IGrouping<string, Clause>> Chapters => [.. shown!.Rulebook.Clauses
        .Where(clause => (Kept is null || clause.Keeping == Kept) && Says(clause, typed.Trim()))
        .GroupBy(clause => clause.Chapter.In(chinese))];

    private static bool Says(Clause clause, string text) => text.Length == 0
        || clause.Id.Contains(text, StringComparison.OrdinalIgnoreCase)
        || clause.Text.En.Contains(text, StringComparison.OrdinalIgnoreCase)
        || clause.Text.Zh.Contains(text, StringComparison.OrdinalIgnoreCase);

    private string Here(string anchor) => $"{new Uri(navigation.Uri).PathAndQuery}#{anchor}";
}

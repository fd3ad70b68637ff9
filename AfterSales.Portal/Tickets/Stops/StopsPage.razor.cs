using AfterSales.Core.Rulebooks;
using AfterSales.Core.Rulebooks.Versions;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.Languages;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Tickets.Stops;

/// <summary>What the rulebook's gates stopped: which clause how often, and the latest cases.</summary>
public sealed partial class StopsPage(
    GateStopQueries stops, RulebookQueries rulebooks, TicketWords words, ReadersTime times, TimeProvider clock, IStringLocalizer<StopsTexts> L)
{
    private static readonly int[] Periods = [30, 90, 365];
    private readonly Dictionary<string, TwoTongues> texts = [];
    private IReadOnlyList<ClauseStops>? clauses;
    private IReadOnlyList<StopFile> latest = [];

    [SupplyParameterFromQuery]
    public string? Clause { get; set; }

    [SupplyParameterFromQuery]
    public int? Days { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    private int Period => Days is { } days && Periods.Contains(days) ? days : Periods[0];

    protected override async Task OnParametersSetAsync()
    {
        var actor = (await Authentication).User.Actor(Origin.Page);
        var since = clock.GetUtcNow().UtcDateTime.AddDays(-Period);
        foreach (var clause in (await rulebooks.EditionsAsync(actor, Gone)).SelectMany(edition => edition.Rulebook.Clauses))
            texts.TryAdd(clause.Id, clause.Text);
        latest = await stops.LatestAsync(actor, since, Clause, Gone);
        clauses = await stops.ByClauseAsync(actor, since, Gone);
    }

    private string Name(string clause) => clause == UnmetNeed.OfType ? L[nameof(StopsTexts.OfType)] : clause;

    private string Words(string clause) => texts.GetValueOrDefault(clause)?.In(ReaderLanguage.IsChinese) ?? (clause == UnmetNeed.OfType ? L[nameof(StopsTexts.OfType_Say)] : "");

    private static string Address(int days, string? clause) =>
        $"/rulebook/stops?days={days}{(clause is null ? null : $"&clause={Uri.EscapeDataString(clause)}")}";
}

using System.Globalization;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Rulebooks.Versions;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Rulebooks;
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
    GateStopQueries stops, RulebookQueries rulebooks, TicketWords words, ReadersTime times, TimeProvider clock, NavigationManager navigation, IStringLocalizer<StopsTexts> L,
    IStringLocalizer<RulebooksTexts> Vocabulary)
{
    private static readonly int[] Periods = [30, 90, 365];
    private readonly Dictionary<string, TwoTongues> texts = [];
    private IReadOnlyList<ClauseStops>? clauses;
    private IReadOnlyList<StopFile> latest = [];
    private GateRule? rule;

    [SupplyParameterFromQuery]
    public string? Clause { get; set; }

    /// <summary>Of the clause those at one of its gates, by its name in the rulebook in force.</summary>
    [SupplyParameterFromQuery]
    public string? Gate { get; set; }

    [SupplyParameterFromQuery]
    public int? Days { get; set; }

    /// <summary>UTC day, with it; instead of <see cref="Days"/>.</summary>
    [SupplyParameterFromQuery]
    public string? From { get; set; }

    /// <summary>UTC day, without it.</summary>
    [SupplyParameterFromQuery]
    public string? To { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    private int Period => Days is { } days && Periods.Contains(days) ? days : Periods[0];

    private (DateOnly First, DateOnly End)? Between => (Day(From), Day(To)) is ({ } first, { } end) && first < end ? (first, end) : null;

    // Of which clause, and at which of its gates.
    private string Which => rule is null ? Name(Clause!) : L[nameof(StopsTexts.AtGate), Name(Clause!), Vocabulary.Gate(rule)];

    protected override async Task OnParametersSetAsync()
    {
        var actor = (await Authentication).User.Actor(Origin.Page);
        var editions = await rulebooks.EditionsAsync(actor, Gone);
        foreach (var clause in editions.SelectMany(edition => edition.Rulebook.Clauses))
            texts.TryAdd(clause.Id, clause.Text);
        var inForce = editions.FirstOrDefault(edition => edition.InForce)?.Rulebook;
        rule = Clause is null || Gate is null ? null : inForce?.Gates.FirstOrDefault(gate => gate.Clause == Clause && gate.Gate == Gate);
        var asked = Between is var (first, end) ? new StopsAsked(StartOf(first), StartOf(end)) : new StopsAsked(clock.GetUtcNow().UtcDateTime.AddDays(-Period));
        latest = await stops.LatestAsync(actor, asked with { Clause = Clause, Without = rule is null ? [] : GateNeeds.NotAt(inForce!, rule) }, Gone);
        clauses = await stops.ByClauseAsync(actor, asked, Gone);
    }

    private string Name(string clause) => clause == UnmetNeed.OfType ? L[nameof(StopsTexts.OfType)] : clause;

    private string Words(string clause) => texts.GetValueOrDefault(clause)?.In(ReaderLanguage.IsChinese) ?? (clause == UnmetNeed.OfType ? L[nameof(StopsTexts.OfType_Say)] : "");

    // The period stays, whichever way it was named.
    private string Address(string? clause) => navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["clause"] = clause, ["gate"] = null });

    private static string Address(int days, string? clause) =>
        $"/rulebook/stops?days={days}{(clause is null ? null : $"&clause={Uri.EscapeDataString(clause)}")}";

    private static DateTime StartOf(DateOnly day) => day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

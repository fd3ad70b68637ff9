using System.Globalization;
using AfterSales.Core.Assessment.Compliance;
using AfterSales.Core.People.Signing;
using AfterSales.Portal.Rulebooks;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.Languages;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Assessment.Compliance;

/// <summary>How the rulebook in force was kept over a period, with the evidence, on paper.</summary>
public sealed partial class AuditPage(
    ComplianceQueries queries, SigningDesk signing, ReadersTime times, TimeProvider clock, NavigationManager navigation, IStringLocalizer<ComplianceTexts> L,
    IStringLocalizer<RulebooksTexts> Vocabulary)
{
    private const int UsualDays = 90;
    private static readonly ClauseState[] States = [ClauseState.Kept, ClauseState.NotKept, ClauseState.NoData];
    private readonly bool chinese = ReaderLanguage.IsChinese;
    private ComplianceReport? report;
    private IReadOnlyList<Signer> signers = [];
    private DateOnly first, end;
    private string by = "";
    private bool asked, wrong;

    /// <summary>First UTC day of the report.</summary>
    [SupplyParameterFromQuery]
    public string? From { get; set; }

    /// <summary>First UTC day after the period.</summary>
    [SupplyParameterFromQuery]
    public string? To { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    private IEnumerable<IGrouping<string, ClauseReport>> Chapters => report!.Clauses.GroupBy(clause => clause.Clause.Chapter.In(chinese));

    protected override async Task OnParametersSetAsync()
    {
        var actor = (await Authentication).User.Actor(Origin.Page);
        by = actor.Name;
        end = Day(To) ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(1);
        first = Day(From) ?? end.AddDays(-UsualDays);
        wrong = end <= first;
        report = wrong ? null : await queries.InForceAsync(actor, first, end, Gone);
        signers = report is null ? [] : await signing.SignersAsync(actor, report.Number, Gone);
        asked = true;
    }

    // The reader names the last day, the address the first day after it.
    private void Go(string name, ChangeEventArgs change)
    {
        if (Day(change.Value as string) is { Year: >= 1900 } day)
            navigation.NavigateTo(navigation.GetUriWithQueryParameter(name, Iso(name == "to" ? day.AddDays(1) : day)), replace: true);
    }

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

using AfterSales.Core.Assessment.Reports;
using AfterSales.Core.Data;
using AfterSales.Portal.Assessment.Addresses;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.Entries;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Assessment.Reports;

/// <summary>The reports to the company's leaders 月度报告, the latest month first; any month that is over can be reported on.</summary>
public sealed partial class ReportsPage(
    ReportQueries queries, ReportDesk desk, ReportRhythm rhythm, ReadersTime times, NavigationManager navigation, IStringLocalizer<ReportsTexts> L, IStringLocalizer<EntriesTexts> entries)
{
    private IReadOnlyList<ReportLine>? lines;
    private DateOnly? wanted;
    private string? said;
    private bool busy;

    private IEnumerable<ReportLine> Shown => (lines ?? []).Where(line => Waiting != true || line.State != ReportState.SignedOff);

    /// <summary>Only those that wait to be reviewed or signed off.</summary>
    [SupplyParameterFromQuery]
    public bool? Waiting { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        wanted = times.Today.AddDays(1 - times.Today.Day).AddMonths(-1);
        lines = (await queries.ListAsync(await ActorAsync(), Gone)).Value;
    }

    private async Task MakeAsync()
    {
        (busy, said) = (true, null);
        var outcome = await desk.MakeAsync(await ActorAsync(), wanted, Gone);
        busy = false;
        if (outcome.Done)
            navigation.NavigateTo($"/reports/{MonthAddress.Of(wanted!.Value)}");
        else
            said = outcome.Refusal is Invalid invalid ? entries.Problem(invalid.Errors.Values.First()[0]) : entries.Say(outcome.Refusal);
    }

    // The portal makes it by itself on its day.
    private string Maker(string name) => name == ReportDesk.ByItself ? L[nameof(ReportsTexts.ByItself)] : name;

    private async Task<Actor> ActorAsync() => (await Authentication).User.Actor(Origin.Page);
}

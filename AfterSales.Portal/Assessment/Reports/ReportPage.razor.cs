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

/// <summary>A month as it was reported: written and reviewed here, printed from here, and never counted again.</summary>
public sealed partial class ReportPage(ReportQueries queries, ReportDesk desk, ReadersTime times, IStringLocalizer<ReportsTexts> L, IStringLocalizer<EntriesTexts> entries)
{
    private ReportFile? file;
    private IReadOnlyList<EntryField>? writing;
    private long seen;
    private string? begun, said;
    private bool loaded, busy;

    /// <summary>As 2026-10.</summary>
    [Parameter]
    public string Month { get; set; } = "";

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    protected override Task OnParametersSetAsync() => ReadAsync();

    private async Task ReadAsync()
    {
        file = MonthAddress.Read(Month) is { } month ? (await queries.FindAsync(await ActorAsync(), month, Gone)).Value : null;
        loaded = true;
    }

    // What somebody else writes meanwhile is shown, and not written over without a word.
    private void Write() => (seen, begun, writing) = (file!.Version, file.Words, [new EntryField("words", L[nameof(ReportsTexts.Words)], "longText") { Value = file.Words }]);

    private async Task<Refusal?> WriteAsync()
    {
        var outcome = await desk.WriteAsync(await ActorAsync(), file!.Id, seen, writing![0].Value, Gone);
        if (outcome.Refusal is EntryChanged)
        {
            await ReadAsync();
            // Figures that were counted anew and a proposal that was written meanwhile are no reason to refuse words that nobody else has touched.
            if (file is { } now && now.Words == begun)
                outcome = await desk.WriteAsync(await ActorAsync(), now.Id, now.Version, writing[0].Value, Gone);
        }
        if (outcome.Done)
            writing = null;
        // Of a report that is no draft any more there is no form left to say it.
        said = outcome.Refusal is WrongReportState late ? L.Say(late) : null;
        if (outcome.Done || outcome.Refusal is StaleRefusal)
            await ReadAsync();
        seen = file?.Version ?? seen;
        return outcome.Refusal;
    }

    private async Task DoAsync(Func<Actor, int, CancellationToken, Task<Outcome<int>>> act)
    {
        busy = true;
        var outcome = await act(await ActorAsync(), file!.Id, Gone);
        busy = false;
        said = outcome.Refusal is { } refusal ? L.Say(refusal) ?? entries.Say(refusal) : null;
        await ReadAsync();
    }

    private async Task<Actor> ActorAsync() => (await Authentication).User.Actor(Origin.Page);
}

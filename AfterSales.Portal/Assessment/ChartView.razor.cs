using System.Globalization;
using System.Text.Json;
using AfterSales.Core.Assessment;
using AfterSales.Core.Assessment.Complained;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Assessment.Addresses;
using AfterSales.Portal.Assessment.Contents;
using AfterSales.Portal.Assessment.Sheets;
using AfterSales.Portal.Shell.Languages;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Assessment;

/// <summary>What every chart page shows: the figures of its address, and again whenever they have changed.</summary>
public sealed partial class ChartView(ChartContents contents, FigureSignal signal, TimeProvider time, NavigationManager navigation, IStringLocalizer<AssessmentTexts> L)
{
    // So many figures stand side by side.
    private const int Row = 7;

    private ChartAddress address = ChartAddress.None, contentOf = ChartAddress.None, listed = ChartAddress.None;
    private ChartContent? content;
    private Reader? reader;
    private TicketsBehind? behind;
    private ComplaintsBehind? complaints;
    private DateTime? asOf;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    private string Title => ChartAddress.Read(navigation.Uri).Path switch
    {
        ChartContents.Cycle => L[nameof(AssessmentTexts.Cycle_Title)],
        ChartContents.Satisfaction => L[nameof(AssessmentTexts.Satisfaction_Title)],
        _ => L[nameof(AssessmentTexts.Response_Title)],
    };

    // What a picture says of itself.
    private string Measured => content!.Measures.FirstOrDefault(measure => measure.Chosen)?.Name ?? content.Title;

    private string Over => new[] { reader!.Names.Of(reader.Filter), address.Time == CountedTime.Elapsed ? "" : L.Of(address.Time) }.Where(said => said.Length > 0)
        .Aggregate(L.Period(reader.Filter), (all, said) => L[nameof(AssessmentTexts.PeriodAnd), all, said]);

    private string File => string.Create(CultureInfo.InvariantCulture, $"{address.Path[(address.Path.LastIndexOf('/') + 1)..]}{reader!.Filter.From:'-'yyyy'-'MM'-'dd}");

    protected override Task OnInitializedAsync()
    {
        FollowAddress(navigation, ShowAsync);
        FollowChanges(signal, time, () => ReadAsync(contentToo: true));
        return ShowAsync();
    }

    private async Task ShowAsync()
    {
        var next = ChartAddress.Read(navigation.Uri);
        var same = content is not null && next.ShowsTheSameAs(contentOf);
        address = next;
        await ReadAsync(contentToo: !same);
    }

    private async Task ReadAsync(bool contentToo)
    {
        var actor = (await Authentication).User.Actor(Origin.Page);
        var asked = address;
        if (contentToo && await contents.ReadAsync(actor, asked, Gone) is var (read, whom))
        {
            // Somebody who has gone on to another address meanwhile is not brought back.
            if (!asked.ShowsTheSameAs(address))
                return;
            (contentOf, content, reader) = (asked, Keeping(read, content), whom);
            asOf = time.GetUtcNow().UtcDateTime;
        }
        var ofComplaints = asked.Slice.Complaints is not null;
        var tickets = asked.Slice.Cuts && !ofComplaints && reader is not null ? await contents.BehindAsync(actor, asked, reader.Filter, Gone) : null;
        var complained = ofComplaints && reader is not null ? await contents.ComplaintsBehindAsync(actor, asked, reader.Filter, Gone) : null;
        if (asked != address)
            return;
        (behind, complaints, listed) = (tickets, complained, asked);
        if (reader is not null)
            reader = reader with { Address = reader.Address.Behind(asked.Slice) with { Page = asked.Page } };
    }

    // A drawing that shows nothing else than before is not drawn again.
    private static ChartContent Keeping(ChartContent read, ChartContent? before) => read with
    {
        Drawn = [.. read.Drawn.Select(drawn => before?.Drawn.FirstOrDefault(old => old.Key == drawn.Key && JsonSerializer.Serialize(old.Drawing) == JsonSerializer.Serialize(drawn.Drawing)) is { } old
            ? drawn with { Drawing = old.Drawing } : drawn)],
    };

    private string Value(double? value) => L.Cell(address.Path == ChartContents.Satisfaction ? CellKind.Score : CellKind.Hours, value, null);
}

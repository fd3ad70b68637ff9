using AfterSales.Core.Assessment;
using AfterSales.Core.Data;
using AfterSales.Portal.Assessment.Chart;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Assessment;

/// <summary>What customers answered 满意度, over a period of reports.</summary>
public sealed partial class SatisfactionPage(SatisfactionQueries ratings, TimeProvider time, NavigationManager navigation, IStringLocalizer<AssessmentTexts> L)
{
    private ChartAddress address = ChartAddress.Read("http://none/"), shown = ChartAddress.Read("http://none/");
    private FigureFilter filter = new();
    private SatisfactionReport? report;
    private TicketsBehind? behind;
    private ChartDrawing overTime = new([], [], "", ""), distribution = new([], [], "", "");

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    protected override Task OnInitializedAsync()
    {
        FollowAddress(navigation, ShowAsync);
        return ShowAsync();
    }

    private async Task ShowAsync()
    {
        var next = ChartAddress.Read(navigation.Uri);
        var actor = (await Authentication).User.Actor(Origin.Page);
        if (report is null || !next.CountsTheSameAs(address))
        {
            address = next;
            shown = address.Unsaid ? address.Over(ChartAddress.UsualDays) : address;
            filter = shown.Filter(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
            report = (await ratings.ReportAsync(actor, filter, Gone)).Value;
            if (report is not null)
                (overTime, distribution) = SatisfactionDrawings.Of(report, filter, L);
        }
        address = next;
        behind = address.Slice.Cuts ? (await ratings.TicketsBehindAsync(actor, filter, address.Slice, Gone)).Value : null;
    }

    private string Behind(FigureSlice slice) => address.Behind(slice).Href;

    private string StepName(DateOnly step) => L.Step(filter.DaysOf(step, report!.StepLength).First, report.StepLength);

    // The first bar is score 1.
    private string ScoreHref(int bar) => Behind(new(Bucket: bar + 1));

    private string Cut() => address.Slice switch
    {
        { Bucket: { } score } => L[nameof(AssessmentTexts.Score), score],
        { Step: { } step } => L.Days(filter.DaysOf(step, report!.StepLength)),
        { ProductLine: { } line } => L.Line(line),
        { Fate: not null } => L[nameof(AssessmentTexts.Answers_All)],
        _ => L[nameof(AssessmentTexts.None)],
    };
}

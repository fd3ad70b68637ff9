using AfterSales.Core.Assessment;
using AfterSales.Core.Data;
using AfterSales.Portal.Assessment.Chart;
using AfterSales.Portal.Rulebooks;
using AfterSales.Portal.Shell.Languages;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Assessment;

/// <summary>How long it takes, for one measure: what the pages of response time and repair cycle show.</summary>
public sealed partial class TimesView(
    FigureQueries figures, TimeProvider time, NavigationManager navigation, IStringLocalizer<AssessmentTexts> L, IStringLocalizer<RulebooksTexts> Words)
{
    private ChartAddress address = ChartAddress.Read("http://none/"), shown = ChartAddress.Read("http://none/");
    private FigureFilter filter = new();
    private TimeReport? report;
    private TicketsBehind? behind;
    private ChartDrawing overTime = new([], [], "", ""), distribution = new([], [], "", "");

    [Parameter, EditorRequired]
    public Measure Measure { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    protected override void OnInitialized() => FollowAddress(navigation, ShowAsync);

    protected override Task OnParametersSetAsync() => ShowAsync();

    private async Task ShowAsync()
    {
        var next = ChartAddress.Read(navigation.Uri);
        var actor = (await Authentication).User.Actor(Origin.Page);
        if (report is null || !next.CountsTheSameAs(address))
        {
            address = shown = next;
            await LoadAsync(actor);
        }
        address = next;
        behind = address.Slice.Cuts ? (await figures.TicketsBehindAsync(actor, Measure, filter, address.Slice, Gone)).Value : null;
    }

    private async Task LoadAsync(Actor actor)
    {
        filter = address.Filter(Today);
        report = (await figures.TimeReportAsync(actor, Measure, filter, Gone)).Value;
        // Nothing lately and no period asked for: rather what there is than an empty page.
        if (address.Unsaid && report is { Whole.Count: 0 } && await figures.ExtentAsync(actor, address.Source, Gone) is not null)
        {
            shown = address.Over(0);
            filter = shown.Filter(Today);
            report = (await figures.TimeReportAsync(actor, Measure, filter, Gone)).Value;
        }
        else if (address.Unsaid)
        {
            shown = address.Over(ChartAddress.UsualDays);
        }
        if (report is not null)
            (overTime, distribution) = TimeDrawings.Of(report, filter, Measure, L);
    }

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    // What is promised is said in words where a line would lie far above the drawing.
    private string HowToRead => overTime.Target is null ? L[nameof(AssessmentTexts.Steps_SayPromised), TimeDrawings.Promised(report!, L)] : L[nameof(AssessmentTexts.Steps_Say)];

    private string StepName(DateOnly step) => L.Step(filter.DaysOf(step, report!.StepLength).First, report.StepLength);

    private string Behind(FigureSlice slice) => address.Behind(slice).Href;

    private string Href(Fate fate) => Behind(new(Fate: fate));

    private string Cut()
    {
        var slice = address.Slice;
        return slice switch
        {
            { Bucket: { } bucket } when bucket < report!.Buckets.Count => L.Bucket(Measure, bucket),
            { Step: { } step } => L.Days(filter.DaysOf(step, report!.StepLength)),
            { ProductLine: { } line } => L.Line(line),
            { Priority: { } priority } => Words.Of(priority),
            { Channel: { } channel } => Words.Of(channel),
            { Fate: { } fate } => L.Of(fate),
            _ => L[nameof(AssessmentTexts.None)],
        };
    }
}

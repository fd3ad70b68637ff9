using System.Globalization;
using AfterSales.Core.Data;
using AfterSales.Core.Satisfaction;
using AfterSales.Core.Satisfaction.SpotChecks;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.Entries;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Satisfaction.SpotChecks;

/// <summary>The finished jobs that are looked at again: supervisors draw them, staff and supervisors check, engineers read what was found in theirs.</summary>
public sealed partial class SpotChecksPage(SpotCheckQueries queries, SpotCheckDesk desk, QualitySignal signal, TimeProvider clock, ReadersTime times, IStringLocalizer<SatisfactionTexts> L)
{
    private const int PageSize = 50;
    private const int ScoreDays = 90;
    private const string Stretch = "day";
    private SpotCheckList? list;
    private IReadOnlyList<EngineerScore> scores = [];
    private IReadOnlyList<EntryField>? form;
    private SampleSpan span;
    private string? said;
    private bool supervises;
    private bool own;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [SupplyParameterFromQuery]
    public string? Show { get; set; }

    [SupplyParameterFromQuery]
    public int? EngineerId { get; set; }

    /// <summary>UTC day, with it: from when on they were checked.</summary>
    [SupplyParameterFromQuery]
    public string? From { get; set; }

    /// <summary>UTC day, without it.</summary>
    [SupplyParameterFromQuery]
    public string? To { get; set; }

    [SupplyParameterFromQuery]
    public int? Page { get; set; }

    private CheckChoice Choice => Enum.TryParse<CheckChoice>(Show, ignoreCase: true, out var choice) && Enum.IsDefined(choice) ? choice : own ? CheckChoice.Done : CheckChoice.ToDo;

    private string Title => L[form?[0].Name == Stretch ? nameof(SatisfactionTexts.Checks_Draw) : nameof(SatisfactionTexts.Checks_Choose)];

    protected override void OnInitialized() => FollowChanges(signal, clock, ReadAsync);

    protected override Task OnParametersSetAsync() => ReadAsync();

    private async Task ReadAsync()
    {
        var actor = await ActorAsync();
        (supervises, own) = (actor.IsSupervisor, !actor.IsSupervisor && !actor.IsStaff);
        list = await queries.ListAsync(actor, new SpotCheckFilter { Show = Choice, EngineerId = EngineerId, From = PeriodAsked.Day(From), To = PeriodAsked.Day(To) }, Page ?? 1, PageSize, Gone);
        scores = (await queries.ScoresAsync(actor, times.Today.AddDays(-ScoreDays), times.Today.AddDays(2), Gone)).Value ?? [];
        span = (await queries.PlanAsync(actor, Gone))?.Plan.Span ?? SampleSpan.Month;
    }

    private void Draw()
    {
        var now = SampleStretch.With(times.Today, span);
        var before = now.Before(span);
        said = null;
        form =
        [
            new(Stretch, L[nameof(SatisfactionTexts.Checks_Stretch)], Required: true)
            {
                Choices = [new($"{before.First:yyyy-MM-dd}", times.Days(before.First, before.Last)), new($"{now.First:yyyy-MM-dd}", times.Days(now.First, now.Last))],
                Value = $"{before.First:yyyy-MM-dd}",
            },
        ];
    }

    private void Choose() => (said, form) = (null, [new("ticket", L[nameof(SatisfactionTexts.Ticket)], Required: true)]);

    private async Task<Refusal?> SaveAsync()
    {
        var (actor, field) = (await ActorAsync(), form![0]);
        var outcome = field.Name != Stretch ? await desk.ChooseAsync(actor, field.Value, Gone)
            : field.Day is { } day ? await desk.DrawAsync(actor, day, cancel: Gone) : Invalid.Field(Stretch, "required");
        if (outcome.Done)
        {
            said = field.Name == Stretch ? L[nameof(SatisfactionTexts.Checks_Drawn), outcome.Value].Value : null;
            form = null;
            await ReadAsync();
        }
        return outcome.Refusal;
    }

    private static string Tenths(double mean) => mean.ToString("0.0", CultureInfo.CurrentCulture);

    private async Task<Actor> ActorAsync() => (await Authentication).User.Actor(Origin.Page);
}

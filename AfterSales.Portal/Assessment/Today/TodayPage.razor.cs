using AfterSales.Core.Assessment;
using AfterSales.Core.Assessment.Today;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Assessment.Today;

/// <summary>The supervisor's day at a glance 今日: what presses, who is there, what waits for a word. Follows the board.</summary>
public sealed partial class TodayPage(GlanceQueries glances, BoardFeed feed, TimeProvider clock, ReadersTime times, IStringLocalizer<TodayTexts> L)
{
    // However much happens: nobody reads a page that changes more often.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(30);
    private Glance? glance;
    private IReadOnlyList<IGrouping<EngineerState, BoardEngineer>> people = [];

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    private IEnumerable<WaitingTickets> Tiles => glance?.Waiting ?? [];

    private static string RatedAddress => $"/charts/satisfaction?days={TodayQueries.RatedDays}&fate={Fate.Answered}";

    private string DayQuery => $"from={times.Today:yyyy-MM-dd}&to={times.Today.AddDays(1):yyyy-MM-dd}";

    protected override async Task OnInitializedAsync()
    {
        await feed.CatchUpAsync(Gone);
        var watch = feed.Watch(Gone);
        await ReadAsync(watch.Board);
        Follow(watch.Updates, async update =>
        {
            await ReadAsync(update.Board);
            StateHasChanged();
            // What happens meanwhile is gathered, and comes as one.
            await Task.Delay(Pause, clock, Gone);
        });
        Follow(TicksAsync(), async _ =>
        {
            await ReadAsync(feed.Board);
            StateHasChanged();
        });
    }

    private async Task ReadAsync(BoardSnapshot board)
    {
        people = [.. board.Engineers.Values.OrderBy(engineer => engineer.Name, StringComparer.CurrentCulture)
            .GroupBy(engineer => engineer.State).OrderByDescending(group => group.Key)];
        glance = (await glances.NowAsync((await Authentication).User.Actor(Origin.Page), Gone)).Value;
    }

    private static string Address(Awaited what) => what switch
    {
        Awaited.Plans => Address(TicketWait.PlanApproval),
        Awaited.Trips => "/trips?state=Requested",
        Awaited.Quotes => Address(TicketWait.QuoteAnswer),
        Awaited.Handovers => Address(TicketWait.Handover),
        Awaited.Merits => "/performance/merits?state=Proposed",
        _ => "/reports?waiting=true",
    };

    private static string Address(TicketWait wait) => $"/tickets?waits={wait}";

    // What presses most is what the tile counts, and what it opens.
    private string ComplaintsAddress => glance!.Complaints switch
    {
        { Late: > 0 } => "/complaints?show=Late",
        { Due: > 0 } => "/complaints?show=Due",
        _ => "/complaints",
    };

    private string ComplaintsLabel => glance!.Complaints switch
    {
        { Late: > 0 } => nameof(TodayTexts.Complaints_Late),
        { Due: > 0 } => nameof(TodayTexts.Complaints_Due),
        _ => nameof(TodayTexts.Complaints_Open),
    };

    private int ComplaintsCount => glance!.Complaints switch
    {
        { Late: > 0 and var late } => late,
        { Due: > 0 and var due } => due,
        var counts => counts.Open,
    };

    private static string? Tone(WaitingTickets tile) => tile.Total == 0 ? "none" : tile.Wait switch
    {
        TicketWait.Broken => "over",
        TicketWait.Soon => "soon",
        _ => null,
    };

    private async IAsyncEnumerable<DateTime> TicksAsync()
    {
        using var timer = new PeriodicTimer(Tick, clock);
        while (await timer.WaitForNextTickAsync(Gone))
            yield return clock.GetUtcNow().UtcDateTime;
    }
}

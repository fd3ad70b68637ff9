using System.Globalization;
using AfterSales.Core.Assessment;
using AfterSales.Core.Data;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Dispatch.Map;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.SignIn;
using AfterSales.Portal.Tickets;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace AfterSales.Portal.Dispatch.Wall;

/// <summary>
/// The board for a whole room, read from five metres and touched by nobody: what is due first, where the engineers
/// are, how the day goes. Its script says when the picture is old and loads the page anew until the portal answers.
/// </summary>
public sealed partial class WallPage(
    BoardFeed feed, TodayQueries figures, TimeProvider clock, ReadersTime time, IJSRuntime js,
    IStringLocalizer<WallTexts> L)
{
    private const int RowsShown = 6;
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FiguresKept = TimeSpan.FromSeconds(30);
    private static readonly Stage[] Stages =
        [Stage.Reported, Stage.Diagnosing, Stage.ToDispatch, Stage.Scheduled, Stage.EnRoute, Stage.OnSite, Stage.AwaitingParts, Stage.Accepting];

    private BoardSnapshot board = BoardSnapshot.Empty;
    private TodayFigures today = TodayFigures.None;
    private IReadOnlyList<Row> rows = [];
    private MapPlaces places = MapPlaces.None;
    private Actor actor = Actor.Anonymous("", Origin.Page);
    private DateTime now, asOf, figuresAt;
    private long beat;
    private ElementReference root;
    private IJSObjectReference? module, watch;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    private string Weekday => time.ToLocal(now).ToString("ddd", CultureInfo.CurrentCulture);

    private string Percent => today.ShareInTime is { } share ? (share * 100).ToString("0", CultureInfo.CurrentCulture) : "–";

    private string Satisfaction => today.Satisfaction?.ToString("0.0", CultureInfo.CurrentCulture) ?? "–";

    protected override async Task OnInitializedAsync()
    {
        actor = (await Authentication).User.Actor(Origin.Page);
        var watched = feed.Watch(Gone);
        await TakeAsync(watched.Board);
        Follow(watched.Updates, update => TakeAsync(update.Board));
        Follow(Beats(), _ => TakeAsync(board));
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        module = await js.InvokeAsync<IJSObjectReference>("import", Gone, "./Dispatch/Wall/WallPage.razor.js");
        watch = await module.InvokeAsync<IJSObjectReference>("watch", Gone, root);
    }

    protected override async ValueTask LeaveAsync()
    {
        if (watch is not null)
        {
            await watch.InvokeVoidAsync("dispose");
            await watch.DisposeAsync();
        }
        if (module is not null)
            await module.DisposeAsync();
    }

    private async Task TakeAsync(BoardSnapshot latest)
    {
        board = latest;
        now = clock.GetUtcNow().UtcDateTime;
        if (now - figuresAt >= FiguresKept)
        {
            today = await figures.TodayAsync(actor, Gone);
            figuresAt = now;
        }
        rows = [.. board.Cards.Values.Where(card => card.Clock is { Paused: false }).OrderBy(card => card.Clock!.Left(now)).Take(RowsShown).Select(ToRow)];
        places = MapPlaces.Of(board, now);
        // While the database cannot be read the picture is not live, and must not beat as if it were.
        if (feed.BehindSince is null)
            (asOf, beat) = (now, beat + 1);
        StateHasChanged();
    }

    private Row ToRow(BoardCard card)
    {
        var names = card.EngineerIds.Select(id => board.Engineers.GetValueOrDefault(id)?.Name).OfType<string>().ToList();
        var facts = card.Clock!;
        return new Row(card, new ClockFace(facts.StateAt(now), facts.Limit - facts.Left(now), facts.Limit), names.Count == 0 ? null : string.Join(L[nameof(WallTexts.Wall_And)], names));
    }

    private string TimeWord(ClockFace face) => L[face.State == ClockState.Broken ? nameof(WallTexts.Wall_Over) : nameof(WallTexts.Wall_Left)];

    private string Span(ClockFace face) => time.Clock(face.State == ClockState.Broken ? face.Over : face.Left);

    private int CountOf(Stage stage) => board.Cards.Values.Count(card => card.Stage == stage);

    private bool IsOver(Stage stage) => board.Cards.Values.Any(card => card.Stage == stage && card.Clock?.StateAt(now) == ClockState.Broken);

    private async IAsyncEnumerable<long> Beats()
    {
        using var timer = new PeriodicTimer(Beat, clock);
        while (await timer.WaitForNextTickAsync(Gone))
            yield return clock.GetTimestamp();
    }

    private sealed record Row(BoardCard Card, ClockFace Face, string? Engineer);
}

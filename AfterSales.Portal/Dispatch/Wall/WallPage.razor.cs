using System.Globalization;
using AfterSales.Core.Assessment;
using AfterSales.Core.Data;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.People;
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
    BoardFeed feed, TodayQueries figures, PeopleQueries people, TimeProvider clock, ReadersTime time, IJSRuntime js,
    IStringLocalizer<WallTexts> L)
{
    private const int RowsShown = 6;
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FiguresKept = TimeSpan.FromSeconds(30);

    private BoardSnapshot board = BoardSnapshot.Empty;
    private TodayFigures today = TodayFigures.None;
    private IReadOnlyDictionary<int, string> names = new Dictionary<int, string>();
    private IReadOnlyList<Row> rows = [];
    private MapPlaces places = MapPlaces.None;
    private Actor actor = Actor.Anonymous("", Origin.Page);
    private DateTime now, asOf, figuresAt;
    private long beat;
    private ElementReference root;

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
        await BeginAsync(await ModuleAsync(js, "./Dispatch/Wall/WallPage.razor.js"), "watch", "dispose", root);
    }

    private async Task TakeAsync(BoardSnapshot latest)
    {
        board = latest;
        now = clock.GetUtcNow().UtcDateTime;
        if (now - figuresAt >= FiguresKept)
        {
            today = await figures.TodayAsync(actor, Gone);
            names = await people.NamesAsync(Gone);
            figuresAt = now;
        }
        rows = [.. board.Cards.Values.Where(card => card.Clock is { Paused: false }).OrderBy(card => card.Clock!.Left(now)).Take(RowsShown).Select(ToRow)];
        places = MapPlaces.Of(board, now);
        // While the database cannot be read the picture is not live, and must not beat as if it were.
        if (feed.BehindSince is null)
            (asOf, beat) = (now, beat + 1);
        StateHasChanged();
    }

    private Row ToRow(BoardCard card) => new(card, ClockFace.Of(card.Clock!, now), PersonOf(card));

    // Who is sent; before somebody must be, and after the work, whoever looks after the ticket.
    private string? PersonOf(BoardCard card)
    {
        var sent = card.EngineerIds.Select(id => names.GetValueOrDefault(id)).OfType<string>().ToList();
        return sent.Count > 0 ? string.Join(L[nameof(WallTexts.Wall_And)], sent) : card.OwnerId is { } owner ? names.GetValueOrDefault(owner) : null;
    }

    private string TimeWord(ClockFace face) => L[face.State == ClockState.Broken ? nameof(WallTexts.Wall_Over) : nameof(WallTexts.Wall_Left)];

    private string Span(ClockFace face) => time.Clock(face.State == ClockState.Broken ? face.Over : face.Left);

    private int CountOf(Stage stage) => board.Cards.Values.Count(card => card.Stage == stage);

    private int LateIn(Stage stage) => board.Cards.Values.Count(card => card.Stage == stage && card.Clock?.StateAt(now) == ClockState.Broken);

    private async IAsyncEnumerable<long> Beats()
    {
        using var timer = new PeriodicTimer(Beat, clock);
        while (await timer.WaitForNextTickAsync(Gone))
            yield return clock.GetTimestamp();
    }

    /// <param name="Person">Sent there, or looking after it.</param>
    private sealed record Row(BoardCard Card, ClockFace Face, string? Person)
    {
        /// <summary>Somebody must go and nobody is planned: the only place where a missing name is an alarm.</summary>
        public bool NobodySent => Card.Stage == Stage.ToDispatch && !Card.EngineerIds.Any();
    }
}

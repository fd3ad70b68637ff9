using AfterSales.Core.Data;
using AfterSales.Core.Dispatch;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Portal.Dispatch.Board.Cards;
using AfterSales.Portal.Dispatch.Board.Faces;
using AfterSales.Portal.Dispatch.Board.Hands;
using AfterSales.Portal.Dispatch.Board.Looks;
using AfterSales.Portal.Dispatch.Board.Sheets;
using AfterSales.Portal.Dispatch.Map;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Dispatch.Board;

/// <summary>
/// The dispatch board 调度看板: open tickets by stage, by engineer or by what blocks them, beside where everybody is.
/// Whoever looks at it sees every change at once. The address says how it is looked at.
/// </summary>
public sealed partial class BoardPage(
    BoardFeed feed, BoardSheets sheets, CardPulse pulse, PeopleFaces people, PlacesOfBoards onMap, SavedViewDesk views, TimeProvider clock, NavigationManager navigation, IStringLocalizer<BoardTexts> L)
{
    // Boards are shown at whole minutes; each looks a little more often whether the next one has begun.
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(10);
    private BoardSheet sheet = BoardSheet.Empty;
    private MapPlaces places = MapPlaces.None;
    private LanePeople everybody = LanePeople.None;
    private BoardLook look = BoardLook.Plain;
    private BoardColumns? columns;
    private EngineersLane? lane;
    private DispatchMap? map;
    private CardHands? hands;
    private MapMark? mark;
    private Actor actor = null!;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        actor = (await Authentication).User.Actor(Core.Data.Origin.Page);
        look = await LookAsync();
        FollowAddress(navigation, ShowLookAsync);
        await feed.CatchUpAsync(Gone);
        var watch = feed.Watch(Gone);
        Take(new BoardUpdate(watch.Board, null));
        Follow(watch.Updates, update =>
        {
            Take(update);
            StateHasChanged();
            return hands?.LetGoOfWhatMovedAsync() ?? Task.CompletedTask;
        });
        Follow(TicksAsync(), now =>
        {
            if (BoardSheets.MomentOf(now) == pulse.Now)
                return;
            Take(new BoardUpdate(pulse.Board, null));
            StateHasChanged();
        });
    }

    // The bare address is the view that the reader usually takes.
    private async Task<BoardLook> LookAsync()
    {
        if (BoardLook.Read(new Uri(navigation.Uri).Query) is { } asked)
            return asked;
        var usual = (await views.ListAsync(actor, Gone)).FirstOrDefault(view => view.Usual);
        if (BoardLook.Read(usual?.Query) is not { } kept)
            return BoardLook.Plain;
        Go(kept, replace: true);
        return kept;
    }

    private void Take(BoardUpdate update)
    {
        var moment = BoardSheets.MomentOf(clock.GetUtcNow().UtcDateTime);
        pulse.Take(update.Board, moment);
        sheet = sheets.Of(update, look, moment, sheet);
        places = onMap.Of(update.Board, moment);
        everybody = people.Of(update.Board, moment);
    }

    private async Task ShowLookAsync()
    {
        look = await LookAsync();
        sheet = sheets.Of(new BoardUpdate(pulse.Board, null), look, pulse.Now, sheet);
    }

    private void Go(BoardLook wanted, bool replace = false) => navigation.NavigateTo($"/board?{wanted.Query}", new NavigationOptions { ReplaceHistoryEntry = replace });

    // Of several there, the one that is due first, in whatever column it stands.
    private Task ShowSite(string site) =>
        sheet.Columns.SelectMany(column => column.Cards).Where(card => MapPlaces.KeyOf(card) == site).MinBy(card => card.Clock?.DueAt ?? DateTime.MaxValue) is { } worst
            ? columns?.RevealAsync(card => card.Number == worst.Number) ?? Task.CompletedTask
            : Task.CompletedTask;

    private void ShowOnMap(string number)
    {
        if (pulse.Board.Cards.GetValueOrDefault(number) is not { } card)
            return;
        mark = new MapMark(MapPlaces.KeyOf(card));
        if (look.Side != true)
            Go(look with { Side = true });
    }

    private Task ShowEngineer(int id) => lane?.ShowAsync(id) ?? Task.CompletedTask;

    /// <summary>What has just been written is read again first: the card is where it will stay.</summary>
    private async Task ShowWhereItIsAsync(string number)
    {
        Take(new BoardUpdate(await feed.CurrentAsync(Gone), null));
        StateHasChanged();
        await (columns?.RevealAsync(card => card.Number == number) ?? Task.CompletedTask);
    }

    private async IAsyncEnumerable<DateTime> TicksAsync()
    {
        using var timer = new PeriodicTimer(Tick, clock);
        while (await timer.WaitForNextTickAsync(Gone))
            yield return clock.GetUtcNow().UtcDateTime;
    }
}

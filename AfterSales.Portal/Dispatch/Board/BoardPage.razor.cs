using AfterSales.Core.Data;
using AfterSales.Core.Dispatch;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Dispatch.Board.Cards;
using AfterSales.Portal.Dispatch.Board.Moves;
using AfterSales.Portal.Dispatch.Map;
using AfterSales.Portal.Rulebooks;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using MudBlazor;

namespace AfterSales.Portal.Dispatch.Board;

/// <summary>The dispatch board 调度看板: open tickets by stage, beside where everybody is. Whoever looks at it sees every change at once.</summary>
public sealed partial class BoardPage(
    BoardFeed feed, PlanningQueries planning, TicketDesk desk, TimeProvider clock, CompanyTime company, IJSRuntime js, IStringLocalizer<BoardTexts> L,
    MoveWords moveWords, MoveNews news, ManyTickets many, RecentMoves recent, IStringLocalizer<MovesTexts> M, IStringLocalizer<RulebooksTexts> vocabulary,
    IDialogService dialogs, ISnackbar messages)
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(20);
    private readonly BoardSheet sheet = new();
    private readonly CardPulse pulse = new();
    private MapPlaces places = MapPlaces.None;
    private BoardShow show;
    private string filter = "";
    private CardBeat? beat;
    private Actor actor = null!;
    private ElementReference root;
    private DotNetObjectReference<BoardPage>? self;
    private IJSObjectReference? hands;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    protected override async Task OnInitializedAsync()
    {
        actor = (await Authentication).User.Actor(Core.Data.Origin.Page);
        var watch = feed.Watch(Gone);
        Take(watch.Board);
        Follow(watch.Updates, update =>
        {
            Take(update.Board);
            StateHasChanged();
            return LetGoOfWhatMovedAsync(update.Board);
        });
        Follow(TicksAsync(), _ =>
        {
            Take(pulse.Board);
            StateHasChanged();
            beat?.Beat();
        });
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        self = DotNetObjectReference.Create(this);
        hands = await BeginAsync(await ModuleAsync(js, "./Dispatch/Board/BoardPage.razor.js"), "attach", "dispose", root, self, HandTexts);
    }

    protected override ValueTask LeaveAsync()
    {
        self?.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Take(BoardSnapshot board)
    {
        var now = Now;
        pulse.Take(board, now);
        sheet.Take(board, now);
        places = MapPlaces.Of(board, now);
    }

    private void Filter(string? text, BoardShow wanted)
    {
        (filter, show) = (text ?? "", wanted);
        sheet.Filter(filter, show);
    }

    private async Task ShowSite(string site)
    {
        if (sheet.Columns.SelectMany(column => column.Cards).FirstOrDefault(card => MapPlaces.KeyOf(card) == site) is { } card && hands is not null)
            await hands.InvokeVoidAsync("showCard", Gone, card.Number);
    }

    private async Task ShowEngineer(int id)
    {
        if (hands is not null)
            await hands.InvokeVoidAsync("showEngineer", Gone, id);
    }

    private async IAsyncEnumerable<DateTime> TicksAsync()
    {
        using var timer = new PeriodicTimer(Tick, clock);
        while (await timer.WaitForNextTickAsync(Gone))
            yield return Now;
    }
}

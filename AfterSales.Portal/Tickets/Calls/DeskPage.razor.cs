using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Shell.SignIn;
using AfterSales.Portal.Tickets.Commands;
using AfterSales.Portal.Tickets.Related;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Tickets.Calls;

/// <summary>Where calls are taken 受理台: the form, what waits to be verified, and what waits to be asked and filed.</summary>
public sealed partial class DeskPage(TicketQueries tickets, DuplicateReports duplicates, BoardFeed feed, IDialogService dialogs, TimeProvider time)
{
    private const int Longest = 100;
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(30);
    private IReadOnlyList<TicketLine> toVerify = [];
    private IReadOnlyList<TicketLine> following = [];
    private IReadOnlyList<TicketLine> offered = [];
    private IReadOnlyDictionary<string, EarlierReport> same = new Dictionary<string, EarlierReport>();
    private DateTime now;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        Follow(feed.Watch(Gone).Updates, async _ => await ReadAsync());
        Follow(TicksAsync(), _ => ShowNow());
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        var actor = (await Authentication).User.Actor(Origin.Page);
        // Oldest first: who has waited longest is next.
        toVerify = [.. (await tickets.ListAsync(actor, new TicketFilter { Stages = [Stage.Reported] }, 1, Longest, Gone)).Items.Reverse()];
        following = [.. (await tickets.ListAsync(actor, new TicketFilter { Stages = [Stage.FollowUp] }, 1, Longest, Gone)).Items.Reverse()];
        offered = actor.EmployeeId is { } me ? (await tickets.ListAsync(actor, new TicketFilter { OfferedTo = me }, 1, Longest, Gone)).Items : [];
        same = await duplicates.FindAsync(actor, [.. toVerify.Select(line => line.Number)], Gone);
        ShowNow();
    }

    private async Task MergeAsync((string Number, EarlierReport Same) wanted)
    {
        await dialogs.AskAsync(wanted.Number, nameof(MergeInto), null, DuplicatePanel.PresetFor(wanted.Same));
        await ReadAsync();
    }

    private async Task RunAsync((string Number, string Command) wanted)
    {
        await dialogs.AskAsync(wanted.Number, wanted.Command);
        await ReadAsync();
    }

    private async IAsyncEnumerable<DateTime> TicksAsync()
    {
        using var timer = new PeriodicTimer(Tick, time);
        while (await timer.WaitForNextTickAsync(Gone))
            yield return time.GetUtcNow().UtcDateTime;
    }

    private void ShowNow()
    {
        now = time.GetUtcNow().UtcDateTime;
        StateHasChanged();
    }
}

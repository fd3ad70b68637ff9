using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Shell.SignIn;
using AfterSales.Portal.Tickets.Commands;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Tickets.Related;

/// <summary>What nobody looks after 无人负责: empty, or red; each is given to somebody with one step.</summary>
public sealed partial class OwnerlessPage(TicketQueries tickets, BoardFeed feed, IDialogService dialogs, TimeProvider time)
{
    private const int Longest = 100;
    private static readonly string[] Answers = [nameof(TransferOwner)];
    private IReadOnlyList<TicketLine> lines = [];
    private DateTime now;
    private bool read;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        Follow(feed.Watch(Gone).Updates, async _ => await ReadAsync());
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        now = time.GetUtcNow().UtcDateTime;
        lines = [.. (await tickets.ListAsync((await Authentication).User.Actor(Origin.Page), new TicketFilter { OwnerlessAt = now }, 1, Longest, Gone)).Items.Reverse()];
        read = true;
        StateHasChanged();
    }

    private async Task RunAsync((string Number, string Command) wanted)
    {
        await dialogs.AskAsync(wanted.Number, wanted.Command);
        await ReadAsync();
    }
}

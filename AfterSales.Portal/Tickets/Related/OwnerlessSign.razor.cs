using AfterSales.Core.Tickets;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Tickets.Related;

/// <summary>Counts what nobody looks after, now and every half minute: people leave without a word to the board.</summary>
public sealed partial class OwnerlessSign(TicketQueries tickets, TimeProvider time)
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(30);
    private int count;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        var actor = (await Authentication).User.Actor(Origin.Page);
        if (!actor.IsSupervisor)
            return;
        Follow(TicksAsync(), async _ => await CountAsync());
        await CountAsync();
    }

    private async Task CountAsync()
    {
        var actor = (await Authentication).User.Actor(Origin.Page);
        count = (await tickets.ListAsync(actor, new TicketFilter { OwnerlessAt = time.GetUtcNow().UtcDateTime }, 1, 1, Gone)).Total;
        StateHasChanged();
    }

    private async IAsyncEnumerable<DateTime> TicksAsync()
    {
        using var timer = new PeriodicTimer(Tick, time);
        while (await timer.WaitForNextTickAsync(Gone))
            yield return time.GetUtcNow().UtcDateTime;
    }
}

using AfterSales.Core.Customers;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Satisfaction;
using AfterSales.Core.Satisfaction.Complaints;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Customers;

/// <summary>
/// All that is known of a customer 客户档案: what is open, machines, what there was, and whom and where to call. What
/// happens to its tickets appears by itself.
/// </summary>
public sealed partial class CustomerPage(
    CustomerQueries customers, CustomerRegister register, CustomerDesk desk, TicketQueries tickets, ComplaintQueries complaintsSeen, BoardFeed feed, QualitySignal signal, TimeProvider time)
{
    private const int OpenShown = 20;
    private const int HistoryPage = 20;
    private const int EndUsersShown = 12;
    private const int ComplaintsShown = 5;
    private CallerFile? file;
    private NamedCustomer? dealer;
    private TicketList open = new([], 0, 1, OpenShown);
    private TicketList history = new([], 0, 1, HistoryPage);
    private CustomerList endUsers = new([], 0, 1, EndUsersShown);
    private ComplaintList complaints = new([], 0, 1, ComplaintsShown, new(0, 0, 0, 0, 0, 0));
    private bool missing;

    [Parameter]
    public int Id { get; set; }

    /// <summary>Of the history, from 1.</summary>
    [SupplyParameterFromQuery]
    public int? Page { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    protected override void OnInitialized()
    {
        Follow(feed.Watch(Gone).Updates, FollowBoardAsync);
        FollowChanges(signal, time, ReadAsync);
    }

    protected override Task OnParametersSetAsync() => ReadAsync();

    private async Task FollowBoardAsync(BoardUpdate update)
    {
        if (update.Delta is { } delta && !delta.Cards.Values.Any(card => card.Customer?.Id == Id) && !open.Items.Any(line => delta.Gone.Contains(line.Number)))
            return;
        await ReadAsync();
        StateHasChanged();
    }

    private async Task ReadAsync()
    {
        var actor = (await Authentication).User.Actor(Origin.Page);
        var found = await customers.FileAsync(actor, Id, Gone);
        missing = found is null;
        if (found is not null)
        {
            open = await tickets.ListAsync(actor, new TicketFilter { CustomerId = Id, Stages = ServiceProcess.OpenStages }, 1, OpenShown, Gone);
            history = await tickets.ListAsync(actor, new TicketFilter { CustomerId = Id }, Page ?? 1, HistoryPage, Gone);
            complaints = await complaintsSeen.ListAsync(actor, new ComplaintFilter { Show = ComplaintChoice.All, CustomerId = Id }, 1, ComplaintsShown, Gone);
            dealer = await register.DealerOfAsync(actor, Id, Gone);
            endUsers = await register.ListAsync(actor, new CustomerFilter { DealerId = Id }, 1, EndUsersShown, Gone);
        }
        file = found;
    }

    private async Task SetVipAsync(MouseEventArgs click)
    {
        // The second half of a double click would take back what the first has done.
        if (click.Detail > 1)
            return;
        await desk.SetVipAsync((await Authentication).User.Actor(Origin.Page), Id, !file!.Vip);
        await ReadAsync();
    }
}

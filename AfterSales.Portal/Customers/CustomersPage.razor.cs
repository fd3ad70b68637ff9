using AfterSales.Core.Customers;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Customers;

/// <summary>Search and filters over all customers; the address holds them, so that a list can be sent to a colleague.</summary>
public sealed partial class CustomersPage(CustomerRegister register, CustomerQueries customers, PastTickets past)
{
    private const int PageSize = 50;
    private IReadOnlyDictionary<int, int> open = new Dictionary<int, int>();
    private CustomerList? list;
    private CallerFile? dealer;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [SupplyParameterFromQuery]
    public string? Query { get; set; }

    [SupplyParameterFromQuery]
    public string? Kind { get; set; }

    /// <summary>Only the end users of this dealer.</summary>
    [SupplyParameterFromQuery]
    public int? Dealer { get; set; }

    [SupplyParameterFromQuery]
    public int? Page { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        var actor = (await Authentication).User.Actor(Origin.Page);
        var found = await register.ListAsync(actor, new CustomerFilter { Query = Query, Kind = KindOf(Kind), DealerId = Dealer }, Page ?? 1, PageSize);
        open = await past.OpenOfAsync(actor, [.. found.Items.Select(line => line.Id)]);
        dealer = Dealer is { } id ? await customers.FileAsync(actor, id) : null;
        list = found;
    }

    private static CustomerKind? KindOf(string? text) => Enum.TryParse<CustomerKind>(text, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : null;
}

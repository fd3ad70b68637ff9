using AfterSales.Core.Customers;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Customers.Machines;

/// <summary>Search over all machines; the address holds the filters, so that a list can be sent to a colleague.</summary>
public sealed partial class EquipmentListPage(EquipmentQueries equipment)
{
    private const int PageSize = 50;
    private const string Running = "running";
    private const string Ended = "ended";
    private EquipmentList? list;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [SupplyParameterFromQuery]
    public string? Query { get; set; }

    [SupplyParameterFromQuery]
    public string? Warranty { get; set; }

    [SupplyParameterFromQuery]
    public int? Page { get; set; }

    private bool? InWarranty => Warranty switch { Running => true, Ended => false, _ => null };

    protected override async Task OnParametersSetAsync() => list = await equipment.ListAsync(
        (await Authentication).User.Actor(Origin.Page), new EquipmentFilter { Query = Query, InWarranty = InWarranty }, Page ?? 1, PageSize);
}

using AfterSales.Core.Customers;
using AfterSales.Core.Maintenance;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Customers.Machines;

/// <summary>A machine 设备档案: what it is, where it stands, how its warranty stands, and everything it has had.</summary>
public sealed partial class EquipmentPage(EquipmentQueries equipment, EquipmentHistory histories, DateDesk datesAhead)
{
    private EquipmentFile? file;
    private MachineHistory history = new([], 0, []);
    private IReadOnlyList<DateLine> dates = [];
    private bool missing;

    [Parameter]
    public string Serial { get; set; } = "";

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    private string Title => file is null ? CustomerWords.SerialOf(Serial) : $"{file.Model} {file.Name}";

    protected override async Task OnParametersSetAsync()
    {
        var actor = (await Authentication).User.Actor(Origin.Page);
        var found = await equipment.FileAsync(actor, CustomerWords.SerialOf(Serial));
        if (found is not null)
        {
            history = await histories.OfAsync(actor, found.SerialNumber);
            dates = await datesAhead.OfMachineAsync(actor, found.SerialNumber);
        }
        (file, missing) = (found, found is null);
    }
}

using AfterSales.Core.Customers;
using Microsoft.AspNetCore.Components;

namespace AfterSales.Portal.Customers.Labels;

/// <summary>
/// Machines' labels 设备标签. A label says what the machine is and opens the report of a fault with the serial number
/// filled in; whose machine it is stands nowhere on it, since anybody may read it.
/// </summary>
public sealed partial class LabelSheet(NavigationManager navigation)
{
    private const int PerSheet = 24;

    [Parameter, EditorRequired]
    public IReadOnlyList<LabelLine> Machines { get; set; } = [];

    // A sheet that was begun is used up.
    private int Skip { get; set => field = Math.Clamp(value, 0, PerSheet - 1); }

    private IEnumerable<LabelLine?> Places => Enumerable.Repeat<LabelLine?>(null, Skip).Concat(Machines);

    private string Host => navigation.ToAbsoluteUri("/report").ToString();

    private bool OnlyHere => new Uri(navigation.BaseUri).IsLoopback;

    private string AddressOf(LabelLine machine) => navigation.ToAbsoluteUri($"/report?serial={Uri.EscapeDataString(machine.SerialNumber)}").AbsoluteUri;
}

using System.Globalization;
using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Customers.Entries;

/// <summary>Where a customer's machines stand, as a list and on a map, and what the desk corrects of it.</summary>
public sealed partial class SitesPanel(CustomerDesk desk)
{
    private IReadOnlyList<EntryField> fields = [];
    private KnownSite? seen;
    private bool adding;
    private int? edited;

    [Parameter, EditorRequired]
    public int CustomerId { get; set; }

    [Parameter, EditorRequired]
    public IReadOnlyList<KnownSite> Sites { get; set; } = [];

    /// <inheritdoc cref="ContactsPanel.OnChanged"/>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    private void Edit(KnownSite? site)
    {
        (seen, edited, adding) = (site, site?.Id, site is null);
        fields =
        [
            new("name", L[nameof(CustomersTexts.Entry_Name)], Required: true) { Value = site?.Name },
            new("city", L[nameof(CustomersTexts.Entry_City)]) { Value = site?.City },
            new("address", L[nameof(CustomersTexts.Entry_Address)]) { Value = site?.Address },
            new("lat", L[nameof(CustomersTexts.Entry_Lat)]) { Value = site?.Lat?.ToString(CultureInfo.InvariantCulture) },
            new("lon", L[nameof(CustomersTexts.Entry_Lon)]) { Value = site?.Lon?.ToString(CultureInfo.InvariantCulture) },
        ];
    }

    private void Close() => (seen, edited, adding) = (null, null, false);

    private async Task<Refusal?> SaveAsync()
    {
        var actor = (await Authentication).User.Actor(Origin.Page);
        var entry = new SiteEntry(fields[0].Value, fields[2].Value, fields[1].Value, Degrees(fields[3].Value), Degrees(fields[4].Value));
        var outcome = seen is null ? await desk.AddSiteAsync(actor, CustomerId, entry) : await desk.ChangeSiteAsync(actor, CustomerId, seen, entry);
        if (outcome.Done)
            Close();
        if (outcome.Done || outcome.Refusal is StaleRefusal)
            await OnChanged.InvokeAsync();
        if (outcome.Refusal is StaleRefusal)
            seen = Sites.FirstOrDefault(site => site.Id == edited) ?? seen;
        return outcome.Refusal;
    }

    // What is no number is for Core to refuse, as a place that is on no map.
    private static double? Degrees(string? text) => string.IsNullOrWhiteSpace(text) ? null
        : double.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) ? degrees : double.NaN;
}

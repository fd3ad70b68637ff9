using AfterSales.Core.Customers;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.Parts;
using AfterSales.Portal.Shell.Settings;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Microsoft.JSInterop;

namespace AfterSales.Portal.Customers;

/// <summary>Where a customer's sites are. Sent to the browser once, and again when one of them has moved.</summary>
public sealed partial class SitesMap(IJSRuntime js, IStringLocalizer<CustomersTexts> L, IStringLocalizer<ShellTexts> shell, IOptions<MapSettings> settings)
{
    private IJSObjectReference? map;
    private ElementReference canvas;
    private IReadOnlyList<Pin> sent = [];

    /// <summary>Those without a place are left out.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<KnownSite> Sites { get; set; } = [];

    protected override bool ShouldRender() => false;

    protected override Task OnParametersSetAsync() => ShowAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        var module = await ModuleAsync(js, "./Customers/SitesMap.razor.js");
        map = await BeginAsync(module, "create", "dispose", canvas, MapLook.Of(settings.Value, shell));
        await ShowAsync();
    }

    private async Task ShowAsync()
    {
        var pins = Sites.Where(site => site is { Lat: not null, Lon: not null })
            .Select(site => new Pin(site.Lat!.Value, site.Lon!.Value, site.Name, site.City is null ? site.Name : $"{site.Name} · {site.City}")).ToList();
        if (map is null || pins.SequenceEqual(sent))
            return;
        sent = pins;
        try
        {
            await map.InvokeVoidAsync("show", Gone, pins);
        }
        catch (Exception exception) when (exception is TaskCanceledException or JSDisconnectedException)
        {
            // Whether the browser has it is not known; the next change sends all again.
            sent = [];
        }
    }

    private sealed record Pin(double Lat, double Lon, string Label, string Title);
}

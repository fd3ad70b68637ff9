using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;

namespace AfterSales.Portal.Shell.Layouts;

/// <summary>The places of the portal that the reader's roles open, one icon each with its name under it.</summary>
public sealed partial class Rail : IDisposable
{
    private IReadOnlyList<Place> places = [];

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += OnLocationChanged;
        var user = (await Authentication).User;
        places = [.. Place.All.Where(place => place.Roles.Any(user.IsInRole))];
    }

    private bool IsHere(Place place)
    {
        var path = "/" + Navigation.ToBaseRelativePath(Navigation.Uri).Split('?', '#')[0];
        return place.Holds(path);
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs e) => InvokeAsync(StateHasChanged);

    public void Dispose() => Navigation.LocationChanged -= OnLocationChanged;
}

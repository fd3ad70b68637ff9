using AfterSales.Core.Data;
using AfterSales.Core.Visits.Trips;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Visits.Trips;

/// <summary>The trips: what waits for approval first. Engineers see their own.</summary>
public sealed partial class TripsPage(TripQueries queries, NavigationManager navigation, IStringLocalizer<TripsTexts> L)
{
    private TripLists? lists;
    private Actor? actor;
    private bool asking;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        actor = (await Authentication).User.Actor(Origin.Page);
        lists = await queries.ListAsync(actor, Gone);
    }

    private void CloseAsync(int? made)
    {
        asking = false;
        if (made is { } id)
            navigation.NavigateTo($"/trips/{id}");
    }
}

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
    private const int Most = 200;
    private TripLists? lists;
    private IReadOnlyList<TripLine>? only;
    private Actor? actor;
    private bool asking;

    /// <summary>A <see cref="TripState"/>: only those that stand there.</summary>
    [SupplyParameterFromQuery]
    public string? State { get; set; }

    private TripState? Wanted => Enum.TryParse<TripState>(State, ignoreCase: true, out var state) && Enum.IsDefined(state) ? state : null;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    protected override async Task OnParametersSetAsync()
    {
        actor = (await Authentication).User.Actor(Origin.Page);
        only = Wanted is { } state ? (await queries.PageAsync(actor, new TripFilter { State = state }, 1, Most, Gone)).Items : null;
        lists = await queries.ListAsync(actor, Gone);
    }

    private void CloseAsync(int? made)
    {
        asking = false;
        if (made is { } id)
            navigation.NavigateTo($"/trips/{id}");
    }
}

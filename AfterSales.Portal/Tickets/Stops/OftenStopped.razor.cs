using AfterSales.Core.Tickets;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Tickets.Stops;

/// <summary>The clauses of the edition in force that stopped most often of late; for staff and supervisors.</summary>
public sealed partial class OftenStopped(GateStopQueries stops, TimeProvider clock, IStringLocalizer<StopsTexts> L)
{
    private const int Days = 90;
    private const int Shown = 5;
    private IReadOnlyList<ClauseStops>? clauses;

    [Parameter, EditorRequired]
    public int Number { get; set; }

    /// <summary>It is in force or will be: an old edition stops nothing new.</summary>
    [Parameter, EditorRequired]
    public bool Open { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        if (Open)
            clauses = await stops.ByClauseAsync((await Authentication).User.Actor(Origin.Page), new StopsAsked(clock.GetUtcNow().UtcDateTime.AddDays(-Days)), Gone);
    }
}

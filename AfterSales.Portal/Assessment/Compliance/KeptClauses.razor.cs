using System.Globalization;
using AfterSales.Core.Assessment.Compliance;
using AfterSales.Core.Data;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Assessment.Compliance;

/// <summary>Stands around the clauses of the rulebook in force, and says how they are kept.</summary>
public sealed partial class KeptClauses(ComplianceQueries queries, TimeProvider clock, IStringLocalizer<ComplianceTexts> L)
{
    private static readonly int[] Periods = [30, 90, 365];
    private static readonly ClauseState[] States = [ClauseState.Kept, ClauseState.NotKept, ClauseState.NoData];
    private ShownProofs proofs = new(null, false);
    private Actor? actor;
    private DateOnly from, to;
    private int? shown;

    [Parameter, EditorRequired]
    public RenderFragment? ChildContent { get; set; }

    [SupplyParameterFromQuery]
    public int? Days { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    private int Chosen => Days is { } days && Periods.Contains(days) ? days : Periods[1];

    private bool Judged => actor?.IsSupervisor == true;

    protected override async Task OnParametersSetAsync()
    {
        if (shown == Chosen)
            return;
        shown = Chosen;
        actor = (await Authentication).User.Actor(Origin.Page);
        to = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(1);
        from = to.AddDays(-Chosen);
        proofs = new(null, Judged);
        proofs = new(await queries.InForceAsync(actor, from, to, Gone), Judged);
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

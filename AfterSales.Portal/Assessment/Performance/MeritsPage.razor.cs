using AfterSales.Core.Assessment.Performance;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Assessment.Performance;

/// <summary>All rewards and penalties 奖惩, the newest first; what waits can be decided on here.</summary>
public sealed partial class MeritsPage(PerformanceQueries queries, IStringLocalizer<PerformanceTexts> L)
{
    private const int PageSize = 50;
    private static readonly MeritState?[] States = [null, .. Enum.GetValues<MeritState>()];
    private MeritList? list;

    [SupplyParameterFromQuery]
    public string? State { get; set; }

    [SupplyParameterFromQuery]
    public int? Page { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    private MeritState? Chosen => Enum.TryParse<MeritState>(State, ignoreCase: true, out var state) && Enum.IsDefined(state) ? state : null;

    protected override Task OnParametersSetAsync() => ReadAsync();

    private async Task ReadAsync() => list = (await queries.MeritsAsync((await Authentication).User.Actor(Origin.Page), Chosen, Page ?? 1, PageSize, Gone)).Value;
}

using System.Globalization;
using AfterSales.Core.Assessment.Performance;
using AfterSales.Core.Data;
using AfterSales.Portal.Assessment.Addresses;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.Entries;
using AfterSales.Portal.Shell.Languages;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Assessment.Performance;

/// <summary>Everybody's month in points 绩效考核; engineers see their own line.</summary>
public sealed partial class PerformancePage(PerformanceQueries queries, PerformanceDesk desk, ReadersTime times, IStringLocalizer<PerformanceTexts> L)
{
    private PerformanceMonth? month;
    private IReadOnlyList<EntryField>? form;
    private bool supervisor;

    /// <summary>As 2026-11; the present one without.</summary>
    [SupplyParameterFromQuery(Name = "month")]
    public string? Wanted { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    protected override Task OnParametersSetAsync() => ReadAsync();

    private async Task ReadAsync()
    {
        var actor = await ActorAsync();
        supervisor = actor.IsSupervisor;
        month = (await queries.MonthAsync(actor, MonthAddress.Read(Wanted) ?? queries.ThisMonth, Gone)).Value;
    }

    private int Weight(PerformancePart part) => part switch
    {
        PerformancePart.Response => month!.Weights.Response,
        PerformancePart.Quality => month!.Weights.Quality,
        PerformancePart.Satisfaction => month!.Weights.Satisfaction,
        _ => month!.Weights.FirstFix,
    };

    private void Edit() => form = [.. PerformanceSums.Parts.Select(part =>
        new EntryField(char.ToLowerInvariant(part.ToString()[0]) + part.ToString()[1..], L.Of(part), "number", Required: true) { Value = Weight(part).ToString(CultureInfo.InvariantCulture) })];

    private async Task<Refusal?> SaveAsync()
    {
        var outcome = await desk.SetWeightsAsync(await ActorAsync(), new WeightsEntry(form![0].Whole, form[1].Whole, form[2].Whole, form[3].Whole), Gone);
        if (outcome.Done)
        {
            form = null;
            await ReadAsync();
        }
        return outcome.Refusal;
    }

    private async Task<Actor> ActorAsync() => (await Authentication).User.Actor(Origin.Page);
}

using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Assessment;

/// <summary>What fails how often: feedback to the factory (R2.9). For supervisors; engineers see it over their own tickets.</summary>
public sealed class FaultQueries(FactStore store, MachinePark park, IDbContextFactory<AfterSalesDbContext> contexts, TimeProvider time)
{
    private const int MostRecurring = 50, LeastTrending = 3;
    private const double Growth = 1.5;

    private static readonly FactGroup[] Columns = [FactGroup.Model, FactGroup.FaultGroup, FactGroup.Batch, FactGroup.Outcome];

    /// <summary>Faults by model, batch and age of the machine, recurring and more frequent ones.</summary>
    public async Task<Outcome<FaultReport>> FaultsAsync(Actor actor, FigureFilter filter, CancellationToken cancel = default)
    {
        if (!FigureFilter.IsFor(actor))
            return new Forbidden();
        var (period, earlier) = ((await Period.ReadAsync(store, actor, filter, Columns, cancel)).OfRepairs(), (await Period.ReadAsync(store, filter.Before, actor, FaultTally.OfModels, cancel))?.OfRepairs());
        var (machines, now, before) = await AtOnce.OfAsync(() => MachineTally.Of(period, MostRecurring), () => FaultTally.Of(period.Again), () => earlier is null ? null : FaultTally.OfModelsIn(earlier).ByModel);
        var byModel = now.ByModel;
        return new FaultReport(
            now.Repairs, now.Groups,
            [.. byModel.OrderByDescending(fault => fault.Value).ThenBy(fault => fault.Key.Model, StringComparer.Ordinal).ThenBy(fault => fault.Key.Group, StringComparer.Ordinal)
                .Select(fault => new FaultsOfModel(fault.Key.Model, fault.Key.Group, fault.Value))],
            [.. now.ByBatch.OrderByDescending(batch => batch.Count).ThenBy(batch => batch.Batch, StringComparer.Ordinal).Select(batch => new FaultsOfBatch(batch.Batch, batch.Count, machines.ByBatch[batch.Batch]))],
            now.ByAge, now.AgeUnknown, await NamedAsync(machines.Recurring, cancel),
            before is null ? [] : [.. Trending(byModel, before)]);
    }

    /// <summary>Mean time to repair and between failures of each model, the most repairs first.</summary>
    public async Task<Outcome<IReadOnlyList<ModelReliability>>> ReliabilityAsync(Actor actor, FigureFilter filter, CancellationToken cancel = default)
    {
        if (!FigureFilter.IsFor(actor))
            return new Forbidden();
        var period = (await Period.ReadAsync(store, actor, filter, [FactGroup.Model, FactGroup.Cycle], cancel)).OfRepairs();
        var groups = new RowGroups(Dimension.Model, actor);
        var (_, _, tallies) = TimeCount.Of(period, new Measured(Measure.Cycle, CountedTime.Elapsed), groups, time.GetUtcNow().UtcTicks);
        var days = await MachineDaysAsync(filter, cancel);
        var models = tallies.All.Select((tally, group) => (Model: groups.KeyOf(group), Figures: tally.Take())).Where(model => model.Figures.Count > 0 && model.Model.Length > 0)
            .ToDictionary(model => model.Model, model => model.Figures, StringComparer.Ordinal);
        // Own tickets are no measure of how often machines fail.
        var all = actor.IsSupervisor && filter is { ServiceType: null or ServiceType.Repair, Region: null, CustomerClass: null, EngineerId: null, Channel: null, Priority: null, FaultGroup: null, Source: null };
        return models.Keys.Union(all && filter is { ProductLine: null, Model: null } ? days.Keys : []).Select(model =>
        {
            var (figures, machineDays) = (models.GetValueOrDefault(model), all ? days.GetValueOrDefault(model) : 0);
            return new ModelReliability(model, figures?.Count ?? 0, figures?.MeanHours, figures?.Completed ?? 0, machineDays, figures is { Count: > 0 } && machineDays > 0 ? machineDays / figures.Count : null);
        }).OrderByDescending(model => model.Repairs).ThenBy(model => model.Model, StringComparer.Ordinal).ToList();
    }

    private static IEnumerable<TrendingFault> Trending(Dictionary<(string Model, string Group), int> now, Dictionary<(string Model, string Group), int> before) => now
        .Where(fault => fault.Key.Group.Length > 0 && fault.Key.Model.Length > 0 && fault.Value >= LeastTrending)
        .Select(fault => new TrendingFault(fault.Key.Model, fault.Key.Group, fault.Value, before.GetValueOrDefault(fault.Key)))
        .Where(fault => fault.Count >= Growth * fault.Before)
        .OrderByDescending(fault => fault.Count - fault.Before).ThenBy(fault => fault.Model, StringComparer.Ordinal).ThenBy(fault => fault.FaultGroup, StringComparer.Ordinal);

    private async Task<IReadOnlyList<RecurringFault>> NamedAsync(IReadOnlyList<MachineFault> recurring, CancellationToken cancel)
    {
        var ids = recurring.Select(fault => fault.Machine).ToList();
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var machines = db.Equipment;
        var names = await machines.AsNoTracking().Where(machine => EF.Parameter(ids).Contains(machine.Id))
            .Select(machine => new { machine.Id, machine.SerialNumber, machine.Model.Code }).ToDictionaryAsync(machine => machine.Id, cancel);
        return [.. recurring.Select(fault => new RecurringFault(
            fault.Machine, names[fault.Machine].SerialNumber, names[fault.Machine].Code, fault.Group, fault.Count, DateOnly.FromDayNumber(fault.Last)))];
    }

    /// <summary>By model: the days of the period, up to today, on which its machines were in use.</summary>
    private async Task<Dictionary<string, double>> MachineDaysAsync(FigureFilter filter, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var to = filter.To is { } end && end <= today ? end : today.AddDays(1);
        return (await park.ReadAsync(contexts, cancel)).GroupBy(machine => machine.Model).ToDictionary(model => model.Key, model => (double)model.Sum(machine => machine.DaysIn(filter.From, to)));
    }
}

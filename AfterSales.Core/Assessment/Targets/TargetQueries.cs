using AfterSales.Core.Assessment.Figures;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Assessment.Targets;

/// <summary>One goal as it was set.</summary>
/// <param name="Goal">In the unit of the figure's kind; null: from that day on there is none.</param>
/// <param name="EffectiveFrom">The company's day.</param>
/// <param name="SetAt">UTC.</param>
/// <param name="Replaced">Another of the same day was set after it: it never held, or no longer does.</param>
public sealed record GoalEntry(int Id, KeyFigure Figure, double? Goal, DateOnly EffectiveFrom, string? Reason, string SetBy, DateTime SetAt, bool Replaced);

/// <summary>What is aimed at with one figure.</summary>
/// <param name="Now">What holds today; null: no goal.</param>
/// <param name="Next">What takes its place next; null: nothing is planned.</param>
/// <param name="History">Everything that was ever set, the latest day first.</param>
public sealed record FigureTarget(KeyFigure Figure, GoalEntry? Now, GoalEntry? Next, IReadOnlyList<GoalEntry> History);

/// <summary>What was aimed at on any day.</summary>
public sealed class GoalHistory
{
    private readonly ILookup<KeyFigure, GoalEntry> entries;

    /// <param name="entries">The latest day first, and of a day the last one set first.</param>
    internal GoalHistory(IEnumerable<GoalEntry> entries) => this.entries = entries.ToLookup(entry => entry.Figure);

    /// <summary>The goal on the company's day, in the unit of the figure's kind; null: none.</summary>
    public double? On(KeyFigure figure, DateOnly day) => EntryOn(figure, day)?.Goal;

    internal GoalEntry? EntryOn(KeyFigure figure, DateOnly day) => entries[figure].FirstOrDefault(entry => !entry.Replaced && entry.EffectiveFrom <= day);

    internal GoalEntry? NextAfter(KeyFigure figure, DateOnly day) => entries[figure].LastOrDefault(entry => !entry.Replaced && entry.EffectiveFrom > day);

    internal IReadOnlyList<GoalEntry> Of(KeyFigure figure) => [.. entries[figure]];
}

/// <summary>The goals of the figures, for everybody of the department.</summary>
public sealed class TargetQueries(IDbContextFactory<AfterSalesDbContext> contexts, CompanyTime company, TimeProvider time)
{
    /// <summary>The goals that hold on the company's day, in the units of their kinds; a figure without a goal is not among them.</summary>
    public async Task<IReadOnlyDictionary<KeyFigure, double>> OnAsync(Actor actor, DateOnly day, CancellationToken cancel = default)
    {
        var history = await HistoryAsync(actor, cancel);
        return FigureKind.All.Select(kind => (kind.Figure, Goal: history.On(kind.Figure, day))).Where(one => one.Goal is not null)
            .ToDictionary(one => one.Figure, one => one.Goal!.Value);
    }

    /// <summary>Every figure, with or without a goal, in the order of the figures.</summary>
    public async Task<IReadOnlyList<FigureTarget>> AllAsync(Actor actor, CancellationToken cancel = default)
    {
        if (actor.Roles == Roles.None)
            return [];
        var (history, today) = (await HistoryAsync(actor, cancel), company.DayOf(time.GetUtcNow().UtcDateTime));
        return [.. FigureKind.All.Select(kind => new FigureTarget(
            kind.Figure, history.EntryOn(kind.Figure, today) is { Goal: not null } holds ? holds : null, history.NextAfter(kind.Figure, today), history.Of(kind.Figure)))];
    }

    /// <summary>What was aimed at on any day.</summary>
    public async Task<GoalHistory> HistoryAsync(Actor actor, CancellationToken cancel = default)
    {
        if (actor.Roles == Roles.None)
            return new GoalHistory([]);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var all = await db.FigureGoals.AsNoTracking().OrderByDescending(goal => goal.EffectiveFrom).ThenByDescending(goal => goal.Id).ToListAsync(cancel);
        var last = all.DistinctBy(goal => (goal.Figure, goal.EffectiveFrom)).Select(goal => goal.Id).ToHashSet();
        return new GoalHistory(all.Select(goal => new GoalEntry(
            goal.Id, goal.Figure, goal.Goal, goal.EffectiveFrom, goal.Reason, goal.SetBy, goal.SetAt, !last.Contains(goal.Id))));
    }
}

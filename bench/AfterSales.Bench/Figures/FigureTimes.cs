using System.Diagnostics;
using AfterSales.Core.Assessment;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Bench.Figures;

/// <summary>
/// How long the chart pages' questions take over a million tickets and more: warm, against the same asked by hand-written SQL over the
/// same table, and the list behind a mark; how long all is worked out anew; and what commands lose while figures follow them.
/// </summary>
internal static class FigureTimes
{
    private const int Rounds = 15;

    private static readonly Actor Supervisor = new(1, "李主管", Roles.Supervisor, Origin.Page);

    public static async Task<int> RunAsync(int tickets)
    {
        var clock = Stopwatch.StartNew();
        await using var history = await FactHistory.OfAsync(tickets);
        Console.WriteLine($"{tickets:N0} tickets over {FactHistory.Days:N0} days, written in {clock.Elapsed.TotalSeconds:0} s");
        clock.Restart();
        await history.Folder.RebuildColumnsAsync();
        Console.WriteLine($"columns of all days from the facts: {clock.Elapsed.TotalSeconds:0.0} s; file {new FileInfo(history.File).Length / 1e9:0.00} GB");

        var store = new FactStore(history.Contexts, history.Folder);
        var (times, faults, ratings) = (new TimeQueries(store, history.Contexts, new PromiseTimes(), TimeProvider.System), new FaultQueries(store, new MachinePark(), history.Contexts, TimeProvider.System), new RatingQueries(store, history.Contexts, TimeProvider.System));
        var today = FactHistory.Today;
        (string Name, FigureFilter Filter)[] filters =
        [
            ("90 days", new(today.AddDays(-89), today.AddDays(1))),
            ("90 days of one region and priority", new(today.AddDays(-89), today.AddDays(1)) { Region = "省7", Priority = Priority.High }),
            ("a year", new(today.AddDays(-364), today.AddDays(1))),
            ("everything", new()),
        ];
        foreach (var (name, filter) in filters)
        {
            Console.WriteLine($"{name}:");
            await PrintAsync("  response, by product line", () => times.ResponseAsync(Supervisor, filter));
            await PrintAsync("  response, by engineer", () => times.ResponseAsync(Supervisor, filter, by: Dimension.Engineer));
            await PrintAsync("  cycle with backlog, faults, reliability", async () =>
            {
                await times.CycleAsync(Supervisor, filter);
                await times.BacklogAsync(Supervisor, filter);
                await faults.FaultsAsync(Supervisor, filter);
                await faults.ReliabilityAsync(Supervisor, filter);
            });
            await PrintAsync("  satisfaction with words", async () =>
            {
                await ratings.RatingsAsync(Supervisor, filter);
                await ratings.WordsAsync(Supervisor, filter);
            });
            var engine = await PrintAsync("  one measure, whole and by product line", () => times.ResponseAsync(Supervisor, filter with { }, Measure.Response));
            var sql = HandWritten.Median(history.File, filter, Rounds);
            Console.WriteLine($"  the same by hand-written SQL            {sql,8:0.0} ms   (engine ÷ SQL {engine / sql:0.00})");
            await PrintAsync("  tickets behind a region, first page", () => times.BehindAsync(Supervisor, Measure.Cycle, filter, new FigureSlice { By = Dimension.Region, Key = "省7" }));
            await PrintAsync("  tickets behind everything, tenth page", () => times.BehindAsync(Supervisor, Measure.Cycle, filter, new FigureSlice { Fate = Fate.Any }, page: 10));
        }
        await FollowedCommands.RunAsync(history);
        return 0;
    }

    private static async Task<double> PrintAsync(string name, Func<Task> ask)
    {
        var clock = Stopwatch.StartNew();
        await ask();
        var cold = clock.Elapsed.TotalMilliseconds;
        await ask();
        var taken = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            clock.Restart();
            await ask();
            taken.Add(clock.Elapsed.TotalMilliseconds);
        }
        taken.Sort();
        Console.WriteLine($"{name,-42}{taken[Rounds / 2],8:0.0} ms   (first time {cold:0} ms)");
        return taken[Rounds / 2];
    }
}

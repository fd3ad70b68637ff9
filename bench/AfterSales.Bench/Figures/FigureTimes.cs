using System.Diagnostics;
using AfterSales.Core.Assessment;
using AfterSales.Core.Assessment.Complained;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Bench.Figures;

/// <summary>
/// How long the chart pages' questions take over a million tickets and more: warm, against the same asked by hand-written SQL over the
/// same table, and the list behind a mark; how long all is worked out anew; and what commands lose while figures follow them.
/// </summary>
internal static class FigureTimes
{
    private const int Rounds = 15, Warm = 10;

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
        var complained = new ComplaintRateQueries(store, history.Contexts);
        var today = FactHistory.Today;
        (string Name, FigureFilter Filter)[] filters =
        [
            ("90 days", new(today.AddDays(-89), today.AddDays(1))),
            ("90 days of one region and priority", new(today.AddDays(-89), today.AddDays(1)) { Region = "省7", Priority = Priority.High }),
            ("a year", new(today.AddDays(-364), today.AddDays(1))),
            ("everything", new()),
        ];
        // As a portal that has run for a while: what is asked often is compiled well by then.
        for (var round = 0; round < 40; round++)
        {
            await times.ResponseAsync(Supervisor, filters[0].Filter);
            await times.CycleAsync(Supervisor, filters[0].Filter);
            await faults.FaultsAsync(Supervisor, filters[0].Filter);
        }
        foreach (var (name, filter) in filters)
        {
            Console.WriteLine($"{name}:");
            await PrintAsync("  response, by product line", () => times.ResponseAsync(Supervisor, filter));
            await PrintAsync("  response, by engineer", () => times.ResponseAsync(Supervisor, filter, by: Dimension.Engineer));
            await PrintAsync("  cycle with parts, fixes and ledger", () => times.CycleAsync(Supervisor, filter));
            await PrintAsync("  backlog", () => times.BacklogAsync(Supervisor, filter));
            var found = await PrintAsync("  faults", () => faults.FaultsAsync(Supervisor, filter));
            PrintSql(found, HandWritten.Faults(history.File, filter));
            await PrintAsync("  reliability", () => faults.ReliabilityAsync(Supervisor, filter));
            await PrintAsync("  satisfaction with words and complaints", async () =>
            {
                await ratings.RatingsAsync(Supervisor, filter);
                await ratings.WordsAsync(Supervisor, filter);
                await complained.RatesAsync(Supervisor, filter);
            });
            var engine = await PrintAsync("  one measure, whole and by product line", () => times.ResponseAsync(Supervisor, filter with { }, Measure.Response));
            PrintSql(engine, HandWritten.Times(history.File, filter));
            await PrintAsync("  tickets behind a region, first page", () => times.BehindAsync(Supervisor, Measure.Cycle, filter, new FigureSlice { By = Dimension.Region, Key = "省7" }));
            await PrintAsync("  tickets behind everything, tenth page", () => times.BehindAsync(Supervisor, Measure.Cycle, filter, new FigureSlice { Fate = Fate.Any }, page: 10));
        }
        await FollowedCommands.RunAsync(history);
        return 0;
    }

    private static void PrintSql(double engine, double sql) =>
        Console.WriteLine($"  the same by hand-written SQL            work {sql,8:0.0} ms   (engine ÷ SQL {engine / sql:0.00})");

    private static TimeSpan Worked => Environment.CpuUsage.TotalTime;

    private static async Task<double> PrintAsync(string name, Func<Task> ask)
    {
        var clock = Stopwatch.StartNew();
        await ask();
        var cold = clock.Elapsed.TotalMilliseconds;
        for (var round = 0; round < Warm; round++)
            await ask();
        var (taken, worked) = (new List<double>(), Worked);
        for (var round = 0; round < Rounds; round++)
        {
            clock.Restart();
            await ask();
            taken.Add(clock.Elapsed.TotalMilliseconds);
        }
        taken.Sort();
        // On a machine that others use too, the work is what can be compared.
        var work = (Worked - worked).TotalMilliseconds / Rounds;
        Console.WriteLine($"{name,-42}{taken[Rounds / 2],8:0.0} ms, quickest {taken[0]:0.0}, work {work:0.0}   (first time {cold:0} ms)");
        return work;
    }
}

using System.Diagnostics;

namespace AfterSales.Bench.Board;

/// <summary>
/// How long a change takes to the pages that show the board, and what it costs the server for each of them; beside it
/// a bare hub that sends the same bytes at the same moments to as many connections.
/// </summary>
internal static class BoardLatency
{
    private const int Pages = 50;
    private const int PerSecond = 20;
    private const int Cards = 500;
    private static readonly TimeSpan During = TimeSpan.FromSeconds(8);
    // Until then the server is still compiling what it runs often.
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(40);

    public static async Task<int> RunAsync(int rounds)
    {
        await using var portal = await FullBoard.StartAsync(Cards);
        await using var hub = await BareHub.StartAsync();
        await using var changes = await Changes.BeginAsync(portal);
        var pages = await Circuit.OpenAsync(portal.Address, "board", await portal.CookiesAsync("supervisor1"), Pages);
        var listeners = await BareListener.OpenAsync(hub.Address, Pages);
        await changes.MakeAsync(PerSecond, Warming);
        var perChange = PerSecond * During.TotalSeconds * Pages;
        List<(Arrivals Board, Spread Hub, double BoardCpu, double HubCpu)> all = [];
        for (var round = 0; round <= rounds; round++)
        {
            pages.ForEach(page => page.TakeBatches());
            listeners.ForEach(listener => listener.TakeTimes());
            List<Change> made = [];
            var boardCpu = await CpuAsync(() => portal.Cpu, async () => made = await changes.MakeAsync(PerSecond, During));
            var shown = pages.ConvertAll(page => page.TakeBatches());
            var hubCpu = await CpuAsync(() => hub.Cpu, () => BareHub.PlayAsync(hub, Beats(shown[0])));
            var heard = new Spread(listeners.SelectMany(listener => listener.TakeTimes()));
            var board = Arrivals.Of(made, shown);
            Console.WriteLine($"{(round == 0 ? "warming" : $"round {round}")}: sent → page {board.FromSent}; answered → page {board.FromAnswered}; hub {heard}; skipped {board.Skipped}, missing {board.Missing}; "
                + $"{shown[0].Count} batches of {shown.Average(page => page.Sum(batch => batch.Bytes)) / Math.Max(1, shown[0].Count):0} bytes; CPU board {boardCpu.TotalMilliseconds:0} ms, hub {hubCpu.TotalMilliseconds:0} ms");
            if (round > 0)
                all.Add((board, heard, boardCpu.TotalMilliseconds, hubCpu.TotalMilliseconds));
        }
        // The commands themselves are no page's: what they cost with nobody watching is taken off.
        await Task.WhenAll(pages.Select(page => page.LeaveAsync()));
        var alone = Spread.MedianOf([await AloneAsync(portal, changes), await AloneAsync(portal, changes), await AloneAsync(portal, changes)]);
        Console.WriteLine($"commands alone: CPU {alone:0} ms");
        Console.WriteLine($"p95, sent → page: {Spread.MedianOf(all.Select(one => one.Board.FromSent.P95)):0.0} ms; answered → page {Spread.MedianOf(all.Select(one => one.Board.FromAnswered.P95)):0.0} ms; bare hub {Spread.MedianOf(all.Select(one => one.Hub.P95)):0.00} ms");
        var (each, bare) = (Spread.MedianOf(all.Select(one => one.BoardCpu - alone)) * 1000 / perChange, Spread.MedianOf(all.Select(one => one.HubCpu)) * 1000 / perChange);
        Console.WriteLine($"server's CPU for a change at a page: {each:0.0} µs; bare hub {bare:0.0} µs ({each / bare:0.0} ×)");
        return 0;
    }

    internal static async Task<TimeSpan> CpuAsync(Func<TimeSpan> cpu, Func<Task> work)
    {
        var before = cpu();
        await work();
        return cpu() - before;
    }

    private static async Task<double> AloneAsync(RunningPortal portal, Changes changes) =>
        (await CpuAsync(() => portal.Cpu, () => changes.MakeAsync(PerSecond, During))).TotalMilliseconds;

    private static List<Beat> Beats(List<Batch> shown) =>
        [.. shown.Select((batch, index) => new Beat(index == 0 ? 0 : Stopwatch.GetElapsedTime(shown[index - 1].At, batch.At).TotalMilliseconds, batch.Bytes))];
}

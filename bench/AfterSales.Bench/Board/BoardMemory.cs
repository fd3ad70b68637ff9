using System.Net;

namespace AfterSales.Bench.Board;

/// <summary>What an open page keeps alive in the server's memory: the slope between few pages and many, after full collections.</summary>
internal static class BoardMemory
{
    private const int Few = 200;
    private const int Many = 600;
    private const int Cards = 500;

    public static async Task<int> RunAsync(int rounds)
    {
        List<double> boards = [], shells = [], counters = [];
        for (var round = 0; round < rounds; round++)
        {
            await using (var counter = await TemplateCounter.StartAsync())
                counters.Add(await SlopeAsync(counter.Address, TemplateCounter.Page, new CookieContainer(), counter.ProbePort));
            await using (var portal = await FullBoard.StartAsync(Cards))
                boards.Add(await SlopeAsync(portal.Address, "board", await portal.CookiesAsync("supervisor1"), portal.ProbePort));
            await using (var portal = await FullBoard.StartAsync(Cards))
                shells.Add(await SlopeAsync(portal.Address, "rulebook", await portal.CookiesAsync("supervisor1"), portal.ProbePort));
            Console.WriteLine($"round {round + 1}, KiB a page: template's counter {counters[^1]:0}, board {boards[^1]:0}, page without a board {shells[^1]:0}");
        }
        var (board, shell, bare) = (Spread.MedianOf(boards), Spread.MedianOf(shells), Spread.MedianOf(counters));
        Console.WriteLine($"KiB a page, median: template's counter {bare:0}, board {board:0} ({board / bare:0.0} ×), page without a board {shell:0} ({shell / bare:0.0} ×)");
        return 0;
    }

    /// <summary>Opens 500 boards and leaves them, three times: what stays.</summary>
    public static async Task<int> LeaksAsync()
    {
        await using var portal = await FullBoard.StartAsync(Cards);
        var cookies = await portal.CookiesAsync("supervisor1");
        for (var round = 0; round <= 3; round++)
        {
            // The first time only warms.
            var count = round == 0 ? 50 : 500;
            var pages = await Circuit.OpenAsync(portal.Address, "board", cookies, count);
            var open = await Probe.LiveBytesAsync(portal.ProbePort);
            await Task.WhenAll(pages.Select(page => page.LeaveAsync()));
            await Task.Delay(2000);
            Console.WriteLine($"{count} pages open: {open / 1048576.0:0.0} MiB; left: {await Probe.LiveBytesAsync(portal.ProbePort) / 1048576.0:0.0} MiB");
        }
        return 0;
    }

    private static async Task<double> SlopeAsync(Uri address, string path, CookieContainer cookies, int probe)
    {
        var pages = await Circuit.OpenAsync(address, path, cookies, Few);
        var few = await Probe.LiveBytesAsync(probe);
        pages.AddRange(await Circuit.OpenAsync(address, path, cookies, Many - Few));
        var many = await Probe.LiveBytesAsync(probe);
        await Task.WhenAll(pages.Select(page => page.DisposeAsync().AsTask()));
        return (many - few) / 1024.0 / (Many - Few);
    }
}

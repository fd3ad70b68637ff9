using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;

namespace AfterSales.Bench.Board;

/// <summary>What an open page keeps alive in the server's memory: the slope between few pages and many, after full collections.</summary>
internal static class BoardMemory
{
    private const int Few = 200;
    private const int Many = 600;
    private const int Cards = 500;

    public static async Task<int> RunAsync(int rounds)
    {
        List<double> boards = [], shells = [], counters = [], hubs = [];
        for (var round = 0; round < rounds; round++)
        {
            await using (var counter = await TemplateCounter.StartAsync())
                counters.Add(await SlopeAsync(counter.Address, TemplateCounter.Page, new CookieContainer(), counter.ProbePort));
            await using (var portal = await FullBoard.StartAsync(Cards))
                boards.Add(await SlopeAsync(portal.Address, "board", await portal.CookiesAsync("supervisor1"), portal.ProbePort));
            await using (var portal = await FullBoard.StartAsync(Cards))
                shells.Add(await SlopeAsync(portal.Address, "rulebook", await portal.CookiesAsync("supervisor1"), portal.ProbePort));
            await using (var portal = await FullBoard.StartAsync(Cards))
                hubs.Add(await HubSlopeAsync(portal));
            Console.WriteLine($"round {round + 1}, KiB a page: template's counter {counters[^1]:0}, board {boards[^1]:0}, page without a board {shells[^1]:0}, wall over the hub {hubs[^1]:0}");
        }
        var (board, shell, bare, hub) = (Spread.MedianOf(boards), Spread.MedianOf(shells), Spread.MedianOf(counters), Spread.MedianOf(hubs));
        Console.WriteLine($"KiB a page, median: template's counter {bare:0}, board {board:0} ({board / bare:0.0} ×), page without a board {shell:0} ({shell / bare:0.0} ×), wall over the hub {hub:0} ({hub / bare:0.0} ×)");
        return 0;
    }

    /// <summary>Opens 500 boards and leaves them, three times: what stays.</summary>
    public static async Task<int> LeaksAsync()
    {
        await using var portal = await FullBoard.StartAsync(Cards);
        var cookies = await portal.CookiesAsync("supervisor1");
        var stayed = 0;
        for (var round = 0; round <= 3; round++)
        {
            // The first time only warms.
            var count = round == 0 ? 50 : 500;
            var pages = await Circuit.OpenAsync(portal.Address, "board", cookies, count);
            var open = await Probe.AskAsync(portal.ProbePort);
            await Task.WhenAll(pages.Select(page => page.LeaveAsync()));
            await Task.Delay(2000);
            var left = await Probe.AskAsync(portal.ProbePort);
            stayed += left.Watchers;
            Console.WriteLine($"{count} pages open: {open.LiveBytes / 1048576.0:0.0} MiB, {open.Watchers} watch; left: {left.LiveBytes / 1048576.0:0.0} MiB, {left.Watchers} watch");
        }
        return stayed == 0 ? 0 : 1;
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

    // As the wall does: no circuit, only a connection that watches.
    private static async Task<double> HubSlopeAsync(RunningPortal portal)
    {
        var cookies = await portal.CookiesAsync("supervisor1");
        var open = new List<HubConnection>();
        await OpenAsync(Few);
        var few = await Probe.LiveBytesAsync(portal.ProbePort);
        await OpenAsync(Many);
        var many = await Probe.LiveBytesAsync(portal.ProbePort);
        await Task.WhenAll(open.Select(hub => hub.DisposeAsync().AsTask()));
        return (many - few) / 1024.0 / (Many - Few);

        async Task OpenAsync(int count)
        {
            while (open.Count < count)
            {
                var hub = new HubConnectionBuilder().WithUrl(new Uri(portal.Address, "hubs/dispatch"), options => options.Cookies = cookies).Build();
                await hub.StartAsync();
                await hub.InvokeAsync<JsonElement>("WatchWall");
                open.Add(hub);
            }
        }
    }
}

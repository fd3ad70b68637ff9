using System.Diagnostics;
using System.Net;

namespace AfterSales.Bench.Board;

/// <summary>
/// How long two hundred boards are dark when the server ends and is started again: each tries as the
/// script of the portal's pages does (at once, then about every second), and loads its page anew since the circuit is gone.
/// </summary>
internal static class BoardRestart
{
    private const int Pages = 200;
    private const int Cards = 500;

    public static async Task<int> RunAsync(int rounds)
    {
        var portal = await FullBoard.StartAsync(Cards);
        List<double> dark = [], started = [];
        for (var round = 1; round <= rounds; round++)
        {
            var cookies = await portal.CookiesAsync("supervisor1");
            var pages = await Circuit.OpenAsync(portal.Address, "board", cookies, Pages);
            var begin = Stopwatch.GetTimestamp();
            await portal.StopAsync();
            var back = pages.ConvertAll(page => ComeBackAsync(page, portal.Address, cookies, begin));
            portal = await RunningPortal.StartAsync(portal.Storage, demo: true, at: portal.Address);
            started.Add(Stopwatch.GetElapsedTime(begin).TotalSeconds);
            var live = new Spread(await Task.WhenAll(back));
            dark.Add(live.Most);
            Console.WriteLine($"round {round}: the server answers after {started[^1]:0.0} s; boards live again after {live.Median:0.0} s (half), {live.Most:0.0} s (all)");
        }
        Console.WriteLine($"median: answers after {Spread.MedianOf(started):0.0} s, all {Pages} boards live after {Spread.MedianOf(dark):0.0} s");
        await portal.DisposeAsync();
        return 0;
    }

    private static async Task<double> ComeBackAsync(Circuit page, Uri address, CookieContainer cookies, long begin)
    {
        await page.Lost.Task;
        await page.DisposeAsync();
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                var again = await Circuit.OpenAsync(address, "board", cookies);
                while (again.Version == 0)
                    await Task.Delay(10);
                var seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
                _ = again.DisposeAsync().AsTask();
                return seconds;
            }
            catch (Exception refused) when (refused is HttpRequestException or System.Net.WebSockets.WebSocketException)
            {
                await Task.Delay(attempt == 0 ? 0 : Random.Shared.Next(500, 1500));
            }
        }
    }
}

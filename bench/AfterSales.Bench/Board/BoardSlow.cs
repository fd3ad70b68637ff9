using System.Net.WebSockets;
using System.Text;

namespace AfterSales.Bench.Board;

/// <summary>Whether somebody who does not keep up holds up the others: a page that never says that it has drawn, and a client of the hub that never reads.</summary>
internal static class BoardSlow
{
    private const int Pages = 50;
    private const int Cards = 500;
    private const int PerSecond = 20;
    private static readonly string[] AskForTheBoard = ["""{"protocol":"json","version":1}""", """{"type":1,"invocationId":"1","target":"Watch","arguments":[]}"""];
    private static readonly TimeSpan During = TimeSpan.FromSeconds(8);

    public static async Task<int> RunAsync(int rounds)
    {
        await using var portal = await FullBoard.StartAsync(Cards);
        await using var changes = await Changes.BeginAsync(portal);
        var cookies = await portal.CookiesAsync("supervisor1");
        var pages = await Circuit.OpenAsync(portal.Address, "board", cookies, Pages);
        await changes.MakeAsync(PerSecond, During);
        var (alone, beside) = (new List<double>(), new List<double>());
        for (var round = 1; round <= rounds; round++)
        {
            alone.Add(await P95Async(changes, pages));
            await using var stuck = await Circuit.OpenAsync(portal.Address, "board", cookies, acknowledges: false);
            using var deaf = await DeafAsync(portal, cookies);
            await Task.Delay(1000);
            beside.Add(await P95Async(changes, pages));
            Console.WriteLine($"round {round}: p95 {alone[^1]:0.0} ms alone, {beside[^1]:0.0} ms beside the two; the stuck page was sent {stuck.Bytes} bytes");
        }
        Console.WriteLine($"p95, median: {Spread.MedianOf(beside):0.0} ms beside, {Spread.MedianOf(alone):0.0} ms alone ({Spread.MedianOf(beside.Zip(alone, (slow, plain) => slow / plain)):0.00} ×)");
        await using (await Circuit.OpenAsync(portal.Address, "board", cookies, acknowledges: false))
        using (await DeafAsync(portal, cookies))
        {
            for (var minute = 0; minute <= 3; minute++)
            {
                Console.WriteLine($"after {minute * 20} s beside the two: {await Probe.LiveBytesAsync(portal.ProbePort) / 1048576.0:0.0} MiB alive");
                if (minute < 3)
                    await changes.MakeAsync(PerSecond, TimeSpan.FromSeconds(20));
                pages.ForEach(page => page.TakeBatches());
            }
        }
        return 0;
    }

    private static async Task<double> P95Async(Changes changes, List<Circuit> pages)
    {
        pages.ForEach(page => page.TakeBatches());
        var made = await changes.MakeAsync(PerSecond, During);
        return Arrivals.Of(made, pages.ConvertAll(page => page.TakeBatches())).FromSent.P95;
    }

    // Asks for the board and reads nothing of what comes: its connection fills until the server must wait for it.
    private static async Task<ClientWebSocket> DeafAsync(RunningPortal portal, System.Net.CookieContainer cookies)
    {
        var socket = new ClientWebSocket();
        socket.Options.Cookies = cookies;
        await socket.ConnectAsync(new UriBuilder(new Uri(portal.Address, "hubs/dispatch")) { Scheme = "ws" }.Uri, CancellationToken.None);
        foreach (var message in AskForTheBoard)
            await socket.SendAsync(Encoding.UTF8.GetBytes(message + '\u001e'), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        return socket;
    }
}

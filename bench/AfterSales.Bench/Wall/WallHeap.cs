using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace AfterSales.Bench.Wall;

/// <summary>
/// What a wall's page keeps after months: 200,000 changes and 300 lost connections through the page's own script and the real SignalR client.
/// The page, its negotiation and its figures are a portal's; only its web socket is answered here, so that changes come as fast as the page takes them.
/// </summary>
internal static class WallHeap
{
    private const int Changes = 200_000, Reconnects = 300, Cards = 500, PerFrame = 50;
    private const char End = '\u001e';
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];
    private static readonly string[] Stages = ["Reported", "Diagnosing", "ToDispatch", "Scheduled", "EnRoute", "OnSite", "Accepting", "FollowUp"];

    public static async Task<int> RunAsync()
    {
        await using var portal = await RunningPortal.StartAsync(demo: true);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium(), Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
        var context = await browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = portal.Address.ToString(), ViewportSize = new ViewportSize { Width = 1920, Height = 1080 } });
        var form = context.APIRequest.CreateFormData();
        form.Set("user", "staff1");
        await context.APIRequest.PostAsync("/signin", new APIRequestContextOptions { Form = form, MaxRedirects = 0 });
        var page = await context.NewPageAsync();
        // Known before the page asks: a wall that hears of another build loads itself anew.
        await page.GotoAsync("/wall");
        var hub = new Hub(JsonDocument.Parse((await page.GetAttributeAsync("main.wall", "data-told"))!).RootElement.GetProperty("id").GetString()!);
        await page.RouteWebSocketAsync("**/hubs/dispatch**", hub.Answer);
        await page.GotoAsync("/wall");
        var tools = await context.NewCDPSessionAsync(page);

        await hub.ConnectedAsync(1);
        // Once round, so that what is made once is there before it is counted.
        await hub.ChangeAsync(page, 5_000);
        await hub.ReconnectAsync(5);
        var before = await HeapAsync(page, tools);
        for (var round = 0; round < 10; round++)
        {
            await hub.ChangeAsync(page, Changes / 10);
            await hub.ReconnectAsync(Reconnects / 10);
        }
        var after = await HeapAsync(page, tools);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"wall heap: {before / 1048576.0:0.00} MiB, after {Changes:N0} changes and {Reconnects} reconnects {after / 1048576.0:0.00} MiB: {(after - before) / before:+0.0%;-0.0%}"));
        return after <= before * 1.1 ? 0 : 1;
    }

    private static async Task<double> HeapAsync(IPage page, ICDPSession tools)
    {
        await page.WaitForTimeoutAsync(3_000);
        for (var again = 0; again < 3; again++)
            await tools.SendAsync("HeapProfiler.collectGarbage");
        return (await tools.SendAsync("Runtime.getHeapUsage"))!.Value.GetProperty("usedSize").GetDouble();
    }

    private static string Chromium() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).SelectMany(_ => Names, Path.Combine).FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("Chromium was not found on the PATH.");

    /// <summary>The other end of the page's web socket, in SignalR's JSON protocol.</summary>
    private sealed class Hub(string build)
    {
        private readonly Random dice = new(7);
        private IWebSocketRoute? line;
        private int connected;
        private long version = 1;

        public void Answer(IWebSocketRoute socket) => socket.OnMessage(frame =>
        {
            foreach (var message in frame.Text!.Split(End, StringSplitOptions.RemoveEmptyEntries))
            {
                var told = JsonDocument.Parse(message).RootElement;
                if (told.TryGetProperty("protocol", out _))
                    socket.Send("{}" + End);
                else if (told.TryGetProperty("target", out var target) && target.GetString() == "WatchWall")
                {
                    Send(socket, new { type = 3, invocationId = told.GetProperty("invocationId").GetString(), result = new { board = Board(), day = Day() } });
                    line = socket;
                    Interlocked.Increment(ref connected);
                }
            }
        });

        public async Task ConnectedAsync(int times)
        {
            while (Volatile.Read(ref connected) < times)
                await Task.Delay(5);
        }

        public async Task ReconnectAsync(int times)
        {
            for (var time = 0; time < times; time++)
            {
                var next = Volatile.Read(ref connected) + 1;
                await line!.CloseAsync(new WebSocketRouteCloseOptions { Code = 1001 });
                await ConnectedAsync(next);
            }
        }

        public async Task ChangeAsync(IPage page, int count)
        {
            for (var sent = 0; sent < count; sent += PerFrame)
            {
                var frame = string.Concat(Enumerable.Range(0, PerFrame).Select(_ => Serialized(new { type = 1, target = "Changed", arguments = new[] { Change() } })));
                line!.Send(frame + Serialized(new { type = 1, target = "Day", arguments = new[] { Day() } }));
                // The page has taken it before more is sent: what is measured is the page, not a queue before it.
                await page.EvaluateAsync("() => 1");
            }
        }

        private object Change() => new { since = version, version = ++version, cards = new[] { Card(dice.Next(Cards)) }, gone = Array.Empty<string>(), engineers = new[] { Engineer(dice.Next(1, 40)) } };

        private object Board() => new { version, asOf = DateTime.UtcNow, cards = Enumerable.Range(0, Cards).Select(Card), engineers = Enumerable.Range(1, 40).Select(Engineer) };

        private object Day() => new
        {
            now = DateTime.UtcNow, behindSince = (DateTime?)null, build, inTimePercent = dice.Next(80, 100), accepted = dice.Next(30), satisfaction = 4.2,
            counted = Array.Empty<object>(), people = Enumerable.Range(1, 60).Select(id => new { id, name = $"赵{id}" }),
        };

        private object Card(int index) => new
        {
            number = $"AS-20261126-{index:000}", version, stage = Stages[dice.Next(Stages.Length)], priority = "High", impact = "None", fault = $"液压泵噪声大 {dice.Next(1000)}",
            customer = new { id = index, name = $"余吾煤业 {index}", vip = false }, equipment = new { serialNumber = "EBZ", model = "EBZ200", name = "掘进机" }, city = "长治",
            site = new { id = index, name = "副井口", lat = 25 + index % 15, lon = 100 + index % 20 }, engineerIds = new[] { 1 + index % 40 },
            clock = new { name = "Arrival", dueAt = DateTime.UtcNow.AddMinutes(dice.Next(-200, 600)), state = "Running", provisional = false, soonAt = DateTime.UtcNow.AddMinutes(30), counted = false },
            createdAt = DateTime.UtcNow, contactName = (string?)null, ownerId = 41 + index % 19,
            visits = new[] { new { engineerId = 1 + index % 40, state = "EnRoute", start = DateTime.UtcNow.AddMinutes(40) } }, alarm = (object?)null,
        };

        private object Engineer(int id) => new { id, name = $"赵{id}", state = id % 2 == 0 ? "EnRoute" : "OnSite", lat = 25 + dice.NextDouble() * 15, lon = 100 + dice.NextDouble() * 20, accuracyM = 12.0, at = DateTime.UtcNow };

        private static void Send(IWebSocketRoute socket, object message) => socket.Send(Serialized(message));

        private static string Serialized(object message) => JsonSerializer.Serialize(message) + End;
    }
}

using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;

namespace AfterSales.Bench;

/// <summary>
/// How long a command takes end to end, with a hundred tickets and with a hundred thousand: from sending it over HTTP
/// until it is answered, and until a board that watches the hub shows it.
/// </summary>
internal static class CommandTime
{
    private const int Few = 100;
    private const int Many = 100_000;
    private const int Warming = 100;
    private const int Measured = 500;

    public static async Task<int> RunAsync()
    {
        var few = await AtAsync(Few);
        var many = await AtAsync(Many);
        Console.WriteLine($"{"",-34}{"tickets",10}{"median ms",12}{"p99 ms",10}");
        foreach (var (name, at) in new[] { ("answered", 0), ("shown on a watching board", 1) })
        {
            Console.WriteLine($"{name,-34}{Few,10:N0}{few[at].Median,12:0.0}{few[at].P99,10:0.0}");
            Console.WriteLine($"{name,-34}{Many,10:N0}{many[at].Median,12:0.0}{many[at].P99,10:0.0}   ({many[at].Median / few[at].Median:0.00} × at {Few})");
        }
        return 0;
    }

    private static async Task<Time[]> AtAsync(int tickets)
    {
        var portal = await RunningPortal.StartAsync();
        var history = await RepairHistory.WalkAsync(portal);
        await portal.StopAsync();
        RepairHistory.Multiply(portal.Database, history, tickets);
        await using var measured = await RunningPortal.StartAsync(portal.Storage);
        return await MeasureAsync(measured);
    }

    private static async Task<Time[]> MeasureAsync(RunningPortal portal)
    {
        using var staff = await portal.AsAsync("staff1");
        await using var board = await WatchAsync(portal);
        var shown = new TaskCompletionSource();
        board.On("Changed", (JsonElement _) => shown.TrySetResult());
        var ticket = await RepairHistory.RegisterAsync(staff);
        var (number, version) = (ticket.GetProperty("number").GetString(), ticket.GetProperty("version").GetInt64());
        await shown.Task;
        List<double> answered = [], seen = [];
        for (var i = 0; i < Warming + Measured; i++)
        {
            // A board rests for a moment after each change: what is measured is the way of one command, not a crowd's.
            await Task.Delay(120);
            shown = new TaskCompletionSource();
            var clock = Stopwatch.StartNew();
            using var answer = await staff.PostAsJsonAsync($"/api/v1/tickets/{number}/commands/AddNote", new { version = version++, text = "客户说下午方便" });
            if (answer.StatusCode != HttpStatusCode.OK)
                throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
            var told = clock.Elapsed.TotalMilliseconds;
            await shown.Task;
            if (i < Warming)
                continue;
            answered.Add(told);
            seen.Add(clock.Elapsed.TotalMilliseconds);
        }
        return [Time.Of(answered), Time.Of(seen)];
    }

    private static async Task<HubConnection> WatchAsync(RunningPortal portal)
    {
        var cookies = new CookieContainer();
        using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = portal.Address };
        using var form = new FormUrlEncodedContent([new("user", "supervisor1")]);
        using var answer = await client.PostAsync(new Uri("/signin", UriKind.Relative), form);
        var board = new HubConnectionBuilder().WithUrl(new Uri(portal.Address, "hubs/dispatch"), options => options.Cookies = cookies).Build();
        await board.StartAsync();
        await board.InvokeAsync<JsonElement>("Watch");
        return board;
    }

    private sealed record Time(double Median, double P99)
    {
        public static Time Of(List<double> milliseconds)
        {
            milliseconds.Sort();
            return new(milliseconds[milliseconds.Count / 2], milliseconds[milliseconds.Count * 99 / 100]);
        }
    }
}

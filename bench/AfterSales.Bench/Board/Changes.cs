using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;

namespace AfterSales.Bench.Board;

/// <summary>A change that was made: which state of which ticket, when it was sent and when it was answered, and which version of the board has it.</summary>
internal sealed record Change(string Number, long TicketVersion, long Sent, long Answered)
{
    /// <summary>0: no version of the board ever showed it, since the next one came within the same reading.</summary>
    public long BoardVersion { get; set; }
}

/// <summary>Somebody who keeps changing tickets by the API, and a client of the hub beside it that knows which version of the board has what.</summary>
internal sealed class Changes : IAsyncDisposable
{
    private readonly HttpClient[] clients;
    private readonly HubConnection hub;
    private readonly ConcurrentDictionary<(string, long), long> versions = new();
    private readonly (string Number, long Version, string Priority)[] tickets;
    private readonly bool[] busy;
    private int next;

    private Changes(HttpClient[] clients, HubConnection hub, (string, long, string)[] tickets) =>
        (this.clients, this.hub, this.tickets, busy) = (clients, hub, tickets, new bool[tickets.Length]);

    /// <summary>The newest version of the board that the hub has told.</summary>
    public long BoardVersion { get; private set; }

    /// <summary>When each change came to the client of the hub, by the board's version.</summary>
    public ConcurrentDictionary<long, long> HeardAt { get; } = new();

    public static async Task<Changes> BeginAsync(RunningPortal portal)
    {
        var clients = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => portal.AsAsync("staff1")));
        var board = await clients[0].GetFromJsonAsync<JsonElement>("/api/v1/board");
        // The company's own tickets: what is due first stands where it is seen.
        var tickets = board.GetProperty("cards").EnumerateArray()
            .Select(card => (Number: card.GetProperty("number").GetString()!, Version: card.GetProperty("version").GetInt64(), Priority: card.GetProperty("priority").GetString()!))
            .Where(card => !card.Number.StartsWith(FullBoard.Copied, StringComparison.Ordinal)).ToArray();
        var cookies = await portal.CookiesAsync("supervisor1");
        var hub = new HubConnectionBuilder().WithUrl(new Uri(portal.Address, "hubs/dispatch"), options => options.Cookies = cookies).Build();
        var changes = new Changes(clients, hub, tickets);
        hub.On("Changed", (JsonElement change) => changes.Heard(change));
        await hub.StartAsync();
        changes.BoardVersion = (await hub.InvokeAsync<JsonElement>("Watch")).GetProperty("version").GetInt64();
        return changes;
    }

    /// <summary>Makes changes at an even pace; one that takes long does not hold up the next.</summary>
    public async Task<List<Change>> MakeAsync(double perSecond, TimeSpan during)
    {
        var made = new List<Task<Change>>();
        var begin = Stopwatch.GetTimestamp();
        for (var i = 0; i < perSecond * during.TotalSeconds; i++)
        {
            var wait = i * 1000 / perSecond - Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
            if (wait > 1)
                await Task.Delay(TimeSpan.FromMilliseconds(wait));
            made.Add(MakeAsync(clients[i % clients.Length], Free()));
        }
        var all = (await Task.WhenAll(made)).ToList();
        await Task.Delay(1500);
        foreach (var change in all)
            change.BoardVersion = versions.GetValueOrDefault((change.Number, change.TicketVersion));
        return all;
    }

    // Not one whose change is still on its way: the next would stand on a version that is gone.
    private int Free()
    {
        for (var tried = 0; tried < tickets.Length; tried++)
        {
            next = (next + 1) % tickets.Length;
            if (!busy[next])
                return next;
        }
        throw new InvalidOperationException($"None of {tickets.Length} changes was answered: the portal cannot keep up.");
    }

    public async ValueTask DisposeAsync()
    {
        await hub.DisposeAsync();
        foreach (var client in clients)
            client.Dispose();
    }

    private async Task<Change> MakeAsync(HttpClient client, int index)
    {
        busy[index] = true;
        var (number, version, priority) = tickets[index];
        var wanted = priority == "Urgent" ? "High" : "Urgent";
        var sent = Stopwatch.GetTimestamp();
        using var answer = await client.PostAsJsonAsync($"/api/v1/tickets/{number}/commands/ChangePriority", new { version, priority = wanted, reason = "测量" });
        var answered = Stopwatch.GetTimestamp();
        if (answer.StatusCode != HttpStatusCode.OK)
            throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
        var now = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("version").GetInt64();
        tickets[index] = (number, now, wanted);
        busy[index] = false;
        return new Change(number, now, sent, answered);
    }

    private void Heard(JsonElement change)
    {
        BoardVersion = change.GetProperty("version").GetInt64();
        HeardAt[BoardVersion] = Stopwatch.GetTimestamp();
        foreach (var card in change.GetProperty("cards").EnumerateArray())
            versions[(card.GetProperty("number").GetString()!, card.GetProperty("version").GetInt64())] = BoardVersion;
    }
}

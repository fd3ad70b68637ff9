using System.Buffers.Binary;
using System.Diagnostics;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AfterSales.Bench.Board;

/// <summary>What is to be sent: how long after the one before it, and how many bytes.</summary>
internal sealed record Beat(double AfterMs, int Bytes);

/// <summary>The least that could bring a board's changes to its pages: a hub that sends given bytes to all at a given pace.</summary>
internal sealed class BareHub : Hub
{
    public const string Command = "bare-hub";

    /// <summary>Serves until the process is ended.</summary>
    public static async Task<int> ServeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSignalR().AddMessagePackProtocol();
        await using var app = builder.Build();
        app.MapGet("/ready", () => "ready");
        app.MapHub<BareHub>("/hub");
        app.MapPost("/play", SendAllAsync);
        await app.RunAsync();
        return 0;
    }

    public static Task<ServerProcess> StartAsync() => ServerProcess.StartAsync(typeof(BareHub).Assembly.Location, "ready", Command);

    /// <summary>Has it send all beats, and waits for the last.</summary>
    public static async Task PlayAsync(ServerProcess hub, IReadOnlyList<Beat> beats)
    {
        using var client = new HttpClient { BaseAddress = hub.Address, Timeout = TimeSpan.FromMinutes(5) };
        using var answer = await client.PostAsJsonAsync("play", beats);
        answer.EnsureSuccessStatusCode();
        await Task.Delay(500);
    }

    private static async Task SendAllAsync(List<Beat> beats, IHubContext<BareHub> hub)
    {
        var (begin, due) = (Stopwatch.GetTimestamp(), 0.0);
        foreach (var beat in beats)
        {
            due += beat.AfterMs;
            var wait = due - Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
            if (wait > 1)
                await Task.Delay(TimeSpan.FromMilliseconds(wait));
            var bytes = new byte[Math.Max(8, beat.Bytes)];
            BinaryPrimitives.WriteInt64LittleEndian(bytes, Stopwatch.GetTimestamp());
            await hub.Clients.All.SendAsync("Bytes", bytes);
        }
    }
}

/// <summary>Who listens to the bare hub: how long each message took, in milliseconds.</summary>
internal sealed class BareListener : IAsyncDisposable
{
    private readonly HubConnection connection;
    private readonly List<double> took = [];

    private BareListener(Uri address)
    {
        connection = new HubConnectionBuilder()
            .WithUrl(new Uri(address, "hub"), options => (options.SkipNegotiation, options.Transports) = (true, HttpTransportType.WebSockets))
            .AddMessagePackProtocol().Build();
        connection.On("Bytes", (byte[] bytes) =>
        {
            var ms = Stopwatch.GetElapsedTime(BinaryPrimitives.ReadInt64LittleEndian(bytes)).TotalMilliseconds;
            lock (took)
                took.Add(ms);
        });
    }

    public static async Task<List<BareListener>> OpenAsync(Uri address, int count)
    {
        var all = Enumerable.Range(0, count).Select(_ => new BareListener(address)).ToList();
        await Task.WhenAll(all.Select(one => one.connection.StartAsync()));
        return all;
    }

    public List<double> TakeTimes()
    {
        lock (took)
        {
            var taken = took.ToList();
            took.Clear();
            return taken;
        }
    }

    public async ValueTask DisposeAsync() => await connection.DisposeAsync();
}

using System.Diagnostics;
using System.Net;
using AfterSales.Bench.Board;

namespace AfterSales.Bench;

/// <summary>A published portal in a process of its own, on a port and a storage folder of its own; ended and removed with this.</summary>
internal sealed class RunningPortal : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> Published = new(PublishAsync);
    private readonly Process process;

    private RunningPortal(Process process, Uri address, string storage, int probe) => (this.process, Address, Storage, ProbePort) = (process, address, storage, probe);

    public Uri Address { get; }
    public int ProbePort { get; }
    public string Storage { get; }
    public string Database => Path.Combine(Storage, "aftersales.db");

    /// <summary>What the process has worked so far.</summary>
    public TimeSpan Cpu
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Starts it; the demo's people can sign in.</summary>
    /// <param name="demo">With the demo's customers and tickets.</param>
    /// <param name="storage">Data of a portal before this one; null: an empty folder.</param>
    /// <param name="at">Where it shall answer; null: at a free port.</param>
    public static async Task<RunningPortal> StartAsync(string? storage = null, bool demo = false, Uri? at = null)
    {
        var folder = await Published.Value;
        storage ??= Directory.CreateTempSubdirectory("aftersales-bench-").FullName;
        var (address, probe) = (at ?? new Uri($"http://127.0.0.1:{ServerProcess.FreePort()}/"), ServerProcess.FreePort());
        var start = new ProcessStartInfo("dotnet", [Path.Combine(folder, "AfterSales.Portal.dll")])
        {
            RedirectStandardOutput = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["ASPNETCORE_URLS"] = address.ToString(),
                ["Storage__Folder"] = storage,
                ["Demo__Enabled"] = demo ? "true" : "false",
                ["Demo__Simulate"] = "false",
                ["RateLimits__ReportsPerMinute"] = "0",
                ["Logging__LogLevel__Default"] = "Warning",
            },
        };
        foreach (var (name, value) in Probe.Environment(probe))
            start.Environment[name] = value;
        var portal = new RunningPortal(Process.Start(start)!, address, storage, probe);
        using var client = new HttpClient { BaseAddress = address };
        while (!await AnswersAsync(client))
            await Task.Delay(50);
        return portal;
    }

    /// <summary>A client with one connection, signed in as somebody of the demo company.</summary>
    public async Task<HttpClient> AsAsync(string user)
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false, MaxConnectionsPerServer = 1 }) { BaseAddress = Address };
        using var form = new FormUrlEncodedContent([new("user", user)]);
        using var answer = await client.PostAsync(new Uri("/signin", UriKind.Relative), form);
        return answer.StatusCode == HttpStatusCode.SeeOther ? client : throw new InvalidOperationException($"{user} could not sign in: {answer.StatusCode}");
    }

    /// <summary>What somebody of the demo company is known by who has signed in.</summary>
    public async Task<CookieContainer> CookiesAsync(string user)
    {
        var cookies = new CookieContainer();
        using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = Address };
        using var form = new FormUrlEncodedContent([new("user", user)]);
        using var answer = await client.PostAsync(new Uri("/signin", UriKind.Relative), form);
        return answer.StatusCode == HttpStatusCode.SeeOther ? cookies : throw new InvalidOperationException($"{user} could not sign in: {answer.StatusCode}");
    }

    /// <summary>Ends the process and leaves its data for the next one.</summary>
    public async Task StopAsync()
    {
        if (process.HasExited)
            return;
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        process.Dispose();
        Directory.Delete(Storage, recursive: true);
    }

    private static async Task<bool> AnswersAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static async Task<string> PublishAsync()
    {
        // Of a portal that is there already, as for looking into one that was changed by hand.
        if (Environment.GetEnvironmentVariable("BENCH_PUBLISHED") is { } published)
            return published;
        var folder = Directory.CreateTempSubdirectory("aftersales-published-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        await Repository.RunAsync(Repository.Root, "dotnet", "publish", "AfterSales.Portal", "-c", "Release", "-o", folder, "-v", "q");
        return folder;
    }
}

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace AfterSales.Bench.Board;

/// <summary>A web application that something is measured against, in a process of its own.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process process;

    private ServerProcess(Process process, Uri address, int probe) => (this.process, Address, ProbePort) = (process, address, probe);

    public Uri Address { get; }

    public int ProbePort { get; }

    /// <summary>What it has worked so far.</summary>
    public TimeSpan Cpu
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public static async Task<ServerProcess> StartAsync(string assembly, string answersAt, params string[] arguments)
    {
        var (address, probe) = (new Uri($"http://127.0.0.1:{FreePort()}/"), FreePort());
        var start = new ProcessStartInfo("dotnet", [assembly, .. arguments]) { RedirectStandardOutput = true, WorkingDirectory = Path.GetDirectoryName(assembly) };
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["Logging__LogLevel__Default"] = "Error";
        foreach (var (name, value) in Probe.Environment(probe))
            start.Environment[name] = value;
        var server = new ServerProcess(Process.Start(start)!, address, probe);
        using var client = new HttpClient { BaseAddress = address };
        while (!await AnswersAsync(client, answersAt))
            await Task.Delay(50);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<bool> AnswersAsync(HttpClient client, string path)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}

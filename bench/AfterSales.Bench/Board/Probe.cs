using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace AfterSales.Bench.Board;

/// <summary>Asks the server that is measured about its memory and who watches.</summary>
internal static class Probe
{
    public const string Port = "BENCH_PROBE_PORT";

    /// <summary>What a server's process needs to be told at its start.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> Environment(int port) =>
        [new("DOTNET_STARTUP_HOOKS", typeof(Probe).Assembly.Location), new(Port, port.ToString(CultureInfo.InvariantCulture))];

    /// <summary>Bytes alive on the managed heap after full collections.</summary>
    public static async Task<long> LiveBytesAsync(int port) => (await AskAsync(port)).LiveBytes;

    /// <summary>The same, and how many watch the board.</summary>
    public static async Task<(long LiveBytes, int Watchers)> AskAsync(int port)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        using var reader = new StreamReader(client.GetStream());
        var told = (await reader.ReadToEndAsync()).Split(' ');
        return (long.Parse(told[0], CultureInfo.InvariantCulture), int.Parse(told[1], CultureInfo.InvariantCulture));
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using AfterSales.Bench.Board;

/// <summary>
/// Runs inside the server that is measured, by the runtime's start-up hooks, so that the portal needs no door for it:
/// answers how much is alive in its memory once everything else is collected.
/// </summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(Probe.Port) is not { } port)
            return;
        new Thread(() => Listen(int.Parse(port, CultureInfo.InvariantCulture))) { IsBackground = true }.Start();
    }

    private static void Listen(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        while (true)
        {
            using var client = listener.AcceptTcpClient();
            using var stream = client.GetStream();
            using var writer = new StreamWriter(stream);
            for (var i = 0; i < 3; i++)
            {
                GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                GC.WaitForPendingFinalizers();
            }
            using var process = Process.GetCurrentProcess();
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{GC.GetTotalMemory(forceFullCollection: true)} {process.WorkingSet64}"));
        }
    }
}

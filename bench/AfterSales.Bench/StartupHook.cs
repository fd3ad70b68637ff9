using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using AfterSales.Bench.Board;

/// <summary>
/// Runs inside the server that is measured, by the runtime's start-up hooks, so that the portal needs no door for it:
/// answers how much is alive in its memory once everything else is collected, and how many watch its board.
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
        var watchers = 0;
        using var meter = new MeterListener { InstrumentPublished = (instrument, meter) => { if (instrument.Name == "aftersales.board.watchers") meter.EnableMeasurementEvents(instrument); } };
        meter.SetMeasurementEventCallback<int>((_, count, _, _) => watchers = count);
        meter.Start();
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
            meter.RecordObservableInstruments();
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{GC.GetTotalMemory(forceFullCollection: true)} {watchers}"));
        }
    }
}

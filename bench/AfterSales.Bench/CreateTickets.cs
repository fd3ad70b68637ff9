using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace AfterSales.Bench;

/// <summary>
/// How many tickets a second the desk's form makes over HTTP (`POST /api/v1/tickets`: reported, verified, saved with
/// `synchronous=FULL`, answered whole), on one connection and on eight; beside it what the disk allows, as bare commits.
/// </summary>
internal static class CreateTickets
{
    // Until then the second core still compiles what the first one needs.
    private const int Warming = 6000;
    private const int Measured = 1000;
    private const int Rounds = 5;

    public static async Task<int> RunAsync()
    {
        await using var portal = await RunningPortal.StartAsync();
        await MakeAsync(portal, connections: 1, Warming);
        var (ones, eights, bares) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            ones.Add(await MakeAsync(portal, connections: 1, Measured));
            eights.Add(await MakeAsync(portal, connections: 8, Measured));
            bares.Add(BareCommits(portal.Storage));
        }
        var (one, eight, bare) = (Median(ones), Median(eights), Median(bares));
        Console.WriteLine($"rounds, one connection: {string.Join(", ", ones.Select(rate => $"{rate:0}"))}; eight: {string.Join(", ", eights.Select(rate => $"{rate:0}"))}");
        Console.WriteLine($"tickets a second, one connection:    {one,8:0}");
        Console.WriteLine($"tickets a second, eight connections: {eight,8:0}   ({eight / one:0.00} × one)");
        Console.WriteLine($"bare commits a second (one row, WAL, FULL): {bare,8:0}   (a ticket on one connection costs {bare / one:0.0} of them)");
        return 0;
    }

    private static async Task<double> MakeAsync(RunningPortal portal, int connections, int tickets)
    {
        var clients = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => portal.AsAsync("staff1")));
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(clients.Select(async client =>
        {
            for (var i = 0; i < tickets / connections; i++)
            {
                // The two cores are the server's: its answer is read to the end, and nothing more is made of it.
                using var body = new ByteArrayContent(Body) { Headers = { ContentType = new("application/json") } };
                using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/tickets") { Content = body };
                using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
                if (answer.StatusCode != HttpStatusCode.Created)
                    throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
                await answer.Content.CopyToAsync(Stream.Null);
            }
        }));
        var seconds = clock.Elapsed.TotalSeconds;
        foreach (var client in clients)
            client.Dispose();
        return tickets / connections * connections / seconds;
    }

    private static double Median(List<double> rates) => rates.Order().ElementAt(rates.Count / 2);

    private static double BareCommits(string folder)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "bare.db")};Pooling=False");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE IF NOT EXISTS T(Id INTEGER PRIMARY KEY, Text TEXT)");
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < Measured; i++)
            Execute(connection, "INSERT INTO T(Text) VALUES ('x')");
        return Measured / clock.Elapsed.TotalSeconds;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements stand in this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static readonly byte[] Body = JsonSerializer.SerializeToUtf8Bytes(new
    {
        serviceType = "Repair", channel = "Phone", priority = "High", contact = new { name = "王工", phone = "138 1234 5678" },
        site = new { name = "副井口", city = "长治", address = "长治市屯留区余吾镇" }, serialNumber = "XCM200-0457", fault = "液压泵噪声大，油温 85 °C，截割头无力",
    });
}

using System.Globalization;
using Microsoft.Data.Sqlite;

namespace AfterSales.Bench.Board;

/// <summary>
/// The demo company with as many open tickets as wanted: copies of its own, with other numbers and other days, so that
/// a card shows what cards show. Whoever is on the way or on site is there once.
/// </summary>
internal static class FullBoard
{
    /// <summary>Begins the numbers of the copies.</summary>
    public const string Copied = "AS-20990101-";

    // More rows than the demo has in any table.
    private const int Apart = 1_000_000;
    private const long Minute = TimeSpan.TicksPerMinute;
    private const long Day = TimeSpan.TicksPerDay;

    /// <param name="engineers">So many more, on duty and with a position.</param>
    public static async Task<RunningPortal> StartAsync(int cards, int engineers = 0)
    {
        var empty = await RunningPortal.StartAsync(demo: true);
        await empty.StopAsync();
        using (var connection = RepairHistory.Open(empty.Database))
        {
            Fill(connection, cards);
            Hire(connection, engineers);
        }
        return await RunningPortal.StartAsync(empty.Storage, demo: true);
    }

    /// <summary>The demo sign-in of one of the added engineers.</summary>
    public static string Engineer(int index) => $"bench-engineer-{index}";

    private static void Fill(SqliteConnection connection, int cards)
    {
        const string open = "Stage NOT IN ('Closed', 'Cancelled')";
        const string model = $"{open} AND Stage NOT IN ('EnRoute', 'OnSite')";
        var lacking = cards - int.Parse(RepairHistory.Read(connection, $"SELECT CAST(COUNT(*) AS TEXT) FROM Ticket WHERE {open}")[0], CultureInfo.InvariantCulture);
        RepairHistory.Execute(connection, $"""
            CREATE TEMP TABLE One AS SELECT Id FROM Ticket WHERE {model};
            CREATE TEMP TABLE Copy AS
                WITH RECURSIVE n(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM n WHERE k * (SELECT COUNT(*) FROM One) < {lacking})
                SELECT k FROM n WHERE {lacking} > 0;
            BEGIN
            """);
        (string, string) id = ("Id", $"t.Id + k * {Apart}"), ticket = ("TicketId", $"t.TicketId + k * {Apart}");
        RepairHistory.Insert(connection, "Ticket", "Id", id, ("Number", $"'{Copied}' || (t.Id + k * {Apart})"), ("NumberDay", "'2099-01-01'"), ("NumberSequence", $"t.Id + k * {Apart}"));
        RepairHistory.Insert(connection, "Hold", "TicketId", id, ticket);
        RepairHistory.Insert(connection, "TicketClock", "TicketId", id, ticket, ("DueAt", $"t.DueAt + k * 7 * {Minute}"));
        RepairHistory.Insert(connection, "Visit", "TicketId", id, ticket,
            ("Start", $"t.Start + (CASE WHEN t.State < 2 THEN k ELSE -k END) * {Day}"), ("End", $"t.End + (CASE WHEN t.State < 2 THEN k ELSE -k END) * {Day}"));
        RepairHistory.Execute(connection, "COMMIT");
    }

    private static void Hire(SqliteConnection connection, int engineers)
    {
        if (engineers == 0)
            return;
        RepairHistory.Execute(connection, $"""
            CREATE TEMP TABLE Hired AS WITH RECURSIVE n(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM n WHERE k < {engineers}) SELECT k FROM n;
            BEGIN;
            INSERT INTO Employee (Id, Name, Roles, Active, DemoUser) SELECT {Apart} + k, '工程师' || k, (SELECT Roles FROM Employee WHERE DemoUser = 'engineer1'), 1, 'bench-engineer-' || k FROM Hired;
            INSERT INTO Engineer (Id, Skills, HomeCity, OnDuty, SharesPosition) SELECT {Apart} + k, '["液压 2"]', '长治', 1, 1 FROM Hired;
            INSERT INTO EngineerPosition (EngineerId, Lat, Lon, AccuracyM, At) SELECT {Apart} + k, 30 + (k % 25) * 0.4, 100 + (k / 25) * 0.5, 30, {DateTime.UtcNow.Ticks} FROM Hired;
            COMMIT
            """);
    }
}

using System.Globalization;
using AfterSales.Core.Assessment;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Bench.Figures;

/// <summary>A database of as many tickets as wanted, reported over three years, with what figures need of each, written directly.</summary>
internal sealed class FactHistory : IAsyncDisposable
{
    public const int Days = 1_096;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("aftersales-figures");

    private FactHistory()
    {
        Contexts = new SqliteContexts($"Data Source={File}", [new FactInterceptor()]);
        Gate = new WriterGate(Contexts);
        Folder = new FactFolder(Gate, Contexts, Calendars);
    }

    public CompanyCalendars Calendars { get; } = new();
    public string File => Path.Combine(folder.FullName, "figures.db");
    public SqliteContexts Contexts { get; }
    public WriterGate Gate { get; }
    public FactFolder Folder { get; }
    public static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow);

    public static async Task<FactHistory> OfAsync(int tickets)
    {
        var history = new FactHistory();
        await new DatabaseStart(history.Contexts).MigrateAsync();
        // From here on what is written is taken for worked out.
        await history.Folder.CatchUpAsync();
        history.Fill(tickets);
        return history;
    }

    public async ValueTask DisposeAsync()
    {
        Folder.Dispose();
        Gate.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
        await Task.CompletedTask;
    }

    private void Fill(int tickets)
    {
        using var connection = RepairHistory.Open(File);
        RepairHistory.Execute(connection, "PRAGMA synchronous=OFF");
        foreach (var trigger in RepairHistory.Read(connection, "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'Ticket'"))
            RepairHistory.Execute(connection, $"DROP TRIGGER \"{trigger}\"");
        RepairHistory.Execute(connection, "BEGIN");
        Insert(connection, "EquipmentModel", 40, new() { ["Id"] = "k", ["Code"] = "'M' || (k - 1)" });
        Insert(connection, "Customer", 1, new() { ["Id"] = "1" });
        Insert(connection, "Equipment", 20_000, new() { ["Id"] = "k", ["SerialNumber"] = "'S' || k", ["ModelId"] = "1 + k % 40", ["CustomerId"] = "1", ["SoldOn"] = "date('now', '-' || (b % 2000) || ' days')", ["Configuration"] = "'[]'" });
        Insert(connection, "Ticket", tickets, Ticket);
        Insert(connection, "TicketFact", tickets, Fact);
        Insert(connection, "SurveyAnswer", tickets, new()
        {
            ["Id"] = "k", ["TicketId"] = "k", ["Response"] = "1 + b % 5", ["Quality"] = "1 + c % 5", ["Attitude"] = "1 + a % 5",
            ["Comment"] = "CASE c % 6 WHEN 0 THEN '师傅到达及时，修得仔细' WHEN 2 THEN '等待配件太久，电话不通' WHEN 4 THEN '态度好，讲解清楚，下次还找' || (a % 7) || '号师傅' END",
        });
        RepairHistory.Execute(connection, "COMMIT");
    }

    // What no value is given for is nothing, or empty.
    private static void Insert(Microsoft.Data.Sqlite.SqliteConnection connection, string table, int rows, Dictionary<string, string> values)
    {
        var columns = RepairHistory.Read(connection, $"SELECT name FROM pragma_table_info('{table}') WHERE \"notnull\" = 1 OR pk > 0").Union(values.Keys).ToList();
        var empty = RepairHistory.Read(connection, $"SELECT name FROM pragma_table_info('{table}') WHERE type = 'TEXT'").ToHashSet();
        RepairHistory.Execute(connection, $"""
            INSERT INTO "{table}" ({string.Join(", ", columns.Select(column => $"\"{column}\""))})
            WITH RECURSIVE n(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM n WHERE k < {rows}),
                -- Numbers without a pattern, the same in every run.
                d AS (SELECT k, (k * 2654435761) % 1000003 AS a, (k * 40503 + 12345) % 999983 AS b, (k * 69621 + 777) % 1000033 AS c, k * {Days} / ({rows} + 1) AS day FROM n)
            SELECT {string.Join(", ", columns.Select(column => values.GetValueOrDefault(column) ?? (empty.Contains(column) ? "''" : "0")))} FROM d
            """);
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Hours(string expression) => $"CAST({expression} * {Number(TimeSpan.TicksPerHour)} AS INTEGER)";

    private static Dictionary<string, string> Ticket => new()
    {
        ["Id"] = "k", ["Number"] = "'AS-B-' || k", ["NumberDay"] = "'2020-01-01'", ["NumberSequence"] = "k", ["Stage"] = "'Closed'", ["ServiceType"] = "'Repair'", ["Fault"] = "'液压泵噪声大'", ["Contact_Name"] = "'王工'",
        ["CreatedAt"] = $"{Number(First.ToDateTime(TimeOnly.MinValue).Ticks)} + day * {Number(TimeSpan.TicksPerDay)} + a * 800000",
    };

    // A machine is of one model and one batch.
    private static string Machine => "(1 + (c * 37 + b) % 20000)";

    private static DateOnly First => Today.AddDays(1 - Days);

    // Long tails as real times have them: the inverse of what is left to one.
    private static Dictionary<string, string> Fact
    {
        get
        {
            var fact = new Dictionary<string, string>
            {
                ["TicketId"] = "k", ["Day"] = $"{Number(First.DayNumber)} + day", ["CreatedAt"] = Ticket["CreatedAt"], ["AcceptedAt"] = $"CASE WHEN a % 20 > 0 THEN {Ticket["CreatedAt"]} + {Hours("(60.0 / (1.02 - b / 1000000.0))")} END",
                ["Stage"] = "CASE WHEN day > 1080 AND a % 20 = 0 THEN a % 9 ELSE 10 END", ["ServiceType"] = "CASE WHEN a % 5 = 0 THEN a % 9 ELSE 1 END", ["Priority"] = "b % 4", ["Channel"] = "c % 6", ["CustomerClass"] = "b % 3",
                ["Region"] = "'省' || (c % 31)", ["ProductLine"] = $"'产品线' || ({Machine} % 8)", ["Model"] = $"'M' || ({Machine} % 40)", ["FaultGroup"] = "'故障' || (a % 25)", ["Batch"] = $"'M' || ({Machine} % 40) || '-' || (2301 + {Machine} / 40 % 12)",
                ["EquipmentId"] = Machine, ["MachineDays"] = "b % 3000", ["DayVerdict"] = "CASE WHEN a % 10 = 0 THEN 2 ELSE 1 END", ["Stays"] = "1 + (a % 7 = 0)",
                ["RepeatedAfter"] = $"CASE WHEN c % 15 = 0 THEN {Number(TimeSpan.TicksPerDay)} * (1 + c % 100) ELSE 0 END", ["Asked"] = "1", ["Engineers"] = "'[' || (1 + c % 60) || ']'",
                ["Ratings"] = "CASE WHEN a % 5 < 3 THEN '[' || (1 + b % 5 + 8 * (1 + c % 5) + 64 * (1 + a % 5) + 512 * (1 + b % 11) + 8192 * (c % 2)) || ']' ELSE '[]' END",
                ["Ledger_Stopped"] = "1", ["Ledger_Running"] = Hours("(a % 70)"), ["Ledger_Parts"] = Hours("(b % 3) * 20"), ["Ledger_Customer"] = Hours("(c % 4) * 5"),
            };
            foreach (var (measure, hours) in new[] { ("Response", "0.4"), ("Verify", "0.5"), ("Arrange", "3.0"), ("Arrival", "20.0"), ("Cycle", "60.0") })
            {
                var time = $"({hours} / (1.02 - b / 1000000.0))";
                (fact[$"{measure}_Elapsed"], fact[$"{measure}_Worked"]) = measure == "Cycle"
                    ? ($"CASE WHEN a % 20 > 0 THEN {Hours(time)} END", $"CASE WHEN a % 20 > 0 THEN {Hours(time + " / 3")} END") : (Hours(time), Hours(time + " / 3"));
                fact[$"{measure}_Verdict"] = "CASE WHEN c % 12 = 0 THEN 2 ELSE 1 END";
            }
            foreach (var (part, share) in new[] { ("Intake", "0.1"), ("Planning", "0.05"), ("Dispatch", "0.3"), ("Travel", "0.1"), ("Work", "0.2"), ("Parts", "0.15"), ("Customer", "0.05"), ("Acceptance", "0.05") })
                fact[$"Parts_{part}"] = Hours($"(60.0 / (1.02 - b / 1000000.0)) * {share}");
            return fact;
        }
    }
}

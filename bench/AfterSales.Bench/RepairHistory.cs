using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace AfterSales.Bench;

/// <summary>A database with history: one repair is walked from report to archive by the API, then its rows are multiplied.</summary>
internal static class RepairHistory
{
    // More rows than one repair has in any table.
    private const int RowsOfOne = 100;

    public static async Task<JsonElement> RegisterAsync(HttpClient staff)
    {
        using var answer = await staff.PostAsJsonAsync("/api/v1/tickets", new
        {
            serviceType = "Repair", channel = "Phone", priority = "High", contact = new { name = "王工", phone = "138 1234 5678" },
            site = new { name = "副井口", city = "长治" }, fault = "液压泵噪声大，油温 85 °C",
        });
        return await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <returns>The number of the archived repair.</returns>
    public static async Task<string> WalkAsync(RunningPortal portal)
    {
        using var staff = await portal.AsAsync("staff1");
        using var supervisor = await portal.AsAsync("supervisor1");
        using var engineer = await portal.AsAsync("engineer1");
        var me = await engineer.GetFromJsonAsync<JsonElement>("/api/v1/me");
        var ticket = await RegisterAsync(staff);
        var (number, version) = (ticket.GetProperty("number").GetString()!, ticket.GetProperty("version").GetInt64());
        (HttpClient Who, string Command, object Input)[] way =
        [
            (staff, "Diagnose", new { version, cause = "主泵磨损", solution = "更换主泵", faultGroup = "液压" }),
            (supervisor, "Assign", new { version, engineerIds = new[] { me.GetProperty("employeeId").GetInt32() }, start = DateTime.UtcNow, end = DateTime.UtcNow.AddHours(4) }),
            (engineer, "Depart", new { version }),
            (engineer, "Arrive", new { version }),
            (engineer, "RecordWork", new { version, action = "更换主泵，清洗油路", minutes = 90 }),
            (engineer, "RecordTest", new { version, passed = true }),
            (engineer, "RequestAcceptance", new { version, resultNote = "已更换主泵，运行正常" }),
            (engineer, "SignAcceptance", new { version, signerName = "王工" }),
            (engineer, "LeaveSite", new { version, outcome = "Done" }),
            (staff, "SendSurvey", new { version }),
            (staff, "Close", new { version }),
        ];
        foreach (var (who, command, input) in way)
        {
            var body = JsonSerializer.SerializeToNode(input)!;
            body["version"] = version++;
            using var answer = await who.PostAsJsonAsync($"/api/v1/tickets/{number}/commands/{command}", body);
            if (!answer.IsSuccessStatusCode)
                throw new InvalidOperationException($"{command}: {await answer.Content.ReadAsStringAsync()}");
        }
        return number;
    }

    /// <summary>Adds copies of the repair, with rows of their own in every table that belongs to a ticket.</summary>
    public static void Multiply(string database, string number, int copies)
    {
        using var connection = Open(database);
        Execute(connection, $"CREATE TEMP TABLE Copy AS WITH RECURSIVE n(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM n WHERE k < {copies}) SELECT k FROM n");
        Execute(connection, $"CREATE TEMP TABLE One AS SELECT Id FROM Ticket WHERE Number = '{number}'");
        Execute(connection, "BEGIN");
        Insert(connection, "Ticket", "Id", ("Id", $"t.Id + k * {RowsOfOne}"), ("Number", "'AS-20200101-' || k"), ("NumberDay", "'2020-01-01'"), ("NumberSequence", "k"));
        foreach (var table in Tables(connection, "TicketId"))
            Insert(connection, table, "TicketId", ("Id", $"t.Id + k * {RowsOfOne}"), ("TicketId", $"t.TicketId + k * {RowsOfOne}"), ("VisitId", $"t.VisitId + k * {RowsOfOne}"), ("Hash", "randomblob(32)"));
        Insert(connection, "ClockIntervals", null, ("Id", $"t.Id + k * {RowsOfOne}"), ("ClockId", $"t.ClockId + k * {RowsOfOne}"));
        Execute(connection, "COMMIT");
    }

    internal static SqliteConnection Open(string database)
    {
        var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        return connection;
    }

    internal static void Insert(SqliteConnection connection, string table, string? ofTicket, params (string Column, string Value)[] own)
    {
        var columns = Read(connection, $"SELECT name FROM pragma_table_info('{table}')");
        var values = columns.Select(column => own.FirstOrDefault(one => one.Column == column).Value ?? $"t.\"{column}\"");
        var which = ofTicket is null ? "" : $" WHERE t.\"{ofTicket}\" IN (SELECT Id FROM One)";
        Execute(connection, $"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(column => $"\"{column}\""))}) SELECT {string.Join(", ", values)} FROM \"{table}\" t, Copy{which}");
    }

    private static List<string> Tables(SqliteConnection connection, string column) =>
        Read(connection, $"SELECT m.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = '{column}' ORDER BY CASE m.name WHEN 'Visit' THEN 0 ELSE 1 END");

    internal static List<string> Read(SqliteConnection connection, string sql)
    {
        using var command = Command(connection, sql);
        using var reader = command.ExecuteReader();
        var all = new List<string>();
        while (reader.Read())
            all.Add(reader.GetString(0));
        return all;
    }

    internal static void Execute(SqliteConnection connection, string sql)
    {
        using var command = Command(connection, sql);
        command.ExecuteNonQuery();
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is made of names and numbers of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.CommandTimeout = 0;
        return command;
    }
}

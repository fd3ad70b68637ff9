using System.Globalization;
using AfterSales.Core.Assessment;

namespace AfterSales.Bench.Figures;

/// <summary>What figures are compared with: the same as somebody would ask the table for it, in milliseconds of the processor.</summary>
internal static class HandWritten
{
    private const int Rounds = 5;

    /// <summary>Median, 90th percentile, mean and kept promises of the response time, whole and by product line.</summary>
    public static double Times(string file, FigureFilter filter)
    {
        string Figures(string group) => $"""
            SELECT '' || {group} || count(*) || avg(v) || max(CASE WHEN r = (n - 1) / 2 + 1 THEN v END) || max(CASE WHEN r = (n - 1) * 9 / 10 + 1 THEN v END) || sum(p = 1)
            FROM (SELECT {group} AS g, Response_Elapsed AS v, Response_Verdict AS p, row_number() OVER (PARTITION BY {group} ORDER BY Response_Elapsed) AS r, count(*) OVER (PARTITION BY {group}) AS n
                  FROM TicketFact WHERE {Where(filter)} AND Stage <> 11) GROUP BY g
            """.Replace($"'' || {group} ||", "'' || g || ':' ||", StringComparison.Ordinal);
        return Median(file, Figures("1"), Figures("ProductLine"));
    }

    /// <summary>Repairs by model and fault, by batch with its machines, and the machines that came most often with the same fault.</summary>
    public static double Faults(string file, FigureFilter filter)
    {
        var repairs = $"FROM TicketFact WHERE {Where(filter)} AND Stage <> 11 AND ServiceType = 1";
        return Median(file,
            $"SELECT '' || Model || FaultGroup || count(*) {repairs} GROUP BY Model, FaultGroup",
            $"SELECT '' || Batch || count(*) || count(DISTINCT EquipmentId) {repairs} GROUP BY Batch",
            $"SELECT '' || EquipmentId || FaultGroup || count(*) || max(Day) {repairs} GROUP BY EquipmentId, FaultGroup HAVING count(*) > 1 ORDER BY count(*) DESC, max(Day) DESC LIMIT 50");
    }

    private static string Where(FigureFilter filter) =>
        string.Create(CultureInfo.InvariantCulture, $"Day >= {filter.From?.DayNumber ?? 0} AND Day < {filter.To?.DayNumber ?? 9_999_999}")
        + (filter.Region is { } region ? $" AND Region = '{region}'" : "") + (filter.Priority is { } priority ? $" AND Priority = {(int)priority}" : "");

    private static double Median(string file, params string[] questions)
    {
        using var connection = RepairHistory.Open(file);
        var taken = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var before = Environment.CpuUsage.TotalTime;
            foreach (var question in questions)
                RepairHistory.Read(connection, question);
            taken.Add((Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
        }
        taken.Sort();
        return taken[taken.Count / 2];
    }
}

using System.Diagnostics;
using System.Globalization;
using AfterSales.Core.Assessment;

namespace AfterSales.Bench.Figures;

/// <summary>Median, 90th percentile, mean and kept promises of the response time, whole and by product line, as somebody would ask the table for it.</summary>
internal static class HandWritten
{
    public static double Median(string file, FigureFilter filter, int rounds)
    {
        using var connection = RepairHistory.Open(file);
        var days = string.Create(CultureInfo.InvariantCulture, $"Day >= {filter.From?.DayNumber ?? 0} AND Day < {filter.To?.DayNumber ?? 9_999_999}");
        var where = days + (filter.Region is { } region ? $" AND Region = '{region}'" : "") + (filter.Priority is { } priority ? $" AND Priority = {(int)priority}" : "");
        string Figures(string group) => $"""
            SELECT '' || {group} || count(*) || avg(v) || max(CASE WHEN r = (n - 1) / 2 + 1 THEN v END) || max(CASE WHEN r = (n - 1) * 9 / 10 + 1 THEN v END) || sum(p = 1)
            FROM (SELECT {group} AS g, Response_Elapsed AS v, Response_Verdict AS p, row_number() OVER (PARTITION BY {group} ORDER BY Response_Elapsed) AS r, count(*) OVER (PARTITION BY {group}) AS n
                  FROM TicketFact WHERE {where} AND Stage <> 11) GROUP BY g
            """.Replace($"'' || {group} ||", "'' || g || ':' ||", StringComparison.Ordinal);
        var taken = new List<double>();
        for (var round = 0; round < Math.Min(rounds, 5); round++)
        {
            var clock = Stopwatch.StartNew();
            RepairHistory.Read(connection, Figures("1"));
            RepairHistory.Read(connection, Figures("ProductLine"));
            taken.Add(clock.Elapsed.TotalMilliseconds);
        }
        taken.Sort();
        return taken[taken.Count / 2];
    }
}

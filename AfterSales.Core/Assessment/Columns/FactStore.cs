using AfterSales.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Assessment;

/// <summary>
/// Reads the columns of a period, always as they are after the last command. What was read is kept in memory, up to a limit, until the
/// day is worked out anew.
/// </summary>
public sealed class FactStore(IDbContextFactory<AfterSalesDbContext> contexts, FactFolder folder)
{
    // A column may be so many times as large with what was worked out from it.
    private const int MostGrowth = 4;

    private readonly Lock turn = new();
    private readonly Dictionary<(FactGroup Column, int Day), ReadColumn> kept = [];
    private long bytes, uses;

    /// <summary>How many bytes of columns are kept in memory, with what was worked out from them: an eighth of what the process may use, 256 MB at least.</summary>
    public long MostBytes { get; init; } = Math.Max(256L << 20, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 8);

    /// <summary>Returns when every change that has been committed by now can be read.</summary>
    internal Task CatchUpAsync(CancellationToken cancel) => folder.CatchUpAsync(cancel);

    /// <summary>The days of a period on which something was reported, in order, with the columns asked for; the head always.</summary>
    internal async Task<IReadOnlyList<FactDay>> ReadAsync(DateOnly? from, DateOnly? to, FactGroup[] columns, CancellationToken cancel)
    {
        await folder.CatchUpAsync(cancel);
        FactGroup[] wanted = [.. columns.Prepend(FactGroup.Head).Distinct()];
        await using var db = await contexts.CreateDbContextAsync(cancel);
        while (true)
        {
            if (await ReadAsync(db, from?.DayNumber ?? 0, to?.DayNumber ?? int.MaxValue, wanted, cancel) is { } days)
                return days;
        }
    }

    // Null where a day was worked out anew while it was being read.
    private async Task<List<FactDay>?> ReadAsync(AfterSalesDbContext db, int from, int to, FactGroup[] wanted, CancellationToken cancel)
    {
        var columns = db.FactColumns;
        var versions = await columns.AsNoTracking().Where(column => column.Column == FactGroup.Head && column.Day >= from && column.Day < to)
            .OrderBy(column => column.Day).Select(column => new DayVersion(column.Day, column.Version)).ToListAsync(cancel);
        foreach (var group in wanted)
        {
            if (Missing(group, versions) is not var (first, last))
                continue;
            await foreach (var read in columns.AsNoTracking().Where(column => column.Column == group && column.Day >= first && column.Day <= last)
                .Select(column => new { column.Day, column.Version, column.Bytes }).AsAsyncEnumerable().WithCancellation(cancel))
                Keep(group, read.Day, new ReadColumn(read.Version, read.Bytes));
        }
        return Days(versions, wanted);
    }

    private (int First, int Last)? Missing(FactGroup group, List<DayVersion> versions)
    {
        var (first, last) = (int.MaxValue, int.MinValue);
        lock (turn)
        {
            foreach (var (day, version) in versions)
            {
                if (kept.TryGetValue((group, day), out var column) && column.Version == version)
                    continue;
                (first, last) = (Math.Min(first, day), Math.Max(last, day));
            }
        }
        return first <= last ? (first, last) : null;
    }

    private void Keep(FactGroup group, int day, ReadColumn column)
    {
        lock (turn)
        {
            if (kept.TryGetValue((group, day), out var old))
            {
                // What was worked out from it is worth more than the same bytes once more.
                if (old.Version == column.Version)
                    return;
                bytes -= old.Counted;
            }
            column.LastUsed = ++uses;
            kept[(group, day)] = column;
            Count(column);
        }
    }

    private List<FactDay>? Days(List<DayVersion> versions, FactGroup[] wanted)
    {
        var days = new List<FactDay>(versions.Count);
        lock (turn)
        {
            var use = ++uses;
            foreach (var (number, version) in versions)
            {
                FactDay? day = null;
                foreach (var group in wanted)
                {
                    if (!kept.TryGetValue((group, number), out var column) || column.Version != version)
                        return null;
                    column.LastUsed = use;
                    Count(column);
                    day ??= new FactDay(number, column.Bytes.Length / (3 * sizeof(long) + sizeof(int)));
                    day.Set(group, column);
                }
                days.Add(day!);
            }
            if (bytes > MostBytes / MostGrowth)
                CountAll();
            if (bytes > MostBytes)
                Forget(use);
        }
        return days;
    }

    // The longest unused first, down to three quarters; what is being looked at just now stays with who looks at it.
    private void Forget(long use)
    {
        foreach (var (key, column) in kept.Where(one => one.Value.LastUsed < use).OrderBy(one => one.Value.LastUsed).ToList())
        {
            if (bytes <= MostBytes / 4 * 3)
                return;
            kept.Remove(key);
            bytes -= column.Counted;
        }
    }

    private void CountAll()
    {
        foreach (var column in kept.Values)
            Count(column);
    }

    // What was worked out from a column since it was last used has grown it.
    private void Count(ReadColumn column)
    {
        var size = column.Size;
        (bytes, column.Counted) = (bytes + size - column.Counted, size);
    }

    private readonly record struct DayVersion(int Day, long Version);
}

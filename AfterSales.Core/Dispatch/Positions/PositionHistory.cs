using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.Rulebooks;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Dispatch;

/// <summary>What is kept of where an engineer is and was. Times UTC.</summary>
/// <param name="SharingSince">Since when the engineer is on duty and shares, without a break; null while not, or when it is not known.</param>
/// <param name="Last">What the board shows at this moment; null when it shows nothing.</param>
/// <param name="Days">The days of the company that have any, the last one first.</param>
public sealed record StoredPositions(bool OnDuty, bool Shares, DateTime? SharingSince, StoredPosition? Last, IReadOnlyList<StoredDay> Days)
{
    public int Count => Days.Sum(day => day.Count);

    public DateTime? Oldest => Days.Count == 0 ? null : Days[^1].First;
}

/// <summary>One position. WGS-84 degrees, metres, UTC.</summary>
public sealed record StoredPosition(DateTime At, double Lat, double Lon, double? AccuracyM);

/// <summary>What is kept of one day of the company. Times UTC.</summary>
public sealed record StoredDay(DateOnly Day, int Count, DateTime First, DateTime Last);

/// <summary>What an engineer may see of what is kept: the own positions, and nobody else's. There is no way to ask for another's.</summary>
public sealed class PositionHistory(IDbContextFactory<AfterSalesDbContext> contexts, CompanyTime company)
{
    /// <summary>All that is kept of the calling engineer; nothing for who is none.</summary>
    public async Task<StoredPositions> OwnAsync(Actor actor, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var own = actor.IsEngineer ? await db.Engineers.AsNoTracking().FirstOrDefaultAsync(engineer => engineer.Id == actor.EmployeeId, cancel) : null;
        if (own is null)
            return new StoredPositions(false, false, null, null, []);
        var last = await db.EngineerPositions.Where(position => position.EngineerId == own.Id)
            .Select(position => new StoredPosition(position.At, position.Lat, position.Lon, position.AccuracyM)).FirstOrDefaultAsync(cancel);
        var moments = await db.PositionFixes.Where(fix => fix.EngineerId == own.Id).OrderByDescending(fix => fix.Ticks).Select(fix => fix.Ticks).ToListAsync(cancel);
        var days = moments.Select(ticks => new DateTime(ticks, DateTimeKind.Utc)).GroupBy(company.DayOf)
            .Select(day => new StoredDay(day.Key, day.Count(), day.Last(), day.First()));
        return new StoredPositions(own.OnDuty, own.SharesPosition, own.SharingSince, last, [.. days]);
    }

    /// <summary>The calling engineer's positions of one day of the company, the first one first.</summary>
    public async Task<IReadOnlyList<StoredPosition>> OwnDayAsync(Actor actor, DateOnly day, CancellationToken cancel = default)
    {
        if (!actor.IsEngineer)
            return [];
        var (from, to) = (company.StartOf(day).Ticks, company.StartOf(day.AddDays(1)).Ticks);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var fixes = await db.PositionFixes.AsNoTracking().Where(fix => fix.EngineerId == actor.EmployeeId && fix.Ticks >= from && fix.Ticks < to)
            .OrderBy(fix => fix.Ticks).ToListAsync(cancel);
        return fixes.ConvertAll(fix => new StoredPosition(fix.At, fix.Lat, fix.Lon, fix.AccuracyM));
    }
}

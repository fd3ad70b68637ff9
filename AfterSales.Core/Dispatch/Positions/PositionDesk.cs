using System.ComponentModel.DataAnnotations;
using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Dispatch;

/// <summary>Where a device says that its engineer was. WGS-84 degrees, metres, UTC.</summary>
public sealed record PositionReport
{
    [Required, Range(-90, 90)] public double? Lat { get; init; }
    [Required, Range(-180, 180)] public double? Lon { get; init; }
    [Range(0, 100_000)] public double? AccuracyM { get; init; }
    [Required]
    public DateTime? At { get; init => field = value is { Kind: DateTimeKind.Local } local ? local.ToUniversalTime() : value; }
}

/// <summary>The engineer is off duty or has not consented: the position is neither kept nor shown.</summary>
public sealed record NotSharing() : StaleRefusal("not-sharing");

/// <summary>
/// Engineers' own positions 位置上报: taken with consent, on duty only. The newest is shown on the board; those before it
/// are kept for their engineer alone, as <see cref="PositionKeeping"/> says.
/// </summary>
public sealed class PositionDesk(WriterGate gate, TimeProvider time, PositionKeeping keeping)
{
    /// <summary>How long the last position is kept of somebody who shares it: a shift and the night after it.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    /// <summary>How far a device's clock may be ahead of ours.</summary>
    private static readonly TimeSpan ClockAhead = TimeSpan.FromMinutes(5);

    /// <summary>How far a device's clock may be behind ours, with a position that it had just taken when it was asked for one.</summary>
    private static readonly TimeSpan ClockBehind = TimeSpan.FromMinutes(5);

    /// <summary>One transaction looks at no more, so that nobody waits long who wants to write.</summary>
    private static readonly TimeSpan AtOnce = TimeSpan.FromHours(1);

    private long thinnedTo;
    private long late = long.MaxValue;

    /// <summary>
    /// Keeps the engineer's position. A device that was without a network sends what it has gathered, in any order: one
    /// older than the newest changes nothing on the board; one that is too old to be kept, or was taken before the
    /// engineer began to share, is dropped, which is no refusal.
    /// </summary>
    public Task<Outcome<EngineerPosition>> ReportAsync(Actor actor, PositionReport report, CancellationToken cancel = default) =>
        gate.InTransactionAsync<EngineerPosition>(async db =>
        {
            var engineer = actor.IsEngineer ? await db.Engineers.AsNoTracking().FirstOrDefaultAsync(one => one.Id == actor.EmployeeId && one.Employee.Active, cancel) : null;
            if (engineer is null)
                return new Forbidden();
            if (Check(report) is { } invalid)
                return invalid;
            if (engineer is not { OnDuty: true, SharesPosition: true })
                return new NotSharing();
            var here = new EngineerPosition { EngineerId = engineer.Id, Lat = report.Lat!.Value, Lon = report.Lon!.Value, AccuracyM = report.AccuracyM, At = report.At!.Value };
            if (here.At < engineer.SharingSince - ClockBehind)
                return here;
            await KeepAsync(db, here, cancel);
            var known = await db.EngineerPositions.FirstOrDefaultAsync(position => position.EngineerId == engineer.Id, cancel);
            if (known is null)
                db.EngineerPositions.Add(here);
            else if (here.At > known.At)
                (known.Lat, known.Lon, known.AccuracyM, known.At) = (here.Lat, here.Lon, here.AccuracyM, here.At);
            await db.SaveChangesAsync(cancel);
            return known ?? here;
        }, cancel);

    /// <summary>
    /// Deletes positions that are no longer to be shown: of who went off duty or took the consent back, and those older
    /// than <see cref="Kept"/>.
    /// </summary>
    /// <returns>How many were deleted.</returns>
    public async Task<int> ForgetAsync(CancellationToken cancel = default) =>
        (await gate.InTransactionAsync<int>(async db =>
        {
            var oldest = Now - Kept;
            var sharing = db.Engineers.Where(engineer => engineer.OnDuty && engineer.SharesPosition && engineer.Employee.Active);
            var past = await db.EngineerPositions.Where(position => position.At < oldest || !sharing.Any(engineer => engineer.Id == position.EngineerId)).ToListAsync(cancel);
            db.EngineerPositions.RemoveRange(past);
            await db.SaveChangesAsync(cancel);
            return past.Count;
        }, cancel)).Value;

    /// <summary>
    /// Deletes past positions that are too old, and of those that are no longer kept whole all but the first of every
    /// slot of <see cref="PositionKeeping.ThinnedMinutes"/>. Looks only at what has come of that age since the last time.
    /// </summary>
    /// <returns>How many were deleted.</returns>
    public async Task<int> ThinOutAsync(CancellationToken cancel = default)
    {
        var oldest = (Now - keeping.Kept).Ticks;
        var deleted = await DeleteAsync(fixes => fixes.Where(fix => fix.Ticks < oldest), cancel);
        var slot = keeping.Thinned.Ticks;
        // Whole slots only: the first of one that is cut in two would be another every time.
        var end = (Now - keeping.Whole).Ticks / slot * slot;
        var known = Math.Min(thinnedTo, Interlocked.Exchange(ref late, long.MaxValue));
        for (var from = Math.Max(known, await BeginAsync(cancel)) / slot * slot; from < end;)
        {
            var (begin, to) = (from, Math.Min(end, from + Math.Max(slot, AtOnce.Ticks / slot * slot)));
            deleted += await DeleteAsync(fixes => fixes.Where(fix => fix.Ticks >= begin && fix.Ticks < to && fixes.Any(first =>
                first.EngineerId == fix.EngineerId && first.Ticks < fix.Ticks && first.Ticks >= fix.Ticks - fix.Ticks % slot)), cancel);
            thinnedTo = from = to;
        }
        return deleted;
    }

    /// <summary>Deletes all that is kept of where the calling engineer is and was.</summary>
    /// <returns>How many positions were deleted.</returns>
    public Task<Outcome<int>> ForgetOwnAsync(Actor actor, CancellationToken cancel = default) =>
        gate.InTransactionAsync<int>(async db =>
        {
            if (actor is not { IsEngineer: true, EmployeeId: { } own })
                return new Forbidden();
            db.EngineerPositions.RemoveRange(await db.EngineerPositions.Where(position => position.EngineerId == own).ToListAsync(cancel));
            await db.SaveChangesAsync(cancel);
            return await db.PositionFixes.Where(fix => fix.EngineerId == own).ExecuteDeleteAsync(cancel);
        }, cancel);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private async Task KeepAsync(AfterSalesDbContext db, EngineerPosition here, CancellationToken cancel)
    {
        var now = Now;
        var fix = new PositionFix { EngineerId = here.EngineerId, Ticks = here.At.Ticks, Lat = here.Lat, Lon = here.Lon, AccuracyM = here.AccuracyM };
        if (here.At < now - keeping.Kept || await db.PositionFixes.AnyAsync(known => known.EngineerId == fix.EngineerId && known.Ticks == fix.Ticks, cancel))
            return;
        db.PositionFixes.Add(fix);
        // What comes that late is of an age that has been thinned out already; it is looked at again.
        if (here.At < now - keeping.Whole)
            Interlocked.Exchange(ref late, Math.Min(Interlocked.Read(ref late), fix.Ticks));
    }

    private async Task<long> BeginAsync(CancellationToken cancel) =>
        (await gate.InTransactionAsync<long>(async db => await db.PositionFixes.MinAsync(fix => (long?)fix.Ticks, cancel) ?? long.MaxValue, cancel)).Value;

    private async Task<int> DeleteAsync(Func<DbSet<PositionFix>, IQueryable<PositionFix>> past, CancellationToken cancel) =>
        (await gate.InTransactionAsync<int>(async db => await past(db.PositionFixes).ExecuteDeleteAsync(cancel), cancel)).Value;

    private Invalid? Check(PositionReport report)
    {
        var check = new InputCheck();
        CommandForm.Check(report, check);
        if (!check.Failed && report.At > Now + ClockAhead)
            check.Add("at", "in-the-future");
        return check.Result;
    }
}

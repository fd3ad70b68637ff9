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

/// <summary>Engineers' own positions: taken with consent, on duty only, and only the newest is kept 位置上报.</summary>
public sealed class PositionDesk(WriterGate gate, TimeProvider time)
{
    /// <summary>How long the last position is kept of somebody who shares it: a shift and the night after it.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    /// <summary>How far a device's clock may be ahead of ours.</summary>
    private static readonly TimeSpan ClockAhead = TimeSpan.FromMinutes(5);

    /// <summary>Keeps the engineer's position; one older than what is known is ignored, which is no refusal.</summary>
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
            var known = await db.EngineerPositions.FirstOrDefaultAsync(position => position.EngineerId == engineer.Id, cancel);
            if (known is null)
            {
                known = new EngineerPosition { EngineerId = engineer.Id, Lat = report.Lat!.Value, Lon = report.Lon!.Value, AccuracyM = report.AccuracyM, At = report.At!.Value };
                db.EngineerPositions.Add(known);
            }
            else if (report.At > known.At)
            {
                (known.Lat, known.Lon, known.AccuracyM, known.At) = (report.Lat!.Value, report.Lon!.Value, report.AccuracyM, report.At.Value);
            }
            await db.SaveChangesAsync(cancel);
            return known;
        }, cancel);

    /// <summary>
    /// Deletes positions that are no longer to be kept: of who went off duty or took the consent back, and those older
    /// than <see cref="Kept"/>.
    /// </summary>
    /// <returns>How many were deleted.</returns>
    public async Task<int> ForgetAsync(CancellationToken cancel = default) =>
        (await gate.InTransactionAsync<int>(async db =>
        {
            var oldest = time.GetUtcNow().UtcDateTime - Kept;
            var sharing = db.Engineers.Where(engineer => engineer.OnDuty && engineer.SharesPosition && engineer.Employee.Active);
            var past = await db.EngineerPositions.Where(position => position.At < oldest || !sharing.Any(engineer => engineer.Id == position.EngineerId)).ToListAsync(cancel);
            db.EngineerPositions.RemoveRange(past);
            await db.SaveChangesAsync(cancel);
            return past.Count;
        }, cancel)).Value;

    private Invalid? Check(PositionReport report)
    {
        var check = new InputCheck();
        CommandForm.Check(report, check);
        if (!check.Failed && report.At > time.GetUtcNow().UtcDateTime + ClockAhead)
            check.Add("at", "in-the-future");
        return check.Result;
    }
}

namespace AfterSales.Core.Tickets;

/// <summary>
/// What a supervisor corrected on a clock whose verdict had been given 更正, beside what was before. Times UTC.
/// </summary>
/// <param name="Excused">The breach is not held against anybody; else the clock stopped at another time.</param>
/// <param name="StoppedAt">Null: what was excused goes on.</param>
/// <param name="WasKept">The verdict before: kept or broken.</param>
public sealed record ClockCorrection(
    DateTime At, int? ById, string By, string Reason, bool Excused,
    DateTime? WasStoppedAt, TimeSpan WasUsed, bool WasKept, DateTime? StoppedAt, TimeSpan Used, bool Kept);

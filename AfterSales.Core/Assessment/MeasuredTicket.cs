using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;

namespace AfterSales.Core.Assessment;

/// <summary>What a figure needs of one ticket. <paramref name="Hours"/> is null where it has not come to that.</summary>
internal sealed record MeasuredTicket(
    long Id, DateOnly Day, double? Hours, string ProductLine, Priority Priority, Channel Channel, bool? KeptPromise, bool? ArrangedInDay)
{
    private static readonly TimeSpan Day24 = TimeSpan.FromHours(24);

    public static MeasuredTicket Of(Row row, Measure measure, DateTime now) => new(
        row.Id, DateOnly.FromDateTime(row.CreatedAt), Elapsed(row, measure), row.ProductLine ?? "", row.Priority, row.Channel,
        row.Promise is { } promise ? Kept(promise.StateAt(now)) : null, row.Arranged is { } arranged ? InDay(row.CreatedAt, arranged.StoppedAt, now) : null);

    public bool IsIn(FigureSlice slice, Measure measure, StepLength length) =>
        (slice.Bucket is not { } bucket || (Hours is { } hours && Distribution.BucketOf(measure, hours) == bucket))
        && (slice.Step is not { } step || Steps.Of(Day, length) == step)
        && (slice.ProductLine is not { } line || line == ProductLine)
        && (slice.Priority is not { } priority || priority == Priority)
        && (slice.Channel is not { } channel || channel == Channel)
        && slice.Fate switch
        {
            Fate.Completed => Hours is not null,
            Fate.PromiseBroken => KeptPromise == false,
            Fate.ArrangedLate => ArrangedInDay == false,
            _ => true,
        };

    private static double? Elapsed(Row row, Measure measure) =>
        ((measure == Measure.Response ? row.RespondedAt : row.AcceptedAt) - row.CreatedAt)?.TotalHours;

    private static bool? InDay(DateTime reported, DateTime? arranged, DateTime now) =>
        arranged is { } at ? at - reported <= Day24 : now - reported > Day24 ? false : null;

    // Null while it may still go either way.
    private static bool? Kept(ClockState state) => state switch
    {
        ClockState.Broken => false,
        ClockState.Met => true,
        _ => null,
    };

    /// <summary>As it is read from the database.</summary>
    public sealed record Row(
        long Id, DateTime CreatedAt, DateTime? RespondedAt, DateTime? AcceptedAt, string? ProductLine, Priority Priority, Channel Channel,
        ClockReading? Promise, ClockReading? Arranged);
}

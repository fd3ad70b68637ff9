namespace AfterSales.Core.Assessment;

/// <summary>
/// What all of a day's tickets together give, or all its repairs: worked out once for each version of the day, and shared by all who ask
/// without another filter. It holds nothing that depends on when it is asked.
/// </summary>
/// <param name="Kept">A column that it is taken from: as long as that stays in memory, so does this.</param>
/// <param name="Of">Tells it from what else is taken from that column.</param>
/// <param name="Take">Of a day.</param>
/// <param name="Sum">Of several days, in order; null: it is only had by days.</param>
internal sealed record Rollup<T>(FactGroup Kept, object Of, Func<FactDay, T> Take, Func<IReadOnlyList<T>, T>? Sum = null) where T : class, IRolledUp
{
    /// <summary>Tells what is taken of several days together.</summary>
    public object OfDays { get; } = (Of, "days");
}

/// <summary>What stays in memory beside the columns.</summary>
internal interface IRolledUp
{
    /// <summary>About how many.</summary>
    long Bytes { get; }
}

/// <summary>A day's tickets by the values of a dimension; a ticket of two engineers is among those of both.</summary>
internal sealed record ByKey<T>(IReadOnlyList<(string Key, T Value)> Values) : IRolledUp where T : IRolledUp
{
    private const int Entry = 32;

    public long Bytes { get; } = Values.Sum(one => Entry + one.Value.Bytes);

    public static Func<IReadOnlyList<ByKey<T>>, ByKey<T>> Sum(Func<IReadOnlyList<T>, T> sum) => days =>
        new ByKey<T>([.. days.SelectMany(day => day.Values).GroupBy(one => one.Key, one => one.Value, StringComparer.Ordinal).Select(key => (key.Key, sum([.. key])))]);

    public static ByKey<T> Of(FactDay day, Dimension by, ReadOnlySpan<int> rows, Func<int[], T> make)
    {
        var (groups, byGroup) = (new RowGroups(by, own: null), new ByGroup<List<int>>(() => []));
        groups.Begin(day);
        foreach (var row in rows)
        {
            foreach (var group in groups.Of(row))
                byGroup[group].Add(row);
        }
        return new ByKey<T>([.. byGroup.All.Index().Where(group => group.Item.Count > 0).Select(group => (groups.KeyOf(group.Index), make([.. group.Item])))]);
    }
}

/// <summary>Which of a day's tickets are rolled up.</summary>
internal enum DayPart
{
    All,
    /// <summary>Repairs, as faults are counted.</summary>
    Repairs,
}

/// <summary>The rollups that the chart pages are made of.</summary>
internal static class Rollups
{
    public static Rollup<DayTimes> Times(Measured measured, DayPart part) => new(measured.Column, (measured, part), day => new DayTimes(day, measured, RowsOf(day, part)), DayTimes.SumOf);

    public static Rollup<ByKey<DayTimes>> Times(Measured measured, DayPart part, Dimension by) =>
        new(measured.Column, (measured, part, by), day => ByKey<DayTimes>.Of(day, by, RowsOf(day, part), rows => new DayTimes(day, measured, rows)), ByKey<DayTimes>.Sum(DayTimes.SumOf));

    public static Rollup<DayCycles> Cycles(DayPart part) => new(FactGroup.Parts, part, day => new DayCycles(day, RowsOf(day, part)), DayCycles.SumOf);

    public static Rollup<ByKey<DayCycles>> Cycles(DayPart part, Dimension by) =>
        new(FactGroup.Parts, (part, by), day => ByKey<DayCycles>.Of(day, by, RowsOf(day, part), rows => new DayCycles(day, rows)), ByKey<DayCycles>.Sum(DayCycles.SumOf));

    public static Rollup<RatingTally> Ratings(DayPart part) => new(FactGroup.Ratings, part, day => RatingTally.Of(day, RowsOf(day, part)), RatingTally.SumOf);

    public static Rollup<ByKey<RatingTally>> Ratings(DayPart part, Dimension by) =>
        new(FactGroup.Ratings, (part, by), day => ByKey<RatingTally>.Of(day, by, RowsOf(day, part), rows => RatingTally.Of(day, rows)), ByKey<RatingTally>.Sum(RatingTally.SumOf));

    public static Rollup<DayRatings> Rated(DayPart part) => new(FactGroup.Ratings, (part, Measure.Response), day => new DayRatings(day, RowsOf(day, part)), DayRatings.SumOf);

    public static Rollup<DayFaults> Faults(DayPart part) => new(FactGroup.FaultGroup, part, day => new DayFaults(day, RowsOf(day, part)));

    public static Rollup<DayMachines> Machines(DayPart part) => new(FactGroup.Batch, part, day => new DayMachines(day, RowsOf(day, part)));

    public static Rollup<DayCount> Open(DayPart part) => new(FactGroup.Head, part, day => new DayCount(RowsOf(day, part).Count(row => Backlog.IsOpen(Traits.Stage(day.Traits[row])))));

    public static Rollup<DayCount> FinishedByNobody(Measured cycle, DayPart part) =>
        new(FactGroup.Engineers, (cycle, part), day => new DayCount(RowsOf(day, part).Count(row => cycle.TicksOf(day)[row] >= 0 && day.List(FactGroup.Engineers, row).Length == 0)));

    private static int[] RowsOf(FactDay day, DayPart part)
    {
        var rows = new RowFilter();
        if (part == DayPart.Repairs)
            rows.Want(Dimension.ServiceType, nameof(Rulebooks.ServiceType.Repair));
        return [.. rows.Rows(day)];
    }
}

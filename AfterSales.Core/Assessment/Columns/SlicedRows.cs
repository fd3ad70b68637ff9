using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Assessment;

/// <summary>Whether a ticket belongs to a part of a figure, as far as that is asked ticket by ticket.</summary>
/// <param name="named">The fault groups that others are told apart from; null: not asked.</param>
internal sealed class SlicedRows(FigureSlice slice, Measured measured, long now, IReadOnlyList<string>? named = null)
{
    private readonly long[] limits = TimeCount.LimitsOf(measured.Measure), limitsOfResponse = TimeCount.LimitsOf(Measure.Response);
    private readonly int paused = slice.PausedBy is { } reason ? Array.IndexOf(LedgerFact.Reasons, reason) : -1;

    /// <summary>The columns that it reads besides those measured.</summary>
    public IEnumerable<FactGroup> Columns =>
    [
        .. slice.Part is null ? Array.Empty<FactGroup>() : [FactGroup.Parts, FactGroup.Cycle],
        .. slice.EquipmentId is null && slice.AgeBucket is null && !AsksForFix ? Array.Empty<FactGroup>() : [FactGroup.Outcome, FactGroup.Cycle],
        .. slice.PausedBy is null && !slice.StoppedClock ? Array.Empty<FactGroup>() : [FactGroup.Ledger],
        .. named is null ? Array.Empty<FactGroup>() : [FactGroup.FaultGroup],
        .. slice.ResponseBucket is null ? Array.Empty<FactGroup>() : [FactGroup.Response],
        .. slice.Fate is Fate.Answered or Fate.Asked or Fate.Promoter or Fate.Detractor ? [FactGroup.Ratings] : Array.Empty<FactGroup>(),
    ];

    private bool AsksForFix => slice.Fate is Fate.FixedAtOnce or Fate.NotFixedAtOnce or Fate.Repeated30 or Fate.Repeated90 or Fate.Repaired;

    /// <summary>The rows of a filter with the values of dimensions that a part names.</summary>
    public static RowFilter Cut(RowFilter rows, FigureSlice slice)
    {
        rows.Want(Dimension.ProductLine, slice.ProductLine).Want(Dimension.Priority, slice.Priority?.ToString()).Want(Dimension.Channel, slice.Channel?.ToString());
        if (slice.By is { } by)
            rows.Want(by, slice.Key);
        if (slice.By2 is { } second)
            rows.Want(second, slice.Key2);
        if (slice.Batch is { } batch)
            rows.WantBatch(batch);
        // Faults are counted over repairs.
        if (slice.OfRepairs || slice.OtherFaults || slice.Batch is not null || slice.EquipmentId is not null || slice.AgeBucket is not null)
            rows.Want(Dimension.ServiceType, nameof(ServiceType.Repair));
        return rows;
    }

    public bool Has(FactDay day, int row) =>
        (slice.Bucket is not { } bucket || (measured.TicksOf(day)[row] is >= 0 and var ticks && TimeCount.BucketOf(limits, ticks) == bucket))
        && (slice.Part is not { } part || (day.Longs(FactGroup.Cycle, 0)[row] >= 0 && day.Longs(FactGroup.Parts, (int)part)[row] > 0))
        && (slice.PausedBy is null || PausedOf(day, row) > 0)
        && (!slice.StoppedClock || day.Longs(FactGroup.Ledger, 0)[row] >= 0)
        && (named is null || !named.Contains(day.WordsOf(FactGroup.FaultGroup)[day.Numbers(FactGroup.FaultGroup)[row]]))
        && (slice.ResponseBucket is not { } response || (day.Longs(FactGroup.Response, 0)[row] is >= 0 and var waited && TimeCount.BucketOf(limitsOfResponse, waited) == response))
        && (slice.EquipmentId is not { } machine || day.Machines[row] == machine)
        && (slice.AgeBucket is not { } age || (day.MachineDays[row] is >= 0 and var days && MachineAge.BucketOf(days) == age))
        && HasFate(day, row);

    /// <summary>What the list of them says beside each, in ticks; negative: it has not come to that.</summary>
    public long ValueOf(FactDay day, int row) =>
        slice.Part is { } part ? day.Longs(FactGroup.Parts, (int)part)[row] : slice.PausedBy is not null ? PausedOf(day, row)
        : slice.StoppedClock ? day.Longs(FactGroup.Ledger, 0)[row] : measured.TicksOf(day)[row];

    // Of a clock that has not stopped nothing is said yet.
    private long PausedOf(FactDay day, int row) => paused < 0 || day.Longs(FactGroup.Ledger, 0)[row] < 0 ? 0 : day.Longs(FactGroup.Ledger, paused + 1)[row];

    private bool IsOver(FactDay day, int row, long window) => CycleTally.IsOver(day, row, window, now);

    private bool HasFate(FactDay day, int row) => slice.Fate switch
    {
        Fate.Completed => measured.TicksOf(day)[row] >= 0,
        Fate.PromiseBroken => Verdict.At(measured.VerdictsOf(day)[row], now) == false,
        Fate.PromiseKept => Verdict.At(measured.VerdictsOf(day)[row], now) == true,
        Fate.PromiseDecided => Verdict.At(measured.VerdictsOf(day)[row], now) is not null,
        Fate.DayDecided => Verdict.At(day.DayVerdicts[row], now) is not null,
        Fate.ArrangedLate => Verdict.At(day.DayVerdicts[row], now) == false,
        Fate.Repaired => CycleTally.IsRepair(day, row),
        Fate.FixedAtOnce => IsOver(day, row, CycleTally.Days30) && CycleTally.IsFixedAtOnce(day, row),
        Fate.NotFixedAtOnce => IsOver(day, row, CycleTally.Days30) && !CycleTally.IsFixedAtOnce(day, row),
        Fate.Repeated30 => IsOver(day, row, CycleTally.Days30) && CycleTally.Within(day.RepeatedAfter[row], CycleTally.Days30),
        Fate.Repeated90 => IsOver(day, row, CycleTally.Days90) && CycleTally.Within(day.RepeatedAfter[row], CycleTally.Days90),
        Fate.Open => Backlog.IsOpen(Traits.Stage(day.Traits[row])),
        Fate.Asked => Traits.Asked(day.Traits[row]) || day.List(FactGroup.Ratings, row).Length > 0,
        Fate.Answered => day.List(FactGroup.Ratings, row).Length > 0,
        Fate.Promoter => RatingTally.Recommends(day.List(FactGroup.Ratings, row), 9, 10),
        Fate.Detractor => RatingTally.Recommends(day.List(FactGroup.Ratings, row), 0, 6),
        _ => true,
    };
}

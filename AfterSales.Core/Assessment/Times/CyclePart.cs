namespace AfterSales.Core.Assessment;

/// <summary>What the time from report to acceptance is spent on. The parts of a ticket add up to its cycle to the tick.</summary>
public enum CyclePart
{
    /// <summary>受理诊断: reported or diagnosing.</summary>
    Intake,
    /// <summary>方案审批: planning, and holds for an approval.</summary>
    Planning,
    /// <summary>等待派工: to dispatch, or a visit is planned.</summary>
    Dispatch,
    /// <summary>途中</summary>
    Travel,
    /// <summary>现场维修</summary>
    Work,
    /// <summary>等待配件</summary>
    Parts,
    /// <summary>等待客户: holds for the customer, access, payment or the weather, whatever the stage.</summary>
    Customer,
    /// <summary>等待验收</summary>
    Acceptance,
}

/// <summary>What the accepted tickets' time was spent on.</summary>
/// <param name="Completed">Accepted tickets.</param>
/// <param name="MeanHours">By <see cref="CyclePart"/>: mean elapsed hours of a ticket; empty without any. Their sum is the mean cycle.</param>
public sealed record PartFigures(int Completed, IReadOnlyList<double> MeanHours)
{
    /// <summary>Share of a part, 0 to 1; null without time.</summary>
    public double? Share(CyclePart part) => MeanHours.Count > 0 && MeanHours.Sum() is > 0 and var whole ? MeanHours[(int)part] / whole : null;
}

/// <summary>The parts of one step or one value of a dimension.</summary>
public sealed record PartsOf<TKey>(TKey Key, PartFigures Figures);

/// <summary>Whether repairs were finished at once, and stayed so: over accepted repairs that were worked in this portal.</summary>
/// <param name="Repairs">Accepted repairs.</param>
/// <param name="Over30">Those accepted 30 days ago and longer: of the others nobody knows yet whether they come back.</param>
/// <param name="Over90">The same of 90 days.</param>
/// <param name="FixedAtOnce">Of <paramref name="Over30"/> those with at most one stay on site that did not come back within 30 days.</param>
/// <param name="Repeated30">Of <paramref name="Over30"/> those whose machine was reported again with the same fault group within 30 days of the acceptance.</param>
/// <param name="Repeated90">The same of <paramref name="Over90"/> within 90 days.</param>
public sealed record FixFigures(int Repairs, int Over30, int Over90, int FixedAtOnce, int Repeated30, int Repeated90)
{
    /// <summary>一次修复率, 0 to 1.</summary>
    public double? FirstTimeFix => Share(FixedAtOnce, Over30);

    public double? Repeat30 => Share(Repeated30, Over30);

    public double? Repeat90 => Share(Repeated90, Over90);

    private static double? Share(int those, int of) => of == 0 ? null : (double)those / of;
}

/// <summary>The fixes of one step or one value of a dimension.</summary>
public sealed record FixesOf<TKey>(TKey Key, FixFigures Figures);

/// <summary>Where the promised repair time went, by the intervals of the repair clocks that have stopped.</summary>
/// <param name="Clocks">Stopped repair clocks.</param>
/// <param name="RunningHours">Mean elapsed hours in which a clock ran.</param>
/// <param name="PausedHours">Mean elapsed hours in which it stood still, by reason: a hold's, "Parts", or another of the process.</param>
public sealed record LedgerFigures(int Clocks, double RunningHours, IReadOnlyList<PausedTime> PausedHours);

/// <summary>How long clocks stood still for a reason, on average over all of them. Elapsed hours.</summary>
public sealed record PausedTime(string Reason, double MeanHours, int Clocks);

namespace AfterSales.Core.Assessment.Figures;

/// <summary>A figure that the department is led by 指标: what a goal is set for, a report says, and a clause is measured by.</summary>
public enum KeyFigure
{
    /// <summary>响应时间中位数: from the report to the first of Verify, Assign.</summary>
    ResponseMedian,
    /// <summary>响应时间 90 分位</summary>
    ResponseP90,
    /// <summary>响应兑现率: share of the promises to respond that were kept.</summary>
    ResponseKept,
    /// <summary>核实用时中位数 (R1.2): from the report to Verify.</summary>
    VerifyMedian,
    /// <summary>24 小时派工率 (R3.5.1): share for whom somebody was arranged within 24 elapsed hours.</summary>
    ArrangedWithinDay,
    /// <summary>到达时间中位数: from the report to the first arrival.</summary>
    ArrivalMedian,
    /// <summary>到达兑现率</summary>
    ArrivalKept,
    /// <summary>维修周期中位数: from the report to the acceptance.</summary>
    CycleMedian,
    /// <summary>维修周期 90 分位</summary>
    CycleP90,
    /// <summary>修复兑现率</summary>
    RepairKept,
    /// <summary>一次修复率: share of the finished repairs that took one visit and did not come back within 30 days.</summary>
    FirstTimeFix,
    /// <summary>30 天返修率: share of the finished repairs whose machine came back with the same fault group within 30 days.</summary>
    Repeat30,
    /// <summary>90 天返修率</summary>
    Repeat90,
    /// <summary>期间报修、尚未办结: open tickets reported in the period; nothing where nothing was reported.</summary>
    Backlog,
    /// <summary>满意度: mean of the answers' means, 1 to 5.</summary>
    SatisfactionMean,
    /// <summary>满意率 CSAT: share of the answers whose mean, rounded half up, is 4 or 5.</summary>
    Csat,
    /// <summary>净推荐值 NPS: share of 9 and 10 less the share of 0 to 6, in points of 100.</summary>
    Nps,
    /// <summary>问卷回收率: share of those asked who answered.</summary>
    AnswerRate,
    /// <summary>每百单投诉: complaints for 100 finished jobs.</summary>
    ComplaintsPer100,
    /// <summary>投诉按时办结率</summary>
    ComplaintsInTime,
    /// <summary>抽查得分: mean score of the spot checks, 0 to 100.</summary>
    SpotCheckScore,
}

/// <summary>What a figure is counted in.</summary>
public enum FigureUnit
{
    /// <summary>Elapsed hours.</summary>
    Hours,
    /// <summary>0 to 1.</summary>
    Share,
    /// <summary>1 to 5.</summary>
    Score,
    /// <summary>Points, −100 to 100 or 0 to 100.</summary>
    Points,
    /// <summary>How many.</summary>
    Count,
}

/// <summary>How a figure is read.</summary>
/// <param name="MoreIsBetter">A goal is a least value; else a most.</param>
public sealed record FigureKind(KeyFigure Figure, FigureUnit Unit, bool MoreIsBetter)
{
    public static IReadOnlyList<FigureKind> All { get; } = [.. Enum.GetValues<KeyFigure>().Select(figure => new FigureKind(figure, UnitOf(figure), IsMoreBetter(figure)))];

    public static FigureKind Of(KeyFigure figure) => All[(int)figure];

    /// <summary>Of fewer than these a figure says more about chance than about us: it is shown, and not judged.</summary>
    public const int Few = 10;

    /// <summary>Whether a value taken from so many reaches a goal; null where one of them is missing, or they are too few to tell.</summary>
    public bool? Reached(double? value, int cases, double? goal) => value is { } known && goal is { } wanted && cases >= Few ? Reaches(known, wanted) : null;

    /// <summary>Whether a value reaches a goal.</summary>
    public bool Reaches(double value, double goal) => MoreIsBetter ? value >= goal : value <= goal;

    private static FigureUnit UnitOf(KeyFigure figure) => figure switch
    {
        KeyFigure.ResponseMedian or KeyFigure.ResponseP90 or KeyFigure.VerifyMedian or KeyFigure.ArrivalMedian
            or KeyFigure.CycleMedian or KeyFigure.CycleP90 => FigureUnit.Hours,
        KeyFigure.Backlog or KeyFigure.ComplaintsPer100 => FigureUnit.Count,
        KeyFigure.SatisfactionMean => FigureUnit.Score,
        KeyFigure.Nps or KeyFigure.SpotCheckScore => FigureUnit.Points,
        _ => FigureUnit.Share,
    };

    private static bool IsMoreBetter(KeyFigure figure) => UnitOf(figure) switch
    {
        FigureUnit.Hours or FigureUnit.Count => false,
        FigureUnit.Share => figure is not (KeyFigure.Repeat30 or KeyFigure.Repeat90),
        _ => true,
    };
}

/// <summary>A figure over some tickets.</summary>
/// <param name="Value">In the unit of its kind; null where there is nothing to take it from.</param>
/// <param name="Cases">How many it was taken from.</param>
public sealed record KeyFigureValue(KeyFigure Figure, double? Value, int Cases);

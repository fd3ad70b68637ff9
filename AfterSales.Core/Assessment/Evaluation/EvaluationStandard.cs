namespace AfterSales.Core.Assessment.Evaluation;

/// <summary>The three parts of GB/T 27922-2011 商品售后服务评价体系.</summary>
public enum EvaluationPart
{
    /// <summary>售后服务体系: organisation, people, resources, rules, supervision, improvement, service culture.</summary>
    System,
    /// <summary>商品服务</summary>
    Commodity,
    /// <summary>顾客服务</summary>
    Customer,
}

/// <summary>The levels that points lead to.</summary>
public enum EvaluationLevel
{
    /// <summary>不合格</summary>
    None,
    /// <summary>达标级: from 70 points.</summary>
    Qualified,
    /// <summary>三星级: from 80 points.</summary>
    ThreeStars,
    /// <summary>四星级: from 90 points.</summary>
    FourStars,
    /// <summary>五星级: from 95 points.</summary>
    FiveStars,
}

/// <summary>Whether something adds to the sum or takes from it.</summary>
public enum AdjustmentKind
{
    /// <summary>特别扣分</summary>
    Deduction,
    /// <summary>加分</summary>
    Bonus,
}

/// <summary>
/// What is publicly known of the standard: the weights of its parts, the levels, and that five special deductions fail. The
/// points of its items are not public; they are the company's to enter.
/// </summary>
public static class EvaluationStandard
{
    public const string Name = "GB/T 27922-2011";

    /// <summary>With so many special deductions nothing is passed, whatever the points.</summary>
    public const int DeductionsThatFail = 5;

    /// <summary>The most that can be reached.</summary>
    public const double Whole = 100;

    private static readonly (EvaluationLevel Level, double Points)[] Levels =
        [(EvaluationLevel.FiveStars, 95), (EvaluationLevel.FourStars, 90), (EvaluationLevel.ThreeStars, 80), (EvaluationLevel.Qualified, 70)];

    /// <summary>Points of a part.</summary>
    public static double WeightOf(EvaluationPart part) => part switch
    {
        EvaluationPart.System => 40,
        EvaluationPart.Commodity => 35,
        _ => 25,
    };

    /// <summary>From how many points on a level is reached.</summary>
    public static double PointsOf(EvaluationLevel level) => level == EvaluationLevel.None ? 0 : Levels.First(one => one.Level == level).Points;

    public static EvaluationLevel LevelOf(double points, int deductions) =>
        deductions >= DeductionsThatFail ? EvaluationLevel.None : Levels.FirstOrDefault(one => points >= one.Points).Level;

    /// <summary>The level above; null: there is none.</summary>
    public static EvaluationLevel? Above(EvaluationLevel level) => level == EvaluationLevel.FiveStars ? null : level + 1;
}

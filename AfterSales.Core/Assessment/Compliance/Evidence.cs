using AfterSales.Core.Assessment.Figures;

namespace AfterSales.Core.Assessment.Compliance;

/// <summary>
/// What speaks for a clause 条款依据, besides the gates, promised times and dates ahead that the rulebook itself names with it
/// and the signatures under it.
/// </summary>
public abstract record Evidence;

/// <summary>A key figure, against its goal.</summary>
public sealed record FigureEvidence(KeyFigure Figure) : Evidence;

/// <summary>Something that is counted in the records.</summary>
public sealed record CountEvidence(ClauseCount Count) : Evidence;

/// <summary>A question of the survey, against the goal of satisfaction.</summary>
public sealed record SurveyEvidence(SurveyQuestion Question) : Evidence;

/// <summary>The portal is built so that it cannot be otherwise; the page where that shows.</summary>
/// <param name="Address">Of the page.</param>
public sealed record BuiltInEvidence(string Address) : Evidence;

/// <summary>Nothing measures it yet, because this is not there.</summary>
public sealed record MissingEvidence(MissingFeature Feature) : Evidence;

/// <summary>A question of the customers' survey, 1 (worst) to 5.</summary>
public enum SurveyQuestion
{
    /// <summary>响应速度</summary>
    Response,
    /// <summary>维修质量</summary>
    Quality,
    /// <summary>服务态度</summary>
    Attitude,
}

/// <summary>What the portal does not have yet, so that a clause is not, or not wholly, measured.</summary>
public enum MissingFeature
{
    /// <summary>培训与考试</summary>
    Training,
    /// <summary>备件库、库存与盘点</summary>
    Warehouse,
    /// <summary>工具与量具保管</summary>
    Custody,
    /// <summary>知识库</summary>
    Knowledge,
    /// <summary>引导诊断</summary>
    GuidedDiagnosis,
    /// <summary>机型随机资料</summary>
    ModelDocuments,
    /// <summary>保养计划</summary>
    MaintenancePlans,
    /// <summary>对外公布承诺的页面</summary>
    PublicCommitments,
    /// <summary>邮件受理</summary>
    EmailChannel,
    /// <summary>专项满意度调查</summary>
    CampaignSurveys,
    /// <summary>定期向用户通报</summary>
    PeriodicSummary,
    /// <summary>费用报销</summary>
    Expenses,
    /// <summary>客户资料访问记录</summary>
    AccessLog,
    /// <summary>合理化建议</summary>
    Suggestions,
}

namespace AfterSales.Core.Rulebooks;

/// <summary>The papers of a service 服务资料: what a rulebook or the service itself wants on file.</summary>
public enum PaperKind
{
    /// <summary>维修方案</summary>
    RepairPlan,
    /// <summary>报价单</summary>
    Quote,
    /// <summary>维修合同</summary>
    Contract,
    /// <summary>出差申请</summary>
    TripRequest,
    /// <summary>现场勘查记录</summary>
    SiteSurvey,
    /// <summary>安全检查表</summary>
    SafetyCheck,
    /// <summary>开箱清点单</summary>
    PackageCount,
    /// <summary>安装检查表</summary>
    InstallationCheck,
    /// <summary>检查表</summary>
    Checklist,
    /// <summary>更换件清单</summary>
    PartsList,
    /// <summary>试机记录</summary>
    TestRecord,
    /// <summary>培训记录</summary>
    TrainingRecord,
    /// <summary>操作人员名单</summary>
    OperatorList,
    /// <summary>验收单</summary>
    AcceptanceSheet,
    /// <summary>费用报销</summary>
    ExpenseClaim,
    /// <summary>维修报告</summary>
    ServiceReport,
}

namespace AfterSales.Core.Assessment.Compliance;

/// <summary>Something that the records are counted for, because it speaks for a clause: how often it was done, and of how many where each should be.</summary>
public enum ClauseCount
{
    /// <summary>未停滞工单 (R1.4, R7.15): open tickets on which something happened or is planned within the idle limit.</summary>
    NotIdle,
    /// <summary>有责任人的在办工单 (R9.1)</summary>
    Owned,
    /// <summary>客户提问已答复 (R9.9)</summary>
    QuestionsAnswered,
    /// <summary>部门任务已答复 (R6.14)</summary>
    TasksAnswered,
    /// <summary>按时到货的配件申请 (R9.8)</summary>
    PartsInTime,
    /// <summary>到期保养已完成 (R2.4)</summary>
    MaintenanceDone,
    /// <summary>完全达到作业标准的检查表 (R8.14)</summary>
    ToStandard,
    /// <summary>按方案记录的作业 (R3.4.5): work written down against a line of the approved plan.</summary>
    WorkOnPlan,
    /// <summary>有离场记录的到场 (R9.12)</summary>
    DeparturesStamped,
    /// <summary>持有有效资格证书的工程师 (R1.11)</summary>
    Certified,
    /// <summary>已签阅现行制度的人员 (R6.12)</summary>
    EditionSigned,
    /// <summary>有配置表的设备 (R9.4)</summary>
    Configured,
    /// <summary>已归类的故障 (R1.7): finished repairs with a fault group.</summary>
    FaultsGrouped,
    /// <summary>到场记录 (R9.6)</summary>
    ArrivalsStamped,
    /// <summary>客户建议 (R1.9)</summary>
    AdviceGiven,
    /// <summary>提供的服务类型 (R2.1)</summary>
    ServiceTypes,
    /// <summary>使用的受理渠道 (R4.11)</summary>
    Channels,
    /// <summary>经销商报修 (R3.2)</summary>
    DealerReports,
    /// <summary>用户自助报修 (R4.1)</summary>
    ReportedByUsers,
    /// <summary>远程解决 (R4.2)</summary>
    SolvedRemotely,
    /// <summary>告知客户的完成时间 (R5.4)</summary>
    PromisesTold,
    /// <summary>维修质保期内免费返修 (R3.5.2)</summary>
    RepairWarranty,
    /// <summary>质量评价 (R7.7)</summary>
    QualityEvaluated,
    /// <summary>客户培训 (R8.12)</summary>
    CustomersTrained,
    /// <summary>带理由的派工 (R5.3): sent although something spoke against it, with the reason written down.</summary>
    SentWithReason,
    /// <summary>三种岗位 (R5.1): of the roles supervisor, engineer and staff, those that somebody has.</summary>
    RolesFilled,
    /// <summary>已设目标的指标 (R8.10)</summary>
    GoalsSet,
    /// <summary>定期评审 (R4.13)</summary>
    ReviewsHeld,
    /// <summary>到期已完成的改进措施 (R3.7.2): those that fell due in the period and were not dropped.</summary>
    ActionsDone,
    /// <summary>已签发的月度报告 (R5.17)</summary>
    ReportsHandedIn,
    /// <summary>领导已批示的建议 (R5.18)</summary>
    ProposalsAnswered,
    /// <summary>已审批的奖惩 (R7.12)</summary>
    MeritsDecided,
}

/// <summary>How a count is read.</summary>
public static class ClauseCountKind
{
    /// <summary>Each should be: one that is not breaks the clause. Else it is enough that it is done.</summary>
    public static bool IsDuty(ClauseCount count) => count is
        ClauseCount.NotIdle or ClauseCount.Owned or ClauseCount.QuestionsAnswered or ClauseCount.TasksAnswered or ClauseCount.PartsInTime
        or ClauseCount.MaintenanceDone or ClauseCount.ToStandard or ClauseCount.DeparturesStamped or ClauseCount.Certified or ClauseCount.EditionSigned
        or ClauseCount.RolesFilled or ClauseCount.ProposalsAnswered or ClauseCount.MeritsDecided or ClauseCount.ActionsDone;

    /// <summary>It is counted of how many: a duty always, of what else these.</summary>
    public static bool HasWhole(ClauseCount count) => IsDuty(count) || count is ClauseCount.WorkOnPlan or ClauseCount.FaultsGrouped or ClauseCount.ServiceTypes or ClauseCount.Channels or ClauseCount.GoalsSet;

    /// <summary>What is counted stands on tickets, so that these can be listed.</summary>
    public static bool IsOfTickets(ClauseCount count) => count is
        ClauseCount.NotIdle or ClauseCount.Owned or ClauseCount.QuestionsAnswered or ClauseCount.TasksAnswered or ClauseCount.PartsInTime or ClauseCount.MaintenanceDone or ClauseCount.ToStandard
        or ClauseCount.WorkOnPlan or ClauseCount.DeparturesStamped or ClauseCount.ArrivalsStamped or ClauseCount.FaultsGrouped or ClauseCount.AdviceGiven or ClauseCount.QualityEvaluated
        or ClauseCount.CustomersTrained or ClauseCount.DealerReports or ClauseCount.ReportedByUsers or ClauseCount.SolvedRemotely or ClauseCount.PromisesTold or ClauseCount.RepairWarranty;
}

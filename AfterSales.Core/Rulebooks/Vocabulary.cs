using System.Text.Json.Serialization;

namespace AfterSales.Core.Rulebooks;

/// <summary>Where a ticket stands 阶段: the board's columns, in their order.</summary>
public enum Stage
{
    /// <summary>待受理</summary>
    Reported,
    /// <summary>诊断</summary>
    Diagnosing,
    /// <summary>方案报价</summary>
    Planning,
    /// <summary>待派工</summary>
    ToDispatch,
    /// <summary>已派工</summary>
    Scheduled,
    /// <summary>途中</summary>
    EnRoute,
    /// <summary>现场</summary>
    OnSite,
    /// <summary>待配件</summary>
    AwaitingParts,
    /// <summary>待验收</summary>
    Accepting,
    /// <summary>回访</summary>
    FollowUp,
    /// <summary>已归档</summary>
    Closed,
    /// <summary>已取消</summary>
    Cancelled,
}

/// <summary>What the customer wants of us 服务类型.</summary>
public enum ServiceType
{
    /// <summary>咨询</summary>
    Consultation,
    /// <summary>维修</summary>
    Repair,
    /// <summary>安装</summary>
    Installation,
    /// <summary>保养</summary>
    Maintenance,
    /// <summary>培训</summary>
    Training,
    /// <summary>换货</summary>
    Exchange,
    /// <summary>退货</summary>
    Return,
    /// <summary>升级</summary>
    Upgrade,
    /// <summary>备件供应</summary>
    PartsSupply,
}

/// <summary>优先级</summary>
public enum Priority { Low, Normal, High, Urgent }

/// <summary>What the fault does to the customer 影响.</summary>
public enum Impact { None, MachineStopped, Safety }

/// <summary>How a report reached us 渠道.</summary>
public enum Channel { Phone, Web, Email, Dealer, OnSite, Api, Import }

/// <summary>Where one engineer's visit stands.</summary>
public enum VisitState { Planned, Confirmed, EnRoute, OnSite, Left, Aborted }

/// <summary>What an engineer does at the moment, as the board shows it.</summary>
public enum EngineerState { OffDuty, Free, EnRoute, OnSite }

/// <summary>Where a visit takes place.</summary>
public enum Place { Site, Workshop, Remote }

/// <summary>The promised times that run on a ticket 时限. The department writes their names small, and so do programs.</summary>
public enum ClockName
{
    /// <summary>响应: until the first Verify or Assign.</summary>
    [JsonStringEnumMemberName("response")]
    Response,
    /// <summary>派工: until the first Assign (R3.5.1).</summary>
    [JsonStringEnumMemberName("arrange")]
    Arrange,
    /// <summary>到达: until the first Arrive.</summary>
    [JsonStringEnumMemberName("arrival")]
    Arrival,
    /// <summary>修复: until Accepting.</summary>
    [JsonStringEnumMemberName("repair")]
    Repair,
    /// <summary>验收: from Accepting until FollowUp.</summary>
    [JsonStringEnumMemberName("acceptance")]
    Acceptance,
    /// <summary>答复: until a question is answered.</summary>
    [JsonStringEnumMemberName("reply")]
    Reply,
}

/// <summary>How a promise stands. Soon: a quarter or less is left. Broken may still be running.</summary>
public enum ClockState { Running, Soon, Paused, Met, Broken }

/// <summary>Why work is held 暂停原因.</summary>
public enum HoldReason { Customer, Access, Payment, Approval, Weather }

/// <summary>How a visit ended. Plan: first it has to be planned what is done, and perhaps agreed with the customer.</summary>
public enum LeaveOutcome { Done, Continue, CustomerAbsent, Parts, Plan }

/// <summary>What a ticket may still lack before a stage.</summary>
public enum Need
{
    VerifiedContact,
    Site,
    Fault,
    Diagnosis,
    Cause,
    Action,
    PassedTest,
    ResultNote,
    VisitsEnded,
    SurveyAsked,
    RepairPlan,
    TripRequest,
    Entitlement,
    Appointment,
    SiteSurvey,
    PlanApproval,
    Quote,
    QuoteAcceptance,
    Contract,
    Preparation,
    TripApproval,
    SafetyCheck,
    PackageCount,
    InstallationCheck,
    CustomerTraining,
    FittedParts,
    Operators,
    Feedback,
    QualityEvaluation,
    NextMaintenance,
    ReportFiling,
    Papers,
    FollowUpVisit,
    QuestionAsked,
    QuestionsAnswered,
    Acceptance,
    Qualification,
    TrainingProof,
    RequiredCertificate,
    CertificateEnded,
    PartsOrigin,
    Checklist,
    DepartmentTask,
    ReturnInspection,
    ReturnDecision,
    SerialSwap,
    ConfigurationChange,
    StockBooking,
    Delivery,
    DepartmentAnswer,
}

/// <summary>Departments of the company besides after-sales (R6.14).</summary>
public enum OtherDepartment
{
    /// <summary>工厂</summary>
    Factory,
    /// <summary>销售</summary>
    Sales,
    /// <summary>采购</summary>
    Purchase,
}

/// <summary>Who bears the cost 保内保外 (R4.14).</summary>
public enum Coverage
{
    /// <summary>保内</summary>
    Warranty,
    /// <summary>维修质保</summary>
    RepairWarranty,
    /// <summary>合同</summary>
    Contract,
    /// <summary>使用不当: charged.</summary>
    Misuse,
    /// <summary>保外: charged.</summary>
    OutOfWarranty,
}

/// <summary>What a line of a repair plan is about 方案明细.</summary>
public enum PlanLineKind
{
    /// <summary>维修内容</summary>
    Work,
    /// <summary>配件</summary>
    Part,
    /// <summary>工具</summary>
    Tool,
}

/// <summary>What a line of a quote charges 报价项目.</summary>
public enum PriceKind
{
    /// <summary>工时</summary>
    Labour,
    /// <summary>配件</summary>
    Part,
    /// <summary>差旅</summary>
    Travel,
    /// <summary>其他</summary>
    Other,
}

/// <summary>What a customer says to a quote.</summary>
public enum QuoteAnswerKind
{
    /// <summary>接受报价</summary>
    Accepted,
    /// <summary>不接受报价</summary>
    Declined,
    /// <summary>签订合同</summary>
    Contracted,
}

/// <summary>What kind of fact was recorded on a ticket 记录: what rulebooks ask for beyond the process itself.</summary>
public enum RecordKind
{
    /// <summary>保内保外判定</summary>
    Entitlement,
    /// <summary>期望预约时间: as the customer said it with the report.</summary>
    AppointmentWish,
    /// <summary>确认预约</summary>
    Appointment,
    /// <summary>客户建议</summary>
    Advice,
    /// <summary>现场勘查记录</summary>
    SiteSurvey,
    /// <summary>行前准备</summary>
    Preparation,
    /// <summary>出差申请</summary>
    TripRequest,
    /// <summary>出差审批</summary>
    TripApproval,
    /// <summary>安全检查</summary>
    SafetyCheck,
    /// <summary>开箱清点</summary>
    PackageCount,
    /// <summary>安装检查</summary>
    InstallationCheck,
    /// <summary>客户培训</summary>
    CustomerTraining,
    /// <summary>更换配件</summary>
    FittedParts,
    /// <summary>操作人员</summary>
    Operators,
    /// <summary>反馈客户</summary>
    Feedback,
    /// <summary>质量评价</summary>
    QualityEvaluation,
    /// <summary>下次保养</summary>
    NextMaintenance,
    /// <summary>服务报告归档</summary>
    ReportFiling,
    /// <summary>补齐资料</summary>
    Papers,
    /// <summary>三个月回访</summary>
    FollowUpVisit,
    /// <summary>客户提问</summary>
    Question,
    /// <summary>答复提问</summary>
    QuestionAnswer,
    /// <summary>检查表</summary>
    Checklist,
    /// <summary>部门任务</summary>
    DepartmentTask,
    /// <summary>部门答复</summary>
    DepartmentAnswer,
    /// <summary>电话联系</summary>
    Call,
    /// <summary>远程指导开始</summary>
    GuidanceBegun,
    /// <summary>远程指导</summary>
    Guidance,
    /// <summary>退回检验</summary>
    ReturnInspection,
    /// <summary>退货决定</summary>
    ReturnDecision,
    /// <summary>换机</summary>
    SerialSwap,
    /// <summary>配置变更</summary>
    ConfigurationChange,
    /// <summary>入库</summary>
    StockBooking,
    /// <summary>交货</summary>
    Delivery,
    /// <summary>警报已确认</summary>
    AlarmAcknowledged,
}

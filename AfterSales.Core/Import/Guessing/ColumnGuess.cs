namespace AfterSales.Core.Import;

/// <summary>What a column of another system can be for us, besides the fault, which may be several.</summary>
public enum ImportField { Number, State, ReportedAt, ChangedAt, ChangedBy, AcceptedAt, ClosedAt, Caller, Location, Resolver, Priority, SerialNumber, FaultGroup }

/// <summary>Which column means what, by the names that systems give them in English and in Chinese.</summary>
internal static class ColumnGuess
{
    // Letters and digits alone, as they are compared. The earlier a name stands, the surer it is.
    private static readonly (ImportField Field, string[] Names)[] Known =
    [
        (ImportField.Number, ["number", "ticketnumber", "ticketno", "ticketid", "incidentnumber", "incidentid", "casenumber", "caseid", "orderno", "workorder", "工单号", "工单编号", "工单", "单号", "编号", "流水号", "ticket", "key", "id"]),
        (ImportField.State, ["state", "status", "incidentstate", "ticketstatus", "ticketstate", "stage", "状态", "工单状态", "当前状态", "处理状态", "阶段"]),
        (ImportField.ReportedAt, ["openedat", "reportedat", "createdat", "opened", "reported", "created", "createdon", "opendate", "createdate", "creationdate", "reportdate", "syscreatedat", "syscreatedon", "报修时间", "创建时间", "报告时间", "受理时间", "提交时间", "登记时间", "报修日期", "创建日期"]),
        (ImportField.ChangedAt, ["updatedat", "changedat", "modifiedat", "sysupdatedat", "sysupdatedon", "updated", "changed", "lastmodified", "lastupdated", "eventtime", "timestamp", "更新时间", "修改时间", "变更时间", "操作时间", "事件时间", "处理时间"]),
        (ImportField.ChangedBy, ["updatedby", "changedby", "modifiedby", "sysupdatedby", "更新人", "修改人", "操作人", "经办人"]),
        (ImportField.AcceptedAt, ["acceptedat", "resolvedat", "completedat", "finishedat", "solvedat", "resolved", "completed", "resolveddate", "completiondate", "验收时间", "解决时间", "完成时间", "完工时间", "修复时间"]),
        (ImportField.ClosedAt, ["closedat", "closed", "closedon", "closedate", "enddate", "关闭时间", "结案时间", "归档时间", "关单时间", "结束时间"]),
        (ImportField.Caller, ["customer", "customername", "caller", "callerid", "callername", "client", "account", "company", "requester", "reporter", "客户", "客户名称", "客户单位", "报修单位", "使用单位", "报修人", "联系人", "用户"]),
        (ImportField.Location, ["location", "site", "sitename", "place", "地点", "现场", "位置", "使用地点", "安装地点", "设备地点", "矿井"]),
        (ImportField.Resolver, ["resolvedby", "resolver", "solver", "engineer", "technician", "assignedto", "assignee", "工程师", "服务工程师", "维修人员", "维修人", "处理人", "负责人", "解决人"]),
        (ImportField.Priority, ["priority", "urgency", "severity", "优先级", "紧急程度", "级别"]),
        (ImportField.SerialNumber, ["serialnumber", "serialno", "serial", "sn", "machineno", "assettag", "equipment", "asset", "cmdbci", "序列号", "出厂编号", "设备编号", "机号", "机器编号", "设备号"]),
        (ImportField.FaultGroup, ["faultgroup", "category", "faulttype", "problemtype", "故障类别", "故障分类", "故障类型", "问题分类", "类别", "分类"]),
    ];

    private static readonly string[] Fault = ["fault", "description", "shortdescription", "subject", "title", "summary", "symptom", "usymptom", "problem", "故障描述", "故障现象", "问题描述", "报修内容", "现象", "描述", "标题", "主题"];
    private static readonly string[] Subgroup = ["subcategory", "子类别", "二级分类"];

    public static IReadOnlyDictionary<ImportField, string> Columns(IReadOnlyList<string> headers)
    {
        var guess = new Dictionary<ImportField, string>();
        foreach (var (field, names) in Known)
        {
            if (Find(headers, names, [.. guess.Values]) is { } header)
                guess[field] = header;
        }
        return guess;
    }

    /// <summary>From the general to the particular.</summary>
    public static IReadOnlyList<string> FaultColumns(IReadOnlyList<string> headers, string? faultGroup)
    {
        var described = Find(headers, Fault, []);
        return [.. new[] { faultGroup, Find(headers, Subgroup, []), described }.OfType<string>().Distinct()];
    }

    private static string? Find(IReadOnlyList<string> headers, string[] names, string[] taken) =>
        (from name in names from header in headers where Bare(header) == name && !taken.Contains(header) select header).FirstOrDefault();

    private static string Bare(string header) => string.Concat(header.Normalize(System.Text.NormalizationForm.FormKC).ToLowerInvariant().Where(char.IsLetterOrDigit));
}

using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Import;

/// <summary>What another system's words for states and priorities mean here, in English and in Chinese.</summary>
internal static class ValueGuess
{
    // The first that a state holds decides: "awaiting vendor" waits for parts, any other waiting is diagnosis.
    private static readonly (string Word, Stage Stage)[] States =
    [
        ("cancel", Stage.Cancelled), ("reject", Stage.Cancelled), ("void", Stage.Cancelled), ("取消", Stage.Cancelled), ("作废", Stage.Cancelled), ("撤销", Stage.Cancelled),
        ("回访", Stage.FollowUp), ("resolved", Stage.FollowUp), ("solved", Stage.FollowUp), ("completed", Stage.FollowUp), ("done", Stage.FollowUp), ("已解决", Stage.FollowUp), ("已完成", Stage.FollowUp), ("完工", Stage.FollowUp),
        ("closed", Stage.Closed), ("archived", Stage.Closed), ("关闭", Stage.Closed), ("归档", Stage.Closed), ("结案", Stage.Closed), ("关单", Stage.Closed),
        ("验收", Stage.Accepting), ("accept", Stage.Accepting),
        ("vendor", Stage.AwaitingParts), ("part", Stage.AwaitingParts), ("配件", Stage.AwaitingParts), ("备件", Stage.AwaitingParts), ("待料", Stage.AwaitingParts),
        ("on site", Stage.OnSite), ("onsite", Stage.OnSite), ("arrived", Stage.OnSite), ("现场", Stage.OnSite), ("到达", Stage.OnSite), ("维修中", Stage.OnSite),
        ("en route", Stage.EnRoute), ("途中", Stage.EnRoute), ("出发", Stage.EnRoute),
        ("待派", Stage.ToDispatch), ("dispatched", Stage.Scheduled), ("scheduled", Stage.Scheduled), ("已派", Stage.Scheduled), ("派工", Stage.Scheduled),
        ("quote", Stage.Planning), ("方案", Stage.Planning), ("报价", Stage.Planning),
        ("new", Stage.Reported), ("open", Stage.Reported), ("reported", Stage.Reported), ("submitted", Stage.Reported), ("新建", Stage.Reported), ("待受理", Stage.Reported), ("待处理", Stage.Reported), ("已提交", Stage.Reported), ("已登记", Stage.Reported), ("已报修", Stage.Reported),
        ("active", Stage.Diagnosing), ("progress", Stage.Diagnosing), ("assigned", Stage.Diagnosing), ("await", Stage.Diagnosing), ("pending", Stage.Diagnosing), ("hold", Stage.Diagnosing),
        ("处理中", Stage.Diagnosing), ("受理", Stage.Diagnosing), ("诊断", Stage.Diagnosing), ("等待", Stage.Diagnosing), ("挂起", Stage.Diagnosing),
    ];

    private static readonly (string Word, Priority Priority)[] Priorities =
    [
        ("1", Priority.Urgent), ("critical", Priority.Urgent), ("urgent", Priority.Urgent), ("特急", Priority.Urgent), ("紧急", Priority.Urgent),
        ("2", Priority.High), ("high", Priority.High), ("高", Priority.High), ("加急", Priority.High),
        ("3", Priority.Normal), ("moderate", Priority.Normal), ("medium", Priority.Normal), ("normal", Priority.Normal), ("普通", Priority.Normal), ("一般", Priority.Normal), ("中", Priority.Normal), ("正常", Priority.Normal),
        ("4", Priority.Low), ("5", Priority.Low), ("low", Priority.Low), ("低", Priority.Low),
    ];

    // The likelier a sign stands for nothing, the earlier.
    private static readonly string[] Unknowns = ["?", "-", "--", "N/A", "n/a", "NULL", "null", "None", "未知", "无"];

    public static Stage? StageOf(string state) => First(States, state);

    public static Priority? PriorityOf(string priority) => First(Priorities, priority);

    /// <summary>What stands in most columns for "not known"; empty where nothing does.</summary>
    public static string Unknown(FileSurvey survey) => Unknowns
        .Select(sign => (Sign: sign, Columns: survey.Values.Count(column => column.Values.Contains(sign))))
        .Where(found => found.Columns > 0).OrderByDescending(found => found.Columns).Select(found => found.Sign).FirstOrDefault() ?? "";

    private static T? First<T>((string Word, T Meaning)[] words, string value) where T : struct =>
        words.Where(known => value.Contains(known.Word, StringComparison.OrdinalIgnoreCase)).Select(known => (T?)known.Meaning).FirstOrDefault();
}

namespace AfterSales.Core.Rulebooks;

/// <summary>How a customer accepted 验收方式.</summary>
public enum AcceptanceWay
{
    /// <summary>签字: drawn, or by the typed name.</summary>
    Signature,
    /// <summary>盖章: on paper, with the customer's stamp.</summary>
    Stamp,
    /// <summary>未签字: a supervisor answers for it, with a reason and a witness.</summary>
    WithoutSignature,
}

/// <summary>What the customer says to one line of the acceptance 逐项验收.</summary>
public enum LineAnswer
{
    /// <summary>接受</summary>
    Accepted,
    /// <summary>有保留接受: accepted, but something is still to be done.</summary>
    Reserved,
    /// <summary>不接受</summary>
    Refused,
}

/// <summary>What a line of the acceptance is about 验收项目.</summary>
public enum AcceptedThing
{
    /// <summary>故障原因</summary>
    Found,
    /// <summary>处理措施</summary>
    Done,
    /// <summary>更换配件</summary>
    Parts,
    /// <summary>客户培训</summary>
    Training,
    /// <summary>试机结果</summary>
    Test,
    /// <summary>服务结果</summary>
    Result,
}

/// <summary>How another ticket hangs together with one 关联工单.</summary>
public enum TicketRelation
{
    /// <summary>重复故障: the same fault again, after the ticket was closed.</summary>
    Repeat,
    /// <summary>验收保留项: what the customer reserved when accepting.</summary>
    Reservation,
    /// <summary>合并: the same fault, reported twice.</summary>
    Merged,
}

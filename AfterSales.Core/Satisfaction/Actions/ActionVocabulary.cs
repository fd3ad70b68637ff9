namespace AfterSales.Core.Satisfaction.Actions;

/// <summary>What a measure is for.</summary>
public enum ActionKind
{
    /// <summary>纠正措施: what went wrong is put right (R1.8, R6.13).</summary>
    Corrective,
    /// <summary>改进措施: what goes well enough is made better (R2.10, R3.7.2).</summary>
    Improvement,
}

/// <summary>What a measure comes out of.</summary>
public enum ActionSource
{
    /// <summary>投诉</summary>
    Complaint,
    /// <summary>抽查</summary>
    SpotCheck,
    /// <summary>定期评审</summary>
    Review,
    /// <summary>月报建议: a proposal of the monthly report that the leaders agreed to.</summary>
    MonthlyReport,
    /// <summary>指标: a figure that missed its goal.</summary>
    Figure,
    /// <summary>其他</summary>
    Other,
}

/// <summary>What happened to a measure.</summary>
public enum ActionStep
{
    Opened,
    /// <summary>Somebody else carries it out.</summary>
    Reassigned,
    DueMoved,
    Done,
    /// <summary>It was looked at, and it helped.</summary>
    Helped,
    /// <summary>It was looked at, and is done once more.</summary>
    DidNotHelp,
    Dropped,
}

/// <summary>Where a measure stands.</summary>
public enum ActionState
{
    /// <summary>进行中</summary>
    Open,
    /// <summary>待验证: done; whether it helped has still to be looked at.</summary>
    Done,
    /// <summary>已验证: done, and it helped.</summary>
    Confirmed,
    /// <summary>已取消</summary>
    Dropped,
}

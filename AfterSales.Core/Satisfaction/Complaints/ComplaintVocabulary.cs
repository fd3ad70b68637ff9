namespace AfterSales.Core.Satisfaction.Complaints;

/// <summary>What a complaint is about 投诉类别.</summary>
public enum ComplaintKind
{
    /// <summary>质量</summary>
    Quality,
    /// <summary>态度</summary>
    Attitude,
    /// <summary>时效: too late, or too long.</summary>
    Time,
    /// <summary>价格</summary>
    Price,
    /// <summary>争议: an objection to what was decided, as who pays (R4.15).</summary>
    Dispute,
    /// <summary>其他</summary>
    Other,
}

/// <summary>How a complaint came in.</summary>
public enum ComplaintChannel
{
    Phone,
    Email,
    Web,
    OnSite,
    Dealer,
    Letter,
    /// <summary>By itself, out of a low rating (R3.7.1).</summary>
    Rating,
}

/// <summary>Where a complaint stands.</summary>
public enum ComplaintState
{
    /// <summary>处理中: the customer waits for an answer.</summary>
    Open,
    /// <summary>待回访: answered; whether the customer is content has still to be asked.</summary>
    Answered,
    /// <summary>已结案</summary>
    Closed,
    /// <summary>已作废: entered by mistake; it counts nowhere, and what happened to it stays.</summary>
    Voided,
}

/// <summary>What came of calling the customer back 回访结果.</summary>
public enum CallOutcome
{
    /// <summary>满意</summary>
    Content,
    /// <summary>不满意: it begins again.</summary>
    NotContent,
    /// <summary>未联系上: it has to be tried again.</summary>
    Unreachable,
}

/// <summary>What happened to a complaint.</summary>
public enum ComplaintStep
{
    Opened,
    /// <summary>Somebody looks after it now.</summary>
    Taken,
    Noted,
    KindChanged,
    DueMoved,
    CauseFound,
    Answered,
    CalledBack,
    /// <summary>The customer is not content.</summary>
    Reopened,
    Closed,
    /// <summary>It was entered by mistake.</summary>
    Voided,
}

/// <summary>What a complaint lacks before it may be closed.</summary>
public enum ComplaintNeed
{
    /// <summary>原因 (R5.15)</summary>
    Cause,
    /// <summary>答复 (R4.15)</summary>
    Answer,
    /// <summary>回访: a call back after the answer, and a customer who is content (R6.11).</summary>
    CallBack,
    /// <summary>教训 (R5.15)</summary>
    Lesson,
}

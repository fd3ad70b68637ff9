namespace AfterSales.Portal.Satisfaction.Complaints;

/// <summary>What can be done with a complaint on its page, each with a small form.</summary>
public enum ComplaintMove
{
    Take,
    FindCause,
    Answer,
    CallBack,
    Close,
    Note,
    Sort,
    MoveDue,
    Void,
}

namespace AfterSales.Portal.Satisfaction.Actions;

/// <summary>What can be done with a measure, each with a small form.</summary>
public enum ActionMove
{
    Finish,
    Helped,
    DidNotHelp,
    Reassign,
    MoveDue,
    Drop,
}

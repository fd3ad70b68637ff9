namespace AfterSales.Portal.Satisfaction.Actions;

/// <summary>What can be done with a measure in its list.</summary>
public enum ActionMove
{
    Finish,
    Helped,
    DidNotHelp,
    Drop,
}

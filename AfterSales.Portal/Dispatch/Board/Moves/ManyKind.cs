namespace AfterSales.Portal.Dispatch.Board.Moves;

/// <summary>What can be done with several cards at once.</summary>
public enum ManyKind
{
    /// <summary>批量派工</summary>
    Assign,
    /// <summary>确认行程: tentative visits are told to their engineers.</summary>
    Confirm,
    /// <summary>调整优先级</summary>
    Priority,
    /// <summary>备注</summary>
    Note,
}

namespace AfterSales.Core.Data;

/// <summary>The app roles of the company's directory; a person may hold several.</summary>
[Flags]
public enum Roles
{
    None = 0,
    /// <summary>服务人员</summary>
    Staff = 1,
    /// <summary>服务工程师</summary>
    Engineer = 2,
    /// <summary>服务主管</summary>
    Supervisor = 4,
}

/// <summary>The door an act came through.</summary>
public enum Origin { Page, Api, Hub, Link, Import, System }

/// <summary>
/// Who acts. Passed into every command and query; nothing in Core asks anything else who the user is.
/// </summary>
/// <param name="EmployeeId">The employee, or null for customers, anonymous reporters and the system.</param>
/// <param name="Name">The name as it is kept in the timeline.</param>
public sealed record Actor(int? EmployeeId, string Name, Roles Roles, Origin Origin)
{
    /// <summary>Somebody from outside without a link: may only report.</summary>
    public static Actor Anonymous(string name, Origin origin) => new(null, name, Roles.None, origin);

    /// <summary>The customer who holds a link to one ticket.</summary>
    public static Actor Customer(string name) => new(null, name, Roles.None, Origin.Link);

    /// <summary>The supervisor who is away and instead of whom the actor decides today 代理; null for everybody else.</summary>
    public string? InsteadOf { get; init; }

    /// <summary>May decide on plans, quotes and trips: supervisors, and who decides instead of one.</summary>
    public bool Decides => IsSupervisor || InsteadOf is not null;

    public bool IsStaff => Roles.HasFlag(Roles.Staff);
    public bool IsEngineer => Roles.HasFlag(Roles.Engineer);
    public bool IsSupervisor => Roles.HasFlag(Roles.Supervisor);

    /// <summary>Sees every ticket: staff, supervisors and who decides instead of one; engineers see their own.</summary>
    public bool SeesAllTickets => IsStaff || Decides;
}

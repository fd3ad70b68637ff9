namespace AfterSales.Core.Data;

/// <summary>What besides the role decides whether somebody may do something.</summary>
public enum DeskLimit
{
    None,
    /// <summary>Engineers only with what is their own.</summary>
    EngineersOwn,
    /// <summary>Nobody with the own work.</summary>
    NotOwnWork,
}

/// <summary>
/// Something that can be done beside tickets, and who may. The desk that does it asks here, and the README's table is made from it:
/// what is written of permissions is what holds.
/// </summary>
/// <param name="Name">As programs call it.</param>
/// <param name="Who">Any of these roles.</param>
public sealed record DeskCommand(string Name, Roles Who, DeskLimit Limit = DeskLimit.None)
{
    public bool IsFor(Actor actor) => (actor.Roles & Who) != Roles.None;
}

using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>No command has this name.</summary>
public sealed record UnknownCommand(string Name) : UnknownRefusal("unknown-command");

/// <summary>It is the actor's own work that would be decided on, and there is somebody else who may 四眼原则.</summary>
public sealed record OwnWork() : NotAllowedRefusal("own-work");

/// <summary>The quote has a discount, or a price below the list: a supervisor sends it, or who decides instead of one.</summary>
public sealed record BelowList() : NotAllowedRefusal("below-list");

/// <summary>Somebody else was faster: where the ticket stands now, and who moved it when (UTC).</summary>
public sealed record VersionConflict(long Version, Stage Stage, string? ChangedBy, DateTime? ChangedAt) : StaleRefusal("version-conflict")
{
    /// <summary>The command that changed it.</summary>
    public string? Change { get; init; }

    /// <summary>What was said or named with it.</summary>
    public string? ChangeText { get; init; }
}

/// <summary>There is no last move, or no way back from it, or it has been taken back.</summary>
public sealed record NothingToUndo() : StaleRefusal("nothing-to-undo");

/// <summary>The last move was somebody else's. UTC.</summary>
public sealed record AnothersMove(string By, DateTime At) : NotAllowedRefusal("anothers-move");

/// <summary>The time for taking the move back is over. UTC.</summary>
public sealed record UndoTooLate(DateTime Until) : StaleRefusal("undo-too-late");

/// <summary>The ticket is kept for another engineer. UTC.</summary>
public sealed record PinnedToAnother(int EngineerId, string Engineer, DateTime Until, string Reason, string By) : GateRefusal("pinned");

/// <summary>The command does not lead on from where the ticket stands.</summary>
public sealed record WrongStage(Stage Stage, IReadOnlyList<Stage> AllowedFrom) : StaleRefusal("wrong-stage")
{
    /// <summary>The actor's visit has departed already.</summary>
    public bool Departed { get; init; }
}

/// <summary>What must stand first, by clause.</summary>
public sealed record GatesUnmet(IReadOnlyList<UnmetNeed> Missing) : GateRefusal("gate");

/// <summary>One thing that is missing, and the clause that wants it; a need of the service type itself has the clause `type`.</summary>
public sealed record UnmetNeed(string Clause, Need Need)
{
    public const string OfType = "type";

    /// <summary>Whom or what it is missed of, in names and days; null: of the ticket.</summary>
    public string? Of { get; init; }

    /// <summary>What the clause says; null for the service type itself.</summary>
    public TwoTongues? Text { get; init; }
}

using AfterSales.Core.Import;

namespace AfterSales.Portal.Import;

/// <summary>Where an import stands.</summary>
public enum ImportPhase { Idle, Running, Done, Cancelled, Failed }

/// <summary>The import that runs, or the one that ran last in this process.</summary>
public sealed record ImportState
{
    public static readonly ImportState Nothing = new();

    public ImportPhase Phase { get; init; } = ImportPhase.Idle;
    /// <summary>A check, which writes nothing.</summary>
    public bool Dry { get; init; }
    public string? UploadId { get; init; }
    public string FileName { get; init; } = "";
    /// <summary>Who started it.</summary>
    public string By { get; init; } = "";
    /// <summary>What it runs by: a draft that was changed since is another one.</summary>
    public MappingDraft? Draft { get; init; }
    public ImportProgress? Progress { get; init; }
    /// <summary>Once it is done.</summary>
    public ImportReport? Report { get; init; }

    public bool Running => Phase == ImportPhase.Running;
}

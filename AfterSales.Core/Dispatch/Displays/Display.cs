using AfterSales.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AfterSales.Core.Dispatch;

/// <summary>What a wall shows at one time 画面.</summary>
public enum WallScene
{
    /// <summary>What is over and what is due next, beside the map and today's figures.</summary>
    Due,
    /// <summary>The engineers and the sites on the map.</summary>
    Map,
    /// <summary>Today's figures and how many tickets stand where.</summary>
    Figures,
    /// <summary>Each engineer with what they do now.</summary>
    Engineers,
}

/// <summary>
/// A screen on a wall 大屏 and the key that opens the live board for it, and nothing else. Of the key only a hash is kept. Times UTC.
/// </summary>
public sealed class Display
{
    private Display() { }

    internal Display(DisplayEntry entry, byte[] hash, Actor by, DateTime now)
    {
        (KeyHash, MadeBy, MadeAt) = (hash, by.Name, now);
        Write(entry);
    }

    public int Id { get; private init; }
    public string Name { get; private set; } = "";
    public byte[] KeyHash { get; private init; } = [];
    public List<WallScene> Scenes { get; private set; } = [];
    public int RotateSeconds { get; private set; }
    public TimeOnly? DimFrom { get; private set; }
    public TimeOnly? DimTo { get; private set; }
    public string MadeBy { get; private init; } = "";
    public DateTime MadeAt { get; private init; }
    public string? RevokedBy { get; private set; }
    public DateTime? RevokedAt { get; private set; }
    /// <summary>To the minute.</summary>
    public DateTime? LastSeenAt { get; private set; }

    public WallSettings Settings => new(Scenes, RotateSeconds, DimFrom, DimTo);

    internal void Write(DisplayEntry entry)
    {
        Name = entry.Name!.Trim();
        Scenes = [.. entry.Scenes!.Distinct()];
        RotateSeconds = entry.RotateSeconds ?? WallSettings.Usual.RotateSeconds;
        (DimFrom, DimTo) = (entry.DimFrom, entry.DimTo);
    }

    internal void Revoke(Actor by, DateTime now) => (RevokedBy, RevokedAt) = (RevokedBy ?? by.Name, RevokedAt ?? now);

    private sealed class Configuration : IEntityTypeConfiguration<Display>
    {
        public void Configure(EntityTypeBuilder<Display> builder)
        {
            builder.HasIndex(display => display.KeyHash).IsUnique();
            builder.Property(display => display.Name).HasMaxLength(DisplayEntry.LongestName);
            builder.Ignore(display => display.Settings);
        }
    }
}

/// <summary>How a wall shows what it shows.</summary>
/// <param name="Scenes">In their order; with more than one they take turns.</param>
/// <param name="RotateSeconds">How long each stays.</param>
/// <param name="DimFrom">When it gets dark, in the company's time; null: never.</param>
public sealed record WallSettings(IReadOnlyList<WallScene> Scenes, int RotateSeconds, TimeOnly? DimFrom, TimeOnly? DimTo)
{
    /// <summary>Shorter than this nobody has read a scene.</summary>
    public const int ShortestTurn = 20;
    public const int LongestTurn = 3600;

    public static readonly WallSettings Usual = new([WallScene.Due], 30, new TimeOnly(20, 0), new TimeOnly(7, 0));
}

/// <summary>A display as a supervisor writes it.</summary>
public sealed record DisplayEntry(string? Name, IReadOnlyList<WallScene>? Scenes, int? RotateSeconds = null, TimeOnly? DimFrom = null, TimeOnly? DimTo = null)
{
    public const int LongestName = 60;

    internal Invalid? Check()
    {
        var problems = new EntryProblems();
        problems.Words("name", Name, LongestName, required: true);
        problems.Require(Scenes is { Count: > 0 }, "scenes");
        if (Scenes?.Any(scene => !Enum.IsDefined(scene)) == true)
            problems.Add("scenes", "unknown");
        if (RotateSeconds is not null)
            problems.Number("rotateSeconds", RotateSeconds, WallSettings.ShortestTurn, WallSettings.LongestTurn);
        problems.Require(DimFrom is null || DimTo is not null, "dimTo");
        problems.Require(DimTo is null || DimFrom is not null, "dimFrom");
        return problems.Result;
    }
}

/// <summary>The displays in the database.</summary>
public static class DisplaySets
{
    extension(AfterSalesDbContext db)
    {
        public DbSet<Display> Displays => db.Set<Display>();
    }
}

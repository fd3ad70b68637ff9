using System.Text.Json;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks.Presets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AfterSales.Core.Rulebooks.Versions;

/// <summary>
/// One edition of the company's rulebook 制度版本: a draft until it is published, and from then on never changed,
/// because tickets keep the one they began under.
/// </summary>
public sealed class RulebookVersion : IVersioned
{
    private RulebookVersion() { }

    public int Id { get; private init; }
    public long Version { get; private init; } = 1;
    /// <summary>Counts the editions, from 1.</summary>
    public int Number { get; private init; }
    /// <summary>First day in force, in the company's time zone; null while it is a draft.</summary>
    public DateOnly? EffectiveFrom { get; private set; }
    /// <summary>UTC.</summary>
    public DateTime? PublishedAt { get; private set; }
    public string? PublishedBy { get; private set; }
    public string Content { get; private set; } = "";

    public bool Draft => PublishedAt is null;

    /// <summary>What it says.</summary>
    public Rulebook Rulebook => JsonSerializer.Deserialize<Rulebook>(Content, PresetFiles.Json)!;

    public static RulebookVersion Drafted(Rulebook rulebook, int number) => new() { Number = number, Content = Write(rulebook) };

    /// <returns>Null: done.</returns>
    internal Refusal? Edit(Rulebook rulebook)
    {
        if (!Draft)
            return new AlreadyPublished(Number);
        Content = Write(rulebook);
        return null;
    }

    /// <param name="from">Not in the past: what was done under another edition was right by that one.</param>
    internal Refusal? Publish(DateOnly from, DateOnly today, string by, DateTime now)
    {
        if (!Draft)
            return new AlreadyPublished(Number);
        if (from < today)
            return Invalid.Field("effectiveFrom", "in-the-past");
        (EffectiveFrom, PublishedBy, PublishedAt) = (from, by, now);
        return null;
    }

    /// <summary>Puts the first edition in force, with no day before it.</summary>
    internal void Begin(DateTime now) => (EffectiveFrom, PublishedBy, PublishedAt) = (DateOnly.MinValue, "", now);

    private static string Write(Rulebook rulebook) => JsonSerializer.Serialize(rulebook, PresetFiles.Json);

    private sealed class Configuration : IEntityTypeConfiguration<RulebookVersion>
    {
        public void Configure(EntityTypeBuilder<RulebookVersion> builder)
        {
            builder.Property(version => version.Version).IsConcurrencyToken();
            builder.HasIndex(version => version.Number).IsUnique();
            builder.HasIndex(version => version.EffectiveFrom);
            builder.Ignore(version => version.Rulebook).Ignore(version => version.Draft);
        }
    }
}

/// <summary>A published edition stays as it is; a change is a new one.</summary>
public sealed record AlreadyPublished(int Number) : StaleRefusal("already-published");

/// <summary>The editions of the rulebook in the database.</summary>
public static class RulebookSets
{
    extension(AfterSalesDbContext db)
    {
        public DbSet<RulebookVersion> RulebookVersions => db.Set<RulebookVersion>();
    }
}

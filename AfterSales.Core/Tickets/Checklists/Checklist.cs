using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AfterSales.Core.Tickets;

/// <summary>What a filled-in checklist counts for.</summary>
public enum ChecklistUse
{
    /// <summary>安全检查: as the safety check (R5.8).</summary>
    Safety,
    /// <summary>安装检查: as the check of the installation (R2.3).</summary>
    Installation,
    /// <summary>作业检查: the job itself, as maintenance with its readings (R8.14).</summary>
    Job,
    /// <summary>试机标准: what a test measures, and what passes.</summary>
    Test,
}

/// <summary>One thing to look at or to measure.</summary>
/// <param name="Reading">It is measured; else it is in order or not.</param>
/// <param name="Low">The least that is right; null: no bound.</param>
/// <param name="High">The most that is right; null: no bound.</param>
/// <param name="Standard">It belongs to the work standard (R8.14): the quality evaluation counts it.</param>
public sealed record ChecklistItem(string Zh, string En, bool Reading, string? Unit, double? Low, double? High, bool Standard)
{
    public bool Allows(double value) => Limits.Allow(Low, High, value);

    /// <summary>In either language.</summary>
    internal bool IsNamed(string name) => string.Equals(name.Trim(), Zh, StringComparison.OrdinalIgnoreCase) || string.Equals(name.Trim(), En, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The bounds of something measured.</summary>
internal static class Limits
{
    public static bool Allow(double? low, double? high, double value) => !(value < low) && !(value > high);
}

/// <summary>What is checked on machines of some models for some services 检查表, as a supervisor wrote it. Filled-in ones keep their own copy.</summary>
public sealed class Checklist : IVersioned
{
    private Checklist() { }

    /// <param name="by">Who wrote it.</param>
    /// <param name="now">UTC.</param>
    public Checklist(ChecklistEntry entry, string by, DateTime now) => Write(entry, by, now);

    public int Id { get; private init; }
    public long Version { get; private init; } = 1;
    public string NameZh { get; private set; } = "";
    public string NameEn { get; private set; } = "";
    public ChecklistUse Use { get; private set; }
    /// <summary>By their codes; empty: all.</summary>
    public List<string> Models { get; private set; } = [];
    public List<ServiceType> Types { get; private set; } = [];
    public List<ChecklistItem> Items { get; private set; } = [];
    /// <summary>False: offered no more.</summary>
    public bool Active { get; private set; } = true;
    public string ChangedBy { get; private set; } = "";
    /// <summary>UTC.</summary>
    public DateTime ChangedAt { get; private set; }

    public bool Fits(ServiceType type, string? model) => Active && Types.Contains(type)
        && (Models.Count == 0 || model is not null && Models.Contains(model, StringComparer.OrdinalIgnoreCase));

    internal void Write(ChecklistEntry entry, string by, DateTime now)
    {
        (NameZh, NameEn, Use, Active) = (entry.NameZh!.Trim(), entry.NameEn!.Trim(), entry.Use!.Value, entry.Active);
        (Models, Types) = ([.. (entry.Models ?? []).Distinct()], [.. entry.Types!.Distinct()]);
        Items = [.. entry.Items!.Select(item => item with { Zh = item.Zh.Trim(), En = item.En.Trim(), Unit = item.Reading ? EntryProblems.Trimmed(item.Unit) : null, Low = item.Reading ? item.Low : null, High = item.Reading ? item.High : null })];
        (ChangedBy, ChangedAt) = (by, now);
    }

    /// <summary>What a ticket lacks until such a list is filled in; null: nothing.</summary>
    public Need? Supplies => Use switch
    {
        ChecklistUse.Safety => Need.SafetyCheck,
        ChecklistUse.Installation => Need.InstallationCheck,
        ChecklistUse.Job => Need.Checklist,
        _ => null,
    };

    private sealed class Configuration : IEntityTypeConfiguration<Checklist>
    {
        public void Configure(EntityTypeBuilder<Checklist> builder)
        {
            builder.Property(list => list.Version).IsConcurrencyToken();
            builder.Ignore(list => list.Supplies);
            builder.Property(list => list.NameZh).HasMaxLength(ChecklistDesk.LongestWord);
            builder.Property(list => list.NameEn).HasMaxLength(ChecklistDesk.LongestWord);
            builder.Property(list => list.Use).HasConversion<string>().HasMaxLength(20);
            builder.PrimitiveCollection(list => list.Types).ElementType(element => element.HasConversion<string>());
            builder.OwnsMany(list => list.Items, items => items.ToJson());
        }
    }
}

/// <summary>The checklists in the database.</summary>
public static class ChecklistSets
{
    extension(AfterSalesDbContext db)
    {
        /// <summary>Those in use and those that were.</summary>
        public DbSet<Checklist> Checklists => db.Set<Checklist>();
    }
}

using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.Rulebooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AfterSales.Core.Assessment.Performance;

/// <summary>What somebody gets for what they did (R2.11, R7.12).</summary>
public enum MeritKind
{
    /// <summary>表扬</summary>
    Praise,
    /// <summary>奖金</summary>
    Bonus,
    /// <summary>警告</summary>
    Warning,
    /// <summary>罚款</summary>
    Fine,
}

/// <summary>Where a reward or penalty stands.</summary>
public enum MeritState
{
    /// <summary>待审批</summary>
    Proposed,
    /// <summary>已批准</summary>
    Approved,
    /// <summary>未批准</summary>
    Declined,
}

/// <summary>
/// A reward or a penalty 奖惩: proposed by one supervisor with a reason, decided by another, kept for good. A reason that was decided
/// on is not written over: who errs proposes the contrary. Times UTC.
/// </summary>
public sealed class Merit : IVersioned
{
    private Merit() { }

    internal Merit(int engineerId, DateOnly month, MeritKind kind, string reason, Money? amount, Actor by, DateTime now)
    {
        (EngineerId, Month, Kind, Reason, AmountCents) = (engineerId, month, kind, reason, amount?.Minor);
        (ProposedById, ProposedBy, ProposedAt) = (by.EmployeeId, by.Name, now);
    }

    public int Id { get; private init; }
    public long Version { get; private init; } = 1;
    public int EngineerId { get; private init; }
    public Engineer Engineer { get; private init; } = null!;
    /// <summary>The month it belongs to, by its first day.</summary>
    public DateOnly Month { get; private init; }
    public MeritKind Kind { get; private init; }
    public string Reason { get; private init; } = "";
    /// <summary>In hundredths of the company's currency; null where it is words alone.</summary>
    public long? AmountCents { get; private init; }
    public MeritState State { get; private set; }
    public int? ProposedById { get; private init; }
    public string ProposedBy { get; private init; } = "";
    public DateTime ProposedAt { get; private init; }
    public string? DecidedBy { get; private set; }
    public DateTime? DecidedAt { get; private set; }
    public string? DecisionNote { get; private set; }
    /// <summary>Who proposed it decided on it, because nobody else could.</summary>
    public bool DecidedAlone { get; private set; }

    /// <summary>Whether money goes with it.</summary>
    internal static bool WantsAmount(MeritKind kind) => kind is MeritKind.Bonus or MeritKind.Fine;

    internal void Decide(bool approved, string? note, Actor by, DateTime now)
    {
        (State, DecisionNote) = (approved ? MeritState.Approved : MeritState.Declined, EntryProblems.Trimmed(note));
        (DecidedBy, DecidedAt, DecidedAlone) = (by.Name, now, by.EmployeeId == ProposedById);
    }

    private sealed class Configuration : IEntityTypeConfiguration<Merit>
    {
        public void Configure(EntityTypeBuilder<Merit> builder)
        {
            builder.Property(merit => merit.Version).IsConcurrencyToken();
            builder.Property(merit => merit.Kind).HasConversion<string>().HasMaxLength(20);
            builder.Property(merit => merit.State).HasConversion<string>().HasMaxLength(20);
            builder.Property(merit => merit.Reason).HasMaxLength(PerformanceDesk.LongestText);
            builder.Property(merit => merit.DecisionNote).HasMaxLength(PerformanceDesk.LongestText);
            builder.HasIndex(merit => new { merit.EngineerId, merit.Month });
            builder.HasIndex(merit => merit.State);
            builder.HasOne(merit => merit.Engineer).WithMany().HasForeignKey(merit => merit.EngineerId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>What the department's people get and are told for their work, in the database.</summary>
public static class PerformanceSets
{
    extension(AfterSalesDbContext db)
    {
        /// <summary>Rewards and penalties 奖惩, whatever their state.</summary>
        public DbSet<Merit> Merits => db.Set<Merit>();
    }
}

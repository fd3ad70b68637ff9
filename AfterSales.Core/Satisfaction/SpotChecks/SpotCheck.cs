using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AfterSales.Core.Satisfaction.SpotChecks;

/// <summary>How one thing was found in a check.</summary>
public enum CheckVerdict
{
    /// <summary>符合: all of its points.</summary>
    Good,
    /// <summary>部分符合: half of them.</summary>
    Partly,
    /// <summary>不符合: none.</summary>
    Bad,
    /// <summary>不适用: it counts for nothing.</summary>
    NotApplicable,
}

/// <summary>Where a check stands.</summary>
public enum CheckState
{
    /// <summary>待检查</summary>
    Drawn,
    /// <summary>已检查</summary>
    Done,
    /// <summary>未检查: it could not be done, and why.</summary>
    Skipped,
}

/// <summary>One thing as it was found. The item is a copy: what is edited later does not change what was checked.</summary>
/// <param name="Clauses">As <see cref="CheckItem.Clauses"/>.</param>
public sealed record CheckFinding(string Zh, string En, int Weight, CheckVerdict Verdict, string? Clauses = null)
{
    /// <summary>Whether it speaks for the clause.</summary>
    public bool IsFor(string clause) => Clauses?.Split(' ').Contains(clause) == true;
}

/// <summary>
/// A finished job that is looked at again 抽查, by somebody other than the engineer who led it (R1.8, R3.6.1, R7.7). Days are the
/// company's, times UTC.
/// </summary>
public sealed class SpotCheck : IVersioned
{
    internal const int LongestRemark = 2000;

    public int Id { get; private init; }
    public long Version { get; private init; } = 1;
    public required long TicketId { get; init; }
    public Ticket Ticket { get; private init; } = null!;
    /// <summary>Whose work is checked.</summary>
    public required int EngineerId { get; init; }
    public Employee Engineer { get; private init; } = null!;
    public required SampleReason Why { get; init; }
    /// <summary>The first day of the stretch that it was drawn for.</summary>
    public required DateOnly StretchFrom { get; init; }
    public required DateTime DrawnAt { get; init; }
    public required string DrawnBy { get; init; }
    public required DateOnly DueOn { get; init; }
    /// <summary>What is looked at: as the plan said when it was drawn.</summary>
    public required List<CheckItem> Items { get; init; }
    public CheckState State { get; private set; }
    public int? CheckerId { get; private set; }
    public string? Checker { get; private set; }
    public DateTime? CheckedAt { get; private set; }
    public List<CheckFinding> Findings { get; private set; } = [];
    /// <summary>0 to 100: the points of what was found, of all that applied, rounded half up.</summary>
    public int? Score { get; private set; }
    /// <summary>What was seen, or why it could not be checked.</summary>
    public string? Remark { get; private set; }

    internal Refusal? Record(IReadOnlyList<CheckFinding> findings, string? remark, Actor actor, DateTime now)
    {
        if (State != CheckState.Drawn)
            return new WrongCheckState(State);
        (Findings, Score) = ([.. findings], CheckScore.Of(findings));
        return End(CheckState.Done, remark, actor, now);
    }

    internal Refusal? Skip(string reason, Actor actor, DateTime now) => State == CheckState.Drawn ? End(CheckState.Skipped, reason, actor, now) : new WrongCheckState(State);

    private Refusal? End(CheckState state, string? remark, Actor actor, DateTime now)
    {
        (State, Remark, CheckerId, Checker, CheckedAt) = (state, remark, actor.EmployeeId, actor.Name, now);
        return null;
    }

    private sealed class Configuration : IEntityTypeConfiguration<SpotCheck>
    {
        public void Configure(EntityTypeBuilder<SpotCheck> builder)
        {
            builder.Property(check => check.Version).IsConcurrencyToken();
            builder.Property(check => check.Why).HasConversion<string>().HasMaxLength(20);
            builder.Property(check => check.State).HasConversion<string>().HasMaxLength(20);
            builder.Property(check => check.Remark).HasMaxLength(LongestRemark);
            builder.HasIndex(check => new { check.State, check.DueOn });
            builder.HasIndex(check => new { check.EngineerId, check.CheckedAt });
            // A job is drawn once.
            builder.HasIndex(check => check.TicketId).IsUnique();
            builder.OwnsMany(check => check.Items, items => items.ToJson());
            builder.OwnsMany(check => check.Findings, findings =>
            {
                findings.Property(finding => finding.Verdict).HasConversion<string>();
                findings.ToJson();
            });
            builder.HasOne(check => check.Ticket).WithMany().HasForeignKey(check => check.TicketId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne(check => check.Engineer).WithMany().HasForeignKey(check => check.EngineerId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>How the sample of a stretch was drawn: with the same seed and jobs anybody can draw it again. UTC.</summary>
public sealed class SampleDraw
{
    public int Id { get; private init; }
    /// <summary>Its first day, in the company's days.</summary>
    public required DateOnly StretchFrom { get; init; }
    public required DateOnly StretchTo { get; init; }
    public required long Seed { get; init; }
    public DateTime DrawnAt { get; set; }
    public required string DrawnBy { get; set; }
    /// <summary>The finished jobs that it was drawn from.</summary>
    public int Jobs { get; set; }
    public int Drawn { get; set; }

    private sealed class Configuration : IEntityTypeConfiguration<SampleDraw>
    {
        public void Configure(EntityTypeBuilder<SampleDraw> builder) => builder.HasIndex(draw => new { draw.StretchFrom, draw.StretchTo }).IsUnique();
    }
}

/// <summary>The spot checks in the database.</summary>
public static class SpotCheckSets
{
    extension(AfterSalesDbContext db)
    {
        /// <summary>Drawn, and done.</summary>
        public DbSet<SpotCheck> SpotChecks => db.Set<SpotCheck>();
        public DbSet<SampleDraw> SampleDraws => db.Set<SampleDraw>();
        public DbSet<SamplingPlan> SamplingPlans => db.Set<SamplingPlan>();
    }
}

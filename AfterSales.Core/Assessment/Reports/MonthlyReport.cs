using AfterSales.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AfterSales.Core.Assessment.Reports;

/// <summary>How far a monthly report has come.</summary>
public enum ReportState
{
    /// <summary>草稿: figures are there, words and proposals are written.</summary>
    Draft,
    /// <summary>已审核</summary>
    Reviewed,
    /// <summary>已签发: it is with the leaders, and never changes again.</summary>
    SignedOff,
}

/// <summary>
/// The department's report to the company's leaders on a month 月度报告 (R5.17, R6.1). Words and figures are kept as they were: what it
/// says of the month stands in <see cref="Content"/> and is never computed again once it has been reviewed. Times UTC.
/// </summary>
public sealed class MonthlyReport : IVersioned
{
    private MonthlyReport() { }

    internal MonthlyReport(DateOnly month, string content, Actor by, DateTime now) => (Month, Content, MadeBy, MadeAt) = (month, content, by.Name, now);

    public int Id { get; private init; }
    public long Version { get; private init; } = 1;
    /// <summary>Its first day.</summary>
    public DateOnly Month { get; private init; }
    public ReportState State { get; private set; }
    /// <summary>A <see cref="ReportContent"/> as it was found, as JSON.</summary>
    public string Content { get; private set; } = "";
    public string MadeBy { get; private set; } = "";
    public DateTime MadeAt { get; private set; }
    /// <summary>What the head of the department says of the month.</summary>
    public string? Words { get; private set; }
    public int? ReviewedById { get; private set; }
    public string? ReviewedBy { get; private set; }
    public DateTime? ReviewedAt { get; private set; }
    public string? SignedBy { get; private set; }
    public DateTime? SignedAt { get; private set; }
    /// <summary>Who reviewed it signed it off, because nobody else could.</summary>
    public bool SignedAlone { get; private set; }
    public List<ReportProposal> Proposals { get; } = [];

    internal void MakeAgain(string content, Actor by, DateTime now) => (Content, MadeBy, MadeAt) = (content, by.Name, now);

    internal void Write(string? words) => Words = EntryProblems.Trimmed(words);

    internal void Review(Actor by, DateTime now) => (State, ReviewedById, ReviewedBy, ReviewedAt) = (ReportState.Reviewed, by.EmployeeId, by.Name, now);

    /// <summary>Back to who writes it.</summary>
    internal void Return() => (State, ReviewedById, ReviewedBy, ReviewedAt) = (ReportState.Draft, null, null, null);

    internal void SignOff(Actor by, DateTime now) => (State, SignedBy, SignedAt, SignedAlone) = (ReportState.SignedOff, by.Name, now, by.EmployeeId == ReviewedById);

    private sealed class Configuration : IEntityTypeConfiguration<MonthlyReport>
    {
        public void Configure(EntityTypeBuilder<MonthlyReport> builder)
        {
            builder.Property(report => report.Version).IsConcurrencyToken();
            builder.Property(report => report.State).HasConversion<string>().HasMaxLength(20);
            builder.Property(report => report.Words).HasMaxLength(ReportDesk.LongestWords);
            builder.HasIndex(report => report.Month).IsUnique();
            builder.HasMany(report => report.Proposals).WithOne().HasForeignKey(proposal => proposal.ReportId);
        }
    }
}

/// <summary>What the leaders said to a proposal 批示 (R5.18).</summary>
public enum LeadersDecision
{
    /// <summary>同意</summary>
    Accepted,
    /// <summary>不同意</summary>
    Declined,
    /// <summary>暂缓: it is asked again.</summary>
    Later,
}

/// <summary>What the department proposes to the leaders, and their answer. Times UTC.</summary>
public sealed class ReportProposal
{
    private ReportProposal() { }

    internal ReportProposal(string text, string? reason, Actor by, DateTime now) => (Text, Reason, By, At) = (text, reason, by.Name, now);

    public int Id { get; private init; }
    public int ReportId { get; private init; }
    public string Text { get; private init; } = "";
    /// <summary>What speaks for it.</summary>
    public string? Reason { get; private init; }
    public string By { get; private init; } = "";
    public DateTime At { get; private init; }
    /// <summary>Null: not answered yet.</summary>
    public LeadersDecision? Decision { get; private set; }
    /// <summary>Who of the leaders decided, as it was told.</summary>
    public string? Leader { get; private set; }
    public string? DecisionWords { get; private set; }
    /// <summary>Who wrote the answer down.</summary>
    public string? RecordedBy { get; private set; }
    public DateTime? RecordedAt { get; private set; }
    /// <summary>The improvement action that it became.</summary>
    public int? ActionId { get; internal set; }

    internal void Answer(LeadersDecision decision, string leader, string? words, Actor by, DateTime now) =>
        (Decision, Leader, DecisionWords, RecordedBy, RecordedAt) = (decision, leader.Trim(), EntryProblems.Trimmed(words), by.Name, now);

    private sealed class Configuration : IEntityTypeConfiguration<ReportProposal>
    {
        public void Configure(EntityTypeBuilder<ReportProposal> builder)
        {
            builder.Property(proposal => proposal.Text).HasMaxLength(ReportDesk.LongestText);
            builder.Property(proposal => proposal.Reason).HasMaxLength(ReportDesk.LongestText);
            builder.Property(proposal => proposal.Leader).HasMaxLength(ReportDesk.LongestName);
            builder.Property(proposal => proposal.DecisionWords).HasMaxLength(ReportDesk.LongestText);
            builder.Property(proposal => proposal.Decision).HasConversion<string>().HasMaxLength(20);
        }
    }
}

/// <summary>Reports in the database.</summary>
public static class ReportSets
{
    extension(AfterSalesDbContext db)
    {
        /// <summary>One for each month.</summary>
        public DbSet<MonthlyReport> MonthlyReports => db.Set<MonthlyReport>();
    }
}

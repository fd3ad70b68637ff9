using AfterSales.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AfterSales.Core.People.Certificates;

/// <summary>What a certificate shows of its holder (R5.7).</summary>
public enum CertificateProof
{
    /// <summary>资格证书</summary>
    Qualification,
    /// <summary>培训证明</summary>
    Training,
}

/// <summary>What an engineer may do, on paper 证书. Days are the company's; withdrawn ones are kept and count for nothing.</summary>
public sealed class Certificate
{
    public int Id { get; private init; }
    public required int EngineerId { get; init; }
    public Engineer Engineer { get; private init; } = null!;
    public required CertificateProof Proof { get; init; }
    /// <summary>As it is called, as "高压电工作业证": rulebooks ask for it by this name.</summary>
    public required string Kind { get; init; }
    public required string Number { get; init; }
    public required DateOnly IssuedOn { get; init; }
    /// <summary>The last day; null: it does not end.</summary>
    public required DateOnly? ValidUntil { get; init; }
    public required string RecordedBy { get; init; }
    /// <summary>UTC.</summary>
    public required DateTime RecordedAt { get; init; }
    public DateTime? WithdrawnAt { get; private set; }
    public string? WithdrawnBy { get; private set; }
    public string? WithdrawnFor { get; private set; }

    internal void Withdraw(Actor actor, string reason, DateTime now) => (WithdrawnAt, WithdrawnBy, WithdrawnFor) = (now, actor.Name, reason);

    private sealed class Configuration : IEntityTypeConfiguration<Certificate>
    {
        public void Configure(EntityTypeBuilder<Certificate> builder)
        {
            builder.Property(certificate => certificate.Proof).HasConversion<string>().HasMaxLength(20);
            builder.Property(certificate => certificate.Kind).HasMaxLength(CertificateDesk.LongestWord).UseCollation("NOCASE");
            builder.Property(certificate => certificate.Number).HasMaxLength(CertificateDesk.LongestWord).UseCollation("NOCASE");
            builder.Property(certificate => certificate.WithdrawnFor).HasMaxLength(CertificateDesk.LongestReason);
            builder.HasIndex(certificate => certificate.ValidUntil);
            builder.HasOne(certificate => certificate.Engineer).WithMany().HasForeignKey(certificate => certificate.EngineerId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>What engineers hold, in the database.</summary>
public static class CertificateSets
{
    extension(AfterSalesDbContext db)
    {
        /// <summary>Valid and past ones.</summary>
        public DbSet<Certificate> Certificates => db.Set<Certificate>();
    }
}

using AfterSales.Core.Rulebooks.Versions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AfterSales.Core.People.Signing;

/// <summary>Somebody has read an edition of the rulebook and signed for it 签阅 (R6.12).</summary>
public sealed class RulebookSignature
{
    private RulebookSignature() { }

    internal RulebookSignature(int versionId, int employeeId, DateTime at) => (VersionId, EmployeeId, At) = (versionId, employeeId, at);

    public int Id { get; private init; }
    public int VersionId { get; private init; }
    public int EmployeeId { get; private init; }
    /// <summary>UTC.</summary>
    public DateTime At { get; private init; }

    private sealed class Configuration : IEntityTypeConfiguration<RulebookSignature>
    {
        public void Configure(EntityTypeBuilder<RulebookSignature> builder)
        {
            builder.HasIndex(signature => new { signature.VersionId, signature.EmployeeId }).IsUnique();
            builder.HasOne<RulebookVersion>().WithMany().HasForeignKey(signature => signature.VersionId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Employee>().WithMany().HasForeignKey(signature => signature.EmployeeId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

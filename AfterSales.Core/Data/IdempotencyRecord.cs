using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AfterSales.Core.Data;

/// <summary>
/// The first answer to a request that carried an idempotency key, kept 24 hours and written in the same transaction as
/// what the request did.
/// </summary>
public sealed class IdempotencyRecord
{
    public long Id { get; private init; }
    /// <summary>Actor (or client address) and route.</summary>
    public required string Scope { get; init; }
    public required string Key { get; init; }
    public required byte[] RequestHash { get; init; }
    public required int Status { get; init; }
    public required string ContentType { get; init; }
    /// <summary>Encrypted: answers hold personal data and links.</summary>
    public required byte[] Body { get; init; }
    /// <summary>UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    private sealed class Configuration : IEntityTypeConfiguration<IdempotencyRecord>
    {
        public void Configure(EntityTypeBuilder<IdempotencyRecord> builder)
        {
            builder.HasIndex(record => new { record.Scope, record.Key }).IsUnique();
            builder.HasIndex(record => record.CreatedAt);
        }
    }
}

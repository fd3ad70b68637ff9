using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AfterSales.Core.Tickets;

/// <summary>
/// A picture or a PDF on a ticket 附件. Only ever added; the content itself lies in the <see cref="AttachmentStore"/> under its hash.
/// </summary>
public sealed class Attachment
{
    public long Id { get; private init; }
    public long TicketId { get; private init; }
    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }
    public required int? ById { get; init; }
    public required string By { get; init; }
    /// <summary>The customer sent it by link.</summary>
    public required bool ByLink { get; init; }
    /// <summary>As people name it; never a path.</summary>
    public required string Name { get; init; }
    public string? Note { get; init; }
    public required FileKind Kind { get; init; }
    /// <summary>Bytes.</summary>
    public required int Size { get; init; }
    /// <summary>SHA-256 of the content, 64 small hexadecimal digits.</summary>
    public required string Hash { get; init; }

    private sealed class Configuration : IEntityTypeConfiguration<Attachment>
    {
        public void Configure(EntityTypeBuilder<Attachment> builder)
        {
            builder.Property(attachment => attachment.Kind).HasConversion<string>().HasMaxLength(10);
            builder.Property(attachment => attachment.Hash).HasMaxLength(64);
            builder.HasIndex(attachment => new { attachment.TicketId, attachment.Hash }).IsUnique();
        }
    }
}

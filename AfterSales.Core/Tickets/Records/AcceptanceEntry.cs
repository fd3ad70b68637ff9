using AfterSales.Core.Rulebooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AfterSales.Core.Tickets;

/// <summary>One line that the customer accepts or not, in the words of who did the work, and what the customer said to it.</summary>
public sealed record AcceptanceLine(AcceptedThing Thing, string Text)
{
    /// <summary>Null where nobody answered.</summary>
    public LineAnswer? Answer { get; init; }
    /// <summary>What is still to be done; said with every reservation.</summary>
    public string? Remark { get; init; }

    /// <summary>By which a form tells which lines it showed, before anything was said to them.</summary>
    public static string HashOf(IEnumerable<AcceptanceLine> shown) =>
        SignedWords.HashOf(string.Join('\n', shown.Select(line => $"{line.Thing}: {line.Text}")));
}

/// <summary>
/// How the customer accepted 验收: what was shown, word for word, and who signed how. Kept for good; what was recorded
/// afterwards makes it void and says so. Times UTC.
/// </summary>
public sealed class AcceptanceEntry
{
    public int Id { get; private init; }
    public long TicketId { get; private init; }
    public required DateTime At { get; init; }
    public AcceptanceWay Way { get; init; }
    /// <summary>Who signed or stamped; empty where nobody did.</summary>
    public required string SignerName { get; init; }
    /// <summary>The drawn signature as PNG, or null: then the typed name counts.</summary>
    public byte[]? Signature { get; init; }
    /// <summary>The result as the customer read it when signing.</summary>
    public required string ResultNote { get; init; }
    public required bool ByLink { get; init; }
    public List<AcceptanceLine> Lines { get; init; } = [];
    /// <summary>Of the stamped sheet.</summary>
    public string? SheetNumber { get; init; }
    /// <summary>The stamped sheet as PNG or JPEG, or null.</summary>
    public byte[]? Photo { get; init; }
    /// <summary>Why nobody signed, and who was there.</summary>
    public string? Reason { get; init; }
    public string? Witness { get; init; }
    /// <summary>Everything that was accepted, word for word; empty for acceptances from before it was kept.</summary>
    public string Words { get; internal set; } = "";
    /// <summary>As <see cref="SignedWords.HashOf"/> makes it; empty where no words were kept.</summary>
    public string Hash { get; internal set; } = "";
    /// <summary>When something was recorded that it does not cover; null while it holds.</summary>
    public DateTime? VoidedAt { get; private set; }
    public string? VoidedBy { get; private set; }
    /// <summary>The command that made it void, and what was said with it.</summary>
    public string? VoidedFor { get; private set; }
    public string? VoidedWhy { get; private set; }

    internal void Void(DateTime at, string by, string command, string? why) => (VoidedAt, VoidedBy, VoidedFor, VoidedWhy) = (at, by, command, why);

    private sealed class Configuration : IEntityTypeConfiguration<AcceptanceEntry>
    {
        public void Configure(EntityTypeBuilder<AcceptanceEntry> builder)
        {
            builder.Property(entry => entry.Way).HasConversion<string>().HasMaxLength(20).HasDefaultValue(AcceptanceWay.Signature).HasSentinel(AcceptanceWay.Signature);
            builder.Property(entry => entry.Words).HasDefaultValue("");
            builder.Property(entry => entry.Hash).HasMaxLength(64).HasDefaultValue("");
            builder.OwnsMany(entry => entry.Lines, lines =>
            {
                lines.ToJson();
                lines.Property(line => line.Thing).HasConversion<string>();
                lines.Property(line => line.Answer).HasConversion<string>();
            });
        }
    }
}

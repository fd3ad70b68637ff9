using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AfterSales.Core.Tickets;

/// <summary>
/// A fact that somebody recorded on a ticket 记录. Never changed; the last one of its kind holds. Which properties it
/// has follows from its kind. Times are UTC, days the company's.
/// </summary>
public sealed class ServiceRecord
{
    private ServiceRecord() { }

    internal ServiceRecord(RecordKind kind, Circumstances now)
    {
        Kind = kind;
        At = now.Now;
        ById = now.Actor.EmployeeId;
        By = now.Actor.Name;
    }

    public int Id { get; private init; }
    public long TicketId { get; private init; }
    public RecordKind Kind { get; private init; }
    public DateTime At { get; private init; }
    public int? ById { get; private init; }
    public string By { get; private init; } = "";
    /// <summary>In the words of who recorded it.</summary>
    public string? Text { get; init => field = EntryProblems.Trimmed(value); }
    public Coverage? Coverage { get; init; }
    /// <summary>Approved, in order, complete: whatever the kind asks.</summary>
    public bool? Passed { get; init; }
    public DateTime? From { get; init; }
    public DateTime? To { get; init; }
    public DateOnly? Day { get; init; }
    public DateOnly? LastDay { get; init; }
    /// <summary>Packages counted, hours planned, parts fitted (0: explicitly none); of an answer the question's number.</summary>
    public int? Count { get; init; }
    /// <summary>Of a trip and its approval: who travels.</summary>
    public int? EngineerId { get; init; }
    /// <summary>1 (worst) to 5.</summary>
    public int? Score { get; init; }
    public List<RecordLine> Lines { get; init; } = [];

    private sealed class Configuration : IEntityTypeConfiguration<ServiceRecord>
    {
        public void Configure(EntityTypeBuilder<ServiceRecord> builder)
        {
            builder.Property(record => record.Kind).HasConversion<string>().HasMaxLength(20);
            builder.Property(record => record.Coverage).HasConversion<string>().HasMaxLength(20);
            builder.OwnsMany(record => record.Lines, lines => lines.ToJson());
        }
    }
}

/// <summary>One thing of a record: a further field, or an item of a list.</summary>
/// <param name="Field">The field of the command that it comes from, by its API name.</param>
/// <param name="Name">Of an item: the part's number, the operator's name.</param>
/// <param name="Value">What was said; of a part where it was purchased, of an operator the telephone number.</param>
public sealed record RecordLine(string Field, string? Name, string? Value)
{
    public int? Quantity { get; init; }
    /// <summary>Serial or batch number.</summary>
    public string? Batch { get; init; }
    /// <summary>Of a fitted part: the purchased ones that it is taken from; null where no purchase is known.</summary>
    public int? PurchasedId { get; init; }
    /// <summary>Of a checklist and its items: <see cref="Name"/> in English.</summary>
    public string? En { get; init; }
    /// <summary>Of a checklist's item: as it should be.</summary>
    public bool? InOrder { get; init; }
    /// <summary>What was measured, in <see cref="Unit"/>.</summary>
    public double? Measured { get; init; }
    public string? Unit { get; init; }
    public double? Low { get; init; }
    public double? High { get; init; }
    /// <summary>Belongs to the work standard.</summary>
    public bool? Standard { get; init; }
}

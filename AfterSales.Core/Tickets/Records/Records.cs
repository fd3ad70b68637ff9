using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AfterSales.Core.Tickets;

/// <summary>The person at the customer who speaks for this ticket.</summary>
public sealed record Contact(string Name, string? Phone, string? Email);

/// <summary>
/// One thing that happened to a ticket: timeline, audit trail and the facts that figures are computed from. Only ever
/// added. Times are UTC; <see cref="At"/> is when it happened, <see cref="RecordedAt"/> when it reached us.
/// </summary>
public sealed class Activity
{
    public long Id { get; private init; }
    public long TicketId { get; private init; }
    public required DateTime At { get; init; }
    public required DateTime RecordedAt { get; init; }
    public required int? ById { get; init; }
    public required string By { get; init; }
    public required Origin Origin { get; init; }
    /// <summary>A supervisor did what is another role's to do.</summary>
    public bool OnBehalf { get; init; }
    /// <summary>The supervisor who was away and instead of whom it was decided.</summary>
    public string? InsteadOf { get; init; }
    /// <summary>It was decided on own work, because nobody else could decide.</summary>
    public bool OnOwnWork { get; init; }
    public required string Command { get; init; }
    /// <summary>It took the move before it back 撤销.</summary>
    public bool Undoes { get; init; }
    public required Stage? FromStage { get; init; }
    public required Stage ToStage { get; init; }
    /// <summary>What was said or named, in the words of who acted.</summary>
    public string? Text { get; init; }
    /// <summary>What was brought about with that, and a reason was asked for; null: nothing.</summary>
    public IReadOnlyList<Consequence>? Consequences { get; init; }

    private sealed class Configuration : IEntityTypeConfiguration<Activity>
    {
        public void Configure(EntityTypeBuilder<Activity> builder) =>
            builder.Property(activity => activity.Consequences).HasConversion(Foreseen.Column, Foreseen.Same);
    }
}

/// <summary>Work held, with the reason 暂停. UTC.</summary>
public sealed class Hold
{
    public int Id { get; private init; }
    public long TicketId { get; private init; }
    public required HoldReason Reason { get; init; }
    public string? Note { get; init; }
    public required DateTime From { get; init; }
    public DateTime? To { get; internal set; }
}

/// <summary>What an engineer did 维修记录.</summary>
public sealed class WorkEntry
{
    public int Id { get; private init; }
    public long TicketId { get; private init; }
    public int VisitId { get; private init; }
    public Visit Visit { get; init; } = null!;
    public required DateTime At { get; init; }
    public string? Cause { get; init; }
    public required string Action { get; init; }
    public required int Minutes { get; init; }
    /// <summary>The version of the plan that it was work on; null: none was approved.</summary>
    public int? PlanNumber { get; init; }
    /// <summary>Which of that plan's works, from 1; null: none of them.</summary>
    public int? PlanLine { get; init; }

    private sealed class Configuration : IEntityTypeConfiguration<WorkEntry>
    {
        public void Configure(EntityTypeBuilder<WorkEntry> builder) =>
            builder.HasOne(work => work.Visit).WithMany().OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>A test run 试机. The last one counts; a refusal of the acceptance voids it.</summary>
public sealed class TestEntry
{
    public int Id { get; private init; }
    public long TicketId { get; private init; }
    public int VisitId { get; private init; }
    public Visit Visit { get; init; } = null!;
    public required DateTime At { get; init; }
    public required bool Passed { get; init; }
    public string? Note { get; init; }
    public List<Reading> Readings { get; init; } = [];

    private sealed class Configuration : IEntityTypeConfiguration<TestEntry>
    {
        public void Configure(EntityTypeBuilder<TestEntry> builder)
        {
            builder.HasOne(test => test.Visit).WithMany().OnDelete(DeleteBehavior.Restrict);
            builder.OwnsMany(test => test.Readings, readings =>
            {
                readings.Ignore(reading => reading.IsOutside);
                readings.ToJson();
            });
        }
    }
}

/// <summary>A measured value, as "系统压力 14.2 MPa".</summary>
public sealed record Reading(string Name, double Value, string? Unit)
{
    /// <summary>What passes; null: no bound.</summary>
    public double? Low { get; init; }
    public double? High { get; init; }

    public bool IsOutside => !Limits.Allow(Low, High, Value);
}

/// <summary>Parts asked for 配件申请. UTC.</summary>
public sealed class PartRequest
{
    public int Id { get; private init; }
    public long TicketId { get; private init; }
    public required DateTime At { get; init; }
    public required DateTime PromisedAt { get; init; }
    public DateTime? ReceivedAt { get; internal set; }
    public required List<PartLine> Lines { get; init; }

    private sealed class Configuration : IEntityTypeConfiguration<PartRequest>
    {
        public void Configure(EntityTypeBuilder<PartRequest> builder) =>
            builder.OwnsMany(request => request.Lines, lines => lines.ToJson());
    }
}

/// <summary>A time told to the customer, and why 承诺. UTC.</summary>
public sealed class PromiseEntry
{
    public int Id { get; private init; }
    public long TicketId { get; private init; }
    /// <summary>What was promised.</summary>
    public required DateTime At { get; init; }
    public required string Reason { get; init; }
    public required DateTime MadeAt { get; init; }
}

/// <summary>A part by its number, and how many.</summary>
public sealed record PartLine(string PartNo, int Quantity);

/// <summary>The customer's rating 评价, 1 (worst) to 5 each. UTC.</summary>
public sealed class SurveyAnswer
{
    public int Id { get; private init; }
    public long TicketId { get; private init; }
    public required DateTime At { get; init; }
    public required int Response { get; init; }
    public required int Quality { get; init; }
    public required int Attitude { get; init; }
    /// <summary>How likely the customer recommends us to others 推荐意愿, 0 to 10; null where it was not said.</summary>
    public int? Recommend { get; init; }
    public string? Comment { get; init; }
    /// <summary>Asked by phone; else by link.</summary>
    public bool ByPhone { get; init; }

    /// <summary>The mean of the three scores.</summary>
    public double Mean => (Response + Quality + Attitude) / 3.0;
}

using AfterSales.Core.Rulebooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AfterSales.Core.Tickets;

/// <summary>Where and how exactly somebody was, WGS-84 degrees and metres.</summary>
public sealed record Fix(double Lat, double Lon, double? AccuracyM)
{
    /// <summary>Null where the place was not told.</summary>
    internal static Fix? Of(double? lat, double? lon, double? accuracyM) => lat is { } north && lon is { } east ? new(north, east, accuracyM) : null;
}

/// <summary>One engineer's work on a ticket on one or more days 服务行程. Times are UTC.</summary>
public sealed class Visit
{
    public int Id { get; private init; }
    public long TicketId { get; private init; }
    public required int EngineerId { get; init; }
    public bool Lead { get; internal set; }
    public required Place Place { get; init; }
    public VisitState State { get; internal set; }
    public required DateTime Start { get; init; }
    public required DateTime End { get; init; }
    /// <summary>Was confirmed at some time: from then on the ticket is the engineer's own.</summary>
    public bool EverConfirmed { get; internal set; }
    /// <summary>When the engineer was told; null while tentative, and of visits from before it was written down.</summary>
    public DateTime? ConfirmedAt { get; internal set; }
    public DateTime? DepartedAt { get; internal set; }
    public DateTime? ArrivedAt { get; internal set; }
    public DateTime? LeftAt { get; internal set; }
    public LeaveOutcome? Outcome { get; internal set; }
    public Fix? DepartedWhere { get; internal set; }
    public Fix? ArrivedWhere { get; internal set; }

    /// <summary>The machine is here, or the customer at the telephone: nobody sets out.</summary>
    internal bool WithoutTravel => State == VisitState.Confirmed && Place != Place.Site;

    public bool Live => State is VisitState.Planned or VisitState.Confirmed or VisitState.EnRoute or VisitState.OnSite;

    /// <summary>As it was before a move; what was not there then is gone, and its engineer was never told.</summary>
    internal void TakeBack(VisitBefore? was) =>
        (State, Lead, EverConfirmed, ConfirmedAt) = was is null ? (VisitState.Aborted, false, false, null) : (was.State, was.Lead, was.EverConfirmed, was.ConfirmedAt);

    private sealed class Configuration : IEntityTypeConfiguration<Visit>
    {
        public void Configure(EntityTypeBuilder<Visit> builder)
        {
            builder.HasOne<People.Engineer>().WithMany().HasForeignKey(visit => visit.EngineerId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(visit => new { visit.EngineerId, visit.State });
            builder.OwnsOne(visit => visit.DepartedWhere);
            builder.OwnsOne(visit => visit.ArrivedWhere);
        }
    }
}

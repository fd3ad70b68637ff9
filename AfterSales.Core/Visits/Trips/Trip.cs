using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AfterSales.Core.Visits.Trips;

/// <summary>Where a trip stands.</summary>
public enum TripState
{
    /// <summary>待审批</summary>
    Requested,
    /// <summary>已退回</summary>
    Returned,
    /// <summary>已批准</summary>
    Approved,
    /// <summary>在途</summary>
    UnderWay,
    /// <summary>已结束</summary>
    Ended,
}

/// <summary>
/// One engineer's way to one or several customers near each other 出差 (R9.2): asked for, approved for all of its tickets at
/// once, ended with what was done. Days are the company's, times UTC.
/// </summary>
public sealed class Trip : IVersioned
{
    private Trip() { }

    internal Trip(int? engineerId, Actor by, DateTime now)
    {
        EngineerId = engineerId;
        RequestedBy = by.Name;
        RequestedAt = now;
    }

    public int Id { get; private init; }
    public long Version { get; private init; } = 1;
    /// <summary>Null while nobody is planned for the ticket yet.</summary>
    public int? EngineerId { get; private init; }
    public Engineer? Engineer { get; private init; }
    public TripState State { get; private set; }
    public string Route { get; private set; } = "";
    public DateOnly FirstDay { get; private set; }
    public DateOnly LastDay { get; private set; }
    /// <summary>Estimated, in hundredths of the company's currency.</summary>
    public long CostCents { get; private set; }
    public string RequestedBy { get; private set; } = "";
    public DateTime RequestedAt { get; private set; }
    public string? DecidedBy { get; private set; }
    public DateTime? DecidedAt { get; private set; }
    public string? DecisionNote { get; private set; }
    public DateTime? EndedAt { get; private set; }
    /// <summary>What was done.</summary>
    public string? Result { get; private set; }
    public List<TripTicket> Tickets { get; } = [];

    /// <summary>Tickets may still be added, and what is asked for be changed.</summary>
    public bool Open => State is TripState.Requested or TripState.Returned;

    internal void Ask(string route, DateOnly firstDay, DateOnly lastDay, Money cost, Actor by, DateTime now)
    {
        (Route, FirstDay, LastDay, CostCents) = (route.Trim(), firstDay, lastDay, cost.Minor);
        (RequestedBy, RequestedAt, State) = (by.Name, now, TripState.Requested);
    }

    internal void Decide(bool approved, string? note, Actor by, DateTime now) =>
        (State, DecisionNote, DecidedBy, DecidedAt) = (approved ? TripState.Approved : TripState.Returned, EntryProblems.Trimmed(note), by.Name, now);

    /// <summary>It leads there no more; what led nowhere else is given back.</summary>
    internal void Leave(long ticketId, Actor by, DateTime now)
    {
        if (Tickets.Count > 1)
            Tickets.RemoveAll(held => held.TicketId == ticketId);
        else
            Decide(approved: false, null, by, now);
    }

    internal void SetOut()
    {
        if (State == TripState.Approved)
            State = TripState.UnderWay;
    }

    internal void End(string result, DateTime now) => (State, Result, EndedAt) = (TripState.Ended, result, now);

    private sealed class Configuration : IEntityTypeConfiguration<Trip>
    {
        public void Configure(EntityTypeBuilder<Trip> builder)
        {
            builder.Property(trip => trip.Version).IsConcurrencyToken();
            builder.Property(trip => trip.State).HasConversion<string>().HasMaxLength(20);
            builder.Property(trip => trip.Route).HasMaxLength(200);
            builder.Property(trip => trip.Result).HasMaxLength(TripDesk.LongestResult);
            builder.Ignore(trip => trip.Open);
            builder.HasIndex(trip => trip.State);
            builder.HasOne(trip => trip.Engineer).WithMany().HasForeignKey(trip => trip.EngineerId).OnDelete(DeleteBehavior.Restrict);
            builder.HasMany(trip => trip.Tickets).WithOne().HasForeignKey(held => held.TripId);
        }
    }
}

/// <summary>A ticket that a trip holds.</summary>
public sealed class TripTicket
{
    public int Id { get; private init; }
    public int TripId { get; init; }
    public long TicketId { get; init; }

    private sealed class Configuration : IEntityTypeConfiguration<TripTicket>
    {
        public void Configure(EntityTypeBuilder<TripTicket> builder)
        {
            builder.HasIndex(held => new { held.TripId, held.TicketId }).IsUnique();
            builder.HasOne<Ticket>().WithMany().HasForeignKey(held => held.TicketId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>The trips in the database.</summary>
public static class TripSets
{
    extension(AfterSalesDbContext db)
    {
        /// <summary>Asked for, approved, turned down.</summary>
        public DbSet<Trip> Trips => db.Set<Trip>();
    }
}

using AfterSales.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AfterSales.Core.Assessment;

/// <summary>What has changed that no activity tells of.</summary>
public enum FactSubject { Customer, Site, Machine, Model, Day }

/// <summary>Something whose facts have to be worked out again, though nothing happened to a ticket.</summary>
public sealed class FactMark
{
    public long Id { get; private init; }
    public required FactSubject Subject { get; init; }
    /// <summary>Its id; of a day its number.</summary>
    public required int Key { get; init; }

    private sealed class Configuration : IEntityTypeConfiguration<FactMark>
    {
        // Its number may not be given twice, or who has seen the first would never see the second: SQLite counts on by itself.
        public void Configure(EntityTypeBuilder<FactMark> builder) => builder.HasKey(mark => mark.Id);
    }
}

/// <summary>One column of the facts of all tickets reported on one UTC day, in the order of their ids: see <see cref="DayColumns"/>.</summary>
public sealed class FactColumn
{
    public required FactGroup Column { get; init; }
    /// <summary>Day number.</summary>
    public required int Day { get; init; }
    /// <summary>Grows with every time that the day is worked out; the same for all columns of a day.</summary>
    public required long Version { get; init; }
    public required byte[] Bytes { get; init; }

    private sealed class Configuration : IEntityTypeConfiguration<FactColumn>
    {
        public void Configure(EntityTypeBuilder<FactColumn> builder) => builder.HasKey(column => new { column.Column, column.Day });
    }
}

/// <summary>How far the facts have been worked out. One row.</summary>
public sealed class FactProgress
{
    public const int Only = 1;

    public int Id { get; private init; } = Only;
    /// <summary>Id of the last activity whose ticket was worked out.</summary>
    public long Activity { get; set; }
    /// <summary>Id of the last mark.</summary>
    public long Mark { get; set; }
    /// <summary>Version of the columns written last.</summary>
    public long Version { get; set; }
    /// <summary>What the facts were worked out with: another and all begins anew.</summary>
    public string Rules { get; set; } = "";
    /// <summary>While all is worked out: the last ticket that was.</summary>
    public long? Through { get; set; }

    private sealed class Configuration : IEntityTypeConfiguration<FactProgress>
    {
        public void Configure(EntityTypeBuilder<FactProgress> builder)
        {
            builder.Property(progress => progress.Id).ValueGeneratedNever();
            builder.Property(progress => progress.Rules).HasMaxLength(100);
        }
    }
}

/// <summary>The facts in the database.</summary>
public static class FactSets
{
    extension(AfterSalesDbContext db)
    {
        public DbSet<TicketFact> TicketFacts => db.Set<TicketFact>();
        public DbSet<FactMark> FactMarks => db.Set<FactMark>();
        public DbSet<FactColumn> FactColumns => db.Set<FactColumn>();
        public DbSet<FactProgress> FactProgress => db.Set<FactProgress>();
    }
}

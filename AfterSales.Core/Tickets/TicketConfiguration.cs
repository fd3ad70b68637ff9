using AfterSales.Core.Data;
using AfterSales.Core.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AfterSales.Core.Tickets;

internal sealed class TicketConfiguration : IEntityTypeConfiguration<Ticket>
{
    public void Configure(EntityTypeBuilder<Ticket> builder)
    {
        builder.Property(ticket => ticket.Version).IsConcurrencyToken();
        builder.HasIndex(ticket => ticket.Number).IsUnique();
        builder.HasIndex(ticket => new { ticket.NumberDay, ticket.NumberSequence });
        builder.HasIndex(ticket => ticket.Stage);
        builder.HasIndex(ticket => ticket.CreatedAt);
        // What hardly any ticket has is indexed only where it is: each index is a page more to write for every ticket.
        builder.HasIndex(ticket => new { ticket.ExternalSource, ticket.ExternalRef }).IsUnique().HasFilter("\"ExternalRef\" IS NOT NULL");
        builder.HasIndex(ticket => ticket.AcceptedAt).HasFilter("\"AcceptedAt\" IS NOT NULL");
        builder.HasIndex(ticket => ticket.RepeatOf).HasFilter("\"RepeatOf\" IS NOT NULL");
        builder.HasIndex(ticket => ticket.ReservationOf).HasFilter("\"ReservationOf\" IS NOT NULL");
        builder.HasIndex(ticket => ticket.MergedInto).HasFilter("\"MergedInto\" IS NOT NULL");
        builder.OwnsOne(ticket => ticket.Contact);
        builder.Property("PartsWantedFrom");
        builder.Property(ticket => ticket.Stage).HasConversion<string>().HasMaxLength(20);
        builder.Property(ticket => ticket.ServiceType).HasConversion<string>().HasMaxLength(20);
        builder.HasOne(ticket => ticket.Customer).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(ticket => ticket.Site).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(ticket => ticket.Equipment).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Employee>().WithMany().HasForeignKey(ticket => ticket.OwnerId).OnDelete(DeleteBehavior.Restrict);
        // No foreign key: for one SQLite makes the table anew, and it would come back without the triggers of its search index.
        builder.HasIndex(ticket => ticket.HandoverToId).HasFilter("\"HandoverToId\" IS NOT NULL");
        builder.Property<string>(TicketText.Column);
        builder.Ignore(ticket => ticket.Rulebook).Ignore(ticket => ticket.Calendars).Ignore(ticket => ticket.OpenHold).Ignore(ticket => ticket.PressingClock)
            .Ignore(ticket => ticket.Plan).Ignore(ticket => ticket.Quote).Ignore(ticket => ticket.LinesToAccept).Ignore(ticket => ticket.GuidanceBegun).Ignore(ticket => ticket.AlarmOpen);
        builder.HasOne(ticket => ticket.Pinned).WithOne().HasForeignKey<TicketPin>(part => part.TicketId);
        builder.HasOne(ticket => ticket.LastMove).WithOne().HasForeignKey<LastMove>(part => part.TicketId);
        builder.HasMany(ticket => ticket.Visits).WithOne().HasForeignKey(part => part.TicketId);
        builder.HasMany(ticket => ticket.Clocks).WithOne().HasForeignKey(part => part.TicketId);
        builder.HasMany(ticket => ticket.Holds).WithOne().HasForeignKey(part => part.TicketId);
        builder.HasMany(ticket => ticket.Links).WithOne().HasForeignKey(part => part.TicketId);
        builder.HasMany(ticket => ticket.PartRequests).WithOne().HasForeignKey(part => part.TicketId);
        builder.HasMany(ticket => ticket.Promises).WithOne().HasForeignKey(part => part.TicketId);
        builder.HasMany(ticket => ticket.Plans).WithOne().HasForeignKey(part => part.TicketId);
        builder.HasMany(ticket => ticket.Quotes).WithOne().HasForeignKey(part => part.TicketId);
        builder.HasMany(ticket => ticket.Records).WithOne().HasForeignKey(part => part.TicketId);
        builder.HasMany(ticket => ticket.Activities).WithOne().HasForeignKey(part => part.TicketId);
        builder.HasMany(ticket => ticket.WorkEntries).WithOne().HasForeignKey(part => part.TicketId);
        builder.HasMany(ticket => ticket.Tests).WithOne().HasForeignKey(part => part.TicketId);
        builder.HasMany(ticket => ticket.Acceptances).WithOne().HasForeignKey(part => part.TicketId);
        builder.HasMany(ticket => ticket.Attachments).WithOne().HasForeignKey(part => part.TicketId);
        builder.HasMany(ticket => ticket.Surveys).WithOne().HasForeignKey(part => part.TicketId);
    }
}

/// <summary>The tickets in the database, and of their parts those that are looked for by themselves.</summary>
public static class TicketSets
{
    extension(AfterSalesDbContext db)
    {
        public DbSet<Ticket> Tickets => db.Set<Ticket>();
        public DbSet<Visit> Visits => db.Set<Visit>();
        public DbSet<Activity> Activities => db.Set<Activity>();
        public DbSet<LastMove> LastMoves => db.Set<LastMove>();
        public DbSet<TicketLink> TicketLinks => db.Set<TicketLink>();
        public DbSet<SurveyAnswer> SurveyAnswers => db.Set<SurveyAnswer>();
    }
}

using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AfterSales.Core.Notifications;

/// <summary>What a notice says.</summary>
public enum NoticeKind
{
    /// <summary>即将到期: a quarter of the promised time is left.</summary>
    Soon,
    /// <summary>已超时</summary>
    Broken,
    /// <summary>期限变更: holidays were published, and the promise falls due at another time.</summary>
    Recounted,
    /// <summary>无人负责: for a while nobody has looked after the ticket; gone as soon as somebody does.</summary>
    Ownerless,
    /// <summary>客户提问: the customer asked something.</summary>
    Asked,
    /// <summary>投诉交办: a complaint was given to somebody to look after.</summary>
    ComplaintGiven,
    /// <summary>投诉超期: the customer should have had an answer.</summary>
    ComplaintLate,
    /// <summary>投诉待回访: a customer was answered a while ago, and nobody has asked whether that was enough.</summary>
    CallBackLate,
    /// <summary>抽查超期: a drawn job should have been checked.</summary>
    CheckLate,
    /// <summary>措施交办: an action was given to somebody to carry out.</summary>
    ActionGiven,
    /// <summary>措施超期: an action should have been done.</summary>
    ActionLate,
}

/// <summary>
/// Something that people are told about a ticket, a complaint, a spot check or an action 提醒: given once for each occasion, whoever
/// asks how often. Who may see it follows from what it speaks of. Times UTC.
/// </summary>
public sealed class Notice
{
    private Notice() { }

    internal Notice(NoticeKind kind, long ticketId, ClockReading clock, DateTime at, DateTime? wasDueAt = null)
    {
        (Kind, TicketId, ClockId, Clock, Question, At) = (kind, ticketId, clock.Id, clock.Name, clock.Question, at);
        (DueAt, WasDueAt, Provisional) = (clock.DueAt, wasDueAt, clock.Provisional);
        Key = KeyOf(kind, clock.Id, clock.DueAt);
    }

    /// <summary>Nobody looks after the ticket.</summary>
    /// <param name="at">From when on it is told, where nobody has taken it before; UTC.</param>
    internal Notice(long ticketId, DateTime at) =>
        (Kind, TicketId, At, Key) = (NoticeKind.Ownerless, ticketId, at, $"{ticketId}/{NoticeKind.Ownerless}");

    /// <summary>The customer asked something: told with the question, before its clock has an id.</summary>
    internal Notice(long ticketId, ClockReading reply, DateTime at)
        : this(NoticeKind.Asked, ticketId, reply, at) => Key = $"{ticketId}/{NoticeKind.Asked}/{reply.Question}";

    /// <summary>A complaint, a spot check or an action: which of them, the kind says.</summary>
    /// <param name="dueAt">When it should have been done; where it was given to somebody, when it is to be.</param>
    /// <param name="forId">Whom alone it is told to.</param>
    /// <param name="occasion">What may be told once of it.</param>
    internal Notice(NoticeKind kind, int subjectId, string occasion, DateTime at, DateTime dueAt, int? forId = null) =>
        (Kind, SubjectId, Key, At, DueAt, ForId) = (kind, subjectId, KeyOf(kind, subjectId, occasion), at, dueAt, forId);

    public long Id { get; private init; }
    /// <summary>What may be told once.</summary>
    public string Key { get; private init; } = "";
    public NoticeKind Kind { get; private init; }
    /// <summary>The ticket that it speaks of; null where it is a complaint, a check or an action.</summary>
    public long? TicketId { get; private init; }
    /// <summary>Id of the complaint, the check or the action.</summary>
    public int? SubjectId { get; private init; }
    /// <summary>Whom alone it is told to; null: whoever may see what it speaks of.</summary>
    public int? ForId { get; private init; }
    /// <summary>What it speaks of; null where it is none of the clocks, 0 where it was told before the clock had an id.</summary>
    public int? ClockId { get; private init; }
    public ClockName? Clock { get; private init; }
    public int? Question { get; private init; }
    /// <summary>Before that time nobody is told.</summary>
    public DateTime At { get; private init; }
    public DateTime? DueAt { get; private init; }
    /// <summary>When it was due before it was counted anew.</summary>
    public DateTime? WasDueAt { get; private init; }
    public bool Provisional { get; private init; }
    public List<NoticeReading> Readings { get; } = [];

    // A warning is given once for each clock and threshold; a promise may move more than once.
    internal static string KeyOf(NoticeKind kind, int clockId, DateTime? dueAt) =>
        kind == NoticeKind.Recounted ? $"{clockId}/{kind}/{dueAt?.Ticks}" : $"{clockId}/{kind}";

    internal static string KeyOf(NoticeKind kind, int subjectId, string occasion) => $"{kind}/{subjectId}/{occasion}";

    private sealed class Configuration : IEntityTypeConfiguration<Notice>
    {
        public void Configure(EntityTypeBuilder<Notice> builder)
        {
            builder.Property(notice => notice.Key).HasMaxLength(60);
            builder.Property(notice => notice.Kind).HasConversion<string>().HasMaxLength(20);
            builder.HasIndex(notice => notice.Key).IsUnique();
            builder.HasIndex(notice => new { notice.ClockId, notice.Kind });
            // No foreign key to the ticket: what is told of it does not change it.
            builder.HasIndex(notice => notice.TicketId);
            builder.HasMany(notice => notice.Readings).WithOne().HasForeignKey(reading => reading.NoticeId);
        }
    }
}

/// <summary>Who has read a notice, and when (UTC).</summary>
public sealed class NoticeReading
{
    public long NoticeId { get; init; }
    public required int EmployeeId { get; init; }
    public required DateTime At { get; init; }

    private sealed class Configuration : IEntityTypeConfiguration<NoticeReading>
    {
        public void Configure(EntityTypeBuilder<NoticeReading> builder) => builder.HasKey(reading => new { reading.NoticeId, reading.EmployeeId });
    }
}

/// <summary>The notices in the database.</summary>
public static class NoticeSets
{
    extension(AfterSalesDbContext db)
    {
        /// <summary>Told and still to be read.</summary>
        public DbSet<Notice> Notices => db.Set<Notice>();
    }
}

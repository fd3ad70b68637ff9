using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AfterSales.Core.Satisfaction.Complaints;

/// <summary>
/// A customer is not content 投诉, and somebody looks after it until the customer is, or has said so when called back
/// (R3.7.1, R4.15, R5.15, R6.11, R7.9). Times UTC.
/// </summary>
public sealed class Complaint : IVersioned
{
    internal const int LongestWords = 2000;
    internal const int LongestName = 100;

    public int Id { get; private init; }
    public long Version { get; private init; } = 1;
    public ComplaintKind Kind { get; private set; }
    public required ComplaintChannel Channel { get; init; }
    public ComplaintState State { get; private set; }
    /// <summary>The ticket that it is about; null: none.</summary>
    public long? TicketId { get; init; }
    public Ticket? Ticket { get; private init; }
    /// <summary>Whose complaint it is; null where nobody in the list of customers.</summary>
    public int? CustomerId { get; init; }
    public Customer? Customer { get; private init; }
    /// <summary>The answer to a survey that it came out of; null: somebody complained.</summary>
    public int? RatingId { get; private init; }
    public SurveyAnswer? Rating { get; init; }
    /// <summary>Who complains.</summary>
    public required string Person { get; init; }
    public string? Phone { get; init; }
    /// <summary>What was said, in the customer's words; null after a low rating without any.</summary>
    public string? Words { get; init; }
    /// <summary>Who looks after it; null: nobody yet.</summary>
    public int? OwnerId { get; private set; }
    public Employee? Owner { get; private init; }
    public DateTime OpenedAt { get; private set; }
    /// <summary>By when the customer shall have an answer 答复期限.</summary>
    public DateTime DueAt { get; private set; }
    public string? Cause { get; private set; }
    /// <summary>What the customer was answered, last.</summary>
    public string? Answer { get; private set; }
    public DateTime? AnsweredAt { get; private set; }
    /// <summary>Every answer so far came in time; null: none was given yet.</summary>
    public bool? InTime { get; private set; }
    /// <summary>When the customer was called back and was content.</summary>
    public DateTime? ContentAt { get; private set; }
    /// <summary>How often it began again, because the customer was not.</summary>
    public int Reopened { get; private set; }
    /// <summary>What is learned from it 教训.</summary>
    public string? Lesson { get; private set; }
    public DateTime? ClosedAt { get; private set; }
    /// <summary>In the order in which it happened.</summary>
    public List<ComplaintEvent> Events { get; } = [];

    /// <summary>What has still to stand before it may be closed.</summary>
    public IReadOnlyList<ComplaintLack> Lacks => [.. Missing(lesson: Lesson)];

    private bool IsOver => State is ComplaintState.Closed or ComplaintState.Voided;

    internal void Open(ComplaintKind kind, int? ownerId, DateTime dueAt, Actor actor, DateTime now)
    {
        (Kind, OwnerId, OpenedAt, DueAt) = (kind, ownerId, now, dueAt);
        Note(ComplaintStep.Opened, Words, actor, now, dueAt: dueAt, ownerId: ownerId);
    }

    internal Refusal? Take(Employee owner, Actor actor, DateTime now)
    {
        if (IsOver)
            return new WrongComplaintState(State);
        if (OwnerId == owner.Id)
            return Invalid.Field("ownerId", "unchanged");
        OwnerId = owner.Id;
        Note(ComplaintStep.Taken, owner.Name, actor, now, ownerId: owner.Id);
        return null;
    }

    internal Refusal? Say(string words, Actor actor, DateTime now)
    {
        Note(ComplaintStep.Noted, words, actor, now);
        return null;
    }

    internal Refusal? Sort(ComplaintKind kind, Actor actor, DateTime now)
    {
        if (IsOver)
            return new WrongComplaintState(State);
        if (Kind == kind)
            return Invalid.Field("kind", "unchanged");
        Kind = kind;
        Note(ComplaintStep.KindChanged, kind.ToString(), actor, now);
        return null;
    }

    internal Refusal? MoveDue(DateTime dueAt, string reason, Actor actor, DateTime now)
    {
        if (State != ComplaintState.Open)
            return new WrongComplaintState(State);
        DueAt = dueAt;
        Note(ComplaintStep.DueMoved, reason, actor, now, dueAt: dueAt);
        return null;
    }

    internal Refusal? FindCause(string cause, Actor actor, DateTime now)
    {
        if (IsOver)
            return new WrongComplaintState(State);
        Cause = cause;
        Note(ComplaintStep.CauseFound, cause, actor, now);
        return null;
    }

    internal Refusal? Reply(string answer, Actor actor, DateTime now)
    {
        if (State != ComplaintState.Open)
            return new WrongComplaintState(State);
        (Answer, AnsweredAt, InTime, State) = (answer, now, InTime != false && now <= DueAt, ComplaintState.Answered);
        Note(ComplaintStep.Answered, answer, actor, now);
        return null;
    }

    /// <param name="dueAgain">By when a customer who is not content shall have a further answer.</param>
    internal Refusal? CallBack(CallOutcome outcome, string? words, DateTime dueAgain, Actor actor, DateTime now)
    {
        if (State != ComplaintState.Answered)
            return new WrongComplaintState(State);
        Note(ComplaintStep.CalledBack, words, actor, now, outcome);
        ContentAt = outcome switch { CallOutcome.Content => now, CallOutcome.NotContent => null, _ => ContentAt };
        if (outcome == CallOutcome.NotContent)
        {
            (State, AnsweredAt, DueAt) = (ComplaintState.Open, null, dueAgain);
            Reopened++;
            Note(ComplaintStep.Reopened, null, actor, now, dueAt: dueAgain);
        }
        return null;
    }

    internal Refusal? Close(string? lesson, Actor actor, DateTime now)
    {
        if (IsOver)
            return new WrongComplaintState(State);
        if (Missing(lesson ?? Lesson).ToList() is { Count: > 0 } missing)
            return new ComplaintLacks(missing);
        (Lesson, ClosedAt, State) = (lesson ?? Lesson, now, ComplaintState.Closed);
        Note(ComplaintStep.Closed, Lesson, actor, now);
        return null;
    }

    internal Refusal? Void(string reason, Actor actor, DateTime now)
    {
        if (IsOver)
            return new WrongComplaintState(State);
        State = ComplaintState.Voided;
        Note(ComplaintStep.Voided, reason, actor, now);
        return null;
    }

    private IEnumerable<ComplaintLack> Missing(string? lesson)
    {
        if (Cause is null)
            yield return new ComplaintLack("R5.15", ComplaintNeed.Cause);
        if (AnsweredAt is null)
            yield return new ComplaintLack("R4.15", ComplaintNeed.Answer);
        if (ContentAt is null)
            yield return new ComplaintLack("R6.11", ComplaintNeed.CallBack);
        if (lesson is null)
            yield return new ComplaintLack("R5.15", ComplaintNeed.Lesson);
    }

    private void Note(ComplaintStep step, string? text, Actor actor, DateTime now, CallOutcome? call = null, DateTime? dueAt = null, int? ownerId = null) => Events.Add(new ComplaintEvent
    {
        At = now,
        ById = actor.EmployeeId,
        By = actor.Name,
        Origin = actor.Origin,
        Step = step,
        Call = call,
        OwnerId = ownerId,
        DueAt = dueAt,
        Text = text,
    });

    private sealed class Configuration : IEntityTypeConfiguration<Complaint>
    {
        public void Configure(EntityTypeBuilder<Complaint> builder)
        {
            builder.Property(complaint => complaint.Version).IsConcurrencyToken();
            builder.Ignore(complaint => complaint.Lacks);
            builder.Property(complaint => complaint.Kind).HasConversion<string>().HasMaxLength(20);
            builder.Property(complaint => complaint.Channel).HasConversion<string>().HasMaxLength(20);
            builder.Property(complaint => complaint.State).HasConversion<string>().HasMaxLength(20);
            builder.Property(complaint => complaint.Person).HasMaxLength(LongestName);
            builder.Property(complaint => complaint.Phone).HasMaxLength(LongestName);
            builder.Property(complaint => complaint.Words).HasMaxLength(LongestWords);
            builder.HasIndex(complaint => new { complaint.State, complaint.DueAt });
            builder.HasIndex(complaint => complaint.OpenedAt);
            builder.HasIndex(complaint => complaint.ClosedAt);
            builder.HasIndex(complaint => complaint.TicketId);
            // An answer opens one complaint, however often it is followed.
            builder.HasIndex(complaint => complaint.RatingId).IsUnique();
            builder.HasOne(complaint => complaint.Ticket).WithMany().HasForeignKey(complaint => complaint.TicketId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne(complaint => complaint.Customer).WithMany().HasForeignKey(complaint => complaint.CustomerId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne(complaint => complaint.Rating).WithOne().HasForeignKey<Complaint>(complaint => complaint.RatingId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne(complaint => complaint.Owner).WithMany().HasForeignKey(complaint => complaint.OwnerId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>The complaints in the database.</summary>
public static class ComplaintSets
{
    extension(AfterSalesDbContext db)
    {
        /// <summary>Those that are looked after, and those that are closed.</summary>
        public DbSet<Complaint> Complaints => db.Set<Complaint>();
    }
}

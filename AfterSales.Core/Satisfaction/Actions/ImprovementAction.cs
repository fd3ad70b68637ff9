using AfterSales.Core.Data;
using AfterSales.Core.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AfterSales.Core.Satisfaction.Actions;

/// <summary>
/// A corrective or improvement action 纠正/改进措施 (R1.8, R2.10, R3.7.2, R6.13): what is done, why, by whom and until when, what came
/// of it, and whether it helped. Days are the company's, times UTC.
/// </summary>
public sealed class ImprovementAction : IVersioned
{
    internal const int LongestWords = 1000;
    internal const int LongestName = 120;

    public int Id { get; private init; }
    public long Version { get; private init; } = 1;
    public required ActionKind Kind { get; init; }
    public required string What { get; init; }
    public required string Why { get; init; }
    public required ActionSource Source { get; init; }
    /// <summary>Id of the complaint, check, review or report; null where the source has none.</summary>
    public int? SourceId { get; init; }
    /// <summary>What the source is called: a month, a figure, a ticket's number.</summary>
    public string? SourceName { get; init; }
    public int OwnerId { get; private set; }
    public Employee Owner { get; private init; } = null!;
    public DateOnly DueOn { get; private set; }
    public ActionState State { get; private set; }
    public DateTime OpenedAt { get; private set; }
    public string OpenedBy { get; private set; } = "";
    public DateTime? DoneAt { get; private set; }
    public string? DoneBy { get; private set; }
    /// <summary>What was done; after a look that found no effect, that of the last time.</summary>
    public string? Result { get; private set; }
    /// <summary>What whoever looked at the effect found, or why it was dropped.</summary>
    public string? Effect { get; private set; }
    public DateTime? EffectAt { get; private set; }
    public string? EffectBy { get; private set; }
    /// <summary>How often it was done without helping.</summary>
    public int Repeated { get; private set; }
    /// <summary>In the order in which it happened.</summary>
    public List<ActionEvent> Events { get; } = [];

    internal void Open(Employee owner, DateOnly dueOn, Actor actor, DateTime now)
    {
        (OwnerId, DueOn, OpenedAt, OpenedBy) = (owner.Id, dueOn, now, actor.Name);
        Note(ActionStep.Opened, owner.Name, actor, now, dueOn, owner.Id);
    }

    internal Refusal? Reassign(Employee owner, Actor actor, DateTime now)
    {
        if (State != ActionState.Open)
            return new WrongActionState(State);
        if (OwnerId == owner.Id)
            return Invalid.Field("ownerId", "unchanged");
        OwnerId = owner.Id;
        Note(ActionStep.Reassigned, owner.Name, actor, now, ownerId: owner.Id);
        return null;
    }

    internal Refusal? MoveDue(DateOnly dueOn, string reason, Actor actor, DateTime now)
    {
        if (State != ActionState.Open)
            return new WrongActionState(State);
        DueOn = dueOn;
        Note(ActionStep.DueMoved, reason, actor, now, dueOn);
        return null;
    }

    internal Refusal? Finish(string result, Actor actor, DateTime now)
    {
        if (State != ActionState.Open)
            return new WrongActionState(State);
        (State, Result, DoneAt, DoneBy) = (ActionState.Done, result, now, actor.Name);
        Note(ActionStep.Done, result, actor, now);
        return null;
    }

    /// <param name="again">Until when it is done once more, where it did not help.</param>
    internal Refusal? Look(bool helped, string effect, DateOnly? again, Actor actor, DateTime now)
    {
        if (State != ActionState.Done)
            return new WrongActionState(State);
        (Effect, EffectAt, EffectBy) = (effect, now, actor.Name);
        if (helped)
        {
            State = ActionState.Confirmed;
            Note(ActionStep.Helped, effect, actor, now);
            return null;
        }
        (State, DoneAt, DoneBy, DueOn) = (ActionState.Open, null, null, again!.Value);
        Repeated++;
        Note(ActionStep.DidNotHelp, effect, actor, now, again);
        return null;
    }

    internal Refusal? Drop(string reason, Actor actor, DateTime now)
    {
        if (State is ActionState.Confirmed or ActionState.Dropped)
            return new WrongActionState(State);
        (State, Effect, EffectAt, EffectBy) = (ActionState.Dropped, reason, now, actor.Name);
        Note(ActionStep.Dropped, reason, actor, now);
        return null;
    }

    private void Note(ActionStep step, string text, Actor actor, DateTime now, DateOnly? dueOn = null, int? ownerId = null) => Events.Add(new ActionEvent
    {
        At = now,
        ById = actor.EmployeeId,
        By = actor.Name,
        Origin = actor.Origin,
        Step = step,
        OwnerId = ownerId,
        DueOn = dueOn,
        Text = text,
    });

    private sealed class Configuration : IEntityTypeConfiguration<ImprovementAction>
    {
        public void Configure(EntityTypeBuilder<ImprovementAction> builder)
        {
            builder.Property(action => action.Version).IsConcurrencyToken();
            builder.Property(action => action.Kind).HasConversion<string>().HasMaxLength(20);
            builder.Property(action => action.Source).HasConversion<string>().HasMaxLength(20);
            builder.Property(action => action.State).HasConversion<string>().HasMaxLength(20);
            builder.Property(action => action.What).HasMaxLength(LongestWords);
            builder.Property(action => action.Why).HasMaxLength(LongestWords);
            builder.Property(action => action.SourceName).HasMaxLength(LongestName);
            builder.HasIndex(action => new { action.State, action.DueOn });
            builder.HasIndex(action => new { action.Source, action.SourceId });
            builder.HasOne(action => action.Owner).WithMany().HasForeignKey(action => action.OwnerId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>The measures in the database.</summary>
public static class ActionSets
{
    extension(AfterSalesDbContext db)
    {
        /// <summary>Those that are under way, and those that were.</summary>
        public DbSet<ImprovementAction> ImprovementActions => db.Set<ImprovementAction>();
    }
}

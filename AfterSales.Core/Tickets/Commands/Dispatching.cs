using System.ComponentModel.DataAnnotations;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>Engineers are sent 派工: one visit each. Tentative visits are not told to their engineers. Times UTC.</summary>
public sealed record Assign : TicketCommand, ISends
{
    [Required, Engineer] public IReadOnlyList<int>? EngineerIds { get; init; }
    [Engineer] public int? LeadId { get; init; }
    [Required] public DateTime? Start { get; init; }
    [Required] public DateTime? End { get; init; }
    public Place? Place { get; init; }
    public bool? Tentative { get; init; }
    public string? OverrideReason { get; init; }

    internal override Wanted Wants => new(EngineerIds: EngineerIds);

    internal override void CheckMore(InputCheck check, Ticket ticket, DateTime now)
    {
        VisitTimes.Check(check, Start, End, now);
        if (LeadId is { } lead && EngineerIds?.Contains(lead) != true)
            check.Add("leadId", "not-among-engineers");
    }

    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.Assign(this, now);

    internal override string? Words(Circumstances now) =>
        VisitTimes.Words(now, EngineerIds!, OverrideReason);
}

/// <summary>A planned visit is taken back 撤回派工.</summary>
public sealed record Unassign : TicketCommand
{
    public int? VisitId { get; init; }
    [Required, LongText] public string? Reason { get; init; }
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.Unassign(this, now);
    internal override string? Words(Circumstances now) => Reason;
}

/// <summary>A planned visit goes to another engineer 改派, who is told, unless it is tentative. Times UTC.</summary>
public sealed record ReassignVisit : TicketCommand, ISends
{
    public int? VisitId { get; init; }
    [Required, Engineer] public int? EngineerId { get; init; }
    public DateTime? Start { get; init; }
    public DateTime? End { get; init; }
    public bool? Tentative { get; init; }
    public string? OverrideReason { get; init; }

    internal override Wanted Wants => new(EngineerIds: EngineerId is { } id ? [id] : []);

    internal override void CheckMore(InputCheck check, Ticket ticket, DateTime now)
    {
        check.Require(Start is null == End is null, Start is null ? "start" : "end");
        VisitTimes.Check(check, Start, End, now);
    }

    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.ReassignVisit(this, now);

    internal override string? Words(Circumstances now) => VisitTimes.Words(now, [EngineerId!.Value], OverrideReason);
}

/// <summary>A planned visit is told to its engineer 确认行程.</summary>
public sealed record ConfirmVisit : TicketCommand
{
    public int? VisitId { get; init; }
    internal override Wanted WantsFor(Ticket ticket) => new(EngineerIds: ticket.PlannedVisit(VisitId) is { } visit ? [visit.EngineerId] : []);
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.ConfirmVisit(this, now);
}

/// <summary>What holds for the times of every visit.</summary>
internal static class VisitTimes
{
    /// <summary>Clocks differ, and forms take their time to fill in.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(60);

    public static void Check(InputCheck check, DateTime? start, DateTime? end, DateTime now)
    {
        if (start < now - Grace)
            check.Add("start", "in-the-past");
        if (end <= start)
            check.Add("end", "before-start");
        if (end - start > Longest)
            check.Add("end", "too-long-visit", "60");
    }

    /// <summary>A time that is promised.</summary>
    public static void CheckAhead(InputCheck check, string field, DateTime? at, DateTime now)
    {
        if (at < now)
            check.Add(field, "in-the-past");
    }

    /// <summary>A time told for something that has happened: not ahead, and not so old that nobody could mean it.</summary>
    public static void CheckHappened(InputCheck check, DateTime? at, Ticket ticket, DateTime now, string field = "at")
    {
        if (at > now + Grace)
            check.Add(field, "in-the-future");
        if (at < ticket.CreatedAt)
            check.Add(field, "before-report");
    }

    /// <summary>Told for a time before something else had happened; what forms and clocks take is let pass.</summary>
    public static bool IsBefore(DateTime? at, DateTime? other) => at < other - Grace;

    public static string Words(Circumstances now, IEnumerable<int> engineerIds, string? reason)
    {
        var names = string.Join(", ", engineerIds.Select(id => now.Found.Engineers.GetValueOrDefault(id, "?")));
        return string.IsNullOrWhiteSpace(reason) ? names : $"{names} · {reason}";
    }
}

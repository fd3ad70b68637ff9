using System.ComponentModel.DataAnnotations;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>Asked for before leaving 出差申请 (R9.2). Days are the company's.</summary>
public sealed record RequestTrip : RecordCommand
{
    [Required] public string? Route { get; init; }
    [Required] public DateOnly? FirstDay { get; init; }
    [Required] public DateOnly? LastDay { get; init; }
    /// <summary>Estimated, in the company's currency: up to two places, 1280.50.</summary>
    [Required, MaxLength(12)] public string? Cost { get; init; }

    /// <summary>The trip of several tickets that this one joins; null: one of its own.</summary>
    internal int? TripId { get; init; }

    /// <summary>Who travels; null: it follows from who asks.</summary>
    internal int? EngineerId { get; init; }

    internal Money? Amount => Money.TryParse(Cost, out var amount) ? amount : null;

    internal override void CheckMore(InputCheck check, Ticket ticket, DateTime now)
    {
        CheckAhead(check, "firstDay", FirstDay, now);
        if (LastDay < FirstDay)
            check.Add("lastDay", "before-first-day");
        if (!string.IsNullOrWhiteSpace(Cost) && Amount is null)
            check.Add("cost", "not-an-amount");
    }

    internal override ServiceRecord Fact(Circumstances now) => new(RecordKind.TripRequest, now)
    {
        Text = Route,
        Day = FirstDay,
        LastDay = LastDay,
        EngineerId = EngineerId,
        Lines = [.. Line("cost", Amount!.Value.ToString())],
    };

    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.AskForTrip(this, now);

    internal override string? Words(Circumstances now) => Said(Route, $"{Iso(FirstDay!.Value)} – {Iso(LastDay!.Value)}");
}

/// <summary>The trip is approved, or not 出差审批 (R9.2).</summary>
public sealed record ApproveTrip : RecordCommand
{
    [Required] public bool? Approved { get; init; }
    [LongText] public string? Note { get; init; }

    /// <summary>Whose trip it is about; null: the one that waits.</summary>
    internal int? EngineerId { get; init; }

    // Whoever gets it back has to know what to change.
    internal override void CheckMore(InputCheck check, Ticket ticket, DateTime now) => check.Require(Approved != false || !string.IsNullOrWhiteSpace(Note), "note");

    internal override ServiceRecord Fact(Circumstances now) => new(RecordKind.TripApproval, now) { Passed = Approved, Text = Note, EngineerId = EngineerId };
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.DecideTrip(this, now);
    internal override string? Words(Circumstances now) => Said(Mark(Approved == true), Note);
}

using System.ComponentModel.DataAnnotations;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>The same fault was reported twice 合并工单: this ticket ends, and whoever reported it follows the other one.</summary>
public sealed record MergeInto : TicketCommand
{
    /// <summary>Number of the ticket that goes on.</summary>
    [Required, MaxLength(20)] public string? Into { get; init; }
    /// <summary>The version of it that was seen; without it the one that stands.</summary>
    [Range(1, int.MaxValue)] public int? IntoVersion { get; init; }
    [Required, LongText] public string? Reason { get; init; }

    internal override Wanted Wants => new(TicketNumber: Into?.Trim().ToUpperInvariant());
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.MergeInto(this, now);
    internal override string? Words(Circumstances now) => $"→ {now.Found.Other?.Number} · {Reason!.Trim()}";
}

/// <summary>The fault of a closed ticket is back 再次报修: a new ticket; the closed one never changes.</summary>
public sealed record ReportRepeat : TicketCommand
{
    [Required, LongText] public string? Fault { get; init; }
    public Impact? Impact { get; init; }
    /// <summary>Who reports it, where that is not the contact of the closed ticket.</summary>
    public ContactInput? Contact { get; init; }

    internal override bool OfContactOnly => true;

    internal override void CheckMore(InputCheck check, Ticket ticket, DateTime now)
    {
        if (Contact is not null)
            ContactInput.CheckReachable(Contact, check);
    }

    internal override Refusal? Apply(Ticket ticket, Circumstances now) =>
        throw new InvalidOperationException("A repeat makes a ticket; it does not change the closed one.");

    internal override string? Words(Circumstances now) => Fault;
}

using System.ComponentModel.DataAnnotations;
using AfterSales.Core.Data;

namespace AfterSales.Core.Tickets;

/// <summary>The owner offers the ticket to a colleague 移交工单; until the colleague accepts, the owner looks after it.</summary>
public sealed record OfferHandover : TicketCommand
{
    [Required, Colleague] public int? ColleagueId { get; init; }
    [Required, LongText] public string? Reason { get; init; }
    internal override Wanted Wants => new(ColleagueId: ColleagueId);
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.OfferHandover(this, now);
    internal override string? Words(Circumstances now) => $"→ {now.Found.Colleague?.Name} · {Reason}";
}

/// <summary>Who was asked takes the ticket over 接收移交.</summary>
public sealed record AcceptHandover : TicketCommand
{
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.AcceptHandover();
}

/// <summary>Who was asked does not 拒绝移交: it stays with its owner.</summary>
public sealed record DeclineHandover : TicketCommand
{
    [Required, LongText] public string? Reason { get; init; }
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.DeclineHandover();
    internal override string? Words(Circumstances now) => Reason;
}

/// <summary>A supervisor gives the ticket to somebody, asked or not 指定负责人.</summary>
public sealed record TransferOwner : TicketCommand
{
    [Required, Colleague] public int? ColleagueId { get; init; }
    [Required, LongText] public string? Reason { get; init; }
    internal override Wanted Wants => new(ColleagueId: ColleagueId);
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.TransferOwner(this, now);
    internal override string? Words(Circumstances now) => $"→ {now.Found.Colleague?.Name} · {Reason}";
}

using System.ComponentModel.DataAnnotations;
using AfterSales.Core.Data;

namespace AfterSales.Core.Tickets;

/// <summary>The ticket is kept for one engineer 钉住: until then it is refused to send another one instead. UTC.</summary>
public sealed record Pin : TicketCommand
{
    [Required, Engineer] public int? EngineerId { get; init; }
    [Required] public DateTime? Until { get; init; }
    [Required, LongText] public string? Reason { get; init; }

    internal override Wanted Wants => new(EngineerIds: EngineerId is { } id ? [id] : []);

    internal override void CheckMore(InputCheck check, Ticket ticket, DateTime now) => VisitTimes.CheckAhead(check, "until", Until, now);

    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.PinTo(this, now);

    internal override string? Words(Circumstances now) => VisitTimes.Words(now, [EngineerId!.Value], Reason);
}

/// <summary>It is for anybody again before its time 取消钉住.</summary>
public sealed record Unpin : TicketCommand
{
    [LongText] public string? Reason { get; init; }
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.Unpin();
    internal override string? Words(Circumstances now) => Reason;
}

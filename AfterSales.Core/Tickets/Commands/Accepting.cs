using System.ComponentModel.DataAnnotations;
using AfterSales.Core.Data;

namespace AfterSales.Core.Tickets;

/// <summary>The customer is asked to accept 请客户验收, with the result in words for the customer (R1.5).</summary>
public sealed record RequestAcceptance : TicketCommand
{
    [Required, LongText] public string? ResultNote { get; init; }
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.RequestAcceptance(this, now);
    internal override string? Words(Circumstances now) => ResultNote;
}

/// <summary>The customer is asked to rate the service 满意度调查 (R4.5).</summary>
public sealed record SendSurvey : TicketCommand
{
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.SendSurvey(now);
}

/// <summary>The customer was asked by phone 电话回访; 1 to 5 each, and 0 to 10 for recommending us, which may be left out.</summary>
public sealed record RecordSurvey : TicketCommand
{
    [Required, Range(1, 5)] public int? Response { get; init; }
    [Required, Range(1, 5)] public int? Quality { get; init; }
    [Required, Range(1, 5)] public int? Attitude { get; init; }
    [Range(0, 10)] public int? Recommend { get; init; }
    [LongText] public string? Comment { get; init; }
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.RecordSurvey(this, now);
    internal override string? Words(Circumstances now) => Comment;
}

/// <summary>The customer's rating by link, 1 to 5 each, and 0 to 10 for recommending us, which may be left out; also after the ticket is closed.</summary>
public sealed record AnswerSurvey : TicketCommand
{
    [Required, Range(1, 5)] public int? Response { get; init; }
    [Required, Range(1, 5)] public int? Quality { get; init; }
    [Required, Range(1, 5)] public int? Attitude { get; init; }
    [Range(0, 10)] public int? Recommend { get; init; }
    [LongText] public string? Comment { get; init; }
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.AnswerSurvey(this, now);
    internal override string? Words(Circumstances now) => Comment;
}

/// <summary>Filed 归档; never changes again.</summary>
public sealed record Close : TicketCommand
{
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.Close(now);
}

using System.ComponentModel.DataAnnotations;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>The customer asked something that is still to be answered 客户提问 (R9.9).</summary>
public sealed record AskQuestion : RecordCommand
{
    [Required, LongText] public string? Question { get; init; }
    internal override ServiceRecord Fact(Circumstances now) => new(RecordKind.Question, now) { Text = Question };
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.Ask(Fact(now), now);
    internal override string? Words(Circumstances now) => Question;
}

/// <summary>The customer was told the answer 答复提问 (R9.9): to the question that has waited longest.</summary>
public sealed record AnswerQuestion : RecordCommand
{
    [Required, LongText] public string? Text { get; init; }
    internal override ServiceRecord Fact(Circumstances now) => new(RecordKind.QuestionAnswer, now) { Text = Text };
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.Reply(Fact(now), now);
    internal override string? Words(Circumstances now) => Text;
}

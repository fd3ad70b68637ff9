using System.ComponentModel.DataAnnotations;
using System.Globalization;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>The customer asked something that is still to be answered 客户提问 (R9.9): told to somebody, or written on the page of the tracking link.</summary>
public sealed record AskQuestion : RecordCommand
{
    [Required, LongText] public string? Question { get; init; }
    internal override bool OfContactOnly => true;
    internal override ServiceRecord Fact(Circumstances now) => new(RecordKind.Question, now) { Text = Question };
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.Ask(Fact(now), now);
    internal override string? Words(Circumstances now) => Question;
}

/// <summary>The customer was told the answer 答复提问 (R9.9); it stands on the page of the tracking link.</summary>
public sealed record AnswerQuestion : RecordCommand
{
    /// <summary>Which of the customer's questions, from 1 in the order they were asked; not needed while only one is open.</summary>
    [Range(1, 9999)] public int? QuestionNo { get; init; }
    [Required, LongText] public string? Text { get; init; }

    internal override Refusal? Apply(Ticket ticket, Circumstances now)
    {
        var open = ticket.OpenQuestions;
        if (QuestionNo is null && open.Count > 1)
            return Invalid.Field("questionNo", "required");
        var number = QuestionNo ?? open[0];
        return open.Contains(number) ? ticket.Reply(Fact(now, number), number, now) : Invalid.Field("questionNo", "unknown");
    }

    internal override ServiceRecord Fact(Circumstances now) => Fact(now, QuestionNo);

    private ServiceRecord Fact(Circumstances now, int? number) => new(RecordKind.QuestionAnswer, now) { Text = Text, Count = number };

    internal override string? Words(Circumstances now) => Said(QuestionNo?.ToString(CultureInfo.InvariantCulture), Text);
}

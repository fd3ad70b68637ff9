using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>A question of the customer, with its answer 客户提问与答复 (R9.9). UTC.</summary>
/// <param name="Number">From 1, in the order they were asked.</param>
/// <param name="Answer">Null: still open.</param>
public sealed record CustomerQuestion(int Number, string Text, DateTime AskedAt, string? Answer, DateTime? AnsweredAt)
{
    public static IReadOnlyList<CustomerQuestion> Of(IEnumerable<RecordFacts> records) => Of(records.Select(record => (record.Kind, record.At, record.Text, record.Count)));

    internal static IReadOnlyList<CustomerQuestion> Of(IEnumerable<ServiceRecord> records) => Of(records.Select(record => (record.Kind, record.At, record.Text, record.Count)));

    private static List<CustomerQuestion> Of(IEnumerable<(RecordKind Kind, DateTime At, string? Text, int? Number)> records)
    {
        var questions = new List<CustomerQuestion>();
        foreach (var record in records)
        {
            if (record.Kind == RecordKind.Question)
                questions.Add(new CustomerQuestion(questions.Count + 1, record.Text ?? "", record.At, null, null));
            // What was answered before answers named their question belongs to the one that had waited longest.
            else if (record.Kind == RecordKind.QuestionAnswer && questions.FindIndex(question => question.Answer is null && question.Number == (record.Number ?? question.Number)) is var at and >= 0)
                questions[at] = questions[at] with { Answer = record.Text ?? "", AnsweredAt = record.At };
        }
        return questions;
    }
}

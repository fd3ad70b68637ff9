using System.Globalization;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tickets.Forms;

namespace AfterSales.Portal.Tickets.Acceptances;

/// <summary>Reads what a plain form says to the lines of an acceptance.</summary>
internal static class PostedAnswers
{
    public static IReadOnlyList<LineAnswerInput> Read(PostedForm form) =>
        [.. form.Rows("answers", "line", "answer", "remark").Select(row => new LineAnswerInput
        {
            Line = int.TryParse(row.GetValueOrDefault("line"), CultureInfo.InvariantCulture, out var line) ? line : null,
            Answer = Enum.TryParse<LineAnswer>(row.GetValueOrDefault("answer"), out var answer) ? answer : LineAnswer.Accepted,
            Remark = row.GetValueOrDefault("remark"),
        })];
}

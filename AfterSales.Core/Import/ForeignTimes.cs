using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Import;

/// <summary>What the rows of one foreign ticket say of its times.</summary>
internal static class ForeignTimes
{
    /// <summary>UTC; null: nobody responded.</summary>
    public static DateTime? RespondedAt(IReadOnlyList<EventRow> rows) => rows.FirstOrDefault(row => row.Stage != Stage.Reported)?.ChangedAt;

    public static IEnumerable<NegativeTime> Negative(IReadOnlyList<EventRow> rows)
    {
        var (first, last) = (rows[0], rows[^1]);
        if (RespondedAt(rows) is { } responded && responded < last.ReportedAt)
            yield return new NegativeTime(first.Line, last.Ref, Response: true, responded - last.ReportedAt);
        if (last.AcceptedAt is { } accepted && accepted < last.ReportedAt)
            yield return new NegativeTime(first.Line, last.Ref, Response: false, accepted - last.ReportedAt);
    }
}

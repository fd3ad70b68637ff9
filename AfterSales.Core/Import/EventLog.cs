using System.Globalization;
using System.Text;
using AfterSales.Core.Rulebooks;
using CsvHelper;

namespace AfterSales.Core.Import;

/// <summary>One row, read: a ticket of the other system as it stood after one event. Times UTC.</summary>
internal sealed record EventRow(
    long Line, string Ref, string State, Stage Stage, DateTime ReportedAt, DateTime ChangedAt, string ChangedBy, DateTime? AcceptedAt, DateTime? ClosedAt,
    string? Caller, string? Location, string? Resolver, Priority Priority, string? SerialNumber, string? FaultGroup, string Fault);

/// <summary>
/// Reads an event log ticket by ticket, never holding more than one. Bad rows are told and make their ticket come as
/// an empty list of rows; where the teller has heard enough, the reading ends.
/// </summary>
internal sealed class EventLog : IDisposable
{
    internal const int LongestRecord = 256 * 1024;
    private const int LongestValue = 200;

    // Nothing that a department still asks after was reported before.
    private static readonly DateTime Earliest = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    private readonly ImportMapping mapping;
    private readonly DateTime now;
    private readonly Func<RowProblem, bool> tell;
    private readonly CompanyTime zone;
    private readonly CsvReader csv;
    private CsvMalformedRecord? malformed;
    private bool enough;

    /// <exception cref="DecoderFallbackException">Bytes that are not of the mapping's encoding; also while reading.</exception>
    /// <exception cref="CsvFormatException">A record that does not end; also while reading.</exception>
    /// <param name="now">UTC. What is said to have happened later has not.</param>
    public EventLog(Stream file, ImportMapping mapping, DateTime now, Func<RowProblem, bool> tell)
    {
        (this.mapping, this.now, this.tell) = (mapping, now, tell);
        zone = new CompanyTime(mapping.Zone);
        // The text reader decodes, since the CSV reader would replace what it cannot decode.
        var text = new StreamReader(file, mapping.StrictEncoding, detectEncodingFromByteOrderMarks: false);
        csv = CsvReader.Create(text, new CsvReaderOptions
        {
            Separator = mapping.Delimiter,
            TrimWhitespace = true,
            MaxRecordSize = LongestRecord,
            TrackLineNumbers = true,
            OnMalformedRecord = record => malformed = record,
        });
        MissingColumns = [.. mapping.Columns.All.Where(column => !csv.Headers.Contains(column))];
        DoubleColumns = [.. mapping.Columns.All.Where(column => csv.Headers.Count(header => header == column) > 1)];
    }

    public IReadOnlyList<string> MissingColumns { get; }
    public IReadOnlyList<string> DoubleColumns { get; }
    public int Rows { get; private set; }

    /// <summary>Why the reading ended where rows are lost, and the line; null: it did not.</summary>
    public (ImportStop Why, long Line)? Stop { get; private set; }

    /// <summary>Each ticket's number and its rows, none where one of them is bad.</summary>
    public IEnumerable<(string Ref, IReadOnlyList<EventRow> Rows)> Tickets()
    {
        var (number, rows, bad) = (default(string), new List<EventRow>(), false);
        while (csv.Read())
        {
            Rows++;
            var next = Known(mapping.Columns.Number) ?? "";
            if (number is not null && next != number)
            {
                yield return (number, bad ? [] : rows);
                (rows, bad) = ([], false);
            }
            number = next;
            if (ReadRow(next) is { } row)
                rows.Add(row);
            else
                bad = true;
            if (enough)
                yield break;
        }
        if (number is not null)
            yield return (number, bad ? [] : rows);
    }

    public void Dispose() => csv.Dispose();

    private EventRow? ReadRow(string number)
    {
        var columns = mapping.Columns;
        // Record numbers count the heading.
        if (malformed is { } wrong && wrong.RecordNumber == csv.RowNumber + 1)
            return wrong.Reason == CsvMalformedReason.UnterminatedQuote ? Lost(ImportStop.EndlessRecord) : Bad(number, RowFault.BadQuotes, columns.Number);
        if (csv.FieldCount != csv.Headers.Count)
            return Bad(number, csv.FieldCount < csv.Headers.Count ? RowFault.TooFewFields : RowFault.TooManyFields, columns.Number);
        if (mapping.Columns.All.FirstOrDefault(column => csv.GetString(column).Length > LongestValue) is { } tooLong)
            return Bad(number, RowFault.TooLong, tooLong);
        if (number.Length == 0)
            return Bad(number, RowFault.Missing, columns.Number);
        if (Known(columns.State) is not { } state)
            return Bad(number, RowFault.Missing, columns.State);
        if (!mapping.States.TryGetValue(state, out var stage))
            return Bad(number, RowFault.UnknownState, columns.State);
        var priority = Priority.Normal;
        if (Known(columns.Priority) is { } foreign && !mapping.Priorities.TryGetValue(foreign, out priority))
            return Bad(number, RowFault.UnknownPriority, columns.Priority!);
        foreach (var column in new[] { columns.ReportedAt, columns.ChangedAt, columns.AcceptedAt, columns.ClosedAt })
        {
            if (Known(column) is { } written ? Time(written) is null : column == columns.ReportedAt || column == columns.ChangedAt)
                return Bad(number, Known(column) is null ? RowFault.Missing : RowFault.NotADate, column!);
            if (At(column) > now)
                return Bad(number, RowFault.NotPossible, column!);
        }
        if (SpansLines && HoldsOtherRows())
            return Lost(ImportStop.SwallowedRows);
        return new EventRow(csv.LineNumber, number, state, stage, At(columns.ReportedAt)!.Value, At(columns.ChangedAt)!.Value,
            Known(columns.ChangedBy) ?? mapping.Source, At(columns.AcceptedAt), At(columns.ClosedAt),
            Known(columns.Caller), Known(columns.Location), Known(columns.Resolver), priority, Known(columns.SerialNumber), Known(columns.FaultGroup),
            columns.Fault.Select(Known).OfType<string>().ToList() is { Count: > 0 } words ? string.Join(" · ", words) : number);
    }

    // A quotation mark that is not closed on its line takes the lines after it into its value, and with them rows of this
    // ticket or of others. A text of several lines is well; one whose lines read as rows, or that is bad besides, is not.
    private bool SpansLines => csv.RawRecord.IndexOfAny((byte)'\n', (byte)'\r') >= 0;

    private bool HoldsOtherRows()
    {
        var headers = csv.Headers.ToList();
        var (state, reportedAt) = (headers.IndexOf(mapping.Columns.State), headers.IndexOf(mapping.Columns.ReportedAt));
        return Encoding.UTF8.GetString(csv.RawRecord).Split('\n', '\r').Skip(1)
            .Select(line => line.Split(mapping.Delimiter, StringSplitOptions.TrimEntries))
            .Any(fields => fields.Length > Math.Max(state, reportedAt) && mapping.States.ContainsKey(fields[state]) && Time(fields[reportedAt]) is not null);
    }

    private EventRow? Lost(ImportStop why)
    {
        (Stop, enough) = ((why, csv.LineNumber), true);
        return null;
    }

    private EventRow? Bad(string number, RowFault fault, string column)
    {
        if (SpansLines)
            return Lost(ImportStop.SwallowedRows);
        enough |= !tell(new RowProblem(csv.LineNumber, Short(number), fault, column, Short(csv.GetString(column))));
        return null;
    }

    private string? Known(string? column) =>
        column is not null && csv.GetString(column) is { } value && value.Length > 0 && value != mapping.Unknown ? value : null;

    private DateTime? At(string? column) => Known(column) is { } written ? Time(written) : null;

    private DateTime? Time(string written) =>
        DateTime.TryParseExact(written, mapping.DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            // At the ends of the calendar no zone can be reckoned with.
            ? local < Earliest || local.Year == DateTime.MaxValue.Year ? DateTime.MaxValue : zone.ToUtc(local)
            : null;

    private static string Short(string value) => value.Length <= 60 ? value : value[..60] + "…";
}

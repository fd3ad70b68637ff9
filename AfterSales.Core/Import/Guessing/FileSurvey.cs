using System.Text;
using CsvHelper;

namespace AfterSales.Core.Import;

/// <summary>Why a file cannot be read as a table with a heading.</summary>
public enum FileFault
{
    /// <summary>Nothing in it.</summary>
    Empty,
    /// <summary>A workbook of a spreadsheet program, not the text it can be saved as.</summary>
    Workbook,
    /// <summary>No text at all: a picture, a program, a database.</summary>
    NotText,
    /// <summary>The first line names no columns: it holds values, or one field only.</summary>
    NoHeader,
    /// <summary>A record that does not end.</summary>
    NotATable,
    /// <summary>A heading and nothing under it.</summary>
    NoRows,
}

/// <summary>What can be seen of a file before anybody says what its columns mean.</summary>
public sealed record FileSurvey
{
    private const int RowsShown = 8;
    private const int MostValues = 60;
    private const int LongestShown = 200;

    public required FileFault? Fault { get; init; }
    /// <summary>As <see cref="ImportMapping.Encoding"/>.</summary>
    public string Encoding { get; init; } = "utf-8";
    /// <summary>The first line with bytes that are not of the encoding; null: all are.</summary>
    public long? WrongLine { get; init; }
    public char Delimiter { get; init; } = ',';
    public IReadOnlyList<string> Headers { get; init; } = [];
    /// <summary>The first rows, as they are written.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; init; } = [];
    public int RowCount { get; init; }
    /// <summary>By column, in the order of <see cref="Headers"/>.</summary>
    public IReadOnlyList<ColumnValues> Values { get; init; } = [];

    /// <summary>What stands in a column; empty for one that the file does not have.</summary>
    public ColumnValues Of(string? header) => Headers.Index().FirstOrDefault(column => column.Item == header) is { Item: not null } found
        ? Values[found.Index] : new ColumnValues([], All: true);

    /// <summary>Reads the file from end to end, holding only what it shows of it.</summary>
    /// <param name="encoding">Null: found out.</param>
    /// <param name="delimiter">Null: found out.</param>
    public static FileSurvey Read(Func<Stream> open, string? encoding = null, char? delimiter = null, CancellationToken cancel = default)
    {
        var signs = FileSigns.Of(open);
        if (signs.Fault is { } fault)
            return new FileSurvey { Fault = fault };
        encoding ??= signs.Encoding ?? FileSigns.FirstThatFits(open, cancel);
        var decoding = ImportMapping.EncodingOf(encoding, new DecoderReplacementFallback("\uFFFD"));
        using var text = new StreamReader(open(), decoding, detectEncodingFromByteOrderMarks: false);
        var survey = new FileSurvey { Fault = null, Encoding = encoding, Delimiter = delimiter ?? FileSigns.DelimiterOf(open, decoding) };
        try
        {
            return survey.Filled(text, cancel) with { WrongLine = FileSigns.FirstWrongLine(open, encoding, cancel) };
        }
        catch (CsvFormatException)
        {
            return survey with { Fault = FileFault.NotATable };
        }
    }

    private FileSurvey Filled(StreamReader text, CancellationToken cancel)
    {
        using var csv = CsvReader.Create(text, new CsvReaderOptions
        {
            Separator = Delimiter, TrimWhitespace = true, MaxRecordSize = EventLog.LongestRecord, OnMalformedRecord = _ => { },
        });
        var headers = csv.Headers.ToList();
        if (headers.Count < 2 || headers.Exists(header => DateFormats.IsTime(header) || double.TryParse(header, out _)))
            return this with { Fault = FileFault.NoHeader, Headers = headers };
        var (rows, count, seen) = (new List<IReadOnlyList<string>>(), 0, headers.ConvertAll(_ => new HashSet<string>(StringComparer.Ordinal)));
        while (csv.Read())
        {
            if (count++ % 1_000 == 0)
                cancel.ThrowIfCancellationRequested();
            var fields = Math.Min(csv.FieldCount, headers.Count);
            if (rows.Count < RowsShown)
                rows.Add([.. Enumerable.Range(0, fields).Select(csv.GetString).Select(Short)]);
            for (var i = 0; i < fields; i++)
            {
                // One more than are shown tells that there are more.
                if (seen[i].Count <= MostValues && csv.GetString(i) is { Length: > 0 and <= LongestShown } value)
                    seen[i].Add(value);
            }
        }
        return this with
        {
            Fault = count == 0 ? FileFault.NoRows : null,
            Headers = headers,
            Rows = rows,
            RowCount = count,
            Values = seen.ConvertAll(values => new ColumnValues([.. values.Take(MostValues)], values.Count <= MostValues)),
        };
    }

    private static string Short(string value) => value.Length <= LongestShown ? value : value[..LongestShown] + "…";
}

/// <param name="Values">Different ones, in the order in which they come.</param>
/// <param name="All">These are all there are.</param>
public sealed record ColumnValues(IReadOnlyList<string> Values, bool All);

using System.Text.Json;

namespace AfterSales.Core.Import;

/// <summary>What is wrong with a row.</summary>
public enum RowFault
{
    /// <summary>A required field is empty or unknown.</summary>
    Missing,
    /// <summary>A time that is not written as the mapping says.</summary>
    NotADate,
    /// <summary>A time that cannot be one of the past, as in the year 1 or 9999.</summary>
    NotPossible,
    /// <summary>A state that the mapping does not name.</summary>
    UnknownState,
    /// <summary>A priority that the mapping does not name.</summary>
    UnknownPriority,
    /// <summary>A value above 200 characters.</summary>
    TooLong,
    /// <summary>Fewer fields than the first line.</summary>
    TooFewFields,
    /// <summary>More fields than the first line.</summary>
    TooManyFields,
    /// <summary>Quotation marks that do not fit together.</summary>
    BadQuotes,
    /// <summary>Other tickets stand between the rows of this one.</summary>
    Apart,
}

/// <summary>A bad row; its ticket is left out whole.</summary>
/// <param name="Line">The line of the file, the heading being 1.</param>
/// <param name="Ref">The foreign number, as far as it could be read.</param>
public sealed record RowProblem(long Line, string Ref, RowFault Fault, string Column, string Value);

/// <summary>Why an import ended with nothing written.</summary>
public enum ImportStop
{
    /// <summary>Bytes that are not of the mapping's encoding.</summary>
    WrongEncoding,
    /// <summary>The first line lacks columns of the mapping.</summary>
    MissingColumns,
    /// <summary>The first line has a column of the mapping twice.</summary>
    DoubleColumns,
    /// <summary>A record that does not end: not a table, or a quotation mark that is never closed.</summary>
    EndlessRecord,
    /// <summary>A quotation mark that is closed only on a later line: nobody knows which rows it has swallowed.</summary>
    SwallowedRows,
    /// <summary>More than 1,000 bad rows.</summary>
    TooManyErrors,
}

/// <summary>What an import found and did; of a check, what it would do.</summary>
public sealed record ImportReport
{
    private const int MostKept = 1_000;

    /// <summary>Nothing was written, and nothing was meant to be.</summary>
    public bool Dry { get; init; }
    /// <summary>The record of the import; null for a check, and where nothing was written.</summary>
    public long? RunId { get; init; }
    /// <summary>Null: it went through.</summary>
    public ImportStop? Stop { get; init; }
    /// <summary>The line that ended it, as far as it is known.</summary>
    public long? StopLine { get; init; }
    /// <summary>The columns that are missing or double, where that ended it.</summary>
    public IReadOnlyList<string> WrongColumns { get; init; } = [];
    public int Rows { get; init; }
    public int Tickets { get; init; }
    public int Imported { get; init; }
    /// <summary>Known from an earlier import; left as they are.</summary>
    public int AlreadyThere { get; init; }
    /// <summary>Left out because of bad rows.</summary>
    public int LeftOut { get; init; }
    /// <summary>Imported without acceptance: counted, not completed.</summary>
    public int NotCompleted { get; init; }
    /// <summary>Of those taken in, the customers, sites and engineers who were not known before.</summary>
    public int NewCustomers { get; init; }
    public int NewSites { get; init; }
    public int NewEngineers { get; init; }
    public IReadOnlyList<RowProblem> Problems { get; init; } = [];
    /// <summary>Tickets with a response or acceptance before the report: it counts as 0 hours.</summary>
    public IReadOnlyList<NegativeTime> Negative { get; init; } = [];

    internal string ToJson() => JsonSerializer.Serialize(this with { Negative = [.. Negative.Take(MostKept)] });

    internal static ImportReport FromJson(string json) => JsonSerializer.Deserialize<ImportReport>(json)!;
}

/// <param name="Line">Of the ticket's first row.</param>
/// <param name="Response">The response was before the report; else the acceptance.</param>
public sealed record NegativeTime(long Line, string Ref, bool Response, TimeSpan Time);

/// <summary>How far an import has come.</summary>
/// <param name="Writing">The second reading, which writes; else the first, which checks.</param>
/// <param name="Rows">Of this reading.</param>
/// <param name="Share">0 to 1, of this reading; null where the file's length is not known.</param>
public sealed record ImportProgress(bool Writing, int Rows, double? Share);

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

/// <summary>What an import found and did.</summary>
public sealed record ImportReport
{
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
    public IReadOnlyList<RowProblem> Problems { get; init; } = [];
    /// <summary>Tickets with a response or acceptance before the report: it counts as 0 hours.</summary>
    public IReadOnlyList<NegativeTime> Negative { get; init; } = [];
}

/// <param name="Line">Of the ticket's first row.</param>
/// <param name="Response">The response was before the report; else the acceptance.</param>
public sealed record NegativeTime(long Line, string Ref, bool Response, TimeSpan Time);

/// <summary>How far an import has come, in rows.</summary>
public sealed record ImportProgress(bool Writing, int Rows);

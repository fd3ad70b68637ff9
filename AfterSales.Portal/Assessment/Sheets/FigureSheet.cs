namespace AfterSales.Portal.Assessment.Sheets;

/// <summary>What the values of a column are, and by that how they are said and written.</summary>
public enum CellKind
{
    /// <summary>How many, in whole numbers.</summary>
    Count,
    /// <summary>Hours.</summary>
    Hours,
    /// <summary>Days.</summary>
    Days,
    /// <summary>0 to 1, told in percent.</summary>
    Share,
    /// <summary>1 to 5.</summary>
    Score,
    /// <summary>How many for a hundred, or points: one place after the decimal point.</summary>
    Rate,
    /// <summary>No number.</summary>
    Words,
}

/// <summary>A table of figures: as the page shows it, so a file holds it.</summary>
/// <param name="Key">For addresses, names of files and tests.</param>
/// <param name="Heading">What the rows are.</param>
public sealed record FigureSheet(string Key, string Title, string Heading, IReadOnlyList<SheetColumn> Columns, IReadOnlyList<SheetRow> Rows)
{
    /// <summary>How it is taken, beside it.</summary>
    public string? How { get; init; }

    /// <summary>The value of a cell as it is shown and written: nothing where there are too few cases for it.</summary>
    public double? Value(SheetRow row, int column) => Columns[column].Rated && row.Few ? null : row.Cells[column].Value;
}

/// <summary>A column of figures.</summary>
/// <param name="Rated">Says more about chance than about us where there are few cases: not shown then.</param>
public sealed record SheetColumn(string Name, CellKind Kind, bool Rated = false)
{
    /// <summary>A bar of the share beside its number.</summary>
    public bool Bar { get; init; }
}

/// <summary>A row of figures.</summary>
/// <param name="Cases">How many the figures are taken from; null where it is no matter of cases.</param>
/// <param name="Href">Where its tickets are.</param>
public sealed record SheetRow(string Name, IReadOnlyList<SheetCell> Cells, int? Cases = null, string? Href = null)
{
    public bool Few => Cases < FigureWords.Few;
}

/// <summary>One figure of a row, or the words that stand in its place.</summary>
/// <param name="Href">Where the tickets behind this one are.</param>
public readonly record struct SheetCell(double? Value, string? Words = null, string? Href = null)
{
    /// <summary>A share of a whole; nothing of nothing.</summary>
    public static SheetCell ShareOf(int part, int whole) => new(whole == 0 ? null : (double)part / whole);

    public static implicit operator SheetCell(double? value) => new(value);

    public static implicit operator SheetCell(int value) => new(value);

    public static implicit operator SheetCell(string words) => new(null, words);
}

using System.Globalization;
using AfterSales.Portal.Shell.Http;
using MiniExcelLibs;
using MiniExcelLibs.Attributes;
using MiniExcelLibs.OpenXml;

namespace AfterSales.Portal.Assessment.Sheets;

/// <summary>
/// Sheets as files. They hold the figures of the page in full length, shares as 0 to 1, so that a spreadsheet can reckon with
/// them; nothing that a spreadsheet would take for a formula.
/// </summary>
public static class SheetFiles
{
    public const string ExcelType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    // What a spreadsheet takes for the name of a sheet.
    private const int LongestName = 31;
    private const string Forbidden = @"[]:*?/\'";
    private const int Narrowest = 11, Widest = 64;
    private const char WideFrom = '\u2E80';

    /// <summary>One sheet, its heading first.</summary>
    public static byte[] Csv(FigureSheet sheet) => CsvText.File(
        [
            [CsvText.Field(sheet.Heading), .. sheet.Columns.Select(column => CsvText.Field(column.Name))],
            .. sheet.Rows.Select(row => (IEnumerable<string>)[CsvText.Field(row.Name), .. sheet.Columns.Select((_, column) => Field(sheet, row, column))]),
        ]);

    /// <summary>A workbook with a sheet for each. The numbers in its cells are whole; what is seen of them is what one reads out in a meeting.</summary>
    public static byte[] Excel(IReadOnlyList<FigureSheet> sheets)
    {
        using var file = new MemoryStream();
        var (book, columns) = (new Dictionary<string, object>(), new List<DynamicExcelColumn>());
        foreach (var sheet in sheets)
        {
            var own = ColumnsOf(sheet, book.Count);
            columns.AddRange(own);
            book[NameFor(sheet.Title, book.Keys)] = Rows(sheet, own).ToList();
        }
        file.SaveAs(book, configuration: new OpenXmlConfiguration
        {
            AutoFilter = false, FastMode = true, FreezeColumnCount = 1, DynamicColumns = [.. columns], StyleOptions = new OpenXmlStyleOptions { WrapCellContents = true },
        });
        return file.ToArray();
    }

    private static IEnumerable<Dictionary<string, object?>> Rows(FigureSheet sheet, List<DynamicExcelColumn> columns)
    {
        if (sheet.Rows.Count == 0)
            yield return columns.ToDictionary(column => column.Key, _ => (object?)null);
        foreach (var row in sheet.Rows)
        {
            var cells = new Dictionary<string, object?> { [columns[0].Key] = row.Name };
            for (var column = 0; column < sheet.Columns.Count; column++)
                cells[columns[column + 1].Key] = (object?)sheet.Value(row, column) ?? row.Cells[column].Words;
            yield return cells;
        }
    }

    // A format belongs to a column of the whole workbook: its key says of which sheet, its name what is read.
    private static List<DynamicExcelColumn> ColumnsOf(FigureSheet sheet, int place)
    {
        var names = Unlike([sheet.Heading, .. sheet.Columns.Select(column => column.Name)]);
        return
        [
            Column(0, sheet.Rows.Select(row => row.Name), null),
            .. sheet.Columns.Select((column, index) => Column(index + 1, sheet.Rows.Select(row => row.Cells[index].Words), column.Kind)),
        ];

        DynamicExcelColumn Column(int index, IEnumerable<string?> words, CellKind? kind) => new(string.Create(CultureInfo.InvariantCulture, $"{place}/{index}"))
        {
            Name = names[index],
            Format = kind is { } known ? FormatOf(known) : null,
            Width = WidthFor(words.Append(names[index])),
        };
    }

    private static string? FormatOf(CellKind kind) => kind switch
    {
        CellKind.Words => null,
        CellKind.Count => "#,##0",
        CellKind.Share => "0.0%",
        CellKind.Days => "#,##0.0",
        _ => "#,##0.00",
    };

    // In characters of the sheet's own type; a Chinese one takes two. Longer words go on in the next line.
    private static double WidthFor(IEnumerable<string?> words) =>
        Math.Clamp(words.Max(text => text?.Sum(sign => sign < WideFrom ? 1 : 2) ?? 0) + 3, Narrowest, Widest);

    private static string Field(FigureSheet sheet, SheetRow row, int column) =>
        sheet.Value(row, column) is { } value ? value.ToString("R", CultureInfo.InvariantCulture) : CsvText.Field(row.Cells[column].Words ?? "");

    // Columns are told apart by their names.
    private static List<string> Unlike(IReadOnlyList<string> names)
    {
        List<string> all = [];
        foreach (var name in names)
            all.Add(all.Contains(name) ? $"{name} {all.Count}" : name);
        return all;
    }

    private static string NameFor(string title, Dictionary<string, object>.KeyCollection taken)
    {
        var name = string.Concat(title.Where(sign => !Forbidden.Contains(sign, StringComparison.Ordinal)));
        name = name[..Math.Min(name.Length, LongestName - 2)];
        return taken.Contains(name) ? $"{name} {taken.Count}" : name;
    }
}

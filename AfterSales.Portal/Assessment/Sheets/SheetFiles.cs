using System.Globalization;
using AfterSales.Portal.Shell.Http;
using MiniExcelLibs;
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

    /// <summary>One sheet, its heading first.</summary>
    public static byte[] Csv(FigureSheet sheet) => CsvText.File(
        [
            [CsvText.Field(sheet.Heading), .. sheet.Columns.Select(column => CsvText.Field(column.Name))],
            .. sheet.Rows.Select(row => (IEnumerable<string>)[CsvText.Field(row.Name), .. sheet.Columns.Select((_, column) => Field(sheet, row, column))]),
        ]);

    /// <summary>A workbook with a sheet for each.</summary>
    public static byte[] Excel(IReadOnlyList<FigureSheet> sheets)
    {
        using var file = new MemoryStream();
        var book = new Dictionary<string, object>();
        foreach (var sheet in sheets)
            book[NameFor(sheet.Title, book.Keys)] = Rows(sheet).ToList();
        file.SaveAs(book, configuration: new OpenXmlConfiguration { TableStyles = TableStyles.None, AutoFilter = false, FastMode = true, EnableAutoWidth = true });
        return file.ToArray();
    }

    private static IEnumerable<Dictionary<string, object?>> Rows(FigureSheet sheet)
    {
        var columns = Unlike([sheet.Heading, .. sheet.Columns.Select(column => column.Name)]);
        if (sheet.Rows.Count == 0)
            yield return columns.ToDictionary(column => column, _ => (object?)null);
        foreach (var row in sheet.Rows)
        {
            var cells = new Dictionary<string, object?> { [columns[0]] = row.Name };
            for (var column = 0; column < sheet.Columns.Count; column++)
                cells[columns[column + 1]] = (object?)sheet.Value(row, column) ?? row.Cells[column].Words;
            yield return cells;
        }
    }

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

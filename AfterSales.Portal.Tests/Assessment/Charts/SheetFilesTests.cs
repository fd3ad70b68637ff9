using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using AfterSales.Portal.Assessment.Sheets;
using MiniExcelLibs;

namespace AfterSales.Portal.Tests.Assessment.Charts;

/// <summary>Sheets as files: exact, and harmless whatever stands in them.</summary>
public sealed class SheetFilesTests
{
    private static readonly string[] Formulas = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "＝1+1", "'quoted", "he said \"x\""];

    private static FigureSheet Sheet(params SheetRow[] rows) => new("steps", "Week by week", "Reported",
        [new("Tickets", CellKind.Count), new("Median", CellKind.Hours), new("As promised", CellKind.Share, Rated: true), new("Fault", CellKind.Words)], rows);

    [Fact]
    public void A_text_file_has_the_numbers_whole_and_leaves_out_what_is_not_rated()
    {
        var file = SheetFiles.Csv(Sheet(new("2 Nov", [12, 1.6666666666666667, 0.937, "泵"], 12), new("9 Nov", [3, 2.5, 0.5, ""], 3)));
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), file[..3]);
        Assert.Equal(
            ["\"Reported\",\"Tickets\",\"Median\",\"As promised\",\"Fault\"", "\"2 Nov\",12,1.6666666666666667,0.937,\"泵\"", "\"9 Nov\",3,2.5,\"\",\"\"", ""],
            Encoding.UTF8.GetString(file[3..]).Split("\r\n"));
    }

    [Fact]
    public void What_a_spreadsheet_would_run_is_text_in_a_text_file()
    {
        var lines = Encoding.UTF8.GetString(SheetFiles.Csv(Sheet([.. Formulas.Select(formula => new SheetRow(formula, [1, default, default, formula]))]))).Split("\r\n")[1..^1];
        Assert.Equal(Formulas.Length, lines.Length);
        Assert.All(lines, line => Assert.DoesNotMatch("(^|,)\" *[=+@\\-\t＝]", line));
    }

    [Fact]
    public void A_workbook_is_read_back_with_the_same_numbers()
    {
        var file = SheetFiles.Excel([Sheet(new("2 Nov", [12, 1.6666666666666667, 0.937, "泵"], 12), new("9 Nov", [3, 2.5, 0.5, ""], 3)), Sheet() with { Title = "[By]: model?" }]);
        using var book = new MemoryStream(file);
        Assert.Equal(["Week by week", "By model"], book.GetSheetNames());
        var rows = book.Query(useHeaderRow: true, sheetName: "Week by week").Cast<IDictionary<string, object?>>().ToList();
        Assert.Equal(["2 Nov", "9 Nov"], rows.Select(row => row["Reported"]));
        Assert.Equal([12.0, 3.0], rows.Select(row => row["Tickets"]));
        Assert.Equal(1.6666666666666667, (double)rows[0]["Median"]!, 12);
        Assert.Equal([0.937, null], rows.Select(row => row["As promised"]));
    }

    [Fact]
    public void A_workbook_has_no_formulas_whatever_stands_in_its_cells()
    {
        var file = SheetFiles.Excel([Sheet([.. Formulas.Select(formula => new SheetRow(formula, [1, default, default, formula]))])]);
        using var zip = new ZipArchive(new MemoryStream(file));
        foreach (var part in zip.Entries.Where(entry => entry.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)))
        {
            using var text = new StreamReader(part.Open());
            Assert.DoesNotMatch("<(x:)?f[ >]", text.ReadToEnd());
        }
        var read = new MemoryStream(file).Query(useHeaderRow: true).Cast<IDictionary<string, object?>>().Select(row => (string)row["Fault"]!);
        Assert.Equal(Formulas, read);
    }

    [Fact]
    public void A_workbook_shows_its_numbers_as_they_are_read_out()
    {
        using var zip = new ZipArchive(new MemoryStream(SheetFiles.Excel([Sheet() with { Title = "Other" }, Sheet(new SheetRow("2 Nov", [1200, 1.6666666666666667, 0.937, "泵"], 12))])));
        XDocument Part(string name)
        {
            using var part = zip.GetEntry(name)!.Open();
            return XDocument.Load(part);
        }
        IEnumerable<XElement> Of(XContainer part, string name) => part.Descendants().Where(element => element.Name.LocalName == name);

        var styles = Part("xl/styles.xml");
        var formats = Of(styles, "numFmt").ToDictionary(format => (string)format.Attribute("numFmtId")!, format => (string)format.Attribute("formatCode")!);
        var looks = Of(Of(styles, "cellXfs").Single(), "xf").Select(look => formats.GetValueOrDefault((string?)look.Attribute("numFmtId") ?? "")).ToList();
        var cells = Of(Part("xl/worksheets/sheet2.xml"), "c").Where(cell => ((string)cell.Attribute("r")!).EndsWith('2')).ToList();
        Assert.Equal([null, "#,##0", "#,##0.00", "0.0%", null], cells.Select(cell => looks[(int)cell.Attribute("s")!]));
    }

    [Fact]
    public void Columns_of_one_name_are_both_there()
    {
        var sheet = new FigureSheet("x", "x", "Model", [new("Other", CellKind.Count), new("Other", CellKind.Count)], [new("A", [1, 2])]);
        var row = new MemoryStream(SheetFiles.Excel([sheet])).Query().Cast<IDictionary<string, object?>>().Last();
        Assert.Equal(["A", 1.0, 2.0], row.Values);
    }
}

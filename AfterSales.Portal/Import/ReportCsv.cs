using System.Text;
using AfterSales.Core.Import;
using AfterSales.Portal.Shell.Languages;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Import;

/// <summary>
/// A report for a spreadsheet, line by line. What comes from foreign files is made harmless: a spreadsheet takes a value
/// that begins like a formula for one.
/// </summary>
public sealed class ReportCsv(IStringLocalizer<ImportTexts> texts)
{
    // The wide ones are what Chinese and Japanese keyboards write.
    private const string Dangerous = "=+-@\t\r\n\0\uFF1D\uFF0B\uFF0D\uFF20";

    /// <summary>With the mark by which spreadsheets know UTF-8.</summary>
    public byte[] Write(ImportReport report, IReadOnlyList<TakenIn> takenIn)
    {
        var csv = new StringBuilder();
        Line(csv, texts[nameof(ImportTexts.Csv_Line)], texts[nameof(ImportTexts.Csv_Ref)], texts[nameof(ImportTexts.Csv_Number)], texts[nameof(ImportTexts.Csv_What)],
            texts[nameof(ImportTexts.Csv_Column)], texts[nameof(ImportTexts.Csv_Value)], texts[nameof(ImportTexts.Csv_Why)]);
        foreach (var problem in report.Problems)
            Line(csv, $"{problem.Line}", problem.Ref, "", texts[nameof(ImportTexts.Csv_LeftOut)], problem.Column, problem.Value, texts.Of(problem.Fault));
        foreach (var negative in report.Negative)
            Line(csv, $"{negative.Line}", negative.Ref, "", texts[nameof(ImportTexts.Csv_CountedAsNothing)], "", "",
                texts[negative.Response ? nameof(ImportTexts.Csv_ResponseEarly) : nameof(ImportTexts.Csv_AcceptanceEarly), -negative.Time.TotalMinutes]);
        foreach (var ticket in takenIn)
            Line(csv, "", ticket.Ref, ticket.Number, texts[nameof(ImportTexts.Csv_TakenIn)], "", "", "");
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv.ToString())];
    }

    /// <summary>One field, quoted, and never a formula.</summary>
    public static string Field(string value)
    {
        var harmless = value.TrimStart(' ') is [var first, ..] && Dangerous.Contains(first, StringComparison.Ordinal) ? "'" + value : value;
        return $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static void Line(StringBuilder csv, params string[] fields) => csv.AppendJoin(',', fields.Select(Field)).Append("\r\n");
}

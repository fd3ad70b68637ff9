using AfterSales.Core.Import;
using AfterSales.Portal.Shell.Http;
using AfterSales.Portal.Shell.Languages;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Import;

/// <summary>A report for a spreadsheet, line by line.</summary>
public sealed class ReportCsv(IStringLocalizer<ImportTexts> texts)
{
    public byte[] Write(ImportReport report, IReadOnlyList<TakenIn> takenIn)
    {
        List<IEnumerable<string>> csv = [];
        Line(csv, texts[nameof(ImportTexts.Csv_Line)], texts[nameof(ImportTexts.Csv_Ref)], texts[nameof(ImportTexts.Csv_Number)], texts[nameof(ImportTexts.Csv_What)],
            texts[nameof(ImportTexts.Csv_Column)], texts[nameof(ImportTexts.Csv_Value)], texts[nameof(ImportTexts.Csv_Why)]);
        foreach (var problem in report.Problems)
            Line(csv, $"{problem.Line}", problem.Ref, "", texts[nameof(ImportTexts.Csv_LeftOut)], problem.Column, problem.Value, texts.Of(problem.Fault));
        foreach (var negative in report.Negative)
            Line(csv, $"{negative.Line}", negative.Ref, "", texts[nameof(ImportTexts.Csv_CountedAsNothing)], "", "",
                texts[negative.Response ? nameof(ImportTexts.Csv_ResponseEarly) : nameof(ImportTexts.Csv_AcceptanceEarly), -negative.Time.TotalMinutes]);
        foreach (var ticket in takenIn)
            Line(csv, "", ticket.Ref, ticket.Number, texts[nameof(ImportTexts.Csv_TakenIn)], "", "", "");
        return CsvText.File(csv);
    }

    private static void Line(List<IEnumerable<string>> csv, params string[] fields) => csv.Add(fields.Select(CsvText.Field));
}

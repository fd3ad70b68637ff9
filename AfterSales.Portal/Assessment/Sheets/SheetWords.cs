using AfterSales.Core.Assessment.Complained;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Assessment.Sheets;

/// <summary>The figures of a sheet as a reader says them.</summary>
public static class SheetWords
{
    extension(IStringLocalizer<AssessmentTexts> words)
    {
        /// <summary>A cell: its number with its unit, or the words in its place; a dash where there is neither.</summary>
        public string Cell(CellKind kind, double? value, string? instead) => value is { } known ? words.Value(kind, known) : instead ?? words[nameof(AssessmentTexts.None)];

        /// <summary>A number with its unit.</summary>
        public string Value(CellKind kind, double value) => kind switch
        {
            CellKind.Count => FigureWords.Whole(value),
            CellKind.Hours => words.TimeWithUnit(value),
            CellKind.Days => words[nameof(AssessmentTexts.DaysShort), FigureWords.Whole(value)],
            CellKind.Share => words[nameof(AssessmentTexts.PercentShort), words.Percent(value)],
            CellKind.Score => words.Score(value),
            _ => FigureWords.OnePlace(value),
        };

        /// <summary>The number alone, as it stands large at the head of a page; <see cref="UnitOf"/> stands beside it.</summary>
        public string Large(CellKind kind, double? value) => value is not { } known ? words[nameof(AssessmentTexts.None)] : kind switch
        {
            CellKind.Hours => words.Time(known),
            CellKind.Share => words.Percent(known),
            CellKind.Days => FigureWords.Whole(known),
            _ => words.Value(kind, known),
        };

        /// <summary>Whether a complaint's answers came in time; nothing where none was given yet.</summary>
        public string InTime(ComplaintBehind complaint) => complaint.InTime is { } inTime ? words[inTime ? nameof(AssessmentTexts.Complaint_WasInTime) : nameof(AssessmentTexts.Complaint_WasLate)] : "";

        public string? UnitOf(CellKind kind, double? value) => value is null ? null : kind switch
        {
            CellKind.Hours => words.TimeUnit(value),
            CellKind.Share => "%",
            CellKind.Score => words[nameof(AssessmentTexts.OfFive)],
            CellKind.Days => words[nameof(AssessmentTexts.DaysUnit)],
            CellKind.Count => words[nameof(AssessmentTexts.TicketsUnit)],
            _ => null,
        };
    }
}

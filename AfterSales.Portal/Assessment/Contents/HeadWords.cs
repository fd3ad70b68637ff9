using System.Globalization;
using AfterSales.Portal.Assessment.Sheets;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Assessment.Contents;

/// <summary>What stands below a figure at the head of a page.</summary>
public static class HeadWords
{
    extension(IStringLocalizer<AssessmentTexts> words)
    {
        /// <summary>Compared with the period before; or why there is nothing to compare, or no figure.</summary>
        public string Compared(HeadFigure figure) => figure switch
        {
            { Rated: true, Few: true, Cases: > 0 } => words[nameof(AssessmentTexts.TooFew), FigureWords.Few],
            { Standing: true, Missing: { } standing } => standing,
            { Shown: null } => figure.Missing ?? words[nameof(AssessmentTexts.Compare_NoneYet)],
            _ => words.Against(Past.Before, figure, figure.Before),
        };

        /// <summary>Compared with the same a year ago; null where that cannot be.</summary>
        public string? ComparedWithYearAgo(HeadFigure figure) =>
            figure is { Shown: not null, YearAgo: not null, YearAgoLeftOut: false } ? words.Against(Past.YearAgo, figure, figure.YearAgo) : null;

        /// <summary>The goal, and whether it is reached.</summary>
        public string? Goal(HeadFigure figure) => figure.Goal is not { } goal ? null
            : figure.Reached is not { } reached ? words[nameof(AssessmentTexts.Goal_Set), words.Value(figure.Kind, goal)].Value
            : words[reached ? nameof(AssessmentTexts.Goal_Reached) : nameof(AssessmentTexts.Goal_Missed), words.Value(figure.Kind, goal)];

        /// <summary>The number as it stands large. One that misses its goal by less than is shown otherwise is told to a place more: it would look like a mistake.</summary>
        public string Large(HeadFigure figure)
        {
            var said = words.Large(figure.Kind, figure.Shown);
            if (figure is not { Reached: false, Shown: { } value, Goal: { } goal } || said != words.Large(figure.Kind, goal) || figure is { Kind: CellKind.Hours, Shown: < 1 })
                return said;
            var (scale, places) = (figure.Kind == CellKind.Share ? 100 : 1, figure.Kind == CellKind.Score ? 3 : 2);
            var (size, most) = ((decimal)Math.Pow(10, places), (decimal)(value * scale));
            // Never back to the goal itself.
            return ((figure.MoreIsBetter ? Math.Floor(most * size) : Math.Ceiling(most * size)) / size).ToString($"F{places}", CultureInfo.CurrentCulture);
        }

        private string Against(Past past, HeadFigure figure, Earlier? earlier) => figure.Kind switch
        {
            CellKind.Hours => words.ComparedTime(figure.Shown, earlier?.Value, earlier?.Cases, past),
            CellKind.Share => words.ComparedShare(figure.Shown, earlier?.Value, earlier?.Cases, past, figure.MoreIsBetter),
            CellKind.Score => words.ComparedScore(figure.Shown, earlier?.Value, earlier?.Cases, past),
            _ => words.ComparedNumber(figure.Shown, earlier?.Value, earlier?.Cases, past, figure.Kind == CellKind.Count ? 0 : 1),
        };
    }
}

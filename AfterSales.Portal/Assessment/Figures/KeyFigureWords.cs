using System.Globalization;
using AfterSales.Core.Assessment.Figures;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Assessment.Figures;

/// <summary>The figures that the department is led by, as a reader says them: name, formula, value with its unit, goal.</summary>
public sealed class KeyFigureWords(IStringLocalizer<FiguresTexts> words, IStringLocalizer<AssessmentTexts> times)
{
    public string Name(KeyFigure figure) => words[$"KeyFigure_{figure}"];

    public string Formula(KeyFigure figure) => words[$"KeyFigureFormula_{figure}"];

    /// <summary>What a goal of the figure is typed in: a share in percent.</summary>
    public string Unit(KeyFigure figure) => words[$"Unit_{FigureKind.Of(figure).Unit}"];

    /// <summary>A value with its unit: 92.5 %, 3.4 h, 4.62 ★.</summary>
    public string Value(KeyFigure figure, double? value) => value is not { } known ? words[nameof(FiguresTexts.None)] : FigureKind.Of(figure).Unit switch
    {
        FigureUnit.Hours => times.TimeWithUnit(known),
        FigureUnit.Share => words[nameof(FiguresTexts.Value_Percent), times.Percent(known)],
        FigureUnit.Score => words[nameof(FiguresTexts.Value_Score), times.Score(known)],
        FigureUnit.Points => words[nameof(FiguresTexts.Value_Points), Number(known)],
        _ => words[nameof(FiguresTexts.Value_Count), Number(known)],
    };

    /// <summary>What is aimed at: ≥ 90 %, ≤ 4 h.</summary>
    public string Goal(KeyFigure figure, double? goal) => goal is null ? words[nameof(FiguresTexts.None)]
        : words[FigureKind.Of(figure).MoreIsBetter ? nameof(FiguresTexts.Goal_Least) : nameof(FiguresTexts.Goal_Most), Value(figure, goal)];

    public string Cases(int cases) => words[nameof(FiguresTexts.Cases), cases];

    /// <summary>With the sign that says the same without colour.</summary>
    public static string Sign(bool reached) => reached ? "✓" : "◆";

    public string Verdict(bool reached) => words[reached ? nameof(FiguresTexts.Verdict_Reached) : nameof(FiguresTexts.Verdict_Missed)];

    /// <summary>A goal as it is typed: a share in percent, always with a point.</summary>
    public static string Typed(KeyFigure figure, double goal) => (IsShare(figure) ? Math.Round(goal * 100, 4) : goal).ToString(CultureInfo.InvariantCulture);

    /// <summary>What was typed in the figure's own unit; what is no number is for Core to refuse.</summary>
    public static double? Read(KeyFigure figure, string? typed) => string.IsNullOrWhiteSpace(typed) ? null
        : !double.TryParse(typed.Trim().TrimEnd('%'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? double.NaN
        : IsShare(figure) ? number / 100 : number;

    public static bool IsShare(KeyFigure figure) => FigureKind.Of(figure).Unit == FigureUnit.Share;

    private static string Number(double value) => value % 1 == 0
        ? value.ToString("N0", CultureInfo.CurrentCulture)
        : Math.Round((decimal)value, 1, MidpointRounding.AwayFromZero).ToString("0.0", CultureInfo.CurrentCulture);
}

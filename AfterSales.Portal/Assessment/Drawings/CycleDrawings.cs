using AfterSales.Core.Assessment;
using AfterSales.Core.Assessment.Figures;
using AfterSales.Portal.Assessment.Chart;
using AfterSales.Portal.Assessment.Contents;
using AfterSales.Portal.Shell.Languages;

namespace AfterSales.Portal.Assessment.Drawings;

/// <summary>The drawings of the repair cycle.</summary>
internal static class CycleDrawings
{
    /// <summary>What the time was spent on, step by step: stacked, so that the bars are the mean cycle.</summary>
    public static DrawnFigure Parts(Reader reader, CycleReport report)
    {
        var words = reader.Words;
        var mean = report.Parts.MeanHours;
        var drawing = new ChartDrawing(TimeDrawings.Labels(reader, report.Times),
            [.. Enum.GetValues<CyclePart>().Select(part => new ChartSeries(words.Of(part), SeriesShape.Bar, [.. report.PartSteps.Select(step => step.Figures.MeanHours.Count == 0 ? (double?)null : step.Figures.MeanHours[(int)part])]) { Look = (int)part + 1 })],
            words[nameof(AssessmentTexts.HoursMark)],
            words[nameof(AssessmentTexts.Parts_Summary), string.Join(words[nameof(AssessmentTexts.Between_Items)], mean.Select((hours, part) => words[nameof(AssessmentTexts.Distribution_Item), words.Of((CyclePart)part), words.TimeWithUnit(hours)].Value))])
        {
            Notes = TimeDrawings.Notes(reader, report.Times),
        };
        return new DrawnFigure("parts", words[nameof(AssessmentTexts.Way_Parts)], words[nameof(AssessmentTexts.Parts_Press)], drawing, CycleSheets.PartSteps(reader, report),
            point => point.Index < report.PartSteps.Count
                ? reader.Behind(new FigureSlice(Step: report.PartSteps[point.Index].Key) { Part = point.Series < 0 ? null : (CyclePart)point.Series })
                : null);
    }

    /// <summary>How many repairs were done at once, and how many came back, step by step.</summary>
    public static DrawnFigure Fixes(Reader reader, CycleReport report)
    {
        var words = reader.Words;
        ChartSeries Line(string name, int look, Func<FixFigures, double?> share) =>
            new(words[name], SeriesShape.Line, [.. report.FixSteps.Select(step => share(step.Figures) * 100)]) { Look = look };
        var drawing = new ChartDrawing(TimeDrawings.Labels(reader, report.Times),
            [
                Line(nameof(AssessmentTexts.Figure_FirstTimeFix), 1, fixes => fixes.FirstTimeFix), Line(nameof(AssessmentTexts.Figure_Repeat30), 2, fixes => fixes.Repeat30),
                Line(nameof(AssessmentTexts.Figure_Repeat90), 3, fixes => fixes.Repeat90),
            ],
            "%", words[nameof(AssessmentTexts.Fixes_Summary), words.Percent(report.Fixes.FirstTimeFix), words.Percent(report.Fixes.Repeat30)])
        {
            Top = 100,
            AxisStep = 25,
            Targets = GoalLines.OfShare(reader, KeyFigure.FirstTimeFix, report.FixSteps.Select(step => step.Key), report.Times.StepLength),
            Notes = [.. report.FixSteps.Select(step => words[step.Figures.Over30 < FigureWords.Few ? nameof(AssessmentTexts.Note_FewRepairs) : nameof(AssessmentTexts.Note_Repairs), step.Figures.Over30].Value)],
            Few = [.. report.FixSteps.Index().Where(step => step.Item.Figures.Over30 < FigureWords.Few).Select(step => step.Index)],
        };
        return new DrawnFigure("fixes", words[nameof(AssessmentTexts.Way_Fixes)], words[nameof(AssessmentTexts.Steps_Press)], drawing, CycleSheets.FixSteps(reader, report),
            point => point.Index < report.FixSteps.Count ? reader.Behind(new FigureSlice(Step: report.FixSteps[point.Index].Key, Fate: Fate.Repaired)) : null);
    }
}

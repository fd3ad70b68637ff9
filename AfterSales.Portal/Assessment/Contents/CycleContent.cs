using AfterSales.Core.Assessment;
using AfterSales.Core.Assessment.Figures;
using AfterSales.Portal.Assessment.Drawings;
using AfterSales.Portal.Assessment.Sheets;

namespace AfterSales.Portal.Assessment.Contents;

/// <summary>The page of the repair cycle 维修周期: what the time is spent on, whether repairs stay done, what fails.</summary>
internal static class CycleContent
{
    /// <summary>What can be looked at below the drawings, and what its name is.</summary>
    public static IReadOnlyList<(string Key, string Name)> Sections { get; } =
    [
        ("parts", nameof(AssessmentTexts.See_Parts)), ("breakdown", nameof(AssessmentTexts.See_Breakdown)), ("shares", nameof(AssessmentTexts.See_Shares)), ("fixes", nameof(AssessmentTexts.See_Fixes)),
        ("backlog", nameof(AssessmentTexts.See_Backlog)), ("models", nameof(AssessmentTexts.See_Models)), ("faults", nameof(AssessmentTexts.See_Faults)), ("batches", nameof(AssessmentTexts.See_Batches)),
        ("ages", nameof(AssessmentTexts.See_Ages)), ("recurring", nameof(AssessmentTexts.See_Recurring)), ("trending", nameof(AssessmentTexts.See_Trending)), ("ledger", nameof(AssessmentTexts.See_Ledger)),
    ];

    public static string See(Reader reader) => reader.See([.. Sections.Select(section => section.Key)]);

    /// <param name="faults">Only where the section asks for it; so is <paramref name="models"/>.</param>
    public static ChartContent Of(Reader reader, CycleReport report, BacklogFigures backlog, FaultReport? faults, IReadOnlyList<ModelReliability>? models)
    {
        var (words, times, see) = (reader.Words, report.Times, See(reader));
        var content = new ChartContent(reader.Address, reader.Filter, words[nameof(AssessmentTexts.Cycle_Title)])
        {
            Head = Head(reader, report, backlog),
            StepLength = times.StepLength,
        };
        if (times.Whole.Count == 0)
            return content with { Nothing = (words[nameof(AssessmentTexts.Empty_Title)], words[nameof(AssessmentTexts.Empty_Text)]) };
        var way = reader.Way(["parts", .. TimeDrawings.Ways, "fixes"]);
        return content with
        {
            Nothing = times.Whole.Completed > 0 ? null : (words[nameof(AssessmentTexts.NoneCompleted_Title)], words[nameof(AssessmentTexts.NoneCompleted_Text), times.Whole.Count]),
            Drawn =
            [
                (way switch
                {
                    "parts" => CycleDrawings.Parts(reader, report),
                    "fixes" => CycleDrawings.Fixes(reader, report),
                    _ => TimeDrawings.OverTime(reader, times, way, TimeHead.Goals(Measure.Cycle)),
                }) with { Ways = reader.Ways(way, [("parts", words[nameof(AssessmentTexts.Way_Parts)]), .. TimeDrawings.NamedWays(words), ("fixes", words[nameof(AssessmentTexts.Way_Fixes)])]) },
                TimeDrawings.Distributed(reader, times),
            ],
            Sections = reader.Sections(see, [.. Sections.Select(section => (section.Key, words[section.Name].Value))]),
            Cuts = see is "breakdown" or "shares" or "fixes" ? reader.Cuts : [],
            Section = see switch
            {
                "breakdown" => TimeSheets.Breakdown(reader, times),
                "shares" => CycleSheets.PartsBy(reader, report),
                "fixes" => CycleSheets.FixesBy(reader, report),
                "backlog" => CycleSheets.Backlog(reader, backlog),
                "ledger" => CycleSheets.Ledger(reader, report.Ledger),
                "models" => FaultSheets.Models(reader, models ?? []),
                not "parts" when faults is not null => FaultSheets.Of(reader, see, faults),
                _ => CycleSheets.Parts(reader, report),
            },
        };
    }

    private static IReadOnlyList<HeadFigure> Head(Reader reader, CycleReport report, BacklogFigures backlog) =>
    [
        .. TimeHead.Of(reader, report.Times, report.Head),
        Fix(reader, report, KeyFigure.FirstTimeFix, "fix", fixes => fixes.FirstTimeFix, fixes => fixes.Over30, Fate.NotFixedAtOnce, moreIsBetter: true),
        Fix(reader, report, KeyFigure.Repeat30, "repeat30", fixes => fixes.Repeat30, fixes => fixes.Over30, Fate.Repeated30),
        Fix(reader, report, KeyFigure.Repeat90, "repeat90", fixes => fixes.Repeat90, fixes => fixes.Over90, Fate.Repeated90),
        new HeadFigure("backlog", reader.Words[nameof(AssessmentTexts.Figure_Backlog)], CellKind.Count, backlog.Open, backlog.Open, reader.Words[nameof(AssessmentTexts.Define_Backlog)])
        {
            Missing = reader.Words[nameof(AssessmentTexts.Backlog_Now)],
            Standing = true,
            Besides = backlog.MedianDays is { } median ? reader.Words[nameof(AssessmentTexts.Backlog_Median), FigureWords.OnePlace(median)].Value : null,
            Href = reader.Behind(new FigureSlice { AllOpen = true }),
        },
    ];

    private static HeadFigure Fix(Reader reader, CycleReport report, KeyFigure figure, string key, Func<FixFigures, double?> share, Func<FixFigures, int> cases, Fate those, bool moreIsBetter = false)
    {
        var (before, yearAgo) = TimeHead.Past(report.FixesBefore, report.FixesYearAgo, share, cases);
        return new HeadFigure(key, reader.Words[$"Figure_{figure}"], CellKind.Share, share(report.Fixes), cases(report.Fixes), reader.Words[$"Define_{figure}"])
        {
            Figure = figure,
            Goal = reader.Goal(figure),
            MoreIsBetter = moreIsBetter,
            Before = before,
            YearAgo = yearAgo,
            Missing = reader.Words[report.Fixes.Repairs == 0 ? nameof(AssessmentTexts.NoRepairs) : nameof(AssessmentTexts.RepairsTooYoung)],
            Href = reader.Behind(those),
        };
    }
}

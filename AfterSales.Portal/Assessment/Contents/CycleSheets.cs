using AfterSales.Core.Assessment;
using AfterSales.Portal.Assessment.Sheets;
using AfterSales.Portal.Rulebooks;
using AfterSales.Portal.Shell.Languages;

namespace AfterSales.Portal.Assessment.Contents;

/// <summary>The tables of the repair cycle: what its time is spent on, and whether repairs stayed done.</summary>
internal static class CycleSheets
{
    private static readonly CyclePart[] All = Enum.GetValues<CyclePart>();

    /// <summary>The parts one below the other, and their sum: the mean cycle.</summary>
    public static FigureSheet Parts(Reader reader, CycleReport report)
    {
        var (words, parts, before, year) = (reader.Words, report.Parts, report.PartsBefore, report.PartsYearAgo);
        double? Mean(PartFigures? figures, CyclePart part) => figures is { MeanHours.Count: > 0 } ? figures.MeanHours[(int)part] : null;
        double? Sum(PartFigures? figures) => figures is { MeanHours.Count: > 0 } ? figures.MeanHours.Sum() : null;
        return new FigureSheet("parts", words[nameof(AssessmentTexts.See_Parts)], words[nameof(AssessmentTexts.PartOfCycle)],
            [
                new(words[nameof(AssessmentTexts.MeanOfTicket)], CellKind.Hours), new(words[nameof(AssessmentTexts.ShareOfCycle)], CellKind.Share) { Bar = true },
                new(words[nameof(AssessmentTexts.Past_Before)], CellKind.Hours), new(words[nameof(AssessmentTexts.Past_YearAgo)], CellKind.Hours),
            ],
            [
                .. All.Select(part => new SheetRow(words.Of(part), [Mean(parts, part), parts.Share(part), Mean(before, part), Mean(year, part)], Href: reader.Behind(new FigureSlice { Part = part }))),
                new SheetRow(words[nameof(AssessmentTexts.WholeCycle)], [Sum(parts), SheetCell.ShareOf(parts.Completed, parts.Completed), Sum(before), Sum(year)], parts.Completed, reader.Behind(Fate.Completed)),
            ])
        {
            How = words[nameof(AssessmentTexts.Parts_How)],
        };
    }

    /// <summary>The shares of the parts by the chosen dimension.</summary>
    public static FigureSheet PartsBy(Reader reader, CycleReport report) => new("shares", reader.Words[nameof(AssessmentTexts.Parts_By), TimeSheets.Within(reader, report.Times.By)], reader.Words.Of(report.Times.By),
        [new(reader.Words[nameof(AssessmentTexts.Completed)], CellKind.Count), .. All.Select(part => new SheetColumn(reader.Words.Of(part), CellKind.Share, Rated: true))],
        [.. reader.InOrder(report.PartBreakdown, line => line.Key).Select(line => new SheetRow(reader.Names.Of(line.Key),
            [line.Figures.Completed, .. All.Select(part => new SheetCell(line.Figures.Share(part), Href: reader.Behind(new FigureSlice { By = line.Key.Of, Key = line.Key.Key, Part = part })))],
            line.Figures.Completed, reader.Behind(new FigureSlice(Fate: Fate.Completed) { By = line.Key.Of, Key = line.Key.Key })))])
    {
        How = reader.Words[nameof(AssessmentTexts.Parts_How)],
    };

    /// <summary>Done at once, and come back, by the chosen dimension.</summary>
    public static FigureSheet FixesBy(Reader reader, CycleReport report) => new("fixes", reader.Words[nameof(AssessmentTexts.Fixes_By), TimeSheets.Within(reader, report.Times.By)], reader.Words.Of(report.Times.By),
        Columns(reader), [.. reader.InOrder(report.FixBreakdown, line => line.Key).Where(line => line.Figures.Repairs > 0).Select(line => Row(reader, reader.Names.Of(line.Key), line.Figures, fate => new FigureSlice(Fate: fate) { By = line.Key.Of, Key = line.Key.Key }))])
    {
        How = reader.Words[nameof(AssessmentTexts.Fixes_How)],
    };

    /// <summary>The same step by step.</summary>
    public static FigureSheet FixSteps(Reader reader, CycleReport report) => new("fix-steps", reader.Words[nameof(AssessmentTexts.Way_Fixes)], reader.Words[nameof(AssessmentTexts.ReportedAt)],
        Columns(reader), [.. report.FixSteps.Select(step => Row(reader, TimeSheets.StepName(reader, report.Times, step.Key), step.Figures, fate => new FigureSlice(Step: step.Key, Fate: fate)))]);

    /// <summary>The parts step by step, in hours.</summary>
    public static FigureSheet PartSteps(Reader reader, CycleReport report) => new("part-steps", reader.Words[nameof(AssessmentTexts.Way_Parts)], reader.Words[nameof(AssessmentTexts.ReportedAt)],
        [new(reader.Words[nameof(AssessmentTexts.Completed)], CellKind.Count), new(reader.Words[nameof(AssessmentTexts.WholeCycle)], CellKind.Hours), .. All.Select(part => new SheetColumn(reader.Words.Of(part), CellKind.Hours))],
        [.. report.PartSteps.Select(step => new SheetRow(TimeSheets.StepName(reader, report.Times, step.Key),
            [
                step.Figures.Completed, step.Figures.MeanHours.Count == 0 ? (double?)null : step.Figures.MeanHours.Sum(),
                .. All.Select(part => new SheetCell(step.Figures.MeanHours.Count == 0 ? null : step.Figures.MeanHours[(int)part], Href: reader.Behind(new FigureSlice(Step: step.Key) { Part = part }))),
            ],
            step.Figures.Completed, reader.Behind(new FigureSlice(Step: step.Key, Fate: Fate.Completed))))]);

    /// <summary>How long the open tickets have waited.</summary>
    public static FigureSheet Backlog(Reader reader, BacklogFigures backlog)
    {
        var (words, names) = (reader.Words, WaitingNames(reader));
        return new FigureSheet("backlog", words[nameof(AssessmentTexts.See_Backlog)], words[nameof(AssessmentTexts.Waiting)],
            [new(words[nameof(AssessmentTexts.Tickets)], CellKind.Count), new(words[nameof(AssessmentTexts.ShareOfAll)], CellKind.Share) { Bar = true }],
            [.. backlog.ByAge.Select((count, bucket) => new SheetRow(names[bucket], [count, SheetCell.ShareOf(count, backlog.Open)], Href: reader.Behind(new FigureSlice { BacklogBucket = bucket })))])
        {
            How = words[nameof(AssessmentTexts.Define_Backlog)],
        };
    }

    /// <summary>The columns of the backlog's age.</summary>
    public static IReadOnlyList<string> WaitingNames(Reader reader)
    {
        var (words, limits) = (reader.Words, BacklogFigures.Limits);
        return
        [
            words[nameof(AssessmentTexts.Bucket_UpTo), words[nameof(AssessmentTexts.DaysShort), limits[0]]],
            .. limits.Zip(limits.Skip(1), (from, to) => words[nameof(AssessmentTexts.DaysShort), words[nameof(AssessmentTexts.Bucket_Between), from, to]].Value),
            words[nameof(AssessmentTexts.Bucket_Above), words[nameof(AssessmentTexts.DaysShort), limits[^1]]],
        ];
    }

    /// <summary>Where the promised repair time went.</summary>
    public static FigureSheet Ledger(Reader reader, LedgerFigures ledger)
    {
        var words = reader.Words;
        var whole = ledger.RunningHours + ledger.PausedHours.Sum(paused => paused.MeanHours);
        double? Share(double hours) => whole > 0 ? hours / whole : null;
        return new FigureSheet("ledger", words[nameof(AssessmentTexts.See_Ledger)], words[nameof(AssessmentTexts.Clock)],
            [new(words[nameof(AssessmentTexts.MeanOfTicket)], CellKind.Hours), new(words[nameof(AssessmentTexts.ShareOfAll)], CellKind.Share) { Bar = true }, new(words[nameof(AssessmentTexts.Clocks)], CellKind.Count)],
            ledger.Clocks == 0 ? [] :
            [
                new SheetRow(words[nameof(AssessmentTexts.Clock_Running)], [ledger.RunningHours, Share(ledger.RunningHours), ledger.Clocks], Href: reader.Behind(new FigureSlice { StoppedClock = true })),
                .. ledger.PausedHours.Select(paused => new SheetRow(words[nameof(AssessmentTexts.Clock_Paused), Reason(reader, paused.Reason)], [paused.MeanHours, Share(paused.MeanHours), paused.Clocks], Href: reader.Behind(new FigureSlice { PausedBy = paused.Reason }))),
            ])
        {
            How = words[nameof(AssessmentTexts.Ledger_How)],
        };
    }

    /// <summary>Why a clock stood still.</summary>
    public static string Reason(Reader reader, string reason) => reason == "Others" ? reader.Words[nameof(AssessmentTexts.Clock_Others)] : reader.Vocabulary.Pause(reason);

    private static IReadOnlyList<SheetColumn> Columns(Reader reader) =>
    [
        new(reader.Words[nameof(AssessmentTexts.Repairs)], CellKind.Count), new(reader.Words[nameof(AssessmentTexts.Figure_FirstTimeFix)], CellKind.Share, Rated: true) { Bar = true },
        new(reader.Words[nameof(AssessmentTexts.Figure_Repeat30)], CellKind.Share, Rated: true), new(reader.Words[nameof(AssessmentTexts.Figure_Repeat90)], CellKind.Share, Rated: true),
    ];

    private static SheetRow Row(Reader reader, string name, FixFigures figures, Func<Fate, FigureSlice> slice) => new(name,
        [
            figures.Repairs, new(figures.FirstTimeFix, Href: reader.Behind(slice(Fate.FixedAtOnce))),
            new(figures.Repeat30, Href: reader.Behind(slice(Fate.Repeated30))), new(figures.Repeat90, Href: reader.Behind(slice(Fate.Repeated90))),
        ],
        figures.Repairs, reader.Behind(slice(Fate.Repaired)));
}

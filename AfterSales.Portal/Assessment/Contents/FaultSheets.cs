using AfterSales.Core.Assessment;
using AfterSales.Portal.Assessment.Sheets;

namespace AfterSales.Portal.Assessment.Contents;

/// <summary>What fails how often: feedback to the factory (R2.9).</summary>
internal static class FaultSheets
{
    /// <summary>The table of a section.</summary>
    public static FigureSheet Of(Reader reader, string section, FaultReport report) => section switch
    {
        "batches" => Batches(reader, report),
        "ages" => Ages(reader, report),
        "recurring" => Recurring(reader, report),
        "trending" => Trending(reader, report),
        _ => Faults(reader, report),
    };

    /// <summary>Mean time to repair and between failures.</summary>
    public static FigureSheet Models(Reader reader, IReadOnlyList<ModelReliability> models)
    {
        var words = reader.Words;
        return new FigureSheet("models", words[nameof(AssessmentTexts.See_Models)], words[nameof(AssessmentTexts.Dimension_Model)],
            [
                new(words[nameof(AssessmentTexts.Repairs)], CellKind.Count), new(words[nameof(AssessmentTexts.Mttr)], CellKind.Hours), new(words[nameof(AssessmentTexts.Mtbf)], CellKind.Days),
                new(words[nameof(AssessmentTexts.MachineDays)], CellKind.Count),
            ],
            [.. models.Select(model => new SheetRow(reader.Names.Of(Dimension.Model, model.Model), [model.Repairs, model.MttrHours, model.MtbfDays, model.MachineDays], model.Accepted, reader.Behind(OfModel(model.Model))))])
        {
            How = words[nameof(AssessmentTexts.Models_How)],
        };
    }

    /// <summary>The columns of the machines' age.</summary>
    public static IReadOnlyList<string> AgeNames(Reader reader)
    {
        var (words, limits) = (reader.Words, MachineAge.LimitMonths);
        return
        [
            words[nameof(AssessmentTexts.Months_UpTo), limits[0]],
            .. limits.Zip(limits.Skip(1), (from, to) => words[nameof(AssessmentTexts.Months_Between), from, to].Value),
            words[nameof(AssessmentTexts.Months_From), limits[^1]],
        ];
    }

    // Models one below the other, the fault groups beside each other: the most frequent ones, and the rest together.
    private static FigureSheet Faults(Reader reader, FaultReport report)
    {
        var (words, groups) = (reader.Words, report.Groups);
        var more = report.ByModel.Any(one => !groups.Contains(one.FaultGroup));
        SheetCell Cell(IEnumerable<FaultsOfModel> those, string model, string group) => new(those.Where(one => one.FaultGroup == group).Sum(one => one.Count),
            Href: reader.Behind(OfModel(model) with { By2 = Dimension.FaultGroup, Key2 = group }));
        return new FigureSheet("faults", words[nameof(AssessmentTexts.See_Faults)], words[nameof(AssessmentTexts.Dimension_Model)],
            [
                new(words[nameof(AssessmentTexts.Repairs)], CellKind.Count), .. groups.Select(group => new SheetColumn(group.Length == 0 ? words[nameof(AssessmentTexts.NotDiagnosed)] : group, CellKind.Count)),
                .. more ? [new SheetColumn(words[nameof(AssessmentTexts.OtherFaults)], CellKind.Count)] : (SheetColumn[])[],
            ],
            [.. report.ByModel.GroupBy(one => one.Model).OrderByDescending(model => model.Sum(one => one.Count)).Select(model => new SheetRow(reader.Names.Of(Dimension.Model, model.Key),
                [
                    model.Sum(one => one.Count), .. groups.Select(group => Cell(model, model.Key, group)),
                    .. more ? [new SheetCell(model.Where(one => !groups.Contains(one.FaultGroup)).Sum(one => one.Count), Href: reader.Behind(OfModel(model.Key) with { OtherFaults = true }))] : (SheetCell[])[],
                ],
                Href: reader.Behind(OfModel(model.Key))))])
        {
            How = words[nameof(AssessmentTexts.Faults_How), report.Repairs],
        };
    }

    private static FigureSheet Batches(Reader reader, FaultReport report)
    {
        var words = reader.Words;
        return new FigureSheet("batches", words[nameof(AssessmentTexts.See_Batches)], words[nameof(AssessmentTexts.Batch)],
            [new(words[nameof(AssessmentTexts.Repairs)], CellKind.Count), new(words[nameof(AssessmentTexts.Machines)], CellKind.Count)],
            [.. report.ByBatch.Select(batch => new SheetRow(batch.Batch, [batch.Count, batch.Machines], Href: reader.Behind(new FigureSlice { Batch = batch.Batch })))])
        {
            How = words[nameof(AssessmentTexts.Batches_How)],
        };
    }

    private static FigureSheet Ages(Reader reader, FaultReport report)
    {
        var (words, names) = (reader.Words, AgeNames(reader));
        var known = report.ByAge.Sum();
        return new FigureSheet("ages", words[nameof(AssessmentTexts.See_Ages)], words[nameof(AssessmentTexts.Age)],
            [new(words[nameof(AssessmentTexts.Repairs)], CellKind.Count), new(words[nameof(AssessmentTexts.ShareOfAll)], CellKind.Share) { Bar = true }],
            [.. report.ByAge.Select((count, bucket) => new SheetRow(names[bucket], [count, SheetCell.ShareOf(count, known)], Href: reader.Behind(new FigureSlice { AgeBucket = bucket })))])
        {
            How = words[nameof(AssessmentTexts.Ages_How), report.AgeUnknown],
        };
    }

    private static FigureSheet Recurring(Reader reader, FaultReport report)
    {
        var words = reader.Words;
        return new FigureSheet("recurring", words[nameof(AssessmentTexts.See_Recurring)], words[nameof(AssessmentTexts.Machine)],
            [
                new(words[nameof(AssessmentTexts.Dimension_Model)], CellKind.Words), new(words[nameof(AssessmentTexts.Dimension_FaultGroup)], CellKind.Words), new(words[nameof(AssessmentTexts.Times)], CellKind.Count),
                new(words[nameof(AssessmentTexts.Last)], CellKind.Words),
            ],
            [.. report.Recurring.Select(fault => new SheetRow(fault.SerialNumber, [reader.Names.Of(Dimension.Model, fault.Model), fault.FaultGroup, fault.Count, words.Days((fault.Last, fault.Last))],
                Href: reader.Behind(new FigureSlice { EquipmentId = fault.EquipmentId, By = Dimension.FaultGroup, Key = fault.FaultGroup })))])
        {
            How = words[nameof(AssessmentTexts.Recurring_How)],
        };
    }

    private static FigureSheet Trending(Reader reader, FaultReport report)
    {
        var words = reader.Words;
        return new FigureSheet("trending", words[nameof(AssessmentTexts.See_Trending)], words[nameof(AssessmentTexts.Dimension_Model)],
            [new(words[nameof(AssessmentTexts.Dimension_FaultGroup)], CellKind.Words), new(words[nameof(AssessmentTexts.Times)], CellKind.Count), new(words[nameof(AssessmentTexts.Past_Before)], CellKind.Count)],
            [.. report.Trending.Select(fault => new SheetRow(reader.Names.Of(Dimension.Model, fault.Model), [fault.FaultGroup, fault.Count, fault.Before],
                Href: reader.Behind(OfModel(fault.Model) with { By2 = Dimension.FaultGroup, Key2 = fault.FaultGroup })))])
        {
            How = words[nameof(AssessmentTexts.Trending_How)],
        };
    }

    private static FigureSlice OfModel(string model) => new() { By = Dimension.Model, Key = model, OfRepairs = true };
}

using AfterSales.Core.Assessment;
using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Shell.Languages;

namespace AfterSales.Portal.Assessment.Contents;

/// <summary>Which tickets are listed, in words: "2–8 Nov 2026, parts".</summary>
public static class CutWords
{
    extension(Reader reader)
    {
        public string Cut(ChartContent content)
        {
            var (slice, words) = (reader.Address.Slice, reader.Words);
            string?[] parts =
            [
                slice.Step is { } step ? words.Days(reader.Filter.DaysOf(step, content.StepLength)) : null,
                slice.Bucket is { } bucket ? reader.Bucket(bucket) : null,
                reader.Key(slice.By, slice.Key),
                reader.Key(slice.By2, slice.Key2),
                slice.Part is { } part ? words.Of(part) : null,
                slice.Batch is { } batch ? words[nameof(AssessmentTexts.Cut_Batch), batch].Value : null,
                slice.EquipmentId is not null ? words[nameof(AssessmentTexts.Cut_Machine)].Value : null,
                slice.AgeBucket is { } age ? Row(FaultSheets.AgeNames(reader), age) : null,
                slice.BacklogBucket is { } waiting ? Row(CycleSheets.WaitingNames(reader), waiting) : null,
                slice.ResponseBucket is { } response && response <= Distribution.Limits(Measure.Response).Count ? words[nameof(AssessmentTexts.Cut_Response), words.Bucket(Measure.Response, response)].Value : null,
                slice.PausedBy is { } reason ? words[nameof(AssessmentTexts.Clock_Paused), CycleSheets.Reason(reader, reason)].Value : null,
                slice.StoppedClock ? words[nameof(AssessmentTexts.Cut_StoppedClock)].Value : null,
                slice.OtherFaults ? words[nameof(AssessmentTexts.Cut_OtherFaults)].Value : slice.OfRepairs ? reader.Vocabulary.Of(ServiceType.Repair) : null,
                slice.Word is { } word ? words[nameof(AssessmentTexts.Cut_Word), word].Value : null,
                slice.AllOpen ? words.Of(Fate.Open) : null,
                slice.Complaints is not null && slice.Elsewhere ? words[nameof(AssessmentTexts.Complaints_Elsewhere)].Value : null,
                slice.Complaints is { } side ? words.Of(side) : null,
                slice.Fate is { } fate ? words.Of(fate) : null,
            ];
            return string.Join(words[nameof(AssessmentTexts.Cut_Between)], parts.OfType<string>());
        }

        /// <summary>What stands beside each ticket of the list: the time or rating that it is listed for.</summary>
        public string ValueName => (reader.Address.Path, reader.Address.Slice) switch
        {
            (ChartContents.Satisfaction, _) => reader.Words[nameof(AssessmentTexts.Satisfaction_Mean)],
            (_, { AllOpen: true } or { BacklogBucket: not null }) => reader.Words[nameof(AssessmentTexts.Waiting)],
            (_, { Part: { } part }) => reader.Words.Of(part),
            (_, { PausedBy: { } reason }) => reader.Words[nameof(AssessmentTexts.Clock_Paused), CycleSheets.Reason(reader, reason)],
            (_, { StoppedClock: true }) => reader.Words[nameof(AssessmentTexts.Clock_Running)],
            _ => reader.Words.Of(reader.Measured),
        };

        private Measure Measured => reader.Address.Path == ChartContents.Cycle ? Measure.Cycle : reader.Address.Measure ?? Measure.Response;

        private string? Key(Dimension? by, string? key) => (by, key) is ({ } dimension, { } value) ? reader.Names.Of(dimension, value) : null;

        private string? Bucket(int bucket)
        {
            var measure = reader.Measured;
            return reader.Address.Path == ChartContents.Satisfaction ? reader.Words[nameof(AssessmentTexts.Score), bucket]
                : bucket <= Distribution.Limits(measure).Count ? reader.Words.Bucket(measure, bucket) : null;
        }
    }

    private static string? Row(IReadOnlyList<string> names, int index) => index < names.Count ? names[index] : null;
}

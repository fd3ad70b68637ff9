using System.Globalization;
using AfterSales.Core.Assessment;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Assessment;

/// <summary>Figures as a reader says them: with a unit, compared in words, and not at all where they are too few.</summary>
public static class FigureWords
{
    /// <summary>Below this many a share or a percentile says more about chance than about us.</summary>
    public const int Few = 10;

    extension(IStringLocalizer<AssessmentTexts> words)
    {
        public string Hours(double? hours) => hours is { } known ? Number(known) : words[nameof(AssessmentTexts.None)];

        public string HoursWithUnit(double? hours) => hours is null ? words[nameof(AssessmentTexts.None)] : words[nameof(AssessmentTexts.HoursShort), Number(hours.Value)];

        public string Percent(double? share) => share is { } known ? Number(known * 100) : words[nameof(AssessmentTexts.None)];

        public string Score(double? mean) => mean is { } known ? known.ToString("0.00", CultureInfo.CurrentCulture) : words[nameof(AssessmentTexts.None)];

        /// <summary>The same hours in the period before; less is better.</summary>
        public string ComparedHours(double? hours, double? before, int casesBefore) => (hours, before) switch
        {
            (null, _) => words[nameof(AssessmentTexts.Compare_Nothing)],
            _ when before is null || casesBefore < Few => words[nameof(AssessmentTexts.Compare_TooFew)],
            var (now, then) when Math.Abs(now.Value - then!.Value) < 0.05 => words[nameof(AssessmentTexts.Compare_SameHours), Number(then.Value)],
            var (now, then) when now < then => words[nameof(AssessmentTexts.Compare_Faster), Number(then!.Value), Number(then.Value - now.Value)],
            var (now, then) => words[nameof(AssessmentTexts.Compare_Slower), Number(then!.Value), Number(now!.Value - then.Value)],
        };

        /// <summary>The same share in the period before; more is better.</summary>
        public string ComparedShare(double? share, double? before, int casesBefore) => (share, before) switch
        {
            (null, _) => words[nameof(AssessmentTexts.Compare_NoPromise)],
            _ when before is null || casesBefore < Few => words[nameof(AssessmentTexts.Compare_TooFew)],
            var (now, then) when Math.Abs(now.Value - then!.Value) < 0.0005 => words[nameof(AssessmentTexts.Compare_SameShare), Number(then.Value * 100)],
            var (now, then) when now > then => words[nameof(AssessmentTexts.Compare_Better), Number(then!.Value * 100), Number((now.Value - then.Value) * 100)],
            var (now, then) => words[nameof(AssessmentTexts.Compare_Worse), Number(then!.Value * 100), Number((then.Value - now!.Value) * 100)],
        };

        /// <summary>The name of a step over time by its first day: 8/26, or 2026/8 for a month.</summary>
        public string Step(DateOnly step, StepLength length) =>
            step.ToString(words[length == StepLength.Month ? nameof(AssessmentTexts.Step_MonthPattern) : nameof(AssessmentTexts.Step_DayPattern)], CultureInfo.CurrentCulture);

        /// <summary>A column of a distribution: ≤1 h, 1–4 h, &gt;24 h; from two days on in days.</summary>
        public string Bucket(Measure measure, int bucket)
        {
            var limits = Distribution.Limits(measure);
            return bucket == 0 ? words[nameof(AssessmentTexts.Bucket_UpTo), words.Bound(limits[0])]
                : bucket == limits.Count ? words[nameof(AssessmentTexts.Bucket_Above), words.Bound(limits[^1])]
                : words[nameof(AssessmentTexts.Bucket_Between), words.Bound(limits[bucket - 1]), words.Bound(limits[bucket])];
        }

        private string Bound(double hours) =>
            hours >= 48 ? words[nameof(AssessmentTexts.DaysShort), hours / 24] : words[nameof(AssessmentTexts.HoursShort), hours];
    }

    private static string Number(double value) => value.ToString(Math.Abs(value) >= 1000 ? "N0" : "0.0", CultureInfo.CurrentCulture);
}

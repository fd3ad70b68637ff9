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
        public string ComparedHours(double? hours, double? before, int? casesBefore) => (hours, before) switch
        {
            _ when hours is null || casesBefore is null => words[nameof(AssessmentTexts.Compare_Nothing)],
            _ when before is null || casesBefore < Few => words[nameof(AssessmentTexts.Compare_TooFew)],
            var (now, then) when Math.Abs(now.Value - then!.Value) < 0.05 => words[nameof(AssessmentTexts.Compare_SameHours), Number(then.Value)],
            var (now, then) when now < then => words[nameof(AssessmentTexts.Compare_Faster), Number(then!.Value), Number(then.Value - now.Value)],
            var (now, then) => words[nameof(AssessmentTexts.Compare_Slower), Number(then!.Value), Number(now!.Value - then.Value)],
        };

        /// <summary>The same share in the period before; more is better.</summary>
        public string ComparedShare(double? share, double? before, int? casesBefore) => (share, before) switch
        {
            _ when share is null => words[nameof(AssessmentTexts.NoPromise)],
            _ when casesBefore is null => words[nameof(AssessmentTexts.Compare_Nothing)],
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
            var upper = limits[Math.Min(bucket, limits.Count - 1)];
            var (size, unit) = upper >= 48 ? (24, nameof(AssessmentTexts.DaysShort)) : (1, nameof(AssessmentTexts.HoursShort));
            return bucket == 0 ? words[nameof(AssessmentTexts.Bucket_UpTo), words[unit, upper / size]]
                : bucket == limits.Count ? words[nameof(AssessmentTexts.Bucket_Above), words[unit, upper / size]]
                : words[unit, words[nameof(AssessmentTexts.Bucket_Between), limits[bucket - 1] / size, upper / size]];
        }
    }

    public static string Whole(int count) => count.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>For a meter's attribute.</summary>
    public static string OfMeter(double share) => share.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString(Math.Abs(value) >= 1000 ? "N0" : "0.0", CultureInfo.CurrentCulture);
}

using System.Globalization;
using AfterSales.Core.Assessment;
using AfterSales.Core.Assessment.Figures;
using AfterSales.Portal.Shell.Languages;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Assessment;

/// <summary>What a figure is compared with.</summary>
public enum Past
{
    /// <summary>上一期: the period of the same length before.</summary>
    Before,
    /// <summary>去年同期: the same days a year ago.</summary>
    YearAgo,
}

/// <summary>
/// Figures as a reader says them: with a unit, compared in words, and not at all where they are too few. What is compared
/// is what is shown: a difference that the reader cannot find again in the two figures would look like a mistake.
/// </summary>
public static class FigureWords
{
    /// <summary>Below this many a share or a percentile says more about chance than about us.</summary>
    public const int Few = FigureKind.Few;

    private const double MinutesOfHour = 60;

    extension(IStringLocalizer<AssessmentTexts> words)
    {
        /// <summary>The number of a time; <see cref="TimeUnit"/> stands beside it.</summary>
        public string Time(double? hours) => hours is { } known ? (InMinutes(known) ? Whole(Minutes(known)) : Number(known)) : words[nameof(AssessmentTexts.None)];

        public string? TimeUnit(double? hours) =>
            hours is { } known ? words[InMinutes(known) ? nameof(AssessmentTexts.MinutesUnit) : nameof(AssessmentTexts.HoursUnit)].Value : null;

        /// <summary>A time in a line of text: 6 min, 1.5 h.</summary>
        public string TimeWithUnit(double? hours) => hours is { } known
            ? InMinutes(known) ? words[nameof(AssessmentTexts.MinutesShort), Whole(Minutes(known))] : words[nameof(AssessmentTexts.HoursShort), Number(known)]
            : words[nameof(AssessmentTexts.None)];

        public string Percent(double? share) => share is { } known ? Number(known * 100) : words[nameof(AssessmentTexts.None)];

        public string Score(double? mean) => mean is { } known ? Two(known) : words[nameof(AssessmentTexts.None)];

        /// <summary>The same time in another period; less is better.</summary>
        public string ComparedTime(double? hours, double? before, int? casesBefore, Past past = Past.Before)
        {
            if (hours is not { } now)
                return words[nameof(AssessmentTexts.Compare_NoneYet)];
            if (words.NotComparable(before, casesBefore) is { } why)
                return why;
            var (then, difference) = (before!.Value, Shown(now) - Shown(before.Value));
            if (Math.Abs(difference) < 0.001)
                return words[$"Same_{past}", words.TimeWithUnit(then)];
            // Between two times in hours the difference is one too: 0.2 h, not 12 min that are in neither.
            var said = InMinutes(now) || InMinutes(then) ? words.TimeWithUnit(Math.Abs(difference)) : words[nameof(AssessmentTexts.HoursShort), Number(Math.Abs(difference))].Value;
            return words[difference < 0 ? nameof(AssessmentTexts.Compare_Faster) : nameof(AssessmentTexts.Compare_Slower), words.Of(past), words.TimeWithUnit(then), said];
        }

        /// <summary>The same share in another period.</summary>
        public string ComparedShare(double? share, double? before, int? casesBefore, Past past = Past.Before, bool moreIsBetter = true)
        {
            if (share is not { } now)
                return words[nameof(AssessmentTexts.Compare_NoneYet)];
            if (words.NotComparable(before, casesBefore) is { } why)
                return why;
            return words.Compared(now * 100, before!.Value * 100, 1, past, nameof(AssessmentTexts.PercentShort), moreIsBetter
                ? (nameof(AssessmentTexts.Compare_Better), nameof(AssessmentTexts.Compare_Worse)) : (nameof(AssessmentTexts.Compare_Worse), nameof(AssessmentTexts.Compare_Better)));
        }

        /// <summary>The same rating in another period; more is better.</summary>
        public string ComparedScore(double? mean, double? before, int? casesBefore, Past past = Past.Before)
        {
            if (mean is not { } now)
                return words[nameof(AssessmentTexts.None)];
            return words.NotComparable(before, casesBefore)
                ?? words.Compared(now, before!.Value, 2, past, null, (nameof(AssessmentTexts.Compare_BetterScore), nameof(AssessmentTexts.Compare_WorseScore)));
        }

        /// <summary>The same number in another period; it is not said whether more of it is good.</summary>
        public string ComparedNumber(double? number, double? before, int? casesBefore, Past past, int digits)
        {
            if (number is not { } now)
                return words[nameof(AssessmentTexts.None)];
            if (casesBefore is null || before is not { } then)
                return words[nameof(AssessmentTexts.Compare_Nothing)];
            return words.Compared(now, then, digits, past, null, (nameof(AssessmentTexts.Compare_More), nameof(AssessmentTexts.Compare_Less)));
        }

        /// <summary>The name of a step over time by its first day: 8/26, or 2026/8 for a month.</summary>
        public string Step(DateOnly step, StepLength length) =>
            step.ToString(words[length == StepLength.Month ? nameof(AssessmentTexts.Step_MonthPattern) : nameof(AssessmentTexts.Step_DayPattern)], CultureInfo.CurrentCulture);

        /// <summary>From the first day to the last; the year once where one says it.</summary>
        public string Days((DateOnly First, DateOnly Last) days)
        {
            var (first, last) = days;
            string Day(DateOnly day, string pattern) => day.ToString(words[pattern], CultureInfo.CurrentCulture);
            var (withYear, without) = (nameof(AssessmentTexts.Period_DayPattern), nameof(AssessmentTexts.Period_DayOfYearPattern));
            return first == last ? Day(first, withYear)
                : first.Year != last.Year ? words[nameof(AssessmentTexts.Period_Between), Day(first, withYear), Day(last, withYear)]
                // Chinese names the year first and English last.
                : words[nameof(AssessmentTexts.Period_InOneYear), Day(first, without), Day(last, without), first.Year];
        }

        /// <summary>The period of a filter in words.</summary>
        public string Period(FigureFilter filter)
        {
            string Day(DateOnly day) => day.ToString(words[nameof(AssessmentTexts.Period_DayPattern)], CultureInfo.CurrentCulture);
            return (filter.From, filter.To?.AddDays(-1)) switch
            {
                ({ } first, { } last) => words.Days((first, last)),
                ({ } first, null) => words[nameof(AssessmentTexts.Period_Since), Day(first)],
                (null, { } last) => words[nameof(AssessmentTexts.Period_UpTo), Day(last)],
                _ => words[nameof(AssessmentTexts.Period_Everything)],
            };
        }

        /// <summary>A product line's name; empty is a ticket without a known machine.</summary>
        public string Line(string line) => line.Length == 0 ? words[nameof(AssessmentTexts.NoMachine)] : line;

        /// <summary>A column of a distribution: ≤ 15 min, 1–4 h, &gt; 24 h; from two days on in days.</summary>
        public string Bucket(Measure measure, int bucket)
        {
            var limits = Distribution.Limits(measure);
            var upper = limits[Math.Min(bucket, limits.Count - 1)];
            var lower = bucket == 0 ? 0 : limits[bucket - 1];
            // One unit for both ends: the smaller one where the lower end is no whole hour.
            var (size, unit) = upper >= 48 ? (24, nameof(AssessmentTexts.DaysShort))
                : upper < 1 || lower % 1 > 0 ? (1 / MinutesOfHour, nameof(AssessmentTexts.MinutesShort))
                : (1, nameof(AssessmentTexts.HoursShort));
            return bucket == 0 ? words[nameof(AssessmentTexts.Bucket_UpTo), words[unit, upper / size]]
                : bucket == limits.Count ? words[nameof(AssessmentTexts.Bucket_Above), words[unit, upper / size]]
                : words[unit, words[nameof(AssessmentTexts.Bucket_Between), lower / size, upper / size]];
        }

        private string? NotComparable(double? before, int? casesBefore) =>
            casesBefore is null ? words[nameof(AssessmentTexts.Compare_Nothing)].Value
            : before is null || casesBefore < Few ? words[nameof(AssessmentTexts.Compare_TooFew)].Value
            : null;

        private string Compared(double now, double then, int digits, Past past, string? unit, (string Up, string Down) said)
        {
            string Rounding(double value) => Rounded(value, digits).ToString(digits switch { 0 => "N0", 1 => "0.0", _ => "0.00" }, CultureInfo.CurrentCulture);
            var (difference, shown) = (Rounded(now, digits) - Rounded(then, digits), unit is null ? Rounding(then) : words[unit, Rounding(then)].Value);
            return Math.Abs(difference) < 0.001 ? words[$"Same_{past}", shown] : words[difference > 0 ? said.Up : said.Down, words.Of(past), shown, Rounding(Math.Abs(difference))];
        }
    }

    public static string Whole(double count) => count.ToString("N0", CultureInfo.CurrentCulture);

    public static string OnePlace(double value) => Rounded(value, 1).ToString("0.0", CultureInfo.CurrentCulture);

    /// <summary>A mean of scores, to two places.</summary>
    public static string Two(double mean) => Rounded(mean, 2).ToString("0.00", CultureInfo.CurrentCulture);

    /// <summary>For a meter's attribute.</summary>
    public static string OfMeter(double share) => share.ToString("0.###", CultureInfo.InvariantCulture);

    private static bool InMinutes(double hours) => Minutes(hours) < MinutesOfHour;

    private static double Minutes(double hours) => Rounded(hours * MinutesOfHour, 0);

    /// <summary>The hours that a reader takes from what is shown.</summary>
    private static double Shown(double hours) => InMinutes(hours) ? Minutes(hours) / MinutesOfHour : Rounded(hours, Digits(hours));

    private static string Number(double value) => Rounded(value, Digits(value)).ToString(Digits(value) == 0 ? "N0" : "0.0", CultureInfo.CurrentCulture);

    private static int Digits(double value) => Math.Abs(value) >= 1000 ? 0 : 1;

    // Rounded once, here, and written as it is then: formats round halves in ways of their own.
    private static double Rounded(double value, int digits) => (double)Math.Round((decimal)value, digits, MidpointRounding.AwayFromZero);
}

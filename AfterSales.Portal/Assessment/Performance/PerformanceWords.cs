using System.Globalization;
using AfterSales.Core.Assessment.Performance;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Rulebooks;
using AfterSales.Portal.Shell.Languages;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Assessment.Performance;

/// <summary>Points, and what they are made of, as a reader says them.</summary>
internal static class PerformanceWords
{
    extension(IStringLocalizer<PerformanceTexts> words)
    {
        public string Points(double? points) => points is { } known ? Text(known, "0.0") : words[nameof(PerformanceTexts.None)];

        /// <summary>What was observed, or is expected, of one part of a job.</summary>
        public string Value(PerformancePart part, double? value) => value is not { } known ? words[nameof(PerformanceTexts.None)] : part switch
        {
            PerformancePart.Response => words[nameof(PerformanceTexts.Hours), Text(known, "0.0")],
            PerformancePart.Quality => Text(known, "0.0"),
            PerformancePart.Satisfaction => Text(known, "0.00"),
            _ => words[nameof(PerformanceTexts.Percent), Text(known * 100, "0")],
        };

        /// <summary>How much better or worse, with its sign.</summary>
        public string Difference(PerformancePart part, double difference) => part switch
        {
            PerformancePart.Response when Math.Abs(difference) < 0.05 => words[nameof(PerformanceTexts.HoursSame)],
            PerformancePart.Response => words[difference >= 0 ? nameof(PerformanceTexts.HoursFaster) : nameof(PerformanceTexts.HoursSlower), Text(Math.Abs(difference), "0.0")],
            PerformancePart.Quality => Text(difference, "+0.0;−0.0;±0.0"),
            PerformancePart.Satisfaction => Text(difference, "+0.00;−0.00;±0.00"),
            _ => words[nameof(PerformanceTexts.PercentPoints), Text(difference * 100, "+0;−0;±0")],
        };

        public string Month(DateOnly month) => month.ToString(words[nameof(PerformanceTexts.MonthPattern)], CultureInfo.CurrentCulture);

        /// <summary>Null where it is said as everywhere.</summary>
        public string? Say(Refusal refusal) => refusal is MeritDecided ? words[nameof(PerformanceTexts.Refused_Decided)].Value : null;
    }

    extension(IStringLocalizer<RulebooksTexts> vocabulary)
    {
        /// <summary>How such jobs are called: the service, its urgency, the machine.</summary>
        public string Kind(PerformedJob job, bool typeOnly = false) => typeOnly
            ? vocabulary.Of(job.ServiceType)
            : string.Join(" · ", new[] { vocabulary.Of(job.ServiceType), vocabulary.Of(job.Priority), job.Model }.Where(word => word.Length > 0));
    }

    public static string Amount(Money? amount) => amount is { } known ? (known.Minor / 100m).ToString("C", CultureInfo.CurrentCulture) : "";

    private static string Text(double value, string format) => Math.Round((decimal)value, 2, MidpointRounding.AwayFromZero).ToString(format, CultureInfo.CurrentCulture);
}

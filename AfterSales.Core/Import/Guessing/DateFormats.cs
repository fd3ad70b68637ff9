using System.Globalization;

namespace AfterSales.Core.Import;

/// <summary>How systems write times.</summary>
public static class DateFormats
{
    // Where several fit, the first of them is meant more often.
    private static readonly string[] Dates = ["yyyy-MM-dd", "yyyy/MM/dd", "yyyy/M/d", "dd-MM-yyyy", "dd/MM/yyyy", "dd.MM.yyyy", "d.M.yyyy", "MM/dd/yyyy", "M/d/yyyy", "MM-dd-yyyy", "yyyy年M月d日"];
    private static readonly string[] Times = [" HH:mm", " HH:mm:ss", " H:mm", " H:mm:ss", "'T'HH:mm:ss", "'T'HH:mm", " HH:mm:ss.fff", "'T'HH:mm:ss.fff", "'T'HH:mm:ss'Z'", " h:mm tt", ""];

    /// <summary>All that are known, as .NET writes formats.</summary>
    public static IReadOnlyList<string> All { get; } = [.. from date in Dates from time in Times select date + time, "yyyyMMddHHmmss", "yyyyMMdd"];

    public static bool IsTime(string text) => All.Any(format => Reads(format, text));

    /// <summary>
    /// Those in which most of the samples are times, the likeliest first; more than one where the samples leave it open,
    /// none where not even half of them are times. A few bad rows do not hide how the rest is written.
    /// </summary>
    public static IReadOnlyList<string> Of(IReadOnlyCollection<string> samples)
    {
        var read = All.Select(format => (Format: format, Count: samples.Count(sample => Reads(format, sample)))).ToList();
        var most = read.Max(found => found.Count);
        return most == 0 || most * 2 < samples.Count ? [] : [.. read.Where(found => found.Count == most).Select(found => found.Format)];
    }

    /// <summary>Whether this is a time in the format; false also for what is no format.</summary>
    public static bool Reads(string format, string sample)
    {
        try
        {
            return DateTime.TryParseExact(sample, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>The two may read the same text as different days.</summary>
    public static bool Differ(string format, string other, IReadOnlyCollection<string> samples) =>
        samples.Any(sample => Reads(format, sample) && Reads(other, sample)
            && DateTime.ParseExact(sample, format, CultureInfo.InvariantCulture) != DateTime.ParseExact(sample, other, CultureInfo.InvariantCulture));
}

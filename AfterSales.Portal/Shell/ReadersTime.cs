using System.Globalization;
using AfterSales.Core.Rulebooks;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Shell;

/// <summary>Times as the reader sees them: UTC comes in, the company's zone and the reader's language go out.</summary>
public sealed class ReadersTime(CompanyTime company, TimeProvider clock, IStringLocalizer<ShellTexts> words)
{
    /// <summary>14:26</summary>
    public string Time(DateTime utc) => Format(utc, "HH:mm");

    /// <summary>11月23日 · 23 Nov</summary>
    public string Day(DateTime utc) => Format(utc, words[nameof(ShellTexts.Time_DayPattern)]);

    /// <summary>11月23日 14:26 · 23 Nov 14:26</summary>
    public string DayAndTime(DateTime utc) => $"{Day(utc)} {Time(utc)}";

    /// <summary>2026年11月23日 周一 14:26 · Mon 23 Nov 2026, 14:26</summary>
    public string Full(DateTime utc) => Format(utc, words[nameof(ShellTexts.Time_FullPattern)]);

    /// <summary>11月23日 09:00–12:00 · 23 Nov 09:00–12:00; with both days where they differ.</summary>
    public string Between(DateTime from, DateTime to) => company.DayOf(from) == company.DayOf(to) ? $"{DayAndTime(from)}–{Time(to)}" : $"{DayAndTime(from)} – {DayAndTime(to)}";

    /// <summary>The time alone when it is today, else with the day.</summary>
    public string Near(DateTime utc) => company.DayOf(utc) == Today ? Time(utc) : DayAndTime(utc);

    /// <summary>Hours and minutes, as the clocks show them: 0:18, 26:05.</summary>
    public string Clock(TimeSpan span)
    {
        var minutes = (long)span.Duration().TotalMinutes;
        return string.Create(CultureInfo.CurrentCulture, $"{minutes / 60}:{minutes % 60:00}");
    }

    /// <summary>2 小时 5 分 · 2 h 5 min; from two days on in days and hours.</summary>
    public string Words(TimeSpan span)
    {
        var (days, hours, minutes) = ((int)span.Duration().TotalDays, (int)span.Duration().TotalHours, span.Duration().Minutes);
        return (days, hours, minutes) switch
        {
            ( >= 2, _, _) when hours % 24 == 0 => words[nameof(ShellTexts.Time_Days), days],
            ( >= 2, _, _) => words[nameof(ShellTexts.Time_DaysHours), days, hours % 24],
            (_, > 0, 0) => words[nameof(ShellTexts.Time_Hours), hours],
            (_, > 0, _) => words[nameof(ShellTexts.Time_HoursMinutes), hours, minutes],
            _ => words[nameof(ShellTexts.Time_Minutes), minutes],
        };
    }

    /// <summary>1 天 7 小时 · 1 d 7 h: what passes on the calendar, such as how late somebody comes; from one day on in days and hours.</summary>
    public string Elapsed(TimeSpan span) => span.Duration() is { TotalDays: >= 1 and < 2 } day
        ? day.Hours == 0 ? words[nameof(ShellTexts.Time_Days), 1] : words[nameof(ShellTexts.Time_DaysHours), 1, day.Hours]
        : Words(span);

    /// <summary>2 分前 · 2 min ago; below a minute: just now.</summary>
    public string Ago(DateTime utc) => Ago(clock.GetUtcNow().UtcDateTime - utc);

    /// <summary>The same where there is little room: 3 小时前 · 3 h ago.</summary>
    public string AgoRoughly(DateTime utc) => Ago(Roughly(clock.GetUtcNow().UtcDateTime - utc));

    /// <summary>As coarsely as an age is told: whole minutes in the first hour, hours in the first two days, then days.</summary>
    public static TimeSpan Roughly(TimeSpan age) => age switch
    {
        { TotalHours: < 1 } => TimeSpan.FromMinutes(Math.Floor(age.TotalMinutes)),
        { TotalDays: < 2 } => TimeSpan.FromHours(Math.Floor(age.TotalHours)),
        _ => TimeSpan.FromDays(Math.Floor(age.TotalDays)),
    };

    private string Ago(TimeSpan span) => span < TimeSpan.FromMinutes(1) ? words[nameof(ShellTexts.Time_JustNow)] : words[nameof(ShellTexts.Time_Ago), Words(span)];

    /// <summary>How long ago; never less than nothing.</summary>
    public TimeSpan Since(DateTime utc) => clock.GetUtcNow().UtcDateTime - utc is var span && span > TimeSpan.Zero ? span : TimeSpan.Zero;

    /// <summary>2026年11月23日 · 23 Nov 2026</summary>
    public string Date(DateOnly day) => day.ToString(words[nameof(ShellTexts.Time_DatePattern)], CultureInfo.CurrentCulture);

    /// <summary>11月23日 周一 · Mon 23 Nov</summary>
    public string Weekday(DateOnly day) => day.ToString(words[nameof(ShellTexts.Time_WeekdayPattern)], CultureInfo.CurrentCulture);

    /// <summary>One day, or the first and the last.</summary>
    public string Days(DateOnly first, DateOnly last) => first == last ? Date(first) : $"{Date(first)} – {Date(last)}";

    /// <summary>The company's calendar day.</summary>
    public DateOnly DayOf(DateTime utc) => company.DayOf(utc);

    public DateOnly Today => company.DayOf(clock.GetUtcNow().UtcDateTime);

    /// <summary>For fields of type datetime-local.</summary>
    public DateTime ToLocal(DateTime utc) => company.ToLocal(utc);

    public DateTime ToUtc(DateTime local) => company.ToUtc(local);

    private string Format(DateTime utc, string pattern) =>
        company.ToLocal(DateTime.SpecifyKind(utc, DateTimeKind.Utc)).ToString(pattern, CultureInfo.CurrentCulture);
}

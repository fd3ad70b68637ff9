namespace AfterSales.Core.Assessment;

/// <summary>How a period is cut for a drawing over time.</summary>
public enum StepLength { Day, Week, Month }

/// <summary>Cuts a period into days, weeks or months, each named by its first day.</summary>
public static class Steps
{
    private const int MostDays = 31;
    private const int MostWeeks = 60;

    /// <summary>Days for up to a month, weeks for up to 14 months, else months.</summary>
    public static StepLength For(DateOnly first, DateOnly last) => (last.DayNumber - first.DayNumber) switch
    {
        <= MostDays => StepLength.Day,
        <= MostWeeks * 7 => StepLength.Week,
        _ => StepLength.Month,
    };

    /// <summary>The first day of the step a day lies in; weeks begin on Monday.</summary>
    public static DateOnly Of(DateOnly day, StepLength length) => length switch
    {
        StepLength.Day => day,
        StepLength.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        _ => MonthOf(day),
    };

    /// <summary>The first day of the month a day lies in.</summary>
    public static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);

    public static DateOnly Next(DateOnly step, StepLength length) => length switch
    {
        StepLength.Day => step.AddDays(1),
        StepLength.Week => step.AddDays(7),
        _ => step.AddMonths(1),
    };
}

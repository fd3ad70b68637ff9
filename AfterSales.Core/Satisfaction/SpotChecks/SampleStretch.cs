namespace AfterSales.Core.Satisfaction.SpotChecks;

/// <summary>The stretch out of whose finished jobs a sample is drawn. Days are the company's; the last one belongs to it.</summary>
public readonly record struct SampleStretch(DateOnly First, DateOnly Last)
{
    /// <summary>The week, from Monday, or the month that a day lies in.</summary>
    public static SampleStretch With(DateOnly day, SampleSpan span)
    {
        if (span == SampleSpan.Month)
        {
            var first = new DateOnly(day.Year, day.Month, 1);
            return new SampleStretch(first, first.AddMonths(1).AddDays(-1));
        }
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        return new SampleStretch(monday, monday.AddDays(6));
    }

    public SampleStretch Before(SampleSpan span) => With(First.AddDays(-1), span);
}

using AfterSales.Core.Assessment;

namespace AfterSales.Portal.Tests.Assessment;

public sealed class StepsTests
{
    [Theory]
    [InlineData("2026-11-23", "2026-11-23")]
    [InlineData("2026-11-29", "2026-11-23")]
    [InlineData("2027-01-01", "2026-12-28")]
    public void A_week_begins_on_Monday(string day, string monday) =>
        Assert.Equal(DateOnly.Parse(monday, null), Steps.Of(DateOnly.Parse(day, null), StepLength.Week));

    [Theory]
    [InlineData(31, StepLength.Day)]
    [InlineData(90, StepLength.Week)]
    [InlineData(800, StepLength.Month)]
    public void A_period_is_cut_into_as_many_steps_as_can_be_read(int days, StepLength length) =>
        Assert.Equal(length, Steps.For(new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 1).AddDays(days)));

    [Theory]
    [InlineData("2026-08-24", "2026-08-28", "2026-08-30")]
    [InlineData("2026-08-31", "2026-08-31", "2026-09-06")]
    [InlineData("2026-11-23", "2026-11-23", "2026-11-25")]
    public void Of_a_week_that_the_period_cuts_only_the_days_within_are_named(string monday, string first, string last)
    {
        var ninetyDays = new FigureFilter(new DateOnly(2026, 8, 28), new DateOnly(2026, 11, 26));
        Assert.Equal((DateOnly.Parse(first, null), DateOnly.Parse(last, null)), ninetyDays.DaysOf(DateOnly.Parse(monday, null), StepLength.Week));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.25, 0)]
    [InlineData(0.26, 1)]
    [InlineData(1, 1)]
    [InlineData(24, 5)]
    [InlineData(24.5, 6)]
    public void A_bound_belongs_to_the_column_below_it(double hours, int bucket) =>
        Assert.Equal(bucket, Distribution.BucketOf(Measure.Response, hours));
}

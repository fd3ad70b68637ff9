using AfterSales.Core.Assessment;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Portal.Tests.Assessment.Engine;

/// <summary>Response, cycle and what it is made of, fixes, backlog.</summary>
internal sealed partial class ByHand
{
    private async Task ResponseAsync(Measure measure, CountedTime time, Dimension by)
    {
        var report = Value(await history.Times.ResponseAsync(actor, filter, measure, time, by, Cancel));
        Measured(report.Times, Those(filter), measure, time, by);
        foreach (var (head, expected) in report.Heads.Zip([Measure.Response, Measure.Arrange, Measure.Arrival]))
        {
            Assert.Equal(expected, head.Measure);
            Same(Times(Those(filter), expected, CountedTime.Elapsed), head.Elapsed, "head");
            Same(Times(Those(filter), expected, CountedTime.Working), head.Working, "head worked");
            if (filter.From is null)
                Assert.Null(head.Before);
            else
                Same(Times(Those(Earlier), expected, CountedTime.Elapsed), head.Before!, "head before");
            if (filter.From is not null)
                Same(Times(Those(LastYear), expected, CountedTime.Elapsed), head.YearAgo!, "head a year ago");
        }
    }

    private FigureFilter Earlier => filter with { From = filter.From!.Value.AddDays(filter.From.Value.DayNumber - filter.To!.Value.DayNumber), To = filter.From };

    private FigureFilter LastYear => filter with { From = filter.From!.Value.AddYears(-1), To = filter.To!.Value.AddYears(-1) };

    private void Measured(MeasureReport report, List<CountedTicket> those, Measure measure, CountedTime time, Dimension by)
    {
        Same(Times(those, measure, time), report.Whole, $"{measure} {time}");
        if (filter.From is not null)
        {
            Same(Times(Those(Earlier), measure, time), report.Before!, "before");
            Same(Times(Those(LastYear), measure, time), report.YearAgo!, "year ago");
        }
        Assert.Equal(those.Count, report.Steps.Sum(step => step.Figures.Count));
        foreach (var (step, next) in report.Steps.Select(step => (step, Steps.Next(step.Key, report.StepLength))))
            Same(Times([.. those.Where(one => one.Day >= step.Key && one.Day < next)], measure, time), step.Figures, $"step {step.Key}");
        var hours = those.Select(one => one.Hours(measure, time)).OfType<double>().ToList();
        double[] limits = [0, .. Distribution.Limits(measure)];
        Assert.Equal(
            [.. limits.Select((limit, i) => hours.Count(hour => (i == 0 ? hour >= 0 : hour > limit) && (i + 1 == limits.Length || hour <= limits[i + 1])))], report.Buckets);
        var keys = those.SelectMany(one => Keys(one, by)).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.Equal(keys, report.Breakdown.Select(row => row.Key.Key).Order(StringComparer.Ordinal));
        foreach (var row in report.Breakdown)
            Same(Times([.. those.Where(one => Keys(one, by).Contains(row.Key.Key))], measure, time), row.Figures, $"{by} {row.Key.Key}");
    }

    private async Task CycleAsync(Dimension by)
    {
        var (report, those) = (Value(await history.Times.CycleAsync(actor, filter, CountedTime.Elapsed, by, Cancel)), Those(filter));
        Measured(report.Times, those, Measure.Cycle, CountedTime.Elapsed, by);
        SameParts(those, report.Parts);
        SameFixes(those, report.Fixes);
        foreach (var row in report.PartBreakdown)
            SameParts([.. those.Where(one => Keys(one, by).Contains(row.Key.Key))], row.Figures);
        foreach (var row in report.FixBreakdown)
            SameFixes([.. those.Where(one => Keys(one, by).Contains(row.Key.Key))], row.Figures);
        foreach (var step in report.PartSteps)
            SameParts([.. those.Where(one => one.Day >= step.Key && one.Day < Steps.Next(step.Key, report.Times.StepLength))], step.Figures);
        foreach (var step in report.FixSteps)
            SameFixes([.. those.Where(one => one.Day >= step.Key && one.Day < Steps.Next(step.Key, report.Times.StepLength))], step.Figures);
        if (filter.From is not null)
        {
            SameFixes(Those(Earlier), report.FixesBefore!);
            SameFixes(Those(LastYear), report.FixesYearAgo!);
            SameParts(Those(Earlier), report.PartsBefore!);
            SameParts(Those(LastYear), report.PartsYearAgo!);
        }
        else
        {
            Assert.Equal((null, null, null, null), (report.FixesBefore, report.FixesYearAgo, report.PartsBefore, report.PartsYearAgo));
        }
        var clocks = those.Select(one => one.StoppedRepairClock).OfType<Core.Tickets.TicketClock>().ToList();
        Assert.Equal(clocks.Count, report.Ledger.Clocks);
        if (clocks.Count == 0)
            return;
        double Mean(Func<Core.Tickets.ClockInterval, bool> which) => clocks.Sum(clock => clock.Intervals.Where(which).Sum(part => (part.End!.Value - part.Start).TotalHours)) / clocks.Count;
        Near(Mean(part => part.Running), report.Ledger.RunningHours, "hours");
        foreach (var paused in report.Ledger.PausedHours.Where(paused => paused.Reason != "Others"))
            Near(Mean(part => !part.Running && part.Reason == paused.Reason), paused.MeanHours, "hours");
        Near(Mean(part => !part.Running), report.Ledger.PausedHours.Sum(paused => paused.MeanHours), "hours");
    }

    private static void SameParts(List<CountedTicket> those, PartFigures parts)
    {
        var accepted = those.FindAll(one => one.Ticket.AcceptedAt is not null);
        Assert.Equal(accepted.Count, parts.Completed);
        if (accepted.Count == 0)
            return;
        var counted = accepted.ConvertAll(one => one.Parts());
        Assert.Equal(8, parts.MeanHours.Count);
        for (var part = 0; part < 8; part++)
            Near(counted.Average(hours => hours[part]), parts.MeanHours[part], "hours");
        Near(accepted.Average(one => one.Hours(Measure.Cycle, CountedTime.Elapsed)!.Value), parts.MeanHours.Sum(), "hours");
    }

    private void SameFixes(List<CountedTicket> those, FixFigures fixes)
    {
        var repairs = those.FindAll(one => one.IsFinishedRepair);
        int Over(double days) => repairs.Count(one => one.IsOver(days, Now));
        int Within(double days) => repairs.Count(one => one.IsOver(days, Now) && one.DaysUntilBack(all) <= days);
        Assert.Equal(new FixFigures(repairs.Count, Over(30), Over(90), repairs.Count(one => one.IsOver(30, Now) && one.Stays() <= 1 && !(one.DaysUntilBack(all) <= 30)), Within(30), Within(90)), fixes);
    }

    private async Task BacklogAsync()
    {
        var open = Those(filter with { From = null, To = null }).Where(one => one.Open).Select(one => (Now - one.Ticket.CreatedAt).TotalDays).Order().ToList();
        var backlog = Value(await history.Times.BacklogAsync(actor, filter, Cancel));
        Assert.Equal(open.Count, backlog.Open);
        Assert.Equal([open.Count(age => age <= 1), open.Count(age => age is > 1 and <= 3), open.Count(age => age is > 3 and <= 7), open.Count(age => age is > 7 and <= 14), open.Count(age => age is > 14 and <= 30), open.Count(age => age > 30)], backlog.ByAge);
        Near(Rank(open, 0.5), backlog.MedianDays, "median age");
        Near(open.Count == 0 ? null : open[^1], backlog.OldestDays, "oldest");
    }
}

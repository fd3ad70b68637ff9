using AfterSales.Core.Assessment;
using AfterSales.Core.Assessment.Figures;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Portal.Tests.Assessment.Engine;

/// <summary>The figures of one filter for one reader, counted ticket by ticket, against what is answered.</summary>
internal sealed class ByHand(AnyHistory history, IReadOnlyList<CountedTicket> all, Actor actor, FigureFilter filter)
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    private static readonly Dimension[] Dimensions = Enum.GetValues<Dimension>();

    private DateTime Now => history.Clock.Now.UtcDateTime;

    public async Task AgreesAsync()
    {
        foreach (var measure in Enum.GetValues<Measure>())
        {
            Same(Times(Those(filter), measure, CountedTime.Elapsed), Value(await history.Times.TimesAsync(actor, measure, filter, Cancel)), $"{measure}");
            await ResponseAsync(measure, measure == Measure.Arrival ? CountedTime.Working : CountedTime.Elapsed, Dimensions[(int)measure]);
        }
        await ResponseAsync(Measure.Response, CountedTime.Working, Dimension.Engineer);
        foreach (var by in new[] { Dimension.Model, Dimension.CustomerClass, Dimension.Engineer })
            await CycleAsync(by);
        await BacklogAsync();
        await RatingsAsync();
        await FaultsAsync();
        await BehindAsync();
        await KeyFiguresAsync();
    }

    private List<CountedTicket> Those(FigureFilter wanted) =>
    [
        .. all.Where(one => !one.Cancelled && !(one.Day < wanted.From) && !(one.Day >= wanted.To))
            .Where(one => (actor.IsSupervisor || one.Engineers.Contains(actor.EmployeeId!.Value)) && Fits(one, wanted)),
    ];

    private static bool Fits(CountedTicket one, FigureFilter wanted) =>
        (wanted.Region is null || one.Region == wanted.Region) && (wanted.ProductLine is null || one.ProductLine == wanted.ProductLine) && (wanted.Model is null || one.Model == wanted.Model)
        && (wanted.FaultGroup is null || one.FaultGroup == wanted.FaultGroup) && (wanted.Priority is null || one.Ticket.Priority == wanted.Priority) && (wanted.Channel is null || one.Ticket.Channel == wanted.Channel)
        && (wanted.ServiceType is null || one.Ticket.ServiceType == wanted.ServiceType) && (wanted.CustomerClass is null || one.Class == wanted.CustomerClass)
        && (wanted.EngineerId is null || one.Engineers.Contains(wanted.EngineerId.Value)) && (wanted.Source is null || wanted.Source == (one.Ticket.ExternalSource is null ? TicketOrigin.Portal : TicketOrigin.Import));

    private IEnumerable<string> Keys(CountedTicket one, Dimension by) => by switch
    {
        Dimension.Region => [one.Region],
        Dimension.ProductLine => [one.ProductLine],
        Dimension.Model => [one.Model],
        Dimension.Priority => [one.Ticket.Priority.ToString()],
        Dimension.Channel => [one.Ticket.Channel.ToString()],
        Dimension.ServiceType => [one.Ticket.ServiceType.ToString()],
        Dimension.CustomerClass => [one.Class.ToString()],
        Dimension.Engineer => one.Engineers.Where(id => actor.IsSupervisor || id == actor.EmployeeId).Select(id => $"{id}"),
        Dimension.FaultGroup => [one.FaultGroup],
        _ => [one.Ticket.ExternalSource is null ? "Portal" : "Import"],
    };

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
        }
    }

    private FigureFilter Earlier => filter with { From = filter.From!.Value.AddDays(filter.From.Value.DayNumber - filter.To!.Value.DayNumber), To = filter.From };

    private void Measured(MeasureReport report, List<CountedTicket> those, Measure measure, CountedTime time, Dimension by)
    {
        Same(Times(those, measure, time), report.Whole, $"{measure} {time}");
        if (filter.From is not null)
        {
            Same(Times(Those(Earlier), measure, time), report.Before!, "before");
            Same(Times(Those(filter with { From = filter.From.Value.AddYears(-1), To = filter.To!.Value.AddYears(-1) }), measure, time), report.YearAgo!, "year ago");
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
            SameFixes(Those(Earlier), report.FixesBefore!);
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
        int Within(double days) => repairs.Count(one => one.DaysUntilBack(all) <= days);
        Assert.Equal(new FixFigures(repairs.Count, repairs.Count(one => one.Stays() <= 1 && !(one.DaysUntilBack(all) <= 30)), Within(30), Within(90)), fixes);
    }

    private async Task BacklogAsync()
    {
        var open = Those(filter with { From = null, To = null }).Where(one => one.Open).Select(one => (Now - one.Ticket.CreatedAt).TotalDays).Order().ToList();
        var backlog = Value(await history.Times.BacklogAsync(actor, filter, Cancel));
        Assert.Equal(open.Count, backlog.Open);
        Assert.Equal([open.Count(age => age <= 1), open.Count(age => age is > 1 and <= 3), open.Count(age => age is > 3 and <= 7), open.Count(age => age is > 7 and <= 14), open.Count(age => age is > 14 and <= 30), open.Count(age => age > 30)], backlog.ByAge);
        Near(Rank(open, 0.5), backlog.MedianDays, "median age");
    }

    private async Task RatingsAsync()
    {
        var (report, those) = (Value(await history.Ratings.RatingsAsync(actor, filter, Dimension.Engineer, Cancel)), Those(filter));
        SameRatings(those, report.Whole);
        foreach (var row in report.Breakdown)
            SameRatings([.. those.Where(one => Keys(one, Dimension.Engineer).Contains(row.Key.Key))], row.Figures);
        foreach (var step in report.Steps)
            SameRatings([.. those.Where(one => one.Day >= step.Key && one.Day < Steps.Next(step.Key, report.StepLength))], step.Figures);
        await BehindRatingsAsync(those);
        Assert.Equal(those.Where(one => one.Ticket.RespondedAt is not null).Sum(one => one.Ticket.Surveys.Count), report.AgainstResponse.Sum(bucket => bucket.Answers));
    }

    private async Task BehindRatingsAsync(List<CountedTicket> those)
    {
        async Task SameAsync(FigureSlice slice, Func<CountedTicket, bool> which) =>
            Assert.Equal(those.Where(which).Select(one => one.Ticket.Number).Order(), Value(await history.Ratings.BehindAsync(actor, filter, slice, 1, Cancel)).First.Select(ticket => ticket.Number).Order());
        await SameAsync(new() { Fate = Fate.Answered }, one => one.Ticket.Surveys.Count > 0);
        await SameAsync(new() { Bucket = 4 }, one => one.Ticket.Surveys.Exists(answer => answer.Response + answer.Quality + answer.Attitude is >= 11 and <= 13));
        await SameAsync(new() { ResponseBucket = 1 }, one => one.Ticket.Surveys.Count > 0 && one.Hours(Measure.Response, CountedTime.Elapsed) is > 0.25 and <= 1);
        await SameAsync(new() { Word = "到达" }, one => one.Ticket.Surveys.Exists(answer => answer.Comment?.Contains("到达", StringComparison.Ordinal) == true));
    }

    private static void SameRatings(List<CountedTicket> those, RatingFigures figures)
    {
        var answers = those.SelectMany(one => one.Ticket.Surveys).ToList();
        Assert.Equal((answers.Count, those.Count(one => one.Ticket.SurveyAskedAt is not null || one.Ticket.Surveys.Count > 0), those.Count(one => one.Ticket.Surveys.Count > 0)), (figures.Answers, figures.Asked, figures.Answered));
        double? Mean(Func<Core.Tickets.SurveyAnswer, double> score) => answers.Count == 0 ? null : answers.Average(score);
        Near(Mean(answer => answer.Mean), figures.Mean, "mean");
        Near(Mean(answer => answer.Response), figures.Response, "response");
        Near(Mean(answer => answer.Quality), figures.Quality, "quality");
        Near(Mean(answer => answer.Attitude), figures.Attitude, "attitude");
        var points = answers.Select(answer => answer.Recommend).OfType<int>().ToList();
        Assert.Equal(points.Count, figures.NpsAnswers);
        Near(points.Count == 0 ? null : 100.0 * points.Count(given => given >= 9) / points.Count - 100.0 * points.Count(given => given <= 6) / points.Count, figures.Nps, "nps");
        Near(Mean(answer => Math.Round((decimal)answer.Mean, 6) >= 3.5m ? 1 : 0), figures.Csat, "csat");
    }

    private async Task FaultsAsync()
    {
        var repairs = Those(filter).FindAll(one => one.Ticket.ServiceType == ServiceType.Repair);
        var report = Value(await history.Faults.FaultsAsync(actor, filter, Cancel));
        if (filter.ServiceType is not (null or ServiceType.Repair))
            return;
        Assert.Equal((repairs.Count, repairs.Count(one => one.Ticket.Equipment?.SoldOn is null || one.Ticket.Equipment.SoldOn > one.Day)), (report.Repairs, report.AgeUnknown));
        Assert.Equal(repairs.GroupBy(one => (one.Model, one.FaultGroup)).Select(fault => (fault.Key, fault.Count())).ToHashSet(), report.ByModel.Select(fault => ((fault.Model, fault.FaultGroup), fault.Count)).ToHashSet());
        Assert.Equal(
            repairs.Where(one => one.FaultGroup.Length > 0 && one.Ticket.EquipmentId is not null).GroupBy(one => (one.Ticket.EquipmentId!.Value, one.FaultGroup)).Where(fault => fault.Count() > 1)
                .Select(fault => (fault.Key, fault.Count(), fault.Max(one => one.Day))).ToHashSet(),
            report.Recurring.Select(fault => ((fault.EquipmentId, fault.FaultGroup), fault.Count, fault.Last)).ToHashSet());
        Assert.Equal(repairs.Count(one => one.Ticket.Equipment?.SerialNumber.StartsWith("EBZ200-", StringComparison.Ordinal) == true), report.ByBatch.Sum(batch => batch.Count));
        foreach (var model in Value(await history.Faults.ReliabilityAsync(actor, filter, Cancel)).Where(model => model.Repairs > 0))
        {
            var those = repairs.FindAll(one => one.Model == model.Model);
            var accepted = those.Select(one => one.Hours(Measure.Cycle, CountedTime.Elapsed)).OfType<double>().ToList();
            Assert.Equal((those.Count, accepted.Count), (model.Repairs, model.Accepted));
            Near(accepted.Count == 0 ? null : accepted.Average(), model.MttrHours, "MTTR");
        }
    }

    private async Task BehindAsync()
    {
        var those = Those(filter);
        async Task SameAsync(FigureSlice slice, Func<CountedTicket, bool> which, Measure measure = Measure.Response)
        {
            var behind = Value(await history.Times.BehindAsync(actor, measure, filter, slice, CountedTime.Elapsed, 1, Cancel));
            var wanted = those.Where(which).OrderByDescending(one => one.Hours(measure, CountedTime.Elapsed) ?? double.MaxValue).ThenBy(one => one.Ticket.Id).Select(one => one.Ticket.Number).ToList();
            Assert.Equal(wanted.Count, behind.Total);
            Assert.Equal(wanted.Take(TicketsBehind.PageSize), behind.First.Select(ticket => ticket.Number));
        }
        await SameAsync(new() { Fate = Fate.Any }, _ => true);
        await SameAsync(new() { Fate = Fate.PromiseBroken }, one => one.Kept(Measure.Cycle) == false, Measure.Cycle);
        await SameAsync(new() { Fate = Fate.ArrangedLate }, one => one.ArrangedInDay == false);
        await SameAsync(new() { Bucket = 1 }, one => one.Hours(Measure.Response, CountedTime.Elapsed) is > 0.25 and <= 1);
        await SameAsync(new() { Fate = Fate.FixedAtOnce, By = Dimension.Engineer, Key = "3" }, one => one.IsFinishedRepair && one.Stays() <= 1 && !(one.DaysUntilBack(all) <= 30) && one.Engineers.Contains(3), Measure.Cycle);
        await SameAsync(new() { Fate = Fate.Repeated90 }, one => one.IsFinishedRepair && one.DaysUntilBack(all) <= 90, Measure.Cycle);
        await SameAsync(new() { By = Dimension.Model, Key = "EBZ200", By2 = Dimension.FaultGroup, Key2 = "液压" }, one => one.Model == "EBZ200" && one.FaultGroup == "液压");
        await SameAsync(new() { Fate = Fate.Repaired }, one => one.IsFinishedRepair, Measure.Cycle);
        var held = Value(await history.Times.BehindAsync(actor, Measure.Cycle, filter, new() { PausedBy = nameof(HoldReason.Customer) }, CountedTime.Elapsed, 1, Cancel));
        Assert.Equal(those.Count(one => one.StoppedRepairClock?.Intervals.Any(part => part.Reason == nameof(HoldReason.Customer) && part.End > part.Start) == true), held.Total);
        var open = Value(await history.Times.BehindAsync(actor, Measure.Cycle, filter, new() { BacklogBucket = 2 }, CountedTime.Elapsed, 1, Cancel));
        Assert.Equal(Those(filter with { From = null, To = null }).Count(one => one.Open && (Now - one.Ticket.CreatedAt).TotalDays is > 3 and <= 7), open.Total);
    }

    private async Task KeyFiguresAsync()
    {
        var (figures, those) = (Value(await history.KeyFigures.OfAsync(actor, filter, Cancel)), Those(filter));
        Near(Times(those, Measure.Verify, CountedTime.Elapsed).MedianHours, figures[KeyFigure.VerifyMedian].Value, "verify");
        Near(Times(those, Measure.Arrival, CountedTime.Elapsed).WithinPromise, figures[KeyFigure.ArrivalKept].Value, "arrival kept");
        Near(Times(those, Measure.Cycle, CountedTime.Elapsed).P90Hours, figures[KeyFigure.CycleP90].Value, "cycle P90");
        Assert.Equal(those.Count(one => one.Open), figures[KeyFigure.Backlog].Value);
    }

    private static TimeFigures Times(List<CountedTicket> those, Measure measure, CountedTime time)
    {
        var hours = those.Select(one => one.Hours(measure, time)).OfType<double>().Order().ToList();
        var (kept, inDay) = (those.Select(one => one.Kept(measure)).OfType<bool>().ToList(), those.Select(one => one.ArrangedInDay).OfType<bool>().ToList());
        return new TimeFigures(those.Count, hours.Count, Rank(hours, 0.5), Rank(hours, 0.9), hours.Count == 0 ? null : hours.Sum() / hours.Count, Rank(hours, 0.25), Rank(hours, 0.75),
            kept.Count == 0 ? null : (double)kept.Count(yes => yes) / kept.Count, inDay.Count == 0 ? null : (double)inDay.Count(yes => yes) / inDay.Count)
        {
            Decided = kept.Count,
            DayDecided = inDay.Count,
        };
    }

    private static double? Rank(List<double> sorted, double share)
    {
        if (sorted.Count == 0)
            return null;
        var (low, high) = ((int)Math.Floor(share * (sorted.Count - 1)), (int)Math.Ceiling(share * (sorted.Count - 1)));
        return sorted[low] + (sorted[high] - sorted[low]) * (share * (sorted.Count - 1) - low);
    }

    private static void Same(TimeFigures expected, TimeFigures figures, string what)
    {
        Assert.Equal((expected.Count, expected.Completed, expected.Decided, expected.DayDecided, expected.WithinPromise, expected.ArrangedWithinDay),
            (figures.Count, figures.Completed, figures.Decided, figures.DayDecided, figures.WithinPromise, figures.ArrangedWithinDay));
        Near(expected.MedianHours, figures.MedianHours, what);
        Near(expected.P90Hours, figures.P90Hours, what);
        Near(expected.MeanHours, figures.MeanHours, what);
        Near(expected.P25Hours, figures.P25Hours, what);
        Near(expected.P75Hours, figures.P75Hours, what);
    }

    private static void Near(double? expected, double? value, string what) =>
        Assert.True(expected is null ? value is null : value is not null && Math.Abs(expected.Value - value.Value) < 1e-8, $"{what}: {expected} by hand, {value}");

    private static T Value<T>(Outcome<T> outcome)
    {
        Assert.True(outcome.Done, outcome.Refusal?.ToString());
        return outcome.Value;
    }
}

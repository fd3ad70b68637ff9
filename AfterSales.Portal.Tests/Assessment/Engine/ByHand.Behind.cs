using AfterSales.Core.Assessment;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Portal.Tests.Assessment.Engine;

/// <summary>The tickets behind a part of a figure.</summary>
internal sealed partial class ByHand
{
    private async Task BehindAsync()
    {
        var those = Those(filter);
        async Task SameAsync(FigureSlice slice, Func<CountedTicket, bool> which, Measure measure = Measure.Response, Func<CountedTicket, double?>? value = null)
        {
            var behind = Value(await history.Times.BehindAsync(actor, measure, filter, slice, CountedTime.Elapsed, 1, Cancel));
            var wanted = those.Where(which).OrderByDescending(one => (value is null ? one.Hours(measure, CountedTime.Elapsed) : value(one)) ?? double.MaxValue).ThenBy(one => one.Ticket.Id).Select(one => one.Ticket.Number).ToList();
            Assert.Equal(wanted.Count, behind.Total);
            Assert.Equal(wanted.Take(TicketsBehind.PageSize), behind.First.Select(ticket => ticket.Number));
        }
        await SameAsync(new() { Fate = Fate.Any }, _ => true);
        await SameAsync(new() { Fate = Fate.PromiseBroken }, one => one.Kept(Measure.Cycle) == false, Measure.Cycle);
        await SameAsync(new() { Fate = Fate.PromiseDecided }, one => one.Kept(Measure.Response) is not null);
        await SameAsync(new() { Fate = Fate.DayDecided }, one => one.ArrangedInDay is not null);
        await SameAsync(new() { StoppedClock = true }, one => one.StoppedRepairClock is not null, Measure.Cycle, one => one.RanHours);
        await SameAsync(new() { By = Dimension.Model, Key = "EBZ200", OfRepairs = true }, one => one.Model == "EBZ200" && one.Ticket.ServiceType == ServiceType.Repair);
        await SameAsync(new() { Fate = Fate.ArrangedLate }, one => one.ArrangedInDay == false);
        await SameAsync(new() { Bucket = 1 }, one => one.Hours(Measure.Response, CountedTime.Elapsed) is > 0.25 and <= 1);
        await SameAsync(new() { Fate = Fate.FixedAtOnce, By = Dimension.Engineer, Key = "3" }, one => one.IsOver(30, Now) && one.Stays() <= 1 && !(one.DaysUntilBack(all) <= 30) && one.Engineers.Contains(3), Measure.Cycle);
        await SameAsync(new() { Fate = Fate.Repeated90 }, one => one.IsOver(90, Now) && one.DaysUntilBack(all) <= 90, Measure.Cycle);
        await SameAsync(new() { By = Dimension.Model, Key = "EBZ200", By2 = Dimension.FaultGroup, Key2 = "液压" }, one => one.Model == "EBZ200" && one.FaultGroup == "液压");
        await SameAsync(new() { Fate = Fate.Repaired }, one => one.IsFinishedRepair, Measure.Cycle);
        var held = Value(await history.Times.BehindAsync(actor, Measure.Cycle, filter, new() { PausedBy = nameof(HoldReason.Customer) }, CountedTime.Elapsed, 1, Cancel));
        Assert.Equal(those.Count(one => one.StoppedRepairClock?.Intervals.Any(part => part.Reason == nameof(HoldReason.Customer) && part.End > part.Start) == true), held.Total);
        var open = Value(await history.Times.BehindAsync(actor, Measure.Cycle, filter, new() { BacklogBucket = 2 }, CountedTime.Elapsed, 1, Cancel));
        Assert.Equal(Those(filter with { From = null, To = null }).Count(one => one.Open && (Now - one.Ticket.CreatedAt).TotalDays is > 3 and <= 7), open.Total);
    }
}

using AfterSales.Core.Assessment;
using AfterSales.Core.Assessment.Complained;
using AfterSales.Core.Satisfaction.Complaints;

namespace AfterSales.Portal.Tests.Assessment.Engine;

/// <summary>Complaints by what their tickets are.</summary>
internal sealed partial class ByHand
{
    private async Task ComplaintsAsync()
    {
        foreach (var by in new[] { Dimension.Region, Dimension.Model, Dimension.Engineer, Dimension.Priority })
        {
            var report = Value(await history.ComplaintRates.RatesAsync(actor, filter, by, Cancel));
            Assert.Equal(await CountedAsync(filter, _ => true), report.Whole);
            Assert.Equal(filter.From is null ? null : await CountedAsync(Earlier, _ => true), report.Before);
            Assert.Equal(filter.From is null ? null : await CountedAsync(LastYear, _ => true), report.YearAgo);
            foreach (var row in report.Breakdown)
                Assert.Equal(await CountedAsync(filter, one => one is not null && Keys(one, by).Contains(row.Key.Key)), row.Rates);
            Assert.Equal(await CountedAsync(filter, one => one is null || !Keys(one, by).Any()), report.Elsewhere);
            // Nothing stands in no row.
            if (by != Dimension.Engineer)
                Assert.Equal((report.Whole.Opened, report.Whole.Finished, report.Whole.Closed), (Sum(row => row.Opened), Sum(row => row.Finished), Sum(row => row.Closed)));
            foreach (var row in report.Breakdown.Take(2))
                await BehindComplaintsAsync(new FigureSlice { By = by, Key = row.Key.Key }, one => one is not null && Keys(one, by).Contains(row.Key.Key));
            await BehindComplaintsAsync(new FigureSlice { By = by, Elsewhere = true }, one => one is null || !Keys(one, by).Any());

            int Sum(Func<ComplaintRates, int> what) => report.Breakdown.Sum(row => what(row.Rates)) + what(report.Elsewhere);
        }
        await BehindComplaintsAsync(new FigureSlice(), _ => true);
    }

    private async Task BehindComplaintsAsync(FigureSlice slice, Func<CountedTicket?, bool> which)
    {
        async Task SameAsync(ComplaintSide side, Func<Complaint, bool> counts)
        {
            var behind = Value(await history.ComplaintRates.BehindAsync(actor, filter, slice with { Complaints = side }, 1, Cancel));
            var wanted = (await ComplaintsOfAsync(filter, which)).Where(counts).Select(complaint => complaint.Id).OrderDescending().ToList();
            Assert.Equal(wanted.Count, behind.Total);
            Assert.Equal(wanted.Take(ComplaintsBehind.PageSize), behind.First.Select(complaint => complaint.Id));
        }
        await SameAsync(ComplaintSide.Opened, complaint => IsIn(complaint.OpenedAt, filter));
        await SameAsync(ComplaintSide.Closed, complaint => IsIn(complaint.ClosedAt, filter));
        await SameAsync(ComplaintSide.ClosedLate, complaint => IsIn(complaint.ClosedAt, filter) && !AnyQuality.WasInTime(complaint));
    }

    private async Task<ComplaintRates> CountedAsync(FigureFilter over, Func<CountedTicket?, bool> which)
    {
        var complaints = await ComplaintsOfAsync(over, which);
        var closed = complaints.FindAll(complaint => IsIn(complaint.ClosedAt, over));
        return new ComplaintRates(
            complaints.Count(complaint => IsIn(complaint.OpenedAt, over)), Those(over).Count(one => one.Ticket.AcceptedAt is not null && which(one)), closed.Count, closed.Count(AnyQuality.WasInTime));
    }

    // Those of a filter's tickets, cancelled ones too; one about no ticket belongs to no part of them.
    private async Task<List<Complaint>> ComplaintsOfAsync(FigureFilter over, Func<CountedTicket?, bool> which)
    {
        var tickets = all.ToDictionary(one => one.Ticket.Id);
        return (await history.Quality.ComplaintsAsync()).FindAll(complaint =>
        {
            var ticket = complaint.TicketId is { } id ? tickets[id] : null;
            return (actor.IsSupervisor || ticket?.Engineers.Contains(actor.EmployeeId!.Value) == true)
                && (over == new FigureFilter(over.From, over.To) || (ticket is not null && Fits(ticket, over))) && which(ticket);
        });
    }

    private static bool IsIn(DateTime? at, FigureFilter over) => at is { } moment && DateOnly.FromDateTime(moment) is var day && !(day < over.From) && !(day >= over.To);
}

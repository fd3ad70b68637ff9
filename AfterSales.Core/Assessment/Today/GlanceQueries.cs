using AfterSales.Core.Assessment.Performance;
using AfterSales.Core.Assessment.Reports;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Satisfaction.Complaints;
using AfterSales.Core.Tickets;
using AfterSales.Core.Visits.Trips;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Assessment.Today;

/// <summary>What waits for somebody's word 待决事项.</summary>
public enum Awaited
{
    /// <summary>方案审批</summary>
    Plans,
    /// <summary>出差审批</summary>
    Trips,
    /// <summary>报价答复: the customer's.</summary>
    Quotes,
    /// <summary>工单交接</summary>
    Handovers,
    /// <summary>奖惩审批</summary>
    Merits,
    /// <summary>月度报告: to be reviewed or signed off.</summary>
    Reports,
}

/// <summary>Some of the open tickets that wait for the same thing.</summary>
/// <param name="First">In the order in which they are to be looked at.</param>
public sealed record WaitingTickets(TicketWait Wait, int Total, IReadOnlyList<TicketLine> First);

/// <summary>How many things of one kind wait for somebody's word.</summary>
public sealed record AwaitedCount(Awaited What, int Count);

/// <summary>The department at a glance 今日.</summary>
/// <param name="At">When it was read, UTC.</param>
/// <param name="FirstComplaints">Open ones, what is to be answered first.</param>
/// <param name="Reported">Tickets reported on the company's present day, without those that were cancelled.</param>
public sealed record Glance(
    DateTime At, int Reported, TodayFigures Day, IReadOnlyList<WaitingTickets> Waiting, IReadOnlyList<AwaitedCount> Awaited,
    ComplaintCounts Complaints, IReadOnlyList<ComplaintLine> FirstComplaints)
{
    public WaitingTickets Of(TicketWait wait) => Waiting.First(one => one.Wait == wait);
}

/// <summary>What a supervisor has to know now. Each number is counted by the same question as the list that it opens.</summary>
public sealed class GlanceQueries(
    IDbContextFactory<AfterSalesDbContext> contexts, TicketQueries tickets, TripQueries trips, TodayQueries today, PerformanceQueries performance, ReportQueries reports, ComplaintQueries complaints,
    CompanyTime company, TimeProvider time)
{
    private const int Listed = 7;
    // How the day has gone is counted over all clocks that ever ran: once for everybody who looks, and not at each change.
    private static readonly TimeSpan DayHolds = TimeSpan.FromSeconds(15);
    private volatile CountedDay? counted;

    /// <summary>For supervisors.</summary>
    public async Task<Outcome<Glance>> NowAsync(Actor actor, CancellationToken cancel = default)
    {
        if (!actor.IsSupervisor)
            return new Forbidden();
        var now = time.GetUtcNow().UtcDateTime;
        var day = company.DayOf(now);
        List<WaitingTickets> waiting = [];
        foreach (var wait in new[] { TicketWait.Broken, TicketWait.Soon, TicketWait.Engineer, TicketWait.Idle })
        {
            var list = await tickets.ListAsync(actor, new TicketFilter { Waits = wait }, 1, Listed, cancel);
            waiting.Add(new WaitingTickets(wait, list.Total, list.Items));
        }
        var open = await complaints.ListAsync(actor, new ComplaintFilter { Show = ComplaintChoice.Open }, 1, Listed, cancel);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var all = db.Tickets;
        return new Glance(
            now,
            await all.Happened(TicketEvent.Reported, company.StartOf(day), company.StartOf(day.AddDays(1)), now).CountAsync(cancel),
            await DayAsync(actor, now, cancel), waiting,
            [
                new(Awaited.Plans, await all.Waiting(TicketWait.PlanApproval, now).CountAsync(cancel)),
                new(Awaited.Trips, (await trips.PageAsync(actor, new TripFilter { State = TripState.Requested }, 1, 1, cancel)).Total),
                new(Awaited.Quotes, await all.Waiting(TicketWait.QuoteAnswer, now).CountAsync(cancel)),
                new(Awaited.Handovers, await all.Waiting(TicketWait.Handover, now).CountAsync(cancel)),
                new(Awaited.Merits, (await performance.MeritsAsync(actor, MeritState.Proposed, 1, 1, cancel)).Value?.Total ?? 0),
                new(Awaited.Reports, await reports.WaitingAsync(actor, cancel)),
            ],
            open.Counts, open.Items);
    }

    private async Task<TodayFigures> DayAsync(Actor actor, DateTime now, CancellationToken cancel)
    {
        if (counted is { } last && now >= last.At && now - last.At < DayHolds)
            return last.Day;
        var day = await today.TodayAsync(actor, cancel);
        counted = new CountedDay(now, day);
        return day;
    }

    private sealed record CountedDay(DateTime At, TodayFigures Day);
}

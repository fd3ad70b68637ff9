using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>What an open ticket waits for, as lists and counts are narrowed to it.</summary>
public enum TicketWait
{
    /// <summary>即将到期: nothing promised is overdue, and of one promise a quarter or less is left.</summary>
    Soon,
    /// <summary>已超时: what was promised is overdue and still to be done.</summary>
    Broken,
    /// <summary>待派工: somebody has to go, and nobody is planned.</summary>
    Engineer,
    /// <summary>久未处理 (R1.4, R7.15): for two days nothing was written down, no visit lies ahead, and no part is on its way in time.</summary>
    Idle,
    /// <summary>方案待审批</summary>
    PlanApproval,
    /// <summary>报价待答复: the customer has not said yes or no.</summary>
    QuoteAnswer,
    /// <summary>交接待接受</summary>
    Handover,
}

/// <summary>What happened to a ticket in a stretch of time, as lists and counts are narrowed to it.</summary>
public enum TicketEvent
{
    /// <summary>报修</summary>
    Reported,
    /// <summary>响应: the first of Verify, Assign.</summary>
    Responded,
    /// <summary>到场: an engineer arrived.</summary>
    Arrived,
    /// <summary>验收: the customer accepted.</summary>
    Accepted,
    /// <summary>归档</summary>
    Closed,
    /// <summary>超时: a promise was broken.</summary>
    Broken,
    /// <summary>评价: the customer rated the service.</summary>
    Rated,
    /// <summary>按时响应: the promised response was given, and in time.</summary>
    InTime,
}

/// <summary>Open tickets by what they wait for, and tickets by what happened when. One wording for lists, counts and reports.</summary>
public static class TicketWaits
{
    /// <summary>How long a ticket may lie before it counts as <see cref="TicketWait.Idle"/>, elapsed.</summary>
    public static readonly TimeSpan IdleAfter = TimeSpan.FromHours(48);

    private static readonly Stage[] Open = [.. ServiceProcess.OpenStages];
    private static readonly Stage[] Planned = [.. ServiceProcess.Row(nameof(ApprovePlan)).From];
    private static readonly Stage[] Quoted = [.. ServiceProcess.Row(nameof(AcceptQuote)).From];

    extension(IQueryable<Ticket> tickets)
    {
        /// <param name="now">UTC.</param>
        public IQueryable<Ticket> Waiting(TicketWait wait, DateTime now)
        {
            var (open, idleSince) = (tickets.Where(ticket => Open.Contains(ticket.Stage)), now - IdleAfter);
            return wait switch
            {
                TicketWait.Soon => open.Where(ticket => ticket.Clocks.Any(clock => clock.StoppedAt == null && clock.Kept == null && clock.SoonAt <= now && clock.DueAt >= now)
                    && !ticket.Clocks.Any(clock => clock.StoppedAt == null && clock.Kept != true && (clock.Kept == false || clock.DueAt < now))),
                TicketWait.Broken => open.Where(ticket => ticket.Clocks.Any(clock => clock.StoppedAt == null && clock.Kept != true && (clock.Kept == false || clock.DueAt < now))),
                TicketWait.Engineer => tickets.Where(ticket => ticket.Stage == Stage.ToDispatch),
                TicketWait.Idle => open.Where(ticket => !ticket.Activities.Any(activity => activity.RecordedAt > idleSince)
                    && !ticket.Visits.Any(visit => (visit.State == VisitState.Planned || visit.State == VisitState.Confirmed) && visit.Start > now)
                    && !ticket.PartRequests.Any(request => request.ReceivedAt == null && request.PromisedAt > now)),
                TicketWait.PlanApproval => tickets.Where(ticket => Planned.Contains(ticket.Stage) && ticket.Plans.Any(plan => plan.SupersededAt == null && plan.Approved == null)),
                TicketWait.QuoteAnswer => tickets.Where(ticket => Quoted.Contains(ticket.Stage) && ticket.Quotes.Any(quote => quote.SupersededAt == null && quote.Answers.Count == 0)),
                _ => open.Where(ticket => ticket.HandoverToId != null),
            };
        }

        /// <summary>In the order in which they are to be looked at: what is due first, what has lain longest.</summary>
        internal IQueryable<Ticket> InOrderOf(TicketWait wait) => wait switch
        {
            TicketWait.Soon or TicketWait.Broken => tickets.OrderBy(ticket => ticket.Clocks.Where(clock => clock.StoppedAt == null && clock.Kept != true)
                .Min(clock => clock.DueAt ?? clock.BrokenAt ?? DateTime.MaxValue)).ThenBy(ticket => ticket.Id),
            TicketWait.Idle => tickets.OrderBy(ticket => ticket.Activities.Max(activity => activity.RecordedAt)).ThenBy(ticket => ticket.Id),
            _ => tickets.OrderBy(ticket => ticket.NumberDay).ThenBy(ticket => ticket.NumberSequence).ThenBy(ticket => ticket.Id),
        };

        /// <summary>Those to which it happened; never what was cancelled or merged into another.</summary>
        /// <param name="from">UTC, inclusive.</param>
        /// <param name="to">UTC, exclusive.</param>
        /// <param name="now">UTC: a promise that falls due later is not broken yet.</param>
        public IQueryable<Ticket> Happened(TicketEvent what, DateTime from, DateTime to, DateTime now)
        {
            var counted = tickets.Where(ticket => ticket.Stage != Stage.Cancelled);
            return what switch
            {
                TicketEvent.Reported => counted.Where(ticket => ticket.CreatedAt >= from && ticket.CreatedAt < to),
                TicketEvent.Responded => counted.Where(ticket => ticket.RespondedAt >= from && ticket.RespondedAt < to),
                TicketEvent.Arrived => counted.Where(ticket => ticket.Visits.Any(visit => visit.ArrivedAt >= from && visit.ArrivedAt < to)),
                TicketEvent.Accepted => counted.Where(ticket => ticket.AcceptedAt >= from && ticket.AcceptedAt < to),
                TicketEvent.Closed => counted.Where(ticket => ticket.ClosedAt >= from && ticket.ClosedAt < to),
                TicketEvent.Broken => counted.Where(ticket => ticket.Clocks.Any(clock => clock.Kept == false
                    ? clock.BrokenAt >= from && clock.BrokenAt < to
                    : clock.Kept == null && clock.StoppedAt == null && clock.DueAt >= from && clock.DueAt < to && clock.DueAt < now)),
                TicketEvent.InTime => counted.Where(ticket => ticket.Clocks.Any(clock => clock.Name == ClockName.Response && clock.Kept == true && clock.StoppedAt >= from && clock.StoppedAt < to)),
                _ => counted.Where(ticket => ticket.Surveys.Any(answer => answer.At >= from && answer.At < to)),
            };
        }
    }
}

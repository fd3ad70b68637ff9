using AfterSales.Core.Assessment;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Portal.Tests.Assessment.Engine;

/// <summary>
/// One ticket, looked at as somebody would who has its whole file and a pencil: nothing of how the figures are computed is used here.
/// </summary>
internal sealed class CountedTicket(Ticket ticket, DateTime now)
{
    public Ticket Ticket => ticket;
    public DateOnly Day => DateOnly.FromDateTime(ticket.CreatedAt);
    public bool Cancelled => ticket.Stage == Stage.Cancelled;
    public bool Open => ticket.Stage is not (Stage.FollowUp or Stage.Closed or Stage.Cancelled);
    public string Region => ticket.Site?.Province ?? ticket.Site?.City ?? "";
    public string ProductLine => ticket.Equipment?.Model.ProductLine ?? "";
    public string Model => ticket.Equipment?.Model.Code ?? "";
    public string FaultGroup => ticket.FaultGroup ?? "";
    public CustomerClass Class => ticket.Customer is null ? CustomerClass.Unknown : ticket.Customer.Vip ? CustomerClass.Vip
        : ticket.Customer.Kind == Core.Customers.CustomerKind.Dealer ? CustomerClass.Dealer : CustomerClass.EndUser;
    public IEnumerable<int> Engineers => ticket.Visits.Where(visit => visit.EverConfirmed).Select(visit => visit.EngineerId).Distinct();

    public static async Task<List<CountedTicket>> AllAsync(TestDatabase database, DateTime now)
    {
        await using var db = database.Open();
        var all = db.Tickets;
        var tickets = await all.AsNoTracking().Include(t => t.Customer).Include(t => t.Site).Include(t => t.Equipment!.Model).Include(t => t.Visits).Include(t => t.Clocks).Include(t => t.Holds)
            .Include(t => t.Activities).Include(t => t.Surveys).ToListAsync(TestContext.Current.CancellationToken);
        return tickets.ConvertAll(ticket => new CountedTicket(ticket, now));
    }

    public DateTime? EndOf(Measure measure) => measure switch
    {
        Measure.Response => ticket.RespondedAt,
        Measure.Verify => ticket.VerifiedAt,
        Measure.Arrange => CorrectedStop(ClockName.Arrange) ?? Done().Where(activity => activity.Command == "Assign").Select(activity => (DateTime?)activity.At).FirstOrDefault(),
        Measure.Arrival => CorrectedStop(ClockName.Arrival) ?? ticket.Visits.Select(visit => visit.ArrivedAt).Min(),
        _ => ticket.AcceptedAt,
    };

    public double? Hours(Measure measure, CountedTime time) => EndOf(measure) is not { } end ? null
        : time == CountedTime.Elapsed ? Math.Max(0, (end - ticket.CreatedAt).TotalHours)
        : TestDatabase.Calendars.For(ticket.Site?.Calendar).WorkedBetween(ticket.CreatedAt, end).TotalHours;

    public bool? Kept(Measure measure) => ClockOf(PromiseOf(measure))?.StateAt(now) switch
    {
        ClockState.Met => true,
        ClockState.Broken => false,
        _ => null,
    };

    public bool? ArrangedInDay => ClockOf(ClockName.Arrange) is not { } clock ? null
        : clock.StoppedAt is { } at ? at - ticket.CreatedAt <= TimeSpan.FromHours(24) : now - ticket.CreatedAt > TimeSpan.FromHours(24) ? false : null;

    /// <summary>Hours by part: every stretch between two moments at which anything changed is looked up by itself.</summary>
    public double[] Parts()
    {
        var parts = new double[8];
        if (ticket.AcceptedAt is not { } accepted)
            return parts;
        var (stages, latest) = (new List<(DateTime At, Stage Stage)> { (ticket.CreatedAt, Stage.Reported) }, ticket.CreatedAt);
        foreach (var activity in Done())
        {
            latest = activity.At > latest ? activity.At : latest;
            stages.Add((latest, activity.ToStage));
        }
        var moments = stages.Select(stage => stage.At).Concat(ticket.Holds.SelectMany(hold => new[] { hold.From, hold.To ?? accepted })).Append(accepted)
            .Where(at => at >= ticket.CreatedAt && at <= accepted).Distinct().Order().ToList();
        foreach (var (from, to) in moments.Zip(moments.Skip(1)))
        {
            var stage = stages.Last(one => one.At <= from).Stage;
            var hold = ticket.Holds.Find(hold => hold.From <= from && (hold.To ?? DateTime.MaxValue) >= to);
            var part = hold is { Reason: HoldReason.Approval } ? CyclePart.Planning : hold is not null ? CyclePart.Customer : stage switch
            {
                Stage.Reported or Stage.Diagnosing => CyclePart.Intake,
                Stage.Planning => CyclePart.Planning,
                Stage.ToDispatch or Stage.Scheduled => CyclePart.Dispatch,
                Stage.EnRoute => CyclePart.Travel,
                Stage.OnSite => CyclePart.Work,
                Stage.AwaitingParts => CyclePart.Parts,
                _ => CyclePart.Acceptance,
            };
            parts[(int)part] += (to - from).TotalHours;
        }
        return parts;
    }

    /// <summary>A finished repair of which it is known whether it came back within so many days.</summary>
    public bool IsOver(double days, DateTime now) => IsFinishedRepair && ticket.AcceptedAt!.Value.AddDays(days) <= now;

    public bool IsFinishedRepair => ticket is { AcceptedAt: not null, ServiceType: ServiceType.Repair, ExternalSource: null };

    /// <summary>Groups of visits that were there together, before the acceptance.</summary>
    public int Stays()
    {
        var there = ticket.Visits.Where(visit => visit.ArrivedAt <= ticket.AcceptedAt)
            .Select(visit => (From: visit.ArrivedAt!.Value, To: visit.LeftAt ?? (visit.State == VisitState.OnSite ? DateTime.MaxValue : visit.ArrivedAt.Value))).ToList();
        // Whoever arrives while nobody is there begins a stay.
        return there.Select(one => one.From).Distinct().Count(from => !there.Exists(other => other.From < from && other.To >= from));
    }

    public double? DaysUntilBack(IEnumerable<CountedTicket> all) => ticket.AcceptedAt is not { } accepted || ticket.EquipmentId is null || FaultGroup.Length == 0 ? null
        : all.Where(other => !other.Cancelled && other.Ticket.EquipmentId == ticket.EquipmentId && other.FaultGroup == FaultGroup && other.Ticket.CreatedAt > accepted)
            .Select(other => (double?)(other.Ticket.CreatedAt - accepted).TotalDays).Min();

    public TicketClock? StoppedRepairClock => ClockOf(ClockName.Repair) is { StoppedAt: not null } clock ? clock : null;

    public double? RanHours => StoppedRepairClock?.Intervals.Where(part => part.Running).Sum(part => (part.End!.Value - part.Start).TotalHours);

    private static ClockName? PromiseOf(Measure measure) => measure switch
    {
        Measure.Response => ClockName.Response,
        Measure.Arrange => ClockName.Arrange,
        Measure.Arrival => ClockName.Arrival,
        Measure.Cycle => ClockName.Repair,
        _ => null,
    };

    private TicketClock? ClockOf(ClockName? name) => ticket.Clocks.Where(clock => clock.Name == name && clock.Question is null).MinBy(clock => clock.Id);

    private DateTime? CorrectedStop(ClockName name) => ticket.Clocks.Where(clock => clock.Name == name && clock.Question is null && clock.Corrections.Any(correction => !correction.Excused)).MaxBy(clock => clock.Id)?.StoppedAt;

    /// <summary>What was done, without what was taken back (decision 025) and without the taking back.</summary>
    private List<Activity> Done()
    {
        var done = new Stack<Activity>();
        var back = new Dictionary<string, string> { ["Unassign"] = "Assign", ["Assign"] = "Unassign", ["ReassignVisit"] = "ReassignVisit", ["Resume"] = "Hold", ["ChangePriority"] = "ChangePriority" };
        foreach (var activity in ticket.Activities.OrderBy(activity => activity.Id))
        {
            if (activity.Undoes)
                Assert.Equal(back[activity.Command], done.Pop().Command);
            else
                done.Push(activity);
        }
        return [.. done.Reverse()];
    }
}

using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.Rulebooks;
using AfterSales.Portal.Tests.World;
using CsCheck;

namespace AfterSales.Portal.Tests.Tickets.Clocks;

/// <summary>
/// Whatever the rulebook promises, in whatever calendar, and whatever happens to the ticket: its clocks say what counting minute by
/// minute says. The calendars and moments lie about clock changes, leap days, and the ends of months and years.
/// </summary>
public sealed class ClocksByMinutesTests
{
    private static readonly Priority[] Priorities = Enum.GetValues<Priority>();
    private static readonly string[] Reasons = [.. Enum.GetNames<HoldReason>(), Ticket.PausedForParts];

    private static readonly Gen<Commitment?> Commitments =
        from there in Gen.Int[0, 4]
        from working in Gen.Bool
        from hours in Gen.Int[1, 60].Array[4]
        from paused in Gen.Bool.Array[Reasons.Length]
        select there == 0 ? null : new Commitment(
            default, [ServiceType.Repair], new PromiseByPriority { Low = hours[0] / 2.0, Normal = hours[1] / 2.0, High = hours[2] / 2.0, Urgent = hours[3] / 2.0 },
            working ? CountedTime.Working : CountedTime.Elapsed, [.. Reasons.Where((_, at) => paused[at])], "R1.1");

    private static readonly Gen<Story> Stories =
        from near in AnyCalendar.Near
        from repair in Commitments
        from acceptance in Commitments
        from arrival in Commitments
        from steps in Gen.Select(Gen.Int[0, 900], Gen.Int[0, 9], Gen.Int[0, 4]).Array[1, 14]
        select new Story(near.Calendar, near.Moment,
            Under((ClockName.Repair, repair), (ClockName.Acceptance, acceptance), (ClockName.Arrival, arrival)), steps);

    [Fact]
    public void Every_clock_says_what_counting_by_minutes_says_after_every_step() => Stories.Sample(story =>
    {
        var department = new Department { Now = story.Start };
        var ticket = Diagnosing(department, story);
        var counted = new Dictionary<TicketClock, MinuteCount>();
        Follow();
        foreach (var (minutes, what, which) in story.Steps)
        {
            department.Now += TimeSpan.FromMinutes(minutes);
            foreach (var count in counted.Values)
                count.Until(department.Now);
            department.Try(ticket, Department.Supervisor, Step(department, what, which));
            Follow();
            foreach (var (clock, count) in counted)
                count.Check(clock, department.Now);
        }

        void Follow()
        {
            // Nobody has to go where it was solved from afar.
            foreach (var needless in counted.Keys.Except(ticket.Clocks).ToList())
            {
                Assert.Equal(ClockName.Arrival, needless.Name);
                counted.Remove(needless);
            }
            foreach (var clock in ticket.Clocks.Where(clock => clock.Name is ClockName.Repair or ClockName.Acceptance or ClockName.Arrival))
            {
                var commitment = story.Rulebook.CommitmentFor(clock.Name, ServiceType.Repair);
                if (!counted.TryGetValue(clock, out var count))
                    counted[clock] = count = new MinuteCount(department.Now, commitment?.Time == CountedTime.Working ? story.Calendar : null);
                var usual = department.Promises.Of(clock.Name, ticket.Priority);
                var limit = commitment is null || usual < commitment.Hours.TimeOf(ticket.Priority) ? usual : commitment.Hours.TimeOf(ticket.Priority);
                count.Promise((int)limit.TotalMinutes, department.Now);
                string?[] holds = [ticket.OpenHold?.Reason.ToString(), ticket.Stage == Stage.AwaitingParts ? Ticket.PausedForParts : null];
                count.Paused = holds.Any(hold => hold is not null && (commitment is null || commitment.PausedBy.Contains(hold)))
                    || clock.Name == ClockName.Acceptance && ticket.Stage != Stage.Accepting;
                if (clock.Name is ClockName.Repair or ClockName.Arrival && ticket.Stage == Stage.Accepting || clock.Name == ClockName.Acceptance && ticket.Stage == Stage.FollowUp)
                    count.Stop(department.Now);
            }
        }
    }, iter: 1500);

    // What cannot be done where the ticket stands is refused, and changes nothing.
    private static TicketCommand Step(Department department, int what, int which) => what switch
    {
        0 or 1 => new BeginHold { Reason = (HoldReason)which },
        2 or 3 => new EndHold(),
        4 => new ChangePriority { Priority = Priorities[which % 4], Reason = "客户来电" },
        5 => new RequestParts { Lines = [new PartLineInput { PartNo = "P-1", Quantity = 1 }], PromisedAt = department.Now.AddDays(1) },
        6 => new ReceiveParts(),
        7 => which < 3 ? new Reopen { Reason = "又漏油" } : new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" },
        8 => which < 4 ? new ResolveRemotely { Cause = "阀未打开", Action = "指导开阀", ResultNote = "压力恢复", ConfirmedBy = "王工" } : new SignAcceptance { SignerName = "王工" },
        _ => new RefuseAcceptance { Reason = "还漏油" },
    };

    private static Ticket Diagnosing(Department department, Story story)
    {
        var ticket = Ticket.Reported(
            new Report { Contact = Department.Contact, Fault = "液压泵噪声大" }, new TicketNumber(DateOnly.FromDateTime(story.Start), 1), department.As(Department.Staff),
            story.Rulebook, calendars: new CompanyCalendars(story.Calendar.Id, [story.Calendar]));
        return department.Do(ticket, Department.Staff, Department.Verify());
    }

    private static Rulebook Under(params (ClockName Clock, Commitment? Commitment)[] promised) => new()
    {
        Id = "R1",
        Name = new TwoTongues("Any", "任意"),
        Issuer = new TwoTongues("Any", "任意"),
        Interpretation = new TwoTongues("", ""),
        Clauses = [],
        Gates = [],
        Commitments = [.. promised.Where(one => one.Commitment is not null).Select(one => one.Commitment! with { Clock = one.Clock })],
    };

    private sealed record Story(WorkCalendar Calendar, DateTime Start, Rulebook Rulebook, (int Minutes, int What, int Which)[] Steps);
}

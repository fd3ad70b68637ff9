using System.Collections.Immutable;
using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;

namespace AfterSales.Portal.Tests.World;

/// <summary>A small department without a database: people, a clock that is moved by hand, tickets walked to a stage.</summary>
internal sealed class Department
{
    public static readonly Actor Staff = new(1, "李婷", Roles.Staff, Origin.Api);
    public static readonly Actor Supervisor = new(2, "李主管", Roles.Supervisor, Origin.Api);
    public static readonly Actor Engineer = new(3, "赵强", Roles.Engineer, Origin.Api);
    public static readonly Actor OtherEngineer = new(4, "周敏", Roles.Engineer, Origin.Api);
    public static readonly Actor Customer = Actor.Customer("王工");

    public static readonly ContactInput Contact = new() { Name = "王工", Phone = "138 1234 5678" };
    /// <summary>Two items: one in order or not, one measured.</summary>
    public static readonly Checklist Daily = new(
        new ChecklistEntry("日检", "Daily check", ChecklistUse.Job, [], Enum.GetValues<ServiceType>(),
            [new ChecklistItem("无渗漏", "No leaks", false, null, null, null, true), new ChecklistItem("系统压力", "System pressure", true, "MPa", 12, 16, true)], Active: true),
        "李主管", new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc));
    private static readonly Site Shaft = new() { Name = "副井口", City = "长治" };

    public DateTime Now { get; set; } = new(2026, 3, 2, 1, 0, 0, DateTimeKind.Utc);
    public PromiseTimes Promises { get; init; } = new();
    /// <summary>The checklist that a command names.</summary>
    public Checklist List { get; set; } = Daily;
    /// <summary>Another ticket, that a command may name.</summary>
    public Ticket? Other { get; set; }

    public Circumstances As(Actor actor) => new(actor, Now, Promises, new LinkKeys([1, 2, 3]), new TicketReferences
    {
        Site = Shaft,
        Checklist = List,
        Engineers = ImmutableDictionary<int, string>.Empty.Add(3, "赵强").Add(4, "周敏"),
        Other = Other,
        Colleague = new Colleague(2, "李主管", SeesAllTickets: true),
    });

    /// <summary>Runs a command that must be accepted.</summary>
    public Ticket Do(Ticket ticket, Actor actor, TicketCommand command)
    {
        var refusal = ticket.Run(command, null, As(actor));
        Assert.True(refusal is null, $"{command.Name} in {ticket.Stage}: {refusal}");
        return ticket;
    }

    public Refusal? Try(Ticket ticket, Actor actor, TicketCommand command) => ticket.Run(command, null, As(actor));

    public Ticket Reported(Impact impact = Impact.None) => Ticket.Reported(
        new Report { Contact = Contact, Fault = "液压泵噪声大", Impact = impact }, new TicketNumber(DateOnly.FromDateTime(Now), 1), As(Actor.Anonymous("王工", Origin.Api)));

    public Ticket Consultation() => Do(Reported(), Staff, Verify(ServiceType.Consultation));

    /// <summary>A repair that has come as far as <paramref name="stage"/> the ordinary way, Engineer leading.</summary>
    public Ticket RepairAt(Stage stage, Impact impact = Impact.None)
    {
        var ticket = Reported(impact);
        foreach (var (actor, command, reached) in Way())
        {
            if (ticket.Stage == stage)
                break;
            if (reached is Stage.Planning or Stage.AwaitingParts or Stage.Cancelled && reached != stage)
                continue;
            Do(ticket, actor, command);
        }
        Assert.Equal(stage, ticket.Stage);
        return ticket;
    }

    public static Verify Verify(ServiceType? type = null) =>
        new() { Contact = Contact, SiteId = 1, Fault = "液压泵噪声大", Priority = Priority.Normal, ServiceType = type };

    public Assign Assign(params int[] engineers) => new() { EngineerIds = engineers, Start = Now, End = Now.AddHours(4) };

    public static SubmitPlan Plan(string task = "更换主泵") => new()
    {
        Work = [new PlanTaskInput { Task = task, Hours = 6 }],
        Parts = [new PlanPartInput { PartNo = "P-1", Name = "主泵", Quantity = 2 }],
        Tools = [new PlanToolInput { Tool = "吊葫芦" }],
    };

    public static SendQuote Offer(DateOnly today) => new()
    {
        Lines =
        [
            new QuoteLineInput { Kind = PriceKind.Labour, Text = "更换主泵", Quantity = "6", Price = "300" },
            new QuoteLineInput { Kind = PriceKind.Part, Text = "P-1 主泵", Quantity = "2", Price = "8100" },
        ],
        ValidUntil = today.AddDays(15),
        Terms = "验收后 15 日内付款。",
    };

    private IEnumerable<(Actor, TicketCommand, Stage)> Way() =>
    [
        (Staff, new Cancel { Reason = "重复" }, Stage.Cancelled),
        (Staff, Verify(), Stage.Diagnosing),
        (Staff, new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" }, Stage.ToDispatch),
        (Supervisor, Assign(3), Stage.Scheduled),
        (Engineer, new Depart(), Stage.EnRoute),
        (Engineer, new Arrive(), Stage.OnSite),
        (Engineer, Plan(), Stage.Planning),
        (Engineer, new RequestParts { Lines = [new PartLineInput { PartNo = "P-1", Quantity = 1 }], PromisedAt = Now.AddDays(1) }, Stage.AwaitingParts),
        (Engineer, new RecordWork { Action = "更换主泵", Minutes = 90 }, Stage.OnSite),
        (Engineer, new RecordTest { Passed = true }, Stage.OnSite),
        (Engineer, new RequestAcceptance { ResultNote = "已换泵" }, Stage.Accepting),
        (Engineer, new SignAcceptance { SignerName = "王工" }, Stage.FollowUp),
        (Engineer, new LeaveSite { Outcome = LeaveOutcome.Done }, Stage.FollowUp),
        (Staff, new SendSurvey(), Stage.FollowUp),
        (Staff, new Close(), Stage.Closed),
    ];
}

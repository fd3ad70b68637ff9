using AfterSales.Core.Assessment.Compliance;
using AfterSales.Core.Assessment.Targets;
using AfterSales.Core.People.Signing;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Assessment.Compliance;

/// <summary>A number under a clause and the list that it opens are taken from the same things.</summary>
public sealed class ClauseTicketsTests
{
    private static readonly DateOnly First = new(2026, 1, 1), End = new(2026, 4, 1);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("R1")]
    [InlineData("R3")]
    [InlineData("Complete")]
    public async Task Each_side_of_a_number_lists_as_many_things_as_it_counts(string preset)
    {
        await using var department = await WorkedAsync(preset);
        var (parts, some) = (0, 0);
        foreach (var proof in (await ReportAsync(department)).Clauses.SelectMany(clause => clause.Proofs))
        {
            if (PartOf(proof) is not var (part, done, left))
                continue;
            parts++;
            some += done + (left ?? 0);
            Assert.Equal(done, await ListedAsync(department, part, done: true));
            Assert.Equal(left ?? 0, await ListedAsync(department, part, done: false));
        }
        Assert.True(parts > 5 && some >= 5, $"{parts} numbers, {some} things");
    }

    [Theory]
    [InlineData("R6")]
    [InlineData("Complete")]
    public async Task The_refusals_of_a_gate_are_those_at_this_gate_and_not_at_its_neighbours(string preset)
    {
        await using var department = await WorkedAsync(preset);
        var report = await ReportAsync(department);
        var gates = report.Clauses.SelectMany(clause => clause.Proofs).OfType<GateProof>().Where(gate => gate.Refused > 0).ToList();
        Assert.NotEmpty(gates);
        foreach (var gate in gates)
        {
            var asked = new StopsAsked(Utc(First), Utc(End)) { Clause = gate.Rule.Clause, Without = GateNeeds.NotAt(report.Rulebook, gate.Rule) };
            Assert.Equal(gate.Refused, (await department.Stops.LatestAsync(Department.Supervisor, asked, Cancel)).Count);
        }
        static DateTime Utc(DateOnly day) => day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
    }

    [Fact]
    public async Task Who_does_not_see_all_tickets_gets_no_list_and_what_the_rulebook_does_not_have_is_none()
    {
        await using var department = await WorkedAsync("R1");
        var queries = Tickets(department);
        Assert.NotNull(await queries.BehindAsync(Department.Staff, new CountPart(ClauseCount.Owned), First, End, true, cancel: Cancel));
        Assert.Null(await queries.BehindAsync(Department.Engineer, new CountPart(ClauseCount.Owned), First, End, true, cancel: Cancel));
        Assert.Null(await queries.BehindAsync(Department.Supervisor, new GatePart("R1.6", "NoSuchGate", Stage.Accepting), First, End, true, cancel: Cancel));
        Assert.Null(await queries.BehindAsync(Department.Supervisor, new CountPart(ClauseCount.Certified), First, End, true, cancel: Cancel));
    }

    private static (CountedPart Part, int Done, int? Left)? PartOf(Proof proof) => proof switch
    {
        CountProof count when ClauseCountKind.IsOfTickets(count.Count) => (new CountPart(count.Count), count.Done, count.Of - count.Done),
        PromiseProof promise => (new PromisePart(promise.Clock), promise.Kept, promise.Broken),
        DateProof dates => (new DatesPart(dates.Date), dates.Done, dates.Due - dates.Done),
        GateProof gate => (new GatePart(gate.Rule.Clause, gate.Rule.Gate, gate.Rule.Before), gate.Passed, null),
        _ => null,
    };

    private static async Task<int> ListedAsync(RuledDepartment department, CountedPart part, bool done)
    {
        var found = (await Tickets(department).BehindAsync(Department.Supervisor, part, First, End, done, cancel: Cancel))!;
        Assert.Equal(found.Tickets.Total, found.Tickets.First.Count);
        Assert.Equal(found.Tickets.First.Select(ticket => ticket.Number).Distinct(), found.Tickets.First.Select(ticket => ticket.Number));
        return (int)found.Tickets.First.Sum(ticket => ticket.Value!.Value);
    }

    // Whatever the rulebook lets pass is done, and what it refuses is refused.
    private static async Task<RuledDepartment> WorkedAsync(string preset)
    {
        var department = await RuledDepartment.UnderAsync(preset);
        foreach (var type in new[] { ServiceType.Repair, ServiceType.Maintenance, ServiceType.Repair })
        {
            var number = await department.RegisteredAsync(type);
            await TryAsync(department, number, (Department.Staff, new DecideEntitlement { Coverage = Coverage.Warranty }), (Department.Staff, new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" }),
                (Department.Staff, new ConfirmAppointment { From = department.Clock.Now.UtcDateTime.AddHours(1), To = department.Clock.Now.UtcDateTime.AddHours(3) }),
                (Department.Supervisor, department.Assign()), (Department.Engineer, new Depart()), (Department.Engineer, new Arrive()));
            if (type == ServiceType.Maintenance)
                await TryAsync(department, number, (Department.Engineer, new RecordWork { Cause = "泵磨损", Action = "更换主泵", Minutes = 90 }), (Department.Engineer, new RecordTest { Passed = true }));
            await TryAsync(department, number, (Department.Engineer, new RequestAcceptance { ResultNote = "已换泵" }), (Department.Engineer, new SignAcceptance { SignerName = "王工" }));
            department.Clock.Advance(TimeSpan.FromHours(30));
        }
        await department.RegisteredAsync();
        return department;
    }

    private static async Task TryAsync(RuledDepartment department, string number, params (Core.Data.Actor Actor, TicketCommand Command)[] moves)
    {
        foreach (var (actor, command) in moves)
            await department.TryAsync(number, actor, command);
    }

    private static async Task<ComplianceReport> ReportAsync(RuledDepartment department)
    {
        var (contexts, clock) = (department.Database.Contexts, department.Clock);
        var (figures, ratings) = LedDepartment.FiguresOf(department.Database, clock);
        return (await new ComplianceQueries(contexts, department.Editions, figures, ratings, new TargetQueries(contexts, TestDatabase.Company, clock), new SigningDesk(department.Database.Gate, contexts, clock), TestDatabase.Shelf, TestDatabase.Company, clock)
            .InForceAsync(Department.Supervisor, First, End, Cancel))!;
    }

    private static ClauseTicketQueries Tickets(RuledDepartment department) => new(department.Database.Contexts, department.Editions, TestDatabase.Company, department.Clock);
}

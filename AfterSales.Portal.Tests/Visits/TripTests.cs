using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Core.Visits.Trips;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Visits;

/// <summary>R9.2: one trip to several tickets is asked for once, approved once, and its approval opens the way to each of them.</summary>
public sealed class TripTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task R9_2_an_approved_trip_opens_the_way_to_every_ticket_it_holds()
    {
        await using var department = await RuledDepartment.UnderAsync("R9");
        var (first, second) = (await ScheduledAsync(department), await ScheduledAsync(department));
        var id = (await department.Trips.RequestAsync(Department.Engineer, Entry(first, second), Cancel)).Value;
        await department.DoAsync(first, (Department.Engineer, new PrepareVisit { ContactCalled = true, CustomerTools = "行车", Documents = "液压图" }));
        Assert.Equal(["R9.2"], await department.ClausesAgainstAsync(first, Department.Engineer, new Depart()));

        Assert.IsType<Forbidden>((await department.Trips.DecideAsync(Department.Engineer, id, true, null, Cancel)).Refusal);
        Assert.Equal("note", Assert.Single(Assert.IsType<Invalid>((await department.Trips.DecideAsync(Department.Supervisor, id, false, null, Cancel)).Refusal).Errors).Key);
        Assert.True((await department.Trips.DecideAsync(Department.Supervisor, id, true, null, Cancel)).Done);
        Assert.IsType<EntryChanged>((await department.Trips.DecideAsync(Department.Supervisor, id, true, null, Cancel)).Refusal);

        await department.DoAsync(first, (Department.Engineer, new Depart()));
        Assert.Equal(["R9.3"], await department.ClausesAgainstAsync(second, Department.Engineer, new Depart()));
        var trip = (await department.TripsSeen.FindAsync(Department.Engineer, id, Cancel))!;
        Assert.Equal((TripState.UnderWay, 128050L), (trip.State, trip.CostCents));
        Assert.Equal("行车", trip.Stops[0].Prepared!.CustomerTools);
    }

    [Fact]
    public async Task Who_decides_instead_of_a_supervisor_sees_the_trip_decides_on_it_and_does_nothing_else_with_it()
    {
        await using var department = await RuledDepartment.UnderAsync("R9");
        await department.Database.AddAsync(new Employee { Name = Department.OtherEngineer.Name, Roles = Roles.Engineer, Engineer = new Engineer() });
        var (first, second) = (await ScheduledAsync(department), await ScheduledAsync(department));
        var id = (await department.Trips.RequestAsync(Department.Engineer, Entry(first), Cancel)).Value;
        Assert.Null(await department.TripsSeen.FindAsync(Department.OtherEngineer, id, Cancel));
        Assert.IsType<NotFound>((await department.Trips.DecideAsync(Department.OtherEngineer, id, true, null, Cancel)).Refusal);
        var today = TestDatabase.Company.DayOf(department.Clock.GetUtcNow().UtcDateTime);
        var deputies = new DeputyDesk(department.Database.Gate, department.Database.Contexts, TestDatabase.Company, department.Clock);
        await deputies.NameAsync(Department.Supervisor, Department.OtherEngineer.EmployeeId, today, today, Cancel);

        Assert.Single((await department.TripsSeen.ListAsync(Department.OtherEngineer, Cancel)).Waiting);
        var seen = (await department.TripsSeen.FindAsync(Department.OtherEngineer, id, Cancel))!;
        Assert.Equal((true, false, false), (seen.CanDecide, seen.CanAdd, seen.CanEnd));
        Assert.IsType<Forbidden>((await department.Trips.AddTicketAsync(Department.OtherEngineer, id, second, Cancel)).Refusal);
        Assert.True((await department.Trips.DecideAsync(Department.OtherEngineer, id, true, null, Cancel)).Done);
        Assert.IsType<Forbidden>((await department.Trips.EndAsync(Department.OtherEngineer, id, "已修", Cancel)).Refusal);
        Assert.Equal(Department.Supervisor.Name, (await department.FileAsync(first)).Activities[^1].InsteadOf);
        department.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Null(await department.TripsSeen.FindAsync(Department.OtherEngineer, id, Cancel));
    }

    [Fact]
    public async Task What_is_asked_on_one_ticket_is_a_trip_and_what_is_returned_is_asked_anew()
    {
        await using var department = await RuledDepartment.UnderAsync("R9");
        var (first, second) = (await ScheduledAsync(department), await ScheduledAsync(department));
        var ask = new RequestTrip { Route = "西安–长治", FirstDay = new DateOnly(2026, 3, 2), LastDay = new DateOnly(2026, 3, 3), Cost = "860.00" };
        await department.DoAsync(first, (Department.Engineer, ask));
        var id = (await department.TripsSeen.OfTicketAsync(Department.Engineer, first, Cancel))!.Value;
        Assert.True((await department.Trips.AddTicketAsync(Department.Engineer, id, second, Cancel)).Done);

        await department.DoAsync(second, (Department.Supervisor, new ApproveTrip { Approved = false, Note = "改乘火车" }));
        Assert.Equal(TripState.Returned, (await department.TripsSeen.FindAsync(Department.Supervisor, id, Cancel))!.State);
        await department.DoAsync(first, (Department.Engineer, ask with { Route = "火车" }));
        await department.DoAsync(first, (Department.Supervisor, new ApproveTrip { Approved = true }));

        var trip = (await department.TripsSeen.FindAsync(Department.Supervisor, id, Cancel))!;
        Assert.Equal((TripState.Approved, "火车", 2), (trip.State, trip.Route, trip.Stops.Count));
        Assert.DoesNotContain((await department.FileAsync(second)).Missing.SelectMany(lacking => lacking.Lacks), lack => lack.Need.Need == Need.TripApproval);
        Assert.IsType<EntryChanged>((await department.Trips.AddTicketAsync(Department.Engineer, id, second, Cancel)).Refusal);
    }

    [Fact]
    public async Task R9_2_who_goes_instead_or_on_other_days_asks_for_a_trip_of_their_own()
    {
        await using var department = await RuledDepartment.UnderAsync("R9");
        await department.Database.AddAsync(new Employee { Name = Department.OtherEngineer.Name, Roles = Roles.Engineer, Engineer = new Engineer() });
        var (first, second) = (await ScheduledAsync(department), await ScheduledAsync(department));
        var id = (await department.Trips.RequestAsync(Department.Engineer, Entry(first, second), Cancel)).Value;
        Assert.True((await department.Trips.DecideAsync(Department.Supervisor, id, true, null, Cancel)).Done);
        var prepared = new PrepareVisit { ContactCalled = true, CustomerTools = "行车", Documents = "液压图" };
        var inside = new DateTime(2026, 3, 4, 1, 0, 0, DateTimeKind.Utc);

        await department.DoAsync(first, (Department.Supervisor, new ReassignVisit { EngineerId = 4 }), (Department.OtherEngineer, prepared));
        await department.DoAsync(second, (Department.Supervisor, new ReassignVisit { EngineerId = 3, Start = inside, End = inside.AddHours(4) }), (Department.Engineer, prepared));
        Assert.Equal(["R9.2"], await department.ClausesAgainstAsync(first, Department.OtherEngineer, new Depart()));
        Assert.Equal([second], (await department.TripsSeen.FindAsync(Department.Engineer, id, Cancel))!.Stops.Select(stop => stop.Number));

        await department.DoAsync(second, (Department.Supervisor, new ReassignVisit { EngineerId = 3, Start = inside.AddDays(9), End = inside.AddDays(9).AddHours(4) }));
        Assert.Equal(["R9.2"], await department.ClausesAgainstAsync(second, Department.Engineer, new Depart()));
        Assert.Equal(TripState.Returned, (await department.TripsSeen.FindAsync(Department.Engineer, id, Cancel))!.State);
    }

    [Fact]
    public async Task R9_2_each_who_is_sent_asks_for_a_trip_and_nobody_travels_on_anothers()
    {
        await using var department = await RuledDepartment.UnderAsync("R9");
        await department.Database.AddAsync(new Employee { Name = Department.OtherEngineer.Name, Roles = Roles.Engineer, Engineer = new Engineer() });
        var number = await ScheduledAsync(department);
        var (ask, prepared) = (new RequestTrip { Route = "西安–长治", FirstDay = new DateOnly(2026, 3, 2), LastDay = new DateOnly(2026, 3, 3), Cost = "860.00" }, new PrepareVisit { ContactCalled = true, Documents = "液压图" });
        await department.DoAsync(number, (Department.Engineer, prepared), (Department.Engineer, ask), (Department.Supervisor, new ApproveTrip { Approved = true }));

        await department.DoAsync(number, (Department.Supervisor, department.Assign() with { EngineerIds = [4] }));
        Assert.Equal(["R9.2"], await department.ClausesAgainstAsync(number, Department.OtherEngineer, new Depart()));
        await department.DoAsync(number, (Department.OtherEngineer, ask));
        Assert.Equal(["R9.2"], await department.ClausesAgainstAsync(number, Department.OtherEngineer, new Depart()));

        await department.DoAsync(number, (Department.Engineer, new Depart()), (Department.Supervisor, new ApproveTrip { Approved = true }), (Department.OtherEngineer, new Depart()));
    }

    [Fact]
    public async Task R9_2_an_approval_holds_for_its_days_and_is_not_asked_for_before_somebody_is_sent()
    {
        await using var department = await RuledDepartment.UnderAsync("R9");
        var number = await department.RegisteredAsync();
        var ask = new RequestTrip { Route = "西安–长治", FirstDay = new DateOnly(2026, 3, 2), LastDay = new DateOnly(2026, 3, 3), Cost = "860.00" };
        await department.DoAsync(number, (Department.Staff, new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" }));
        Assert.IsType<WrongStage>((await department.TryAsync(number, Department.Staff, ask)).Refusal);
        await department.DoAsync(number, (Department.Supervisor, department.Assign()), (Department.Engineer, new PrepareVisit { ContactCalled = true, Documents = "液压图" }),
            (Department.Staff, ask), (Department.Supervisor, new ApproveTrip { Approved = true }),
            (Department.Engineer, new Depart()), (Department.Engineer, new Arrive()), (Department.Engineer, new LeaveSite { Outcome = LeaveOutcome.Continue }));

        var later = department.Clock.GetUtcNow().UtcDateTime.AddDays(9);
        await department.DoAsync(number, (Department.Supervisor, department.Assign() with { Start = later, End = later.AddHours(4) }));
        Assert.Equal(["R9.2"], await department.ClausesAgainstAsync(number, Department.Engineer, new Depart()));
    }

    [Fact]
    public async Task R9_2_what_was_given_back_and_is_asked_for_with_a_further_ticket_waits_again()
    {
        await using var department = await RuledDepartment.UnderAsync("R9");
        var (first, second) = (await ScheduledAsync(department), await ScheduledAsync(department));
        var id = (await department.Trips.RequestAsync(Department.Engineer, Entry(first), Cancel)).Value;
        Assert.True((await department.Trips.DecideAsync(Department.Supervisor, id, false, "改乘火车", Cancel)).Done);

        Assert.True((await department.Trips.AddTicketAsync(Department.Engineer, id, second, Cancel)).Done);
        Assert.Equal(TripState.Requested, await StateAsync());
        await department.DoAsync(second, (Department.Supervisor, new ApproveTrip { Approved = true }));
        Assert.Equal(TripState.Approved, await StateAsync());
        await department.DoAsync(second, (Department.Supervisor, new ApproveTrip { Approved = false, Note = "客户改期" }));
        Assert.Equal(TripState.Returned, await StateAsync());
        await department.DoAsync(first, (Department.Engineer, new PrepareVisit { ContactCalled = true, Documents = "液压图" }));
        Assert.Equal(["R9.2"], await department.ClausesAgainstAsync(first, Department.Engineer, new Depart()));

        async Task<TripState> StateAsync() => (await department.TripsSeen.FindAsync(Department.Supervisor, id, Cancel))!.State;
    }

    [Fact]
    public async Task A_ticket_that_is_cancelled_or_merged_leaves_its_trip()
    {
        await using var department = await RuledDepartment.UnderAsync("R9");
        var (first, second, third) = (await ScheduledAsync(department), await ScheduledAsync(department), await ScheduledAsync(department));
        var id = (await department.Trips.RequestAsync(Department.Engineer, Entry(first, second, third), Cancel)).Value;

        await department.DoAsync(second, (Department.Supervisor, new MergeInto { Into = first, Reason = "同一故障" }));
        await department.DoAsync(third, (Department.Supervisor, new Cancel { Reason = "客户自行修好" }));

        Assert.Equal([first], (await department.TripsSeen.FindAsync(Department.Supervisor, id, Cancel))!.Stops.Select(stop => stop.Number));
    }

    [Fact]
    public async Task A_ticket_is_on_one_trip_at_a_time_and_only_on_one_of_somebody_who_is_sent_to_it()
    {
        await using var department = await RuledDepartment.UnderAsync("R9");
        var number = await ScheduledAsync(department);
        await department.Trips.RequestAsync(Department.Engineer, Entry(number), Cancel);

        Assert.Equal("on-another-trip", Problem(await department.Trips.RequestAsync(Department.Engineer, Entry(number), Cancel)));
        Assert.Equal("nobody-sent", Problem(await department.Trips.RequestAsync(Department.Engineer, Entry(await department.RegisteredAsync()), Cancel)));
        Assert.Equal("required", Problem(await department.Trips.RequestAsync(Department.Engineer, Entry(), Cancel)));
        Assert.Equal(["cost", "lastDay"], Assert.IsType<Invalid>((await department.Trips.RequestAsync(Department.Engineer, Entry(await ScheduledAsync(department)) with { LastDay = new DateOnly(2026, 3, 1), Cost = "1,5" }, Cancel)).Refusal).Errors.Keys.Order());
        Assert.Single((await department.TripsSeen.ListAsync(Department.Engineer, Cancel)).Waiting);
        Assert.Empty((await department.TripsSeen.ListAsync(Department.OtherEngineer, Cancel)).Waiting);

        static string Problem(Outcome<int> outcome) => Assert.IsType<Invalid>(outcome.Refusal).Errors["tickets"][0].Code;
    }

    [Fact]
    public async Task The_arrival_tells_how_far_from_the_site_and_the_trip_ends_when_nobody_is_there_any_more()
    {
        await using var department = await RuledDepartment.UnderAsync("R9");
        var number = await ScheduledAsync(department, lat: 36.19, lon: 113.11);
        var id = (await department.Trips.RequestAsync(Department.Supervisor, Entry(number) with { EngineerId = 3 }, Cancel)).Value;
        await department.Trips.DecideAsync(Department.Supervisor, id, true, null, Cancel);
        await department.DoAsync(number, (Department.Engineer, new PrepareVisit { ContactCalled = true, Documents = "液压图" }),
            (Department.Engineer, new Depart()), (Department.Engineer, new Arrive { Lat = 36.199, Lon = 113.11 }));

        Assert.Equal("still-there", Assert.IsType<Invalid>((await department.Trips.EndAsync(Department.Engineer, id, "已修", Cancel)).Refusal).Errors["result"][0].Code);
        Assert.InRange(Assert.Single((await department.TripsSeen.FindAsync(Department.Engineer, id, Cancel))!.Stops).MetresOff!.Value, 990, 1010);
        await department.DoAsync(number, (Department.Engineer, new LeaveSite { Outcome = LeaveOutcome.Continue }));
        Assert.IsType<NotFound>((await department.Trips.EndAsync(Department.OtherEngineer, id, "已修", Cancel)).Refusal);
        Assert.True((await department.Trips.EndAsync(Department.Engineer, id, "换泵，试机正常", Cancel)).Done);
        Assert.Equal("换泵，试机正常", (await department.TripsSeen.FindAsync(Department.Engineer, id, Cancel))!.Result);
    }

    [Fact]
    public async Task What_lies_near_is_offered_first()
    {
        await using var department = await RuledDepartment.UnderAsync("R9");
        var (from, far, near) = (await ScheduledAsync(department, 36.19, 113.11), await ScheduledAsync(department, 39.9, 116.4), await ScheduledAsync(department, 36.3, 113.2));

        var offered = await department.TripsSeen.CandidatesAsync(Department.Engineer, 3, from, Cancel);

        Assert.Equal([from, near, far], offered.Select(one => one.Number));
        Assert.Equal([false, true, false], offered.Select(one => one.Near));
        Assert.Empty(await department.TripsSeen.CandidatesAsync(Department.OtherEngineer, 3, from, Cancel));
    }

    private static TripEntry Entry(params string[] tickets) => new(null, tickets, "太原—长治", new DateOnly(2026, 3, 3), new DateOnly(2026, 3, 5), "1280.50");

    private static async Task<string> ScheduledAsync(RuledDepartment department, double? lat = null, double? lon = null)
    {
        var number = await department.RegisteredAsync(lat: lat, lon: lon);
        await department.DoAsync(number, (Department.Staff, new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" }), (Department.Supervisor, department.Assign()));
        return number;
    }
}

using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Tickets.Gates;

/// <summary>What a gate stops is counted, though the command itself leaves no trace.</summary>
public sealed class GateStopTests
{
    private static readonly RecordWork Work = new() { Action = "更换主泵", Minutes = 90 };

    [Fact]
    public async Task Each_thing_that_was_missing_is_one_row_and_the_ticket_is_unchanged()
    {
        await using var department = await RuledDepartment.UnderAsync("R1");
        var number = await department.RegisteredAsync();
        await department.DoAsync(number, (Department.Staff, new RequestSurvey { Reason = "现场看" }), (Department.Supervisor, department.Assign()), (Department.Engineer, new Depart()), (Department.Engineer, new Arrive()));
        var before = await department.FileAsync(number);

        var clauses = await department.ClausesAgainstAsync(number, Department.Engineer, Work);
        await department.ClausesAgainstAsync(number, Department.Engineer, Work);

        var stops = await department.Stops.LatestAsync(Department.Supervisor, new(department.Clock.Now.UtcDateTime.AddDays(-1)));
        Assert.Equal(2 * clauses.Count, stops.Count);
        Assert.All(stops, stop => Assert.Equal((number, nameof(RecordWork), Stage.OnSite, Department.Engineer.Name), (stop.Number, stop.Command, stop.Stage, stop.By)));
        Assert.Contains(stops, stop => stop is { Clause: "R1.3", Need: Need.Diagnosis });
        Assert.Equal((2, 1), (await department.Stops.ByClauseAsync(Department.Staff, new(department.Clock.Now.UtcDateTime.AddDays(-1))))
            .Where(clause => clause.Clause == "R1.3").Select(clause => (clause.Times, clause.Tickets)).Single());
        Assert.Equal(before.Version, (await department.FileAsync(number)).Version);
    }

    [Fact]
    public async Task Engineers_do_not_read_what_others_were_refused()
    {
        await using var department = await RuledDepartment.UnderAsync("R1");
        var number = await department.RegisteredAsync();
        await department.DoAsync(number, (Department.Staff, new RequestSurvey { Reason = "现场看" }), (Department.Supervisor, department.Assign()), (Department.Engineer, new Depart()), (Department.Engineer, new Arrive()));
        await department.ClausesAgainstAsync(number, Department.Engineer, Work);

        Assert.Empty(await department.Stops.ByClauseAsync(Department.Engineer, new(DateTime.MinValue)));
        Assert.Empty(await department.Stops.LatestAsync(Department.Engineer, new(DateTime.MinValue)));
    }

    [Fact]
    public async Task A_request_of_another_kind_counts_nothing()
    {
        await using var department = await RuledDepartment.UnderAsync("R1");
        var number = await department.RegisteredAsync();

        Assert.False((await department.TryAsync(number, Department.Engineer, Work)).Done);
        Assert.False((await department.TryAsync(number, Department.Supervisor, Work)).Done);

        Assert.Empty(await department.Stops.LatestAsync(Department.Supervisor, new(DateTime.MinValue)));
    }
}

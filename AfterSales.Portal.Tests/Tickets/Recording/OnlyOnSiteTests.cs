using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Tickets.Recording;

/// <summary>What can be known only at the machine is recorded by who is there, and nobody is there before being sent.</summary>
public sealed class OnlyOnSiteTests
{
    private readonly Department department = new();

    public static TheoryData<TicketCommand> OnlyThere =>
    [
        new SurveySite { Findings = "主泵壳体渗油" },
        new CheckSafety { PowerLocked = true, AreaClear = true, ProtectiveGear = true },
        new FillChecklist { ChecklistId = 1, Checks = [new ChecklistAnswer { Item = 1, Ok = true }, new ChecklistAnswer { Item = 2, Value = 15.2 }] },
    ];

    [Theory]
    [MemberData(nameof(OnlyThere))]
    public void It_is_recorded_by_who_is_there_and_by_nobody_on_the_way(TicketCommand command)
    {
        foreach (var stage in new[] { Stage.Scheduled, Stage.EnRoute })
            Assert.IsType<WrongStage>(department.Try(department.RepairAt(stage), Department.Engineer, command));

        var ticket = department.RepairAt(Stage.OnSite);
        department.Do(ticket, Department.Supervisor, department.Assign(4));
        Assert.Equal("visit-elsewhere", Assert.IsType<Invalid>(department.Try(ticket, Department.OtherEngineer, command)).Errors["visitId"][0].Code);
        Assert.IsType<Forbidden>(department.Try(ticket, Department.Staff, command));
        department.Do(ticket, Department.Engineer, command);
        department.Do(ticket, Department.Supervisor, command);
    }

    [Fact]
    public void Nobody_has_set_out_or_come_before_the_visit_was_confirmed()
    {
        var ticket = department.RepairAt(Stage.ToDispatch);
        var reported = department.Now;
        department.Now += TimeSpan.FromHours(5);
        department.Do(ticket, Department.Supervisor, department.Assign(3) with { Tentative = true });
        department.Now += TimeSpan.FromHours(1);
        department.Do(ticket, Department.Supervisor, new ConfirmVisit());

        Assert.Equal("before-sent", Problem(new Depart { At = reported }));
        Assert.Equal("before-sent", Problem(new Depart { At = department.Now.AddMinutes(-30) }));
        department.Do(ticket, Department.Engineer, new Depart { At = department.Now.AddMinutes(-2) });
        Assert.Equal("before-departure", Problem(new Arrive { At = reported }));

        string Problem(TicketCommand command) => Assert.IsType<Invalid>(department.Try(ticket, Department.Engineer, command)).Errors["at"][0].Code;
    }

    [Fact]
    public void Who_does_not_travel_has_not_come_before_the_visit_was_confirmed_either()
    {
        var ticket = department.RepairAt(Stage.ToDispatch);
        var reported = department.Now;
        department.Now += TimeSpan.FromHours(5);
        department.Do(ticket, Department.Supervisor, department.Assign(3) with { Place = Place.Workshop });

        Assert.Equal("before-sent", Assert.IsType<Invalid>(department.Try(ticket, Department.Engineer, new Arrive { At = reported })).Errors["at"][0].Code);
    }
}

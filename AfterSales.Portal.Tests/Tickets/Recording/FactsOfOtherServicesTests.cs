using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Tickets.Recording;

/// <summary>Installations are counted, checked and explained; trainings only explained.</summary>
public sealed class FactsOfOtherServicesTests
{
    private readonly Department department = new();

    [Fact]
    public void An_installation_is_counted_checked_and_explained_by_its_engineer()
    {
        var ticket = OnSite(ServiceType.Installation);
        foreach (var command in new[] { "CountPackages", "CheckInstallation", "TrainCustomer" })
        {
            Assert.IsType<Forbidden>(department.Try(ticket, Department.Staff, Input(command)));
            Assert.IsType<Forbidden>(department.Try(ticket, Department.OtherEngineer, Input(command)));
            department.Do(ticket, Department.Engineer, Input(command));
        }
        var count = ticket.Recorded(RecordKind.PackageCount)!;
        Assert.Equal((11, false, "缺 7 号箱"), (count.Count, count.Passed, count.Text));
        Assert.Equal([new RecordLine("expected", null, "12")], count.Lines);
        Assert.True(ticket.Recorded(RecordKind.InstallationCheck)!.Passed);
        var training = ticket.Recorded(RecordKind.CustomerTraining)!;
        Assert.Equal(("日常保养", "王工、刘工"), (training.Text, training.Lines.Single().Value));
        Assert.Equal(["11 / 12 · 缺 7 号箱", "✓ · 水平度合格", "王工、刘工 · 日常保养"], ticket.Activities.TakeLast(3).Select(activity => activity.Text));
    }

    [Fact]
    public void Packages_that_are_all_there_need_no_note()
    {
        var ticket = department.Do(OnSite(ServiceType.Installation), Department.Engineer, new CountPackages { Expected = 12, Counted = 12 });
        Assert.Equal((12, true), (ticket.Recorded(RecordKind.PackageCount)!.Count, ticket.Recorded(RecordKind.PackageCount)!.Passed));
    }

    [Fact]
    public void A_training_is_recorded_and_nothing_is_counted()
    {
        var ticket = OnSite(ServiceType.Training);
        department.Do(ticket, Department.Engineer, Input("TrainCustomer"));
        Assert.Empty(Assert.IsType<WrongStage>(department.Try(ticket, Department.Engineer, Input("CountPackages"))).AllowedFrom);
    }

    private Ticket OnSite(ServiceType type)
    {
        var ticket = department.Do(department.Reported(), Department.Staff, Department.Verify(type));
        department.Do(ticket, Department.Supervisor, department.Assign(3));
        department.Do(ticket, Department.Engineer, new Depart());
        return department.Do(ticket, Department.Engineer, new Arrive());
    }

    private TicketCommand Input(string command) => RecordsOfTheProcess.Input(department, command)!;
}

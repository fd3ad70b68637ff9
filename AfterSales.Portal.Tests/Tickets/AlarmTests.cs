using AfterSales.Core.Data;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Tickets;

/// <summary>A report of danger or of a machine that stands is an alarm until somebody acknowledges it by name.</summary>
public sealed class AlarmTests
{
    private readonly Department department = new();

    [Theory]
    [InlineData(Impact.None, false)]
    [InlineData(Impact.MachineStopped, true)]
    [InlineData(Impact.Safety, true)]
    public void What_the_reporter_says_of_the_impact_makes_the_alarm(Impact impact, bool alarm)
    {
        var ticket = department.Reported(impact);
        Assert.Equal(alarm, ticket.AlarmOpen);
        Assert.Equal(alarm, NextSteps.For(ticket, Department.Staff).Single(offer => offer.Name == nameof(AcknowledgeAlarm)).Allowed);
        Assert.Equal(alarm ? null : typeof(WrongStage), department.Try(ticket, Department.Staff, new AcknowledgeAlarm())?.GetType());
    }

    [Fact]
    public void Whoever_acknowledges_it_is_written_down_by_name_and_time_and_once()
    {
        var ticket = department.Reported(Impact.Safety);
        department.Now += TimeSpan.FromMinutes(3);
        department.Do(ticket, Department.Supervisor, new AcknowledgeAlarm { Note = "已通知停机" });
        Assert.False(ticket.AlarmOpen);
        var heard = ticket.Recorded(RecordKind.AlarmAcknowledged)!;
        Assert.Equal(("李主管", department.Now, "已通知停机"), (heard.By, heard.At, heard.Text));
        // It is a supervisor's own task, not one on behalf of staff.
        Assert.False(ticket.Activities[^1].OnBehalf);
        Assert.IsType<WrongStage>(department.Try(ticket, Department.Staff, new AcknowledgeAlarm()));
    }

    [Fact]
    public void Engineers_and_customers_acknowledge_nothing()
    {
        var ticket = department.RepairAt(Stage.OnSite, Impact.MachineStopped);
        Assert.IsType<Forbidden>(department.Try(ticket, Department.Engineer, new AcknowledgeAlarm()));
        Assert.IsType<Forbidden>(department.Try(ticket, Department.Customer, new AcknowledgeAlarm()));
    }

    [Fact]
    public void What_was_cancelled_alarms_nobody()
    {
        var ticket = department.Reported(Impact.Safety);
        department.Do(ticket, Department.Staff, new Cancel { Reason = "重复" });
        Assert.False(ticket.AlarmOpen);
    }

    [Fact]
    public async Task The_board_is_told_of_the_alarm_and_of_who_acknowledged_it()
    {
        await using var live = await LiveDepartment.OpenAsync();
        var made = LiveDepartment.Must(await live.Desk.ReportAsync(Actor.Anonymous("王工", Origin.Page), new Report { Contact = Department.Contact, Fault = "支腿回缩", Impact = Impact.Safety }));
        var board = await live.WhenAsync(board => board.Cards.ContainsKey(made.Number));
        Assert.Equal(new BoardAlarm(null, null), board.Cards[made.Number].Alarm);
        Assert.True(board.Cards[made.Number].Alarm!.Open);
        await live.RunAsync(LiveDepartment.Staff, made, new AcknowledgeAlarm());
        board = await live.WhenAsync(board => board.Cards[made.Number].Alarm is { Open: false });
        Assert.Equal(new BoardAlarm("李婷", live.Now), board.Cards[made.Number].Alarm);
    }
}

using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Dispatch.Moves;

/// <summary>A ticket that is kept for one engineer goes to nobody else until its time is over.</summary>
public sealed class PinningTests
{
    [Fact]
    public void Nobody_else_is_sent_while_it_holds_and_it_is_said_for_whom_until_when_and_why()
    {
        var department = new Department();
        var ticket = Pinned(department);

        var refused = new PinnedToAnother(4, "周敏", department.Now.AddDays(2), "客户只认周敏", "李主管");
        Assert.Equal(refused, department.Try(ticket, Department.Supervisor, department.Assign(3)));
        Assert.Equal(refused, department.Try(ticket, Department.Supervisor, department.Assign(3) with { Tentative = true }));
        Assert.Equal(Stage.ToDispatch, ticket.Stage);
    }

    [Fact]
    public void The_one_whom_it_is_kept_for_is_sent_with_others_too_and_is_not_replaced()
    {
        var department = new Department();
        var ticket = department.Do(Pinned(department), Department.Supervisor, department.Assign(4));

        Assert.IsType<PinnedToAnother>(department.Try(ticket, Department.Supervisor, new ReassignVisit { EngineerId = 3 }));
        department.Do(ticket, Department.Supervisor, department.Assign(3));
    }

    [Fact]
    public void A_visit_of_another_is_neither_confirmed_nor_given_to_a_third()
    {
        var department = new Department();
        var ticket = department.Do(department.RepairAt(Stage.ToDispatch), Department.Supervisor, department.Assign(3) with { Tentative = true });
        department.Do(ticket, Department.Supervisor, Pin(department));

        Assert.IsType<PinnedToAnother>(department.Try(ticket, Department.Supervisor, new ConfirmVisit()));
        department.Do(ticket, Department.Supervisor, new ReassignVisit { EngineerId = 4 });
    }

    [Fact]
    public void It_ends_by_its_time_alone_or_when_it_is_taken_away()
    {
        var department = new Department();
        var ticket = Pinned(department);
        department.Now = department.Now.AddDays(2);
        department.Do(ticket, Department.Supervisor, department.Assign(3));

        var other = Pinned(department);
        department.Do(other, Department.Supervisor, new Unpin());
        department.Do(other, Department.Supervisor, department.Assign(3));
    }

    [Fact]
    public void A_supervisor_pins_or_whoever_decides_instead_and_nobody_else()
    {
        var department = new Department();
        var ticket = department.RepairAt(Stage.ToDispatch);

        Assert.IsType<Forbidden>(department.Try(ticket, Department.Staff, Pin(department)));
        department.Do(ticket, Department.Staff with { InsteadOf = "李主管" }, Pin(department));
        Assert.IsType<Forbidden>(department.Try(ticket, Department.Staff, new Unpin()));
    }

    [Fact]
    public void A_pin_wants_an_engineer_a_reason_and_a_time_ahead()
    {
        var department = new Department();
        var ticket = department.RepairAt(Stage.ToDispatch);

        var invalid = Assert.IsType<Invalid>(department.Try(ticket, Department.Supervisor, new Pin { EngineerId = 4, Until = department.Now.AddHours(-1) }));
        Assert.Equal(["reason", "until"], invalid.Errors.Keys.Order());
        Assert.IsType<Invalid>(department.Try(ticket, Department.Supervisor, Pin(department) with { EngineerId = 77 }));
    }

    [Fact]
    public async Task The_card_says_for_whom_it_is_kept()
    {
        await using var department = await LiveDepartment.OpenAsync();
        var ticket = await department.RegisterAsync();
        var pinned = await department.RunAsync(LiveDepartment.Supervisor, ticket, new Pin { EngineerId = 4, Until = department.Now.AddDays(2), Reason = "客户只认周敏" });

        var board = await department.WhenAsync(board => board.Cards.GetValueOrDefault(ticket.Number)?.Pin is not null);
        Assert.Equal((4, "周敏"), (board.Cards[ticket.Number].Pin!.EngineerId, board.Cards[ticket.Number].Pin!.Engineer));

        await department.RunAsync(LiveDepartment.Supervisor, pinned, new Unpin());
        await department.WhenAsync(board => board.Cards[ticket.Number].Pin is null);
    }

    private static Ticket Pinned(Department department) => department.Do(department.RepairAt(Stage.ToDispatch), Department.Supervisor, Pin(department));

    private static Pin Pin(Department department) => new() { EngineerId = 4, Until = department.Now.AddDays(2), Reason = "客户只认周敏" };
}

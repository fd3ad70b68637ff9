using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using Microsoft.Extensions.Logging.Abstractions;

namespace AfterSales.Portal.Tests.Dispatch.Views;

/// <summary>What keeps a ticket from going on follows from its stage, its holds, its plan, quote and parts.</summary>
public sealed class BlockersTests
{
    [Fact]
    public async Task Whoever_holds_a_ticket_says_what_keeps_it()
    {
        await using var department = await LiveDepartment.OpenAsync();
        var ticket = await department.RegisterAsync();
        Assert.Equal(Blocker.None, await BlockedAsync(department));
        foreach (var (reason, blocker) in new[] { (HoldReason.Customer, Blocker.Customer), (HoldReason.Access, Blocker.Customer), (HoldReason.Payment, Blocker.Customer), (HoldReason.Approval, Blocker.Approval), (HoldReason.Weather, Blocker.Other) })
        {
            ticket = await department.RunAsync(LiveDepartment.Staff, ticket, new BeginHold { Reason = reason, Note = "等" });
            Assert.Equal(blocker, await BlockedAsync(department));
            ticket = await department.RunAsync(LiveDepartment.Staff, ticket, new EndHold());
        }
        Assert.Equal(Blocker.None, await BlockedAsync(department));
    }

    [Fact]
    public async Task Parts_that_were_asked_for_keep_it_until_they_are_there()
    {
        await using var department = await LiveDepartment.OpenAsync();
        var ticket = await department.RunAsync(LiveDepartment.Staff, await department.RegisterAsync(), new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" });
        ticket = await department.RunAsync(LiveDepartment.Staff, ticket, new RequestParts { Lines = [new PartLineInput { PartNo = "P-1", Quantity = 1 }], PromisedAt = department.Now.AddDays(1) });
        Assert.Equal(Blocker.Parts, await BlockedAsync(department));
        await department.RunAsync(LiveDepartment.Staff, ticket, new ReceiveParts());
        Assert.Equal(Blocker.None, await BlockedAsync(department));
    }

    [Fact]
    public async Task Another_departments_answer_keeps_it()
    {
        await using var department = await LiveDepartment.OpenAsync();
        await department.RunAsync(LiveDepartment.Staff, await department.RegisterAsync(), new AskDepartment
        {
            Department = OtherDepartment.Factory, Task = "提供图纸", Person = "高工", DueOn = DateOnly.FromDateTime(department.Now).AddDays(2),
        });
        Assert.Equal(Blocker.Other, await BlockedAsync(department));
    }

    [Fact]
    public async Task A_plan_waits_for_approval_its_quote_for_the_customer_and_then_the_contract_for_its_signature()
    {
        await using var department = await RuledDepartment.UnderAsync("R3");
        var number = await department.RegisteredAsync();
        await department.DoAsync(number, (Department.Staff, new DecideEntitlement { Coverage = Coverage.Misuse, Reason = "判定" }), (Department.Staff, Department.Plan()));
        Assert.Equal(Blocker.Approval, await BlockedAsync(department));
        await department.DoAsync(number, (Department.Supervisor, new ApprovePlan()));
        Assert.Equal(Blocker.None, await BlockedAsync(department));
        await department.DoAsync(number, (Department.Staff, Department.Offer(DateOnly.FromDateTime(department.Clock.Now.UtcDateTime))));
        Assert.Equal(Blocker.Customer, await BlockedAsync(department));
        await department.DoAsync(number, (Department.Staff, new AcceptQuote { SignerName = "王工" }));
        Assert.Equal(Blocker.Contract, await BlockedAsync(department));
    }

    /// <summary>By the table of the process, and by nothing else.</summary>
    [Fact]
    public void One_stage_wants_an_engineer_and_one_waits_for_parts()
    {
        Assert.Equal([Stage.ToDispatch], Enum.GetValues<Stage>().Where(stage => BoardCards.Card(1, stage).WantsEngineer));
        Assert.Equal([Stage.AwaitingParts], Enum.GetValues<Stage>().Where(stage => BoardCards.Card(1, stage).AwaitsParts));
    }

    private static async Task<Blocker> BlockedAsync(LiveDepartment department) => Assert.Single(await department.FreshCardsAsync()).Blocked;

    private static async Task<Blocker> BlockedAsync(RuledDepartment department)
    {
        var queries = new BoardQueries(department.Database.Contexts, TestDatabase.Company, TestDatabase.Calendars);
        var feed = new BoardFeed(queries, new BoardTouches(), TestDatabase.Company, department.Clock, BoardPace.Usual, NullLogger<BoardFeed>.Instance);
        await feed.LoadAsync(TestContext.Current.CancellationToken);
        return Assert.Single(feed.Board.Cards.Values).Blocked;
    }
}

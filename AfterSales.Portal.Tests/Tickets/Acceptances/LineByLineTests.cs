using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Tickets.Acceptances;

/// <summary>The customer accepts line by line; what was signed is kept, and what is recorded afterwards makes it void.</summary>
public sealed class LineByLineTests
{
    [Fact]
    public void The_lines_are_the_work_as_it_was_recorded()
    {
        var department = new Department();
        var ticket = department.RepairAt(Stage.OnSite);
        void Do(TicketCommand command) => department.Do(ticket, Department.Engineer, command);
        Do(new RecordWork { Action = "拆检主泵", Minutes = 30 });
        Do(new RecordWork { Action = "更换主泵", Minutes = 60 });
        Do(new RecordFittedParts { Fitted = [new FittedPartInput { PartNo = "P-1", Quantity = 1, Batch = "B77", PurchaseRef = "CG-1" }] });
        Do(new RecordTest { Passed = true, Readings = [new ReadingInput { Name = "系统压力", Value = 14.2, Unit = "MPa" }] });
        Do(new RequestAcceptance { ResultNote = "已换泵" });

        Assert.Equal(
            [(AcceptedThing.Found, "泵磨损"), (AcceptedThing.Done, "拆检主泵"), (AcceptedThing.Done, "更换主泵"), (AcceptedThing.Parts, "P-1 × 1 (B77)"),
                (AcceptedThing.Test, "✓ 系统压力 14.2 MPa"), (AcceptedThing.Result, "已换泵")],
            ticket.LinesToAccept.Select(line => (line.Thing, line.Text)));
    }

    [Fact]
    public void What_was_signed_is_kept_word_for_word_with_its_hash()
    {
        var department = new Department();
        var ticket = department.RepairAt(Stage.Accepting);
        department.Do(ticket, Department.Engineer, new SignAcceptance { SignerName = "王工", Answers = [Says(2, LineAnswer.Reserved, "护罩松动")] });

        var entry = ticket.Acceptances.Single();
        Assert.Contains("2 Done: 更换主泵\n2 Reserved: 护罩松动\n", entry.Words, StringComparison.Ordinal);
        Assert.Contains("signerName: 王工\n", entry.Words, StringComparison.Ordinal);
        Assert.Equal(SignedWords.HashOf(entry.Words), entry.Hash);
        Assert.Equal(64, entry.Hash.Length);
    }

    [Fact]
    public async Task Each_reservation_becomes_a_ticket_of_its_own_in_the_same_transaction()
    {
        await using var department = await RuledDepartment.UnderAsync("R1");
        var number = await AcceptingAsync(department);
        await department.DoAsync(number, (Department.Engineer, new SignAcceptance
        {
            SignerName = "刘工", Answers = [Says(1, LineAnswer.Accepted), Says(2, LineAnswer.Reserved, "护罩松动"), Says(3, LineAnswer.Reserved, "缺少铭牌")],
        }));

        var accepted = await department.FileAsync(number);
        Assert.Equal(Stage.FollowUp, accepted.Stage);
        Assert.Equal([(TicketRelation.Reservation, "护罩松动"), (TicketRelation.Reservation, "缺少铭牌")], accepted.Related.Select(ticket => (ticket.Relation, ticket.Fault)));
        var left = await department.FileAsync(accepted.Related[0].Number);
        Assert.Equal(number, left.ReservationOf);
        Assert.Equal((Stage.Reported, accepted.Customer, accepted.Site, accepted.Contact), (left.Stage, left.Customer, left.Site, left.Contact));
        Assert.Equal(("刘工", accepted.Owner), (left.Activities.Single().By, left.Owner));
    }

    [Fact]
    public async Task Signed_anew_with_the_same_reservation_nothing_is_made_twice()
    {
        await using var department = await RuledDepartment.UnderAsync("R1");
        var number = await AcceptingAsync(department);
        var signed = new SignAcceptance { SignerName = "刘工", Answers = [Says(2, LineAnswer.Reserved, "护罩松动")] };
        await department.DoAsync(number, (Department.Engineer, signed), (Department.Engineer, new RecordWork { Action = "又换了密封圈", Minutes = 10 }));
        await department.DoAsync(number, (Department.Engineer, signed with { Answers = [.. signed.Answers, Says(3, LineAnswer.Reserved, "缺少铭牌")] }));

        Assert.Equal(["护罩松动", "缺少铭牌"], (await department.FileAsync(number)).Related.Select(ticket => ticket.Fault));
    }

    [Fact]
    public async Task A_line_that_is_refused_refuses_the_acceptance()
    {
        await using var department = await RuledDepartment.UnderAsync("R1");
        var number = await AcceptingAsync(department);

        var silent = await department.TryAsync(number, Department.Engineer, new SignAcceptance { SignerName = "王工", Answers = [Says(2, LineAnswer.Refused)] });
        Assert.Equal(["answers[0].remark"], Assert.IsType<Invalid>(silent.Refusal).Errors.Keys);

        await department.DoAsync(number, (Department.Engineer, new SignAcceptance { SignerName = "王工", Answers = [Says(1, LineAnswer.Reserved, "再看看"), Says(2, LineAnswer.Refused, "仍有异响")] }));

        var file = await department.FileAsync(number);
        Assert.Equal((Stage.OnSite, nameof(RefuseAcceptance), "△ 1. 再看看\n✗ 2. 仍有异响"), (file.Stage, file.Activities[^1].Command, file.Activities[^1].Text));
        Assert.Empty(file.Acceptances);
        Assert.Empty(file.Related);
    }

    [Fact]
    public void Nobody_signs_lines_that_have_changed_since_they_were_read()
    {
        var department = new Department();
        var ticket = department.RepairAt(Stage.Accepting);
        var read = AcceptanceLine.HashOf(ticket.LinesToAccept);
        department.Do(ticket, Department.Engineer, new RecordWork { Action = "又调整了溢流阀", Minutes = 10 });

        Assert.Equal("changed-meanwhile", Assert.IsType<Invalid>(department.Try(ticket, Department.Customer, new SignAcceptance { SignerName = "王工", Read = read })).Errors["answers"].Single().Code);
        department.Do(ticket, Department.Customer, new SignAcceptance { SignerName = "王工", Read = AcceptanceLine.HashOf(ticket.LinesToAccept) });
    }

    public static TheoryData<TicketCommand> WhatIsNotCovered() =>
    [
        new RecordWork { Action = "又换了密封圈", Minutes = 20 },
        new RecordTest { Passed = true },
        new RecordFittedParts { NoneFitted = true },
    ];

    [Theory, MemberData(nameof(WhatIsNotCovered))]
    public void What_is_recorded_after_the_signature_makes_it_void_and_the_customer_is_asked_again(TicketCommand command)
    {
        var department = new Department();
        var ticket = department.RepairAt(Stage.FollowUp);
        department.Do(ticket, Department.Engineer, command);

        var entry = ticket.Acceptances.Single();
        Assert.Equal((department.Now, "赵强", command.Name), (entry.VoidedAt, entry.VoidedBy, entry.VoidedFor));
        Assert.Equal((Stage.Accepting, null), (ticket.Stage, ticket.AcceptedAt));
        department.Do(ticket, Department.Engineer, new SignAcceptance { SignerName = "王工" });
        Assert.Equal([false, true], ticket.Acceptances.Select(signed => signed.VoidedAt is null));
    }

    [Fact]
    public async Task A_signature_that_a_reopened_ticket_makes_void_is_kept_and_says_why()
    {
        await using var department = await RuledDepartment.UnderAsync("R1");
        var number = await AcceptingAsync(department);
        await department.DoAsync(number, (Department.Engineer, new SignAcceptance { SignerName = "王工" }), (Department.Staff, new Reopen { Reason = "第二天又漏油" }));

        var entry = (await department.FileAsync(number)).Acceptances.Single();
        Assert.Equal(("王工", "李婷", nameof(Reopen), "第二天又漏油"), (entry.SignerName, entry.Voided!.By, entry.Voided.Command, entry.Voided.Why));
    }

    [Fact]
    public void What_the_customer_has_not_signed_can_be_recorded_without_asking_again()
    {
        var department = new Department();
        var ticket = department.RepairAt(Stage.FollowUp);
        department.Do(ticket, Department.Staff, new GiveFeedback { Text = "已回电" });
        department.Do(ticket, Department.Staff, new AddNote { Text = "发票已寄" });
        Assert.Null(ticket.Acceptances.Single().VoidedAt);
        Assert.Equal(Stage.FollowUp, ticket.Stage);
    }

    internal static LineAnswerInput Says(int line, LineAnswer answer, string? remark = null) => new() { Line = line, Answer = answer, Remark = remark };

    internal static async Task<string> AcceptingAsync(RuledDepartment department)
    {
        var number = await department.RegisteredAsync();
        await department.DoAsync(number, (Department.Staff, new DecideEntitlement { Coverage = Coverage.Warranty }), (Department.Staff, new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" }));
        foreach (var (actor, command) in new (Actor, TicketCommand)[]
        {
            (Department.Supervisor, department.Assign()), (Department.Engineer, new Depart()), (Department.Engineer, new Arrive()),
            (Department.Engineer, new RecordWork { Action = "更换主泵", Minutes = 90 }), (Department.Engineer, new RecordTest { Passed = true }),
            (Department.Engineer, new RequestAcceptance { ResultNote = "已换泵" }),
        })
            await department.DoAsync(number, (actor, command));
        return number;
    }
}

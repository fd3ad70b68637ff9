using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Tickets.Acceptances;

/// <summary>The stories of a customer who has only a stamp, and of one who does not sign at all.</summary>
public sealed class StampedAndUnsignedTests
{
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3];

    [Fact]
    public async Task A_customer_who_has_only_a_stamp_accepts_on_paper()
    {
        await using var department = await RuledDepartment.UnderAsync("R1");
        var number = await LineByLineTests.AcceptingAsync(department);
        var photo = "data:image/jpeg;base64," + Convert.ToBase64String(Jpeg);
        await department.DoAsync(number, (Department.Staff, new AcceptStamped { SignerName = "机电队", SheetNumber = "YS-0042", Photo = photo }));

        var file = await department.FileAsync(number);
        var entry = file.Acceptances.Single();
        Assert.Equal((Stage.FollowUp, AcceptanceWay.Stamp, "机电队", "YS-0042"), (file.Stage, entry.Way, entry.SignerName, entry.SheetNumber));
        Assert.Equal(Jpeg, entry.Photo);
        Assert.Contains("sheetNumber: YS-0042\nphoto: sha256 ", entry.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("data:image/jpeg;base64,iVBORw0KGgo=", "not-a-picture")]
    [InlineData("data:image/svg+xml;base64,PHN2Zy8+", "not-a-picture")]
    [InlineData("data:image/png;base64,%%%", "not-a-picture")]
    public void A_photograph_is_believed_by_its_bytes_alone(string photo, string problem)
    {
        var department = new Department();
        var refusal = department.Try(department.RepairAt(Stage.Accepting), Department.Engineer, new AcceptStamped { SignerName = "机电队", SheetNumber = "1", Photo = photo });
        Assert.Equal(problem, Assert.IsType<Invalid>(refusal).Errors["photo"].Single().Code);
    }

    [Fact]
    public void A_photograph_has_its_size_and_a_refused_line_no_stamp()
    {
        var department = new Department();
        var ticket = department.RepairAt(Stage.Accepting);
        var large = "data:image/jpeg;base64," + Convert.ToBase64String([.. Jpeg, .. new byte[600 * 1024]]);
        var refusal = Assert.IsType<Invalid>(department.Try(ticket, Department.Engineer, new AcceptStamped
        {
            SignerName = "机电队", SheetNumber = "1", Photo = large, Answers = [LineByLineTests.Says(1, LineAnswer.Refused, "漏油")],
        }));
        Assert.Equal(("too-large", "refuse-instead"), (refusal.Errors["photo"].Single().Code, refusal.Errors["answers[0].answer"].Single().Code));
    }

    [Fact]
    public async Task A_customer_who_refuses_to_sign_is_answered_for_by_a_supervisor_with_reason_and_witness()
    {
        await using var department = await RuledDepartment.UnderAsync("R1");
        var number = await LineByLineTests.AcceptingAsync(department);
        var unsigned = new AcceptUnsigned { Reason = "客户对停产不满，拒绝签字", Witness = "班长 孙师傅" };
        Assert.IsType<Forbidden>((await department.TryAsync(number, Department.Engineer, unsigned)).Refusal);
        Assert.IsType<Forbidden>((await department.TryAsync(number, Department.Staff, unsigned)).Refusal);
        Assert.Equal(["witness"], Assert.IsType<Invalid>((await department.TryAsync(number, Department.Supervisor, unsigned with { Witness = " " })).Refusal).Errors.Keys);

        await department.DoAsync(number, (Department.Supervisor, unsigned));

        var entry = (await department.FileAsync(number)).Acceptances.Single();
        Assert.Equal((AcceptanceWay.WithoutSignature, "", "班长 孙师傅"), (entry.Way, entry.SignerName, entry.Witness));
        Assert.Contains("way: WithoutSignature\n", entry.Words, StringComparison.Ordinal);
        Assert.All(entry.Lines, line => Assert.Null(line.Answer));
        Assert.DoesNotContain("Accepted", entry.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void The_gate_of_the_customers_acceptance_counts_all_three_ways_and_nothing_else()
    {
        var ticket = new Department().RepairAt(Stage.Accepting);
        var gate = Core.Tickets.Gates.All.Single(gate => gate.Name == "CustomerAccepted");
        Assert.All([typeof(SignAcceptance), typeof(AcceptStamped), typeof(AcceptUnsigned)], by => Assert.Empty(gate.Missing(new AtGate(ticket, by, null))));
        Assert.Equal([new Missed(Need.Acceptance)], gate.Missing(new AtGate(ticket, typeof(Answer), null)));
    }

    [Fact]
    public void What_is_makeshift_is_never_offered_first()
    {
        var department = new Department();
        var ticket = department.RepairAt(Stage.Accepting);
        Assert.Null(ServiceProcess.Drop(ticket, Stage.FollowUp, Department.Staff));
        Assert.Equal(nameof(SignAcceptance), ServiceProcess.Drop(ticket, Stage.FollowUp, Department.Supervisor)!.Command);
    }
}

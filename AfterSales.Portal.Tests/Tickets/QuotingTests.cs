using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Tickets;

/// <summary>Who pays says yes to a quote before the work; what was said is kept word for word.</summary>
public sealed class QuotingTests
{
    private readonly Department department = new();

    private SendQuote Offer => Department.Offer(DateOnly.FromDateTime(department.Now));

    [Fact]
    public void Who_pays_accepts_a_quote_before_the_approved_plan_leads_on()
    {
        var ticket = Approved(Coverage.OutOfWarranty);
        Assert.Equal(Stage.Planning, ticket.Stage);
        Assert.Null(ServiceProcess.Drop(ticket, Stage.ToDispatch, Department.Staff));

        department.Do(ticket, Department.Staff, Offer);
        Assert.Equal(nameof(AcceptQuote), ServiceProcess.Drop(ticket, Stage.ToDispatch, Department.Staff)?.Command);
        department.Do(ticket, Department.Customer, new AcceptQuote { SignerName = "王工" });

        Assert.Equal(Stage.ToDispatch, ticket.Stage);
    }

    [Theory]
    [InlineData(41, 10, "1", "300", "lines")]
    [InlineData(1, 121, "1", "300", "lines[0].text")]
    [InlineData(1, 10, "100000", "300", "lines[0].quantity")]
    [InlineData(1, 10, "1", "10000000", "lines[0].price")]
    public void A_quote_has_lines_that_somebody_could_mean(int count, int length, string quantity, string price, string field)
    {
        var line = new QuoteLineInput { Kind = PriceKind.Labour, Text = new string('换', length), Quantity = quantity, Price = price };
        var refused = department.Try(Approved(Coverage.OutOfWarranty), Department.Staff, Offer with { Lines = [.. Enumerable.Repeat(line, count)], Discount = null });
        Assert.Equal([field], Assert.IsType<Invalid>(refused).Errors.Keys);
    }

    [Theory]
    [InlineData(Coverage.Warranty)]
    [InlineData(Coverage.RepairWarranty)]
    [InlineData(Coverage.Contract)]
    public void Whom_it_costs_nothing_is_asked_nothing(Coverage coverage) => Assert.Equal(Stage.ToDispatch, Approved(coverage).Stage);

    [Fact]
    public void Planning_does_not_wait_for_a_yes_that_is_no_longer_wanted()
    {
        var ticket = Approved(Coverage.OutOfWarranty);
        department.Do(ticket, Department.Staff, Offer);

        department.Do(ticket, Department.Staff, new DecideEntitlement { Coverage = Coverage.Warranty });

        Assert.Equal(Stage.ToDispatch, ticket.Stage);
    }

    [Fact]
    public void A_quote_adds_up_its_lines_with_discount_and_tax()
    {
        var quote = department.Do(Approved(Coverage.Misuse), Department.Supervisor, Offer with { Discount = "1000" }).Quote!;

        Assert.Equal(["1800.00", "16200.00"], quote.Lines.Select(line => line.Amount.ToString()));
        Assert.Equal(("1000.00", "2210.00", "19210.00"), (quote.Discount.ToString(), quote.Tax.ToString(), quote.Total.ToString()));
        Assert.Contains("total: 19210.00 人民币壹万玖仟贰佰壹拾元整", quote.Words, StringComparison.Ordinal);
        Assert.Contains("terms: 验收后 15 日内付款。", quote.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_accepted_is_kept_word_for_word_with_its_hash()
    {
        var ticket = department.Do(Approved(Coverage.Misuse), Department.Staff, Offer);
        department.Do(ticket, Department.Customer, new AcceptQuote { SignerName = " 王工 " });

        var answer = Assert.Single(ticket.Quote!.Answers);
        Assert.Equal((QuoteAnswerKind.Accepted, "王工", (string?)null, department.Now), (answer.Kind, answer.Name, answer.TakenBy, answer.At));
        Assert.StartsWith(ticket.Quote.Words, answer.Words, StringComparison.Ordinal);
        Assert.EndsWith("Accepted: 王工, 2026-03-02T01:00:00Z", answer.Words, StringComparison.Ordinal);
        Assert.Equal(SignedWords.HashOf(answer.Words), answer.Hash);
    }

    [Fact]
    public void A_declined_quote_leads_back_to_the_plan_and_another_takes_its_place()
    {
        var ticket = department.Do(Approved(Coverage.Misuse), Department.Staff, Offer);
        department.Do(ticket, Department.Customer, new DeclineQuote { Reason = "太贵" });
        Assert.Equal((Stage.Planning, "太贵"), (ticket.Stage, ticket.Quote!.Answers.Single().Reason));
        Assert.IsType<GatesUnmet>(department.Try(ticket, Department.Staff, new AcceptQuote { SignerName = "王工" }));

        department.Do(ticket, Department.Supervisor, Offer with { Discount = "3000" });
        Assert.NotNull(ticket.Quotes[0].SupersededAt);
        department.Do(ticket, Department.Staff, new AcceptQuote { SignerName = "王工" });

        Assert.Equal((Stage.ToDispatch, 2, "李婷"), (ticket.Stage, ticket.Quote!.Number, ticket.Quote.Answers.Single().TakenBy));
    }

    [Fact]
    public void A_declined_quote_can_be_the_end_of_it()
    {
        var ticket = department.Do(Approved(Coverage.Misuse), Department.Staff, Offer);
        department.Do(ticket, Department.Customer, new DeclineQuote { Reason = "设备将报废" });
        Assert.Equal(Stage.Cancelled, department.Do(ticket, Department.Supervisor, new Cancel { Reason = "客户不修" }).Stage);
    }

    [Fact]
    public void Nobody_accepts_what_is_no_longer_offered()
    {
        var ticket = department.Do(Approved(Coverage.Misuse), Department.Staff, Offer);
        department.Now = department.Now.AddDays(16);
        Assert.Equal("quote-expired", Assert.IsType<Invalid>(department.Try(ticket, Department.Customer, new AcceptQuote { SignerName = "王工" })).Errors["signerName"][0].Code);
    }

    [Fact]
    public void Another_work_wants_another_plan_and_another_yes()
    {
        var ticket = department.RepairAt(Stage.Planning);
        department.Do(ticket, Department.Staff, new DecideEntitlement { Coverage = Coverage.Misuse, Reason = "加错油" });
        department.Do(ticket, Department.Supervisor, new ApprovePlan());
        department.Do(ticket, Department.Staff, Offer);
        department.Do(ticket, Department.Engineer, new AcceptQuote { SignerName = "王工" });
        Assert.Equal(Stage.OnSite, ticket.Stage);

        department.Do(ticket, Department.Engineer, new ProposeChange { Reason = "油缸也漏油" });
        Assert.Equal(((Quote?)null, false), (ticket.Quote, ticket.QuoteAccepted));
        Assert.NotNull(ticket.Quotes.Single().SupersededAt);
        Assert.DoesNotContain(ticket.Links, link => link.Purpose == LinkPurpose.Quote && link.Usable(department.Now));

        department.Do(ticket, Department.Engineer, Department.Plan("更换油缸"));
        department.Do(ticket, Department.Supervisor, new ApprovePlan());
        Assert.Equal(Stage.Planning, ticket.Stage);
        department.Do(ticket, Department.Staff, Offer);
        Assert.Equal(Stage.OnSite, department.Do(ticket, Department.Customer, new AcceptQuote { SignerName = "王工" }).Stage);
    }

    [Fact]
    public void A_quote_names_lines_with_quantity_and_price()
    {
        var ticket = Approved(Coverage.Misuse);
        Assert.Equal(["lines", "validUntil"], Errors(ticket, new SendQuote()));
        Assert.Equal(["lines[0].quantity", "lines[0].price"], Errors(ticket, Offer with { Lines = [new QuoteLineInput { Kind = PriceKind.Other, Text = "x", Quantity = "0", Price = "1.234" }] }));
        Assert.Equal(["discount"], Errors(ticket, Offer with { Discount = "18000.01" }));
        Assert.Equal(["validUntil"], Errors(ticket, Offer with { ValidUntil = DateOnly.FromDateTime(department.Now).AddDays(-1) }));
        Assert.IsType<GatesUnmet>(department.Try(department.RepairAt(Stage.Planning), Department.Staff, Offer));
    }

    [Fact]
    public void A_discount_is_given_by_who_decides_and_stands_under_that_name()
    {
        var ticket = Approved(Coverage.Misuse);
        Assert.IsType<BelowList>(department.Try(ticket, Department.Staff, Offer with { Discount = "18000" }));
        Assert.Null(ticket.Quote);
        Assert.Equal("周敏", department.Do(ticket, Department.OtherEngineer with { InsteadOf = "李主管" }, Offer with { Discount = "500" }).Quote!.SentBy);
        Assert.Equal("李主管", department.Do(ticket, Department.Supervisor, Offer with { Discount = "800" }).Quote!.SentBy);
    }

    private Ticket Approved(Coverage coverage)
    {
        var ticket = department.Do(department.RepairAt(Stage.Diagnosing), Department.Staff, new DecideEntitlement { Coverage = coverage, Reason = "判定" });
        department.Do(ticket, Department.Staff, Department.Plan());
        return department.Do(ticket, Department.Supervisor, new ApprovePlan());
    }

    private IEnumerable<string> Errors(Ticket ticket, TicketCommand command) => Assert.IsType<Invalid>(department.Try(ticket, Department.Staff, command)).Errors.Keys;
}

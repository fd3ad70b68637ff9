using AfterSales.Core.Tickets;
using AfterSales.Portal.Shell.Languages;
using AfterSales.Portal.Tickets.Telling;
using Microsoft.Extensions.DependencyInjection;

namespace AfterSales.Portal.Tests.Tickets;

/// <summary>What customers are told, as it is read out and pasted.</summary>
public sealed class CustomerWordsTests
{
    private const string Phone = "13812345678";

    [Fact]
    public async Task A_new_ticket_is_read_back_in_groups_with_what_was_understood_and_what_comes_by_when()
    {
        await using var pages = await TicketPages.NewAsync();
        var file = await pages.FileAsync((await pages.RegisteredAsync()).Number);
        var words = Words(pages);

        Assert.Equal("您的工单号是 AS 2026 1123 001。跟您核对一下：EBZ200 掘进机（序列号 EBZ200-0387），副井口，液压泵噪声大。我们会在 11月23日 20:00 前为您安排好工程师，并告知上门时间。",
            words.In(ReaderLanguage.Chinese, one => one.ReadBack(file)));
        Assert.StartsWith("Your ticket number is AS 2026 1123 001. Let me read it back: EBZ200 掘进机 (serial number EBZ200-0387), 副井口, 液压泵噪声大. We will have an engineer",
            words.ReadBack(file), StringComparison.Ordinal);
        Assert.EndsWith($"/t/{file.TrackToken}", words.Taken(file), StringComparison.Ordinal);
        Assert.StartsWith("http://", words.Taken(file)[words.Taken(file).IndexOf("http", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_event_that_a_customer_would_be_told_has_its_text_while_it_holds()
    {
        await using var pages = await TicketPages.NewAsync("zh-CN");
        var ticket = await pages.RegisteredAsync();
        Assert.Contains("您的报修已受理", await TextAsync(pages, ticket, nameof(Report)), StringComparison.Ordinal);

        ticket = await pages.RunAsync(pages.Staff, ticket, new Promise { At = TicketPages.Noon.AddDays(1), Reason = "配件在途" });
        Assert.Contains("预计 11月24日 12:00 前完成", await TextAsync(pages, ticket, nameof(Promise)), StringComparison.Ordinal);

        ticket = await pages.RunAsync(pages.Staff, ticket, new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" });
        ticket = await pages.RunAsync(pages.Supervisor, ticket, new Assign { EngineerIds = [pages.Engineer.EmployeeId!.Value], Start = TicketPages.Noon.AddHours(1), End = TicketPages.Noon.AddHours(5) });
        Assert.Contains("赵工程师将于 11月23日 13:00–17:00 上门服务", await TextAsync(pages, ticket, nameof(Assign)), StringComparison.Ordinal);

        ticket = await pages.RunAsync(pages.Engineer, ticket, new Depart());
        Assert.Contains("赵工程师已于 12:00 出发，预计 13:00 到达现场", await TextAsync(pages, ticket, nameof(Depart)), StringComparison.Ordinal);
        Assert.Null(await TextAsync(pages, ticket, nameof(Assign)));

        ticket = await pages.RunAsync(pages.Engineer, ticket, new Arrive());
        Assert.Null(await TextAsync(pages, ticket, nameof(Depart)));
        ticket = await pages.RunAsync(pages.Engineer, ticket, new RecordWork { Action = "更换主泵", Minutes = 90 });
        ticket = await pages.RunAsync(pages.Engineer, ticket, new RecordTest { Passed = true });
        ticket = await pages.RunAsync(pages.Engineer, ticket, new RequestAcceptance { ResultNote = "正常" });
        Assert.Contains($"签字验收：http://localhost/t/{ticket.Token}", await TextAsync(pages, ticket, nameof(RequestAcceptance)), StringComparison.Ordinal);

        ticket = await pages.RunAsync(pages.Engineer, ticket, new SignAcceptance { SignerName = "王工" });
        Assert.Null(await TextAsync(pages, ticket, nameof(RequestAcceptance)));
        ticket = await pages.RunAsync(pages.Staff, ticket, new SendSurvey());
        Assert.Contains($"/t/{ticket.Token}", await TextAsync(pages, ticket, nameof(SendSurvey)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parts_bring_their_date_and_a_worse_date_replaces_it()
    {
        await using var pages = await TicketPages.NewAsync("zh-CN");
        var ticket = await pages.RunAsync(pages.Staff, await pages.RegisteredAsync(), new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" });
        ticket = await pages.RunAsync(pages.Staff, ticket, new RequestParts { Lines = [new PartLineInput { PartNo = "HP-200", Quantity = 1 }], PromisedAt = TicketPages.Noon.AddDays(2) });
        Assert.Contains("预计 11月25日 12:00 前到货", await TextAsync(pages, ticket, nameof(RequestParts)), StringComparison.Ordinal);

        pages.Clock.Advance(TimeSpan.FromHours(1));
        ticket = await pages.RunAsync(pages.Staff, ticket, new RejectPart { Reason = "型号不符", PromisedAt = TicketPages.Noon.AddDays(4) });
        Assert.Contains("预计 11月27日 12:00 前到货", await TextAsync(pages, ticket, nameof(RejectPart)), StringComparison.Ordinal);
        Assert.Null(await TextAsync(pages, ticket, nameof(RequestParts)));
    }

    private static async Task<string?> TextAsync(TicketPages pages, Done ticket, string command)
    {
        var file = await pages.FileAsync(ticket.Number);
        var told = Words(pages).Of(file);
        Assert.DoesNotContain(told.Values, text => text.Contains(Phone, StringComparison.Ordinal) || text.Contains("赵强", StringComparison.Ordinal));
        return told.GetValueOrDefault(file.Activities.Last(activity => activity.Command == command).Id);
    }

    private static CustomerWords Words(TicketPages pages) => pages.Services.GetRequiredService<CustomerWords>();
}

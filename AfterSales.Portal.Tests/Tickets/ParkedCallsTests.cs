using AfterSales.Core.Customers;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tickets.Calls;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AfterSales.Portal.Tests.Tickets;

/// <summary>Several callers at once, and callers who call again.</summary>
public sealed class ParkedCallsTests
{
    [Fact]
    public async Task A_call_is_put_aside_and_taken_up_again_with_all_that_was_known()
    {
        await using var pages = await TicketPages.NewAsync();
        var form = Open(pages);
        await form.Find("[name='contact.phone']").InputAsync("13812345678");
        await form.Find("[name=fault]").InputAsync("液压泵噪声大");
        await form.Find("[data-testid=park]").ClickAsync(new());
        Assert.Equal("", Value(form, "contact.phone"));
        Assert.Contains("王工", Assert.Single(form.FindAll("[data-testid=parked-call]")).TextContent, StringComparison.Ordinal);

        await form.Find("[name='contact.name']").InputAsync("孙师傅");
        await form.Find("[data-testid=parked-call]").ClickAsync(new());
        Assert.Equal(("13812345678", "液压泵噪声大"), (PhoneDigits.Of(Value(form, "contact.phone")), Value(form, "fault")));
        Assert.Contains("余吾煤业", form.Find("[data-testid=caller]").TextContent, StringComparison.Ordinal);
        Assert.Contains("孙师傅", Assert.Single(form.FindAll("[data-testid=parked-call]")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_is_given_up_only_after_asking()
    {
        await using var pages = await TicketPages.NewAsync();
        var form = Open(pages);
        await form.Find("[name='contact.name']").InputAsync("孙师傅");
        await form.Find("[data-testid=clear]").ClickAsync(new());
        await form.Find("[data-testid=discard-no]").ClickAsync(new());
        Assert.Equal("孙师傅", Value(form, "contact.name"));

        await form.Find("[data-testid=clear]").ClickAsync(new());
        await form.Find("[data-testid=discard-yes]").ClickAsync(new());
        Assert.Equal("", Value(form, "contact.name"));
        await form.Find("[data-testid=clear]").ClickAsync(new());
        Assert.Empty(form.FindAll("[data-testid=ask-discard]"));
    }

    [Fact]
    public async Task The_machine_that_was_reported_last_comes_first()
    {
        await using var pages = await TicketPages.NewAsync();
        await AddMachinesAsync(pages, "A-1", "Z-9");
        await pages.RegisteredAsync();
        var form = Open(pages);
        await form.Find("[name='contact.phone']").InputAsync("13812345678");
        Assert.Equal("", Value(form, "serialNumber"));
        Assert.Equal(["EBZ200-0387", "A-1", "Z-9"], form.FindAll("#machines li").Select(line => line.QuerySelector(".number")!.TextContent));

        await form.Find("[name=serialNumber]").KeyDownAsync("ArrowDown");
        Assert.Equal("EBZ200-0387", Value(form, "serialNumber"));
        Assert.Equal("true", form.Find("#machines li").GetAttribute("aria-selected"));
    }

    [Fact]
    public async Task A_repeated_report_is_shown_before_it_is_saved_and_becomes_a_note()
    {
        await using var pages = await TicketPages.NewAsync();
        var ticket = await pages.RegisteredAsync();
        var form = Open(pages);
        await form.Find("[name='contact.phone']").InputAsync("13812345678");
        Assert.Contains(ticket.Number, form.Find("[data-testid=repeats]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Save as a new ticket", form.Find("[data-testid=save]").TextContent, StringComparison.Ordinal);

        await form.Find($"[data-testid=note-{ticket.Number}]").ClickAsync(new());
        Assert.NotEmpty(form.Find("[data-testid=refusal]").TextContent);
        await form.Find("[name=fault]").InputAsync("噪声更大了");
        await form.Find($"[data-testid=note-{ticket.Number}]").ClickAsync(new());

        Assert.Contains(ticket.Number, form.Find("[data-testid=noted]").TextContent, StringComparison.Ordinal);
        Assert.Equal("王工 called: 噪声更大了", (await pages.FileAsync(ticket.Number)).Activities[^1].Text);
        Assert.Equal(1, (await pages.Services.GetRequiredService<TicketQueries>().ListAsync(pages.Staff, new TicketFilter(), cancel: TestContext.Current.CancellationToken)).Total);
    }

    [Fact]
    public async Task Saving_the_same_call_twice_makes_one_ticket()
    {
        await using var pages = await TicketPages.NewAsync();
        var intake = new Intake
        {
            ServiceType = ServiceType.Repair, Channel = Channel.Phone, Priority = Priority.High, SiteId = pages.SiteId, Fault = "噪声大",
            Contact = new ContactInput { Name = "王工", Phone = "13812345678" },
        };
        var form = Guid.NewGuid().ToString("N");
        var first = TicketPages.Must(await pages.Desk.RegisterOnceAsync(pages.Staff, intake, form, TestContext.Current.CancellationToken));
        var second = TicketPages.Must(await pages.Desk.RegisterOnceAsync(pages.Staff, intake, form, TestContext.Current.CancellationToken));
        var history = pages.Services.GetRequiredService<PastTickets>();
        Assert.Equal((first.Number, first.Number), (second.Number, await history.OfFormAsync(pages.Staff, form, TestContext.Current.CancellationToken)));
        Assert.False((await pages.Desk.RegisterOnceAsync(pages.Engineer, intake, form, TestContext.Current.CancellationToken)).Done);
    }

    [Fact]
    public async Task A_call_whose_answer_was_lost_is_told_as_saved_and_not_offered_again()
    {
        await using var pages = await TicketPages.NewAsync();
        var kept = Kept();
        var ticket = TicketPages.Must(await pages.Desk.RegisterOnceAsync(pages.Staff, kept.ToIntake(), kept.Id, TestContext.Current.CancellationToken));
        var form = OpenWith(pages, kept);
        form.WaitForElement("[data-testid=saved]");
        Assert.Equal((ticket.Number, ""), (form.Find("[data-testid=saved] a").TextContent, Value(form, "fault")));
    }

    [Fact]
    public async Task In_a_doubled_tab_the_same_call_may_become_another()
    {
        await using var pages = await TicketPages.NewAsync();
        var kept = Kept();
        var form = OpenWith(pages, kept);
        form.WaitForAssertion(() => Assert.Equal("水泵漏水", Value(form, "fault")));
        var first = TicketPages.Must(await pages.Desk.RegisterOnceAsync(pages.Staff, kept.ToIntake(), kept.Id, TestContext.Current.CancellationToken));
        await form.Find("[name=fault]").InputAsync("皮带跑偏");
        await form.Find("[data-testid=save]").ClickAsync(new());

        var second = form.Find("[data-testid=saved] a").TextContent;
        Assert.NotEqual(first.Number, second);
        Assert.Equal("皮带跑偏", (await pages.FileAsync(second)).Fault);
    }

    private static PhoneCall Kept() => new() { Phone = "13900001111", Name = "孙师傅", SiteName = "北区", Fault = "水泵漏水" };

    /// <summary>The tab has kept a call of before.</summary>
    private static IRenderedComponent<CallForm> OpenWith(TicketPages pages, PhoneCall kept)
    {
        var module = pages.JSInterop.SetupModule("./Tickets/Calls/CallForm.razor.js");
        var keeping = module.SetupModule("begin", _ => true);
        module.Setup<string?>("sealed", _ => true).SetResult(null);
        keeping.Setup<int>("count", _ => true).SetResult(1);
        keeping.Setup<PhoneCall?>("at", _ => true).SetResult(kept);
        return Open(pages);
    }

    private static IRenderedComponent<CallForm> Open(TicketPages pages)
    {
        pages.SignInAs(pages.Staff);
        return pages.Render<CallForm>();
    }

    private static string Value(IRenderedComponent<CallForm> form, string field) => form.Find($"[name='{field}']").GetAttribute("value") ?? "";

    private static async Task AddMachinesAsync(TicketPages pages, params string[] serials)
    {
        await using var db = pages.Database.Open();
        var (model, customer) = (await db.Set<EquipmentModel>().SingleAsync(), await db.Customers.SingleAsync());
        db.AddRange(serials.Select(serial => new Equipment { SerialNumber = serial, Model = model, Customer = customer }));
        await db.SaveChangesAsync();
    }
}

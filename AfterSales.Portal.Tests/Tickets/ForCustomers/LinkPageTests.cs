using System.Net;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Tickets.ForCustomers;

public sealed class LinkPageTests(FieldPortal field) : IClassFixture<FieldPortal>
{
    private readonly PortalFactory portal = field.Portal;
    private readonly FieldWork work = field.Work;

    [Fact]
    public async Task A_customer_accepts_by_link_with_a_typed_name()
    {
        var ticket = await work.RepairAtAsync(Stage.Accepting);
        using var client = portal.Anonymous();
        var page = await client.OpenAsync($"/t/{ticket.Token}");
        Assert.Contains("更换主泵，清洗油路", page.Body!.TextContent, StringComparison.Ordinal);

        using var sent = await client.SendAsync($"/t/{ticket.Token}", page, "accept", ("signerName", "王工"));

        Assert.Equal("/thanks/accepted", sent.LeadsTo());
        Assert.Equal(Stage.FollowUp, (await work.StandingAsync(ticket.Number)).Stage);
        using var again = await client.SendAsync($"/t/{ticket.Token}", page, "accept", ("signerName", "王工"));
        Assert.Equal("/thanks/accepted", again.LeadsTo());
    }

    [Fact]
    public async Task A_customer_who_misses_something_says_what_and_the_work_goes_on()
    {
        var ticket = await work.RepairAtAsync(Stage.Accepting);
        using var client = portal.Anonymous();
        var page = await client.OpenAsync($"/t/{ticket.Token}");

        using var empty = await client.SendAsync($"/t/{ticket.Token}", page, "refuse", ("reason", " "));
        Assert.NotEmpty((await empty.ReadPageAsync()).Text("problem-reason"));
        using var sent = await client.SendAsync($"/t/{ticket.Token}", page, "refuse", ("reason", "仍有异响"));

        Assert.Equal("/thanks/refused", sent.LeadsTo());
        Assert.Equal(Stage.OnSite, (await work.StandingAsync(ticket.Number)).Stage);
    }

    [Fact]
    public async Task A_customer_reserves_one_line_and_follows_how_it_was_accepted()
    {
        var ticket = await work.RepairAtAsync(Stage.Accepting);
        using var client = portal.Anonymous();
        var page = await client.OpenAsync($"/t/{ticket.Token}");
        var before = await work.CountTicketsAsync();

        using var silent = await client.SendAsync($"/t/{ticket.Token}", page, "accept", ("signerName", "王工"), ("answers[1].answer", "Reserved"));
        Assert.NotEmpty((await silent.ReadPageAsync()).Text("problem-answers[1].remark"));
        using var sent = await client.SendAsync($"/t/{ticket.Token}", page, "accept", ("signerName", "王工"), ("answers[1].answer", "Reserved"), ("answers[1].remark", "护罩松动"));

        Assert.Equal("/thanks/accepted", sent.LeadsTo());
        Assert.Equal(before + 1, await work.CountTicketsAsync());
    }

    [Fact]
    public async Task A_line_that_a_customer_does_not_accept_sends_the_work_back()
    {
        var ticket = await work.RepairAtAsync(Stage.Accepting);
        using var client = portal.Anonymous();
        var page = await client.OpenAsync($"/t/{ticket.Token}");

        using var sent = await client.SendAsync($"/t/{ticket.Token}", page, "accept", ("signerName", "王工"), ("answers[1].answer", "Refused"), ("answers[1].remark", "仍有异响"));

        Assert.Equal("/thanks/refused", sent.LeadsTo());
        Assert.Equal(Stage.OnSite, (await work.StandingAsync(ticket.Number)).Stage);
    }

    [Fact]
    public async Task A_customer_is_told_what_the_engineer_still_has_to_enter_and_signs_by_the_same_link_afterwards()
    {
        var ticket = await work.InstallationAtAcceptingAsync();
        using var client = portal.Anonymous();
        var page = await client.OpenAsync($"/t/{ticket.Token}");

        using var early = await client.SendAsync($"/t/{ticket.Token}", page, "accept", ("signerName", "王工"));
        Assert.NotEmpty((await early.ReadPageAsync()).Text("waits"));
        await work.RunAsync(ticket, work.Engineer, new NoteOperators { Operators = [new OperatorInput { Name = "张师傅", Phone = "13512345678" }] });
        page = await client.OpenAsync($"/t/{ticket.Token}");
        using var sent = await client.SendAsync($"/t/{ticket.Token}", page, "accept", ("signerName", "王工"));

        Assert.Equal("/thanks/accepted", sent.LeadsTo());
    }

    [Fact]
    public async Task A_customer_rates_once_and_is_told_which_score_is_missing()
    {
        var ticket = await work.RunAsync(await work.RepairAtAsync(Stage.FollowUp), work.Staff, new SendSurvey());
        using var client = portal.Anonymous();
        var page = await client.OpenAsync($"/t/{ticket.Token}");

        using var half = await client.SendAsync($"/t/{ticket.Token}", page, "survey", ("response", "5"), ("quality", "4"));
        var shown = await half.ReadPageAsync();
        Assert.NotEmpty(shown.Text("problem-attitude"));
        Assert.True(shown.QuerySelector("[data-testid=response-5]")!.HasAttribute("checked"));
        using var sent = await client.SendAsync($"/t/{ticket.Token}", page, "survey", ("response", "5"), ("quality", "4"), ("attitude", "5"), ("recommend", "8"), ("comment", "很好"));

        Assert.Equal("/thanks/rated", sent.LeadsTo());
        Assert.Equal(8, (await portal.Get<TicketQueries>().FileAsync(work.Staff, ticket.Number)).Value!.Surveys.Single().Recommend);
        using var later = await client.GetAsync($"/t/{ticket.Token}", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, later.StatusCode);
    }

    [Fact]
    public async Task Opening_a_link_changes_nothing()
    {
        var ticket = await work.RepairAtAsync(Stage.Accepting);
        using var client = portal.Anonymous();
        var before = await work.StandingAsync(ticket.Number);

        for (var visit = 0; visit < 3; visit++)
            await client.OpenAsync($"/t/{ticket.Token}");

        Assert.Equal(before, await work.StandingAsync(ticket.Number));
    }

    [Fact]
    public async Task Unknown_used_and_foreign_links_are_the_same_page_that_is_not_there()
    {
        var ticket = await work.RepairAtAsync(Stage.Accepting);
        using var client = portal.Anonymous();
        var page = await client.OpenAsync($"/t/{ticket.Token}");
        (await client.SendAsync($"/t/{ticket.Token}", page, "accept", ("signerName", "王工"))).Dispose();

        var used = await NotThereAsync(client, $"/t/{ticket.Token}");
        Assert.Equal(used, await NotThereAsync(client, "/t/nobody-ever-made-this"));
        Assert.Equal(used, await NotThereAsync(client, "/t/" + new string('x', 500)));
    }

    [Fact]
    public async Task A_used_link_stays_unknown_to_whoever_has_not_seen_its_page()
    {
        var used = await work.RepairAtAsync(Stage.Accepting);
        var open = await work.RepairAtAsync(Stage.Accepting);
        using var customer = portal.Anonymous();
        (await customer.SendAsync($"/t/{used.Token}", await customer.OpenAsync($"/t/{used.Token}"), "accept", ("signerName", "王工"))).Dispose();

        using var other = portal.Anonymous();
        using var sent = await other.SendAsync($"/t/{used.Token}", await other.OpenAsync($"/t/{open.Token}"), "accept", ("signerName", "李工"));

        Assert.Equal(HttpStatusCode.NotFound, sent.StatusCode);
    }

    [Fact]
    public async Task A_link_is_told_to_nobody_else()
    {
        var ticket = await work.RepairAtAsync(Stage.Accepting);
        using var client = portal.Anonymous();

        using var answer = await client.GetAsync($"/t/{ticket.Token}", TestContext.Current.CancellationToken);

        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.DoesNotContain("unsafe-inline", policy, StringComparison.Ordinal);
    }

    private static async Task<string> NotThereAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var page = await answer.ReadPageAsync();
        Assert.Equal("/report", page.QuerySelector("[data-testid=report]")!.GetAttribute("href"));
        return page.QuerySelector("main")!.TextContent;
    }
}

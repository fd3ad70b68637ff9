using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using AfterSales.Portal.Tests.World;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AfterSales.Portal.Tests.Assessment.Compliance;

/// <summary>How the rulebook is kept, on its page, on paper and for programs.</summary>
public sealed class CompliancePageTests(BrowserFixture browser, FurnishedPortal furnished) : IClassFixture<FurnishedPortal>
{
    private PortalFactory Portal => furnished.Portal;

    [Fact]
    public async Task A_supervisor_sees_what_speaks_for_each_clause_and_goes_on_to_the_audit_pack()
    {
        await using var tab = await browser.OpenAsync(Portal, "supervisor1", "zh-CN");
        await tab.GoToAsync("/rulebook");
        await Expect(tab.Page.GetByTestId("compliance")).ToContainTextAsync("已遵守");
        var gate = tab.Page.GetByTestId("proofs-R1.6");
        await Expect(gate).ToContainTextAsync("单通过");
        await Expect(tab.Page.GetByTestId("proofs-R1.10")).ToContainTextAsync("尚未度量");
        await Expect(tab.Page.GetByTestId("proofs-R1.10").GetByTestId("state")).ToContainTextAsync("无数据");
        await tab.Page.GetByTestId("days-365").ClickAsync();
        await Expect(tab.Page).ToHaveURLAsync(new Regex("days=365"));
        await tab.Page.GetByTestId("audit").ClickAsync();
        await Expect(tab.Page.GetByTestId("summary").Locator("tfoot td").First).ToHaveTextAsync("11");
        await Expect(tab.Page.GetByTestId("signatures")).ToContainTextAsync("尚未签阅");
        await tab.AssertAccessibleAsync();
        Assert.Empty(tab.Complaints);
    }

    [Theory]
    [InlineData("zh-CN", "查看工单", "项，涉及")]
    [InlineData("en", "Tickets behind it", "tickets, the latest first")]
    public async Task A_number_under_a_clause_opens_exactly_its_tickets(string language, string behind, string total)
    {
        await using var tab = await browser.OpenAsync(Portal, "supervisor1", language);
        await tab.GoToAsync("/rulebook");
        // Open tickets, and those of them on which something happens: none is idle.
        var proof = tab.Page.GetByTestId("proofs-R1.4").Locator("li").First;
        await proof.GetByText(behind, new LocatorGetByTextOptions { Exact = true }).ClickAsync();
        await Expect(tab.Page).ToHaveURLAsync(new Regex("/rulebook/proofs/count/NotIdle"));
        await Expect(tab.Page.GetByTestId("total")).ToContainTextAsync(total);
        var listed = await tab.Page.GetByTestId("proof-tickets").Locator("tbody tr").CountAsync();
        await Expect(tab.Page.GetByTestId("side-done")).ToContainTextAsync($"{listed}");
        await tab.Page.GetByTestId("side-left").ClickAsync();
        await Expect(tab.Page.GetByTestId("proof-tickets")).ToHaveCountAsync(0);
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task The_refusals_of_a_gate_open_those_of_its_own()
    {
        await using var tab = await browser.OpenAsync(Portal, "supervisor1", "zh-CN");
        await tab.GoToAsync("/rulebook");
        var refusals = tab.Page.Locator("a.behind[href*='/rulebook/stops?'][href*='gate=']").First;
        var href = (await refusals.GetAttributeAsync("href"))!;
        var counted = int.Parse(Regex.Match(await refusals.Locator("xpath=..").InnerTextAsync(), "拦下 ([0-9]+) 次").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        await refusals.ClickAsync();
        await Expect(tab.Page.GetByTestId("between")).ToBeVisibleAsync();
        await Expect(tab.Page.GetByTestId("stops-latest").Locator("tbody tr")).ToHaveCountAsync(counted);
        Assert.Contains("clause=R1", href, StringComparison.Ordinal);
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task The_audit_pack_is_printed_whole_and_without_what_can_be_pressed()
    {
        await using var tab = await browser.OpenAsync(Portal, "supervisor1", dark: true);
        await tab.GoToAsync("/rulebook/audit");
        await Expect(tab.Page.GetByTestId("pack")).ToBeVisibleAsync();
        await tab.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await tab.Page.EvaluateAsync("() => dispatchEvent(new Event('beforeprint'))");
        await Expect(tab.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");
        await Expect(tab.Page.Locator("main input").First).ToBeHiddenAsync();
        Assert.Equal(0, await tab.Page.EvaluateAsync<int>("() => { const main = document.querySelector('main'); return main.scrollHeight - main.clientHeight; }"));
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task Others_see_their_part_and_the_pack_is_for_supervisors()
    {
        await using var tab = await browser.OpenAsync(Portal, "engineer1");
        await tab.GoToAsync("/rulebook");
        await Expect(tab.Page.GetByTestId("compliance")).ToContainTextAsync("your own tickets");
        await Expect(tab.Page.GetByTestId("proofs-R1.6")).ToContainTextAsync("for supervisors to see");
        await Expect(tab.Page.GetByTestId("audit")).ToHaveCountAsync(0);
        Assert.Empty(tab.Complaints);
        using var staff = await Portal.AsAsync("staff1");
        using var page = await staff.GetAsync("/rulebook/audit", Cancel);
        Assert.NotEqual(HttpStatusCode.OK, page.StatusCode);
        using var api = await staff.GetAsync("/api/v1/rulebook/compliance", Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, api.StatusCode);
    }

    [Fact]
    public async Task A_program_gets_the_same_with_the_kind_of_each_proof()
    {
        using var supervisor = await Portal.AsAsync("supervisor1");
        using var report = JsonDocument.Parse(await supervisor.GetStringAsync("/api/v1/rulebook/compliance", Cancel));
        var clause = report.RootElement.GetProperty("clauses").EnumerateArray().Single(one => one.GetProperty("clause").GetProperty("id").GetString() == "R1.6");
        var proof = clause.GetProperty("proofs")[0];
        Assert.Equal("gate", proof.GetProperty("kind").GetString());
        Assert.True(proof.GetProperty("passed").GetInt32() > 0);
        using var tickets = JsonDocument.Parse(await supervisor.GetStringAsync("/api/v1/rulebook/compliance/count/NotIdle/tickets", Cancel));
        Assert.Equal(tickets.RootElement.GetProperty("done").GetInt32(), tickets.RootElement.GetProperty("tickets").GetProperty("total").GetInt32());
        using var nothing = await supervisor.GetAsync("/api/v1/rulebook/compliance/count/Certified/tickets", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
        using var wrong = await supervisor.GetAsync("/api/v1/rulebook/compliance?from=2026-02-30", Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

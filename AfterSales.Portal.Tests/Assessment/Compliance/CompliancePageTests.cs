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
        using var wrong = await supervisor.GetAsync("/api/v1/rulebook/compliance?from=2026-02-30", Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

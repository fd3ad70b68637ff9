using System.Text.RegularExpressions;
using AfterSales.Core.Rulebooks.Versions;
using AfterSales.Portal.Tests.World;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AfterSales.Portal.Tests.Rulebooks;

/// <summary>The rulebook's pages, in a real browser.</summary>
public sealed class RulebookPagesTests(BrowserFixture browser) : IAsyncLifetime
{
    private readonly PortalFactory portal = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task A_clauses_link_leads_to_its_words()
    {
        await using var tab = await browser.OpenAsync(portal, "engineer1", "zh-CN");
        await tab.GoToAsync("/rulebook?clause=R1.6#R1.6");
        await Expect(tab.Page.Locator("[id='R1.6']")).ToBeFocusedAsync();
        await Expect(tab.Page.Locator("[id='R1.6']")).ToContainTextAsync("如实、完整记录");
        await Expect(tab.Page.Locator("[id='R1.6']")).ToContainTextAsync("待验收");
        await tab.AssertAccessibleAsync();
        // A ticket may have begun under an edition that said something else.
        await tab.GoToAsync("/rulebook?clause=R3.4.4#R3.4.4");
        await Expect(tab.Page.GetByTestId("elsewhere")).ToContainTextAsync("签订维修合同");
        await Expect(tab.Page.GetByTestId("elsewhere")).ToContainTextAsync("当前版本没有 R3.4.4");
        await tab.GoToAsync("/rulebook?clause=R77#R77");
        await Expect(tab.Page.GetByTestId("elsewhere")).ToContainTextAsync("R77");
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task Clauses_are_found_by_how_they_are_kept_and_by_their_words()
    {
        await using var tab = await browser.OpenAsync(portal, "staff1", dark: true);
        await tab.GoToAsync("/rulebook");
        await tab.Page.GetByTestId("keeping-Gate").ClickAsync();
        await Expect(tab.Page.Locator("article")).ToHaveCountAsync(4);
        await tab.Page.GetByTestId("query").FillAsync("cause of the problem");
        await Expect(tab.Page.Locator("article")).ToHaveCountAsync(1);
        await tab.GoToAsync("/rulebook/R3");
        await Expect(tab.Page.GetByTestId("edition")).ToContainTextAsync("Preset");
        await Expect(tab.Page.GetByTestId("commitments")).ToContainTextAsync("24 h");
        await Expect(tab.Page.GetByTestId("asked-Approval")).ToContainTextAsync("The repair contract is signed");
        await Expect(tab.Page.GetByTestId("asked-Form")).ToContainTextAsync("The repair plan is written");
        await tab.Page.GetByTestId("service-Installation").ClickAsync();
        await Expect(tab.Page.GetByTestId("asked-Form")).Not.ToContainTextAsync("The repair plan is written");
        await tab.AssertAccessibleAsync();
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task The_comparison_shows_the_pair_that_pulls_against_each_other()
    {
        await using var tab = await browser.OpenAsync(portal, "supervisor1", "zh-CN", dark: true);
        await tab.GoToAsync("/rulebook/compare?one=R1");
        await tab.Page.GetByTestId("other").SelectOptionAsync("R9");
        var contrary = tab.Page.GetByTestId("contrary");
        await Expect(contrary.Locator("blockquote").First).ToContainTextAsync("客户需求为先");
        await Expect(contrary.Locator("blockquote").Last).ToContainTextAsync("公司利益放在首位");
        await Expect(contrary.Locator("blockquote a")).ToHaveTextAsync(["R1.1", "R9.16"]);
        await Expect(tab.Page).ToHaveURLAsync(new Regex("one=R1&other=R9"));
        await tab.AssertAccessibleAsync();
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task Everybody_signs_and_a_supervisor_sees_who_has_not()
    {
        await using var tab = await browser.OpenAsync(portal, "engineer1");
        await tab.GoToAsync("/rulebook");
        await tab.Page.GetByTestId("sign").ClickAsync();
        await Expect(tab.Page.GetByTestId("signed")).ToBeVisibleAsync();
        await Expect(tab.Page.GetByTestId("not-signed")).ToHaveCountAsync(0);
        var name = (await portal.ActorAsync("engineer1")).Name;
        await using var supervisor = await browser.OpenAsync(portal, "supervisor1");
        await supervisor.GoToAsync("/rulebook");
        await Expect(supervisor.Page.GetByTestId("have-signed")).ToContainTextAsync(name);
        await Expect(supervisor.Page.GetByTestId("not-signed")).Not.ToContainTextAsync(name);
        await supervisor.AssertAccessibleAsync();
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task An_engineer_sees_no_draft_and_nothing_to_begin_one_with()
    {
        await portal.Get<RulebookDesk>().DraftAsync(await portal.ActorAsync("supervisor1"), "R1", TestContext.Current.CancellationToken);
        await using var tab = await browser.OpenAsync(portal, "engineer1");
        await tab.GoToAsync("/rulebook/editions");
        await Expect(tab.Page.GetByTestId("edition-1")).ToBeVisibleAsync();
        await Expect(tab.Page.GetByTestId("edition-2")).ToHaveCountAsync(0);
        await Expect(tab.Page.GetByTestId("tab-draft")).ToHaveCountAsync(0);
        await Expect(tab.Page.Locator("main").GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        using var engineer = await portal.AsAsync("engineer1");
        using var answer = await engineer.GetAsync("/rulebook/draft", TestContext.Current.CancellationToken);
        Assert.NotEqual(System.Net.HttpStatusCode.OK, answer.StatusCode);
    }
}

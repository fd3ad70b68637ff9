using System.Text.RegularExpressions;
using AfterSales.Core.Rulebooks.Versions;
using AfterSales.Portal.Tests.World;
using static Microsoft.Playwright.Assertions;

namespace AfterSales.Portal.Tests.Rulebooks;

/// <summary>Writing the next edition, in a real browser.</summary>
public sealed class DraftPageTests(BrowserFixture browser) : IAsyncLifetime
{
    private readonly PortalFactory portal = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task A_draft_is_written_and_published()
    {
        await using var tab = await browser.OpenAsync(portal, "supervisor1", "zh-CN");
        await tab.GoToAsync("/rulebook/editions");
        await Expect(tab.Page.GetByTestId("begin-R1")).ToBeVisibleAsync();
        await tab.AssertAccessibleAsync();
        await tab.Page.GetByTestId("begin-R1").ClickAsync();
        await tab.Page.Locator("[name='name/zh']").FillAsync("");
        await tab.Page.GetByTestId("edit-R1.6").ClickAsync();
        await tab.Page.Locator("[name='clause/R1.6/zh']").FillAsync("原因和处理过程当日写清。");
        await tab.Page.GetByTestId("save").ClickAsync();
        // Refused: said at its field, and what was typed is still there.
        await Expect(tab.Page.Locator("[name='name/zh']")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(tab.Page.Locator("[name='clause/R1.6/zh']")).ToHaveValueAsync("原因和处理过程当日写清。");
        await tab.AssertAccessibleAsync();
        await tab.Page.Locator("[name='name/zh']").FillAsync("售后服务规章 2027");
        await tab.Page.GetByTestId("rule-ResultTold").GetByRole(Microsoft.Playwright.AriaRole.Button).ClickAsync();
        await tab.Page.GetByTestId("add-gate").SelectOptionAsync("TestPassed");
        await tab.Page.GetByTestId("add-clause").SelectOptionAsync("R1.4");
        await tab.Page.GetByTestId("add-rule").ClickAsync();
        // A clause of the company's own, which a date ahead is made by.
        await tab.Page.GetByTestId("remove-R1.11").ClickAsync();
        await tab.Page.GetByTestId("add-own-clause").ClickAsync();
        await tab.Page.Locator("[name='own/0/id']").FillAsync("厂-12");
        await tab.Page.Locator("[name='own/0/chapter/zh']").FillAsync("本公司规定");
        await tab.Page.Locator("[name='own/0/chapter/en']").FillAsync("Our own");
        await tab.Page.Locator("[name='own/0/zh']").FillAsync("修复十日后电话回访。");
        await tab.Page.Locator("[name='own/0/en']").FillAsync("Ten days after a repair the customer is called.");
        await tab.Page.GetByTestId("add-date-clause").SelectOptionAsync("厂-12");
        await tab.Page.GetByTestId("add-date").ClickAsync();
        await tab.Page.Locator("[name='dates/0/in']").FillAsync("ten");
        await tab.Page.Locator("[name='dates/0/unit']").SelectOptionAsync("Days");
        await tab.Page.GetByTestId("save").ClickAsync();
        await Expect(tab.Page.Locator("[name='dates/0/in']")).ToHaveAttributeAsync("aria-invalid", "true");
        await tab.AssertAccessibleAsync();
        await tab.Page.Locator("[name='dates/0/in']").FillAsync("10");
        await tab.Page.GetByTestId("publish").ClickAsync();
        await tab.Page.GetByTestId("publish-yes").ClickAsync();
        await Expect(tab.Page).ToHaveURLAsync(new Regex("/rulebook/2$"));
        await Expect(tab.Page.GetByTestId("dates")).ToContainTextAsync("验收之后 10 天");
        await Expect(tab.Page.GetByTestId("clause-厂-12")).ToContainTextAsync("电话回访");
        await Expect(tab.Page.GetByTestId("clause-R1.11")).ToHaveCountAsync(0);
        await Expect(tab.Page.GetByTestId("rulebook")).ToContainTextAsync("售后服务规章 2027");
        await Expect(tab.Page.GetByTestId("edition")).ToContainTextAsync("待生效");
        await Expect(tab.Page.GetByTestId("clause-R1.4")).ToContainTextAsync("功能测试合格");
        await Expect(tab.Page.GetByTestId("clause-R1.6")).ToContainTextAsync("当日写清");
        await Expect(tab.Page.GetByTestId("sign")).ToBeVisibleAsync();
        // Today the first one is still in force, and says what comes.
        await tab.GoToAsync("/rulebook");
        await Expect(tab.Page.GetByTestId("coming")).ToContainTextAsync("第 2 版");
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task What_somebody_else_did_meanwhile_is_said_and_nothing_typed_is_lost()
    {
        var (desk, supervisor, cancel) = (portal.Get<RulebookDesk>(), await portal.ActorAsync("supervisor1"), TestContext.Current.CancellationToken);
        var number = (await desk.DraftAsync(supervisor, "R1", cancel)).Value;
        await using var tab = await browser.OpenAsync(portal, "supervisor1", dark: true);
        await tab.GoToAsync("/rulebook/draft");
        await tab.Page.Locator("[name='issuer/en']").FillAsync("Mine");
        var draft = await DraftAsync();
        Assert.True((await desk.EditAsync(supervisor, number, draft.Version, draft.Rulebook with { Issuer = new("Theirs", "对方") }, cancel)).Done);
        await tab.Page.GetByTestId("save").ClickAsync();
        await Expect(tab.Page.GetByTestId("save-over")).ToBeVisibleAsync();
        await Expect(tab.Page.GetByTestId("refused")).ToBeFocusedAsync();
        await Expect(tab.Page.Locator("[name='issuer/en']")).ToHaveValueAsync("Mine");
        await tab.AssertAccessibleAsync();
        await tab.Page.GetByTestId("save-over").ClickAsync();
        await Expect(tab.Page.GetByTestId("saved")).ToContainTextAsync("saved");
        Assert.Equal("Mine", (await DraftAsync()).Rulebook.Issuer.En);

        await tab.Page.Locator("[name='issuer/en']").FillAsync("Later");
        Assert.True((await desk.PublishAsync(supervisor, number, (await DraftAsync()).Version, DateOnly.FromDateTime(DateTime.UtcNow).AddDays(9), cancel)).Done);
        await tab.Page.GetByTestId("save").ClickAsync();
        await tab.Page.GetByTestId("go-on").ClickAsync();
        await Expect(tab.Page.GetByTestId("saved")).ToContainTextAsync("saved");
        Assert.Equal((number + 1, "Later"), ((await DraftAsync()).Number, (await DraftAsync()).Rulebook.Issuer.En));
        Assert.Empty(tab.Complaints);

        async Task<EditionFile> DraftAsync() => (await portal.Get<RulebookQueries>().EditionsAsync(supervisor, cancel)).Single(edition => edition.Draft);
    }

    [Fact]
    public async Task A_draft_is_thrown_away_only_when_it_is_meant()
    {
        await portal.Get<RulebookDesk>().DraftAsync(await portal.ActorAsync("supervisor1"), "R1", TestContext.Current.CancellationToken);
        await using var tab = await browser.OpenAsync(portal, "supervisor1");
        await tab.GoToAsync("/rulebook/draft");
        await tab.Page.GetByTestId("discard").ClickAsync();
        await tab.Page.GetByText("Keep it").ClickAsync();
        await tab.Page.GetByTestId("discard").ClickAsync();
        await tab.Page.GetByTestId("discard-yes").ClickAsync();
        await Expect(tab.Page.GetByTestId("edition-1")).ToBeVisibleAsync();
        await Expect(tab.Page.GetByTestId("edition-2")).ToHaveCountAsync(0);
        await tab.GoToAsync("/rulebook/draft");
        await Expect(tab.Page.Locator("main").GetByRole(Microsoft.Playwright.AriaRole.Link)).ToBeVisibleAsync();
    }
}

using System.Text.RegularExpressions;
using AfterSales.Portal.Tests.World;
using static Microsoft.Playwright.Assertions;

namespace AfterSales.Portal.Tests.Assessment.Reviews;

/// <summary>A review and an evaluation, from the first field to what cannot be changed any more.</summary>
public sealed class ReviewPagesTests(BrowserFixture browser, FurnishedPortal furnished) : IClassFixture<FurnishedPortal>
{
    private PortalFactory Portal => furnished.Portal;

    [Fact]
    public async Task A_review_is_opened_written_and_concluded()
    {
        await using var tab = await browser.OpenAsync(Portal, "supervisor1", "zh-CN");
        await tab.GoToAsync("/reviews");
        await tab.Page.GetByTestId("open-review").ClickAsync();
        await tab.Page.GetByTestId("entry-save").ClickAsync();
        await Expect(tab.Page.Locator(".problem")).ToHaveCountAsync(1);
        await tab.Page.Locator("[name=participants]").FillAsync("李建国、王厂长");
        await tab.Page.GetByTestId("entry-save").ClickAsync();
        await Expect(tab.Page).ToHaveURLAsync(new Regex(@"/reviews/\d+"));
        await Expect(tab.Page.GetByTestId("frozen-ResponseKept")).ToContainTextAsync("响应兑现率");
        await tab.Page.GetByTestId("find").ClickAsync();
        await tab.Page.Locator("[name=text]").FillAsync("备件到货慢");
        await tab.Page.Locator("[name=clause]").FillAsync("R1.4");
        await tab.Page.GetByTestId("entry-save").ClickAsync();
        await Expect(tab.Page.GetByTestId("finding-1")).ToContainTextAsync("备件到货慢");
        await tab.Page.GetByTestId("conclude").ClickAsync();
        await tab.Page.Locator("[name=conclusion]").FillAsync("增加安全库存");
        await tab.Page.GetByTestId("entry-save").ClickAsync();
        await Expect(tab.Page.GetByTestId("state")).ToHaveTextAsync("已完成");
        await Expect(tab.Page.GetByTestId("find")).ToHaveCountAsync(0);
        await tab.AssertAccessibleAsync();
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task An_evaluation_is_scored_shows_the_way_up_and_is_frozen_only_when_whole()
    {
        await using var tab = await browser.OpenAsync(Portal, "supervisor1");
        await tab.GoToAsync("/evaluation");
        await tab.Page.GetByTestId("sheet-1").Locator("a").ClickAsync();
        await tab.Page.GetByTestId("score-3").ClickAsync();
        await tab.Page.Locator("[name=score]").FillAsync("7");
        await tab.Page.GetByTestId("entry-save").ClickAsync();
        await Expect(tab.Page.Locator(".problem")).ToContainTextAsync("0–5");
        await tab.Page.Locator("[name=score]").FillAsync("4.5");
        await tab.Page.GetByTestId("entry-save").ClickAsync();
        await Expect(tab.Page.GetByTestId("line-3").GetByTestId("score")).ToHaveTextAsync("4.5 of 5 points");
        await Expect(tab.Page.GetByTestId("way")).ToContainTextAsync("needed");
        await tab.Page.GetByTestId("freeze").ClickAsync();
        await Expect(tab.Page.GetByTestId("refused")).ToContainTextAsync("12 items");
        await Expect(tab.Page.GetByTestId("state")).ToHaveTextAsync("open");
        await tab.AssertAccessibleAsync();
        Assert.Empty(tab.Complaints);
    }
}

using System.Globalization;
using AfterSales.Core.Assessment;
using AfterSales.Portal.Tests.Assessment.Engine;
using AfterSales.Portal.Tests.World;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AfterSales.Portal.Tests.Assessment.Charts;

/// <summary>A part of a stacked bar is a part of the cycle in one week: pressed, it opens the tickets that spent that time, whatever the language.</summary>
public sealed class StackStoriesTests(BrowserFixture browser, DemoPortal demo) : IClassFixture<DemoPortal>
{
    private const int Days = 90;

    // Where both stand at the same height nobody can tell which was meant.
    private const string WhereLinesAreApart = """
        () => {
          const marks = [...document.querySelectorAll("[data-testid='chart-steps'] .apexcharts-marker")];
          const at = (line, place) => marks.find(mark => mark.getAttribute('index') === line && mark.getAttribute('j') === place)?.getBoundingClientRect().top ?? NaN;
          return marks.map(mark => mark.getAttribute('j')).find(place => Math.abs(at('0', place) - at('1', place)) > 2);
        }
        """;

    private readonly PortalFactory portal = demo.Portal;

    [Theory]
    [InlineData("en", CyclePart.Dispatch, false)]
    [InlineData("zh-CN", CyclePart.Dispatch, true)]
    [InlineData("zh-CN", CyclePart.Work, false)]
    public async Task A_part_of_a_bar_opens_exactly_the_tickets_that_spent_that_time(string language, CyclePart part, bool dark)
    {
        var now = portal.Get<TimeProvider>().GetUtcNow().UtcDateTime;
        var weeks = (await ByHand.ReadAsync(portal, Days)).Tickets.Where(ticket => ticket.AcceptedAt is not null).GroupBy(ticket => Steps.Of(DateOnly.FromDateTime(ticket.CreatedAt), StepLength.Week)).ToDictionary(week => week.Key);
        var first = Steps.Of(DateOnly.FromDateTime(now).AddDays(1 - Days), StepLength.Week);
        await using var tab = await browser.OpenAsync(portal, "supervisor1", language, dark);
        foreach (var place in new[] { 3, 6 })
        {
            var week = first.AddDays(7 * place);
            var wanted = ByHand.Numbers(weeks[week].Where(ticket => new CountedTicket(ticket, now).Parts()[(int)part] > 0));
            Assert.NotEmpty(wanted);
            await tab.GoToAsync($"/charts/cycle?days={Days}");
            await tab.Page.GetByTestId("chart-parts").Locator($".apexcharts-series[data\\:realIndex='{(int)part}'] .apexcharts-bar-area").Nth(place).ClickAsync();
            var list = tab.Page.GetByTestId("behind");
            await Expect(list.Locator("tbody tr")).ToHaveCountAsync(wanted.Count);
            Assert.Equal(wanted, (await list.Locator("tbody td:first-child").AllInnerTextsAsync()).Order(StringComparer.Ordinal));
            Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"step={week:yyyy-MM-dd}"), tab.Page.Url, StringComparison.Ordinal);
        }
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task Of_two_lines_the_one_that_is_pressed_opens_what_it_is_taken_from()
    {
        await using var tab = await browser.OpenAsync(portal, "supervisor1");
        await tab.GoToAsync($"/charts/satisfaction?days={Days}&way=shares");
        // Another chart that is still being drawn would push the mark away from under the pointer.
        await tab.UntilAsync("[...document.querySelectorAll('.chart .canvas')].every(canvas => canvas.querySelector('.apexcharts-svg'))");
        await tab.UntilAsync($"({WhereLinesAreApart})()");
        var place = await tab.Page.EvaluateAsync<string>(WhereLinesAreApart);
        foreach (var (line, fate) in new[] { (0, Fate.Answered), (1, Fate.Asked) })
        {
            var (mark, before) = (tab.Page.GetByTestId("chart-steps").Locator($".apexcharts-marker[j='{place}'][index='{line}']"), tab.Page.Url);
            // A chart that is just being drawn anew hears nothing.
            for (var tries = 0; tries < 30 && tab.Page.Url == before; tries++)
            {
                await mark.ClickAsync(new LocatorClickOptions { Force = true });
                await tab.Page.WaitForTimeoutAsync(1_000);
            }
            Assert.Contains($"fate={fate}", tab.Page.Url, StringComparison.Ordinal);
            await Expect(tab.Page.GetByTestId("behind")).ToBeVisibleAsync();
        }
        Assert.Empty(tab.Complaints);
    }
}

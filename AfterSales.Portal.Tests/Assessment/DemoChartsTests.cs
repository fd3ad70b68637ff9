using System.Globalization;
using AfterSales.Core.Assessment;
using AfterSales.Core.Data;
using AfterSales.Core.Demo;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.Assessment.Charts;
using AfterSales.Portal.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace AfterSales.Portal.Tests.Assessment;

/// <summary>The chart pages over the demo company's history, in a real browser.</summary>
public sealed class DemoChartsTests(BrowserFixture browser, DemoPortal demo) : IClassFixture<DemoPortal>
{
    private readonly PortalFactory portal = demo.Portal;

    [Theory]
    [InlineData("response", "figure-promise", Measure.Response, Fate.PromiseBroken)]
    [InlineData("response", "figure-day", Measure.Response, Fate.ArrangedLate)]
    [InlineData("cycle", "figure-promise", Measure.Cycle, Fate.PromiseBroken)]
    public async Task A_headline_figure_opens_exactly_its_tickets(string path, string figure, Measure measure, Fate fate)
    {
        var filter = ThirtyDays();
        var wanted = await ByHandAsync(filter, measure, fate);
        Assert.NotEmpty(wanted);
        await using var tab = await browser.OpenAsync(portal, "supervisor1");
        await tab.GoToAsync($"/charts/{path}?days=30");
        await tab.Page.GetByTestId(figure).GetByRole(AriaRole.Link).ClickAsync();
        var rows = tab.Page.GetByTestId("behind").Locator("tbody tr");
        await Assertions.Expect(rows).ToHaveCountAsync(wanted.Count);
        Assert.Equal(wanted.Order(), (await rows.Locator("td:first-child").AllInnerTextsAsync()).Order());
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task Where_none_is_completed_that_is_said_instead_of_drawing_nothing()
    {
        var (day, priority) = (await ByHand.ReadAsync(portal, days: 30)).Tickets.GroupBy(ticket => (Day: DateOnly.FromDateTime(ticket.CreatedAt), ticket.Priority))
            .First(some => some.All(ticket => ticket.AcceptedAt is null)).Key;
        await using var tab = await browser.OpenAsync(portal, "supervisor1");
        await tab.GoToAsync(string.Create(CultureInfo.InvariantCulture, $"/charts/cycle?see=breakdown&from={day:yyyy-MM-dd}&to={day.AddDays(1):yyyy-MM-dd}&priority={priority}"));
        await Assertions.Expect(tab.Page.GetByTestId("nothing")).ToBeVisibleAsync();
        await Assertions.Expect(tab.Page.GetByTestId("figure-median")).ToContainTextAsync("None completed yet");
        await Assertions.Expect(tab.Page.Locator(".apexcharts-svg")).ToHaveCountAsync(0);
        await Assertions.Expect(tab.Page.GetByTestId("table-breakdown")).ToContainTextAsync("Only 0");
    }

    [Fact]
    public async Task A_point_of_a_line_says_its_week_and_opens_its_tickets()
    {
        await using var tab = await browser.OpenAsync(portal, "supervisor1");
        await tab.GoToAsync("/charts/cycle?way=median");
        var chart = tab.Page.GetByTestId("chart-steps");
        var point = chart.Locator(".apexcharts-marker[index='1']").Nth(3);
        // The chart may be drawn once more just as the mouse has come: then the mouse has to come again.
        var said = chart.Locator(".apexcharts-tooltip", new LocatorLocatorOptions { HasText = "Median: " });
        for (var tries = 0; tries < 50 && await said.CountAsync() == 0; tries++)
        {
            await tab.Page.Mouse.MoveAsync(0, 0);
            await point.HoverAsync(new LocatorHoverOptions { Force = true });
            await tab.Page.WaitForTimeoutAsync(100);
        }
        await Assertions.Expect(said).ToBeVisibleAsync();
        await point.ClickAsync(new LocatorClickOptions { Force = true });
        await Assertions.Expect(tab.Page.GetByTestId("behind")).ToBeVisibleAsync();
        var fourth = Steps.Of(DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-89), StepLength.Week).AddDays(21);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"step={fourth:yyyy-MM-dd}"), tab.Page.Url);
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task Rows_by_priority_stand_by_urgency()
    {
        await using var tab = await browser.OpenAsync(portal, "supervisor1");
        await tab.GoToAsync("/charts/response?by=Priority");
        await Assertions.Expect(tab.Page.GetByTestId("table-breakdown").Locator("tbody th")).ToHaveTextAsync(["Urgent", "High", "Normal", "Low"]);
    }

    [Theory]
    [InlineData(false, 1440)]
    [InlineData(true, 1440)]
    [InlineData(false, 390)]
    public async Task Everybody_can_use_the_pages(bool dark, int width)
    {
        await using var tab = await browser.OpenAsync(portal, "supervisor1", dark ? "en" : "zh-CN", dark, width);
        foreach (var address in new[] { "/charts/response", "/charts/cycle", "/charts/satisfaction", "/charts/response?bucket=0", "/charts/cycle?table=1", "/charts/cycle?way=fixes&see=faults", "/charts/satisfaction?see=against&by=Engineer" })
        {
            await tab.GoToAsync(address);
            await Assertions.Expect(tab.Page.GetByTestId("figure-count")).ToBeVisibleAsync();
            if (!address.Contains("table", StringComparison.Ordinal))
                await Assertions.Expect(tab.Page.Locator(".apexcharts-svg")).ToHaveCountAsync(2);
            await tab.AssertAccessibleAsync();
        }
        Assert.Empty(tab.Complaints);
    }

    private static FigureFilter ThirtyDays()
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        return new FigureFilter(today.AddDays(-29), today.AddDays(1));
    }

    /// <summary>Ticket by ticket from its clocks, without the queries that the page asks.</summary>
    private async Task<List<string>> ByHandAsync(FigureFilter filter, Measure measure, Fate fate)
    {
        await using var db = await portal.Get<IDbContextFactory<AfterSalesDbContext>>().CreateDbContextAsync();
        var (all, now) = (db.Tickets, DateTime.UtcNow);
        var tickets = await all.Include(ticket => ticket.Clocks).Where(ticket => ticket.Stage != Stage.Cancelled).ToListAsync();
        var name = measure == Measure.Response ? ClockName.Response : ClockName.Repair;
        bool Broken(Ticket ticket) => ticket.Clocks.Exists(clock => clock.Name == name && clock.StateAt(now) == ClockState.Broken);
        bool Late(Ticket ticket) => ticket.Clocks.Find(clock => clock.Name == ClockName.Arrange) is { } clock && (clock.StoppedAt ?? now) - ticket.CreatedAt > TimeSpan.FromHours(24);
        return [.. tickets.Where(ticket => DateOnly.FromDateTime(ticket.CreatedAt) is var day && day >= filter.From && day < filter.To)
            .Where(fate == Fate.ArrangedLate ? Late : Broken).Select(ticket => ticket.Number)];
    }
}

/// <summary>A portal into which the demo company has moved, for tests that only look.</summary>
public sealed class DemoPortal : IAsyncLifetime
{
    public PortalFactory Portal { get; } = new();

    public async ValueTask InitializeAsync() => await Portal.Get<DemoCompany>().MoveInAsync(whole: true);

    public ValueTask DisposeAsync() => Portal.DisposeAsync();
}

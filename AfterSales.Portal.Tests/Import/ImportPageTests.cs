using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AfterSales.Portal.Tests.Import;

/// <summary>The import page in a real browser.</summary>
public sealed class ImportPageTests(BrowserFixture browser) : IAsyncDisposable
{
    private readonly PortalFactory portal = new();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    private async Task<(int Tickets, int Customers, int Sites, int Employees)> CountsAsync()
    {
        await using var db = await portal.Get<IDbContextFactory<AfterSalesDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        return (await db.Tickets.CountAsync(), await db.Customers.CountAsync(), await db.Sites.CountAsync(), await db.Employees.CountAsync());
    }

    [Fact]
    public async Task From_the_file_to_the_figures_and_back()
    {
        var before = await CountsAsync();
        await using var tab = await browser.OpenAsync(portal, "supervisor1");
        var page = tab.Page;
        await tab.GoToAsync("/import");
        await Expect(page.GetByTestId("check")).ToBeDisabledAsync();
        await SendAsync(page, ForeignFile.Sample("incidents-a.csv"));
        await Expect(page.GetByTestId("file-name")).ToContainTextAsync("incidents-a.csv · 2,989 rows");

        // Guessed.
        await Expect(page.GetByTestId("column-ReportedAt")).ToHaveValueAsync("opened_at");
        await Expect(page.GetByTestId("column-SerialNumber")).ToHaveValueAsync("cmdb_ci");
        await Expect(page.GetByTestId("date-format")).ToHaveValueAsync("dd-MM-yyyy HH:mm");
        await Expect(page.GetByTestId("state-Awaiting Problem")).ToHaveValueAsync("Diagnosing");
        await Expect(page.GetByTestId("priority-1 - Critical")).ToHaveValueAsync("Urgent");
        await page.GetByTestId("time-zone").SelectOptionAsync("UTC");
        await page.GetByTestId("source").FillAsync("service-desk-2016");
        await page.GetByTestId("source").PressAsync("Tab");

        await page.GetByTestId("check").ClickAsync();
        await Expect(page.GetByTestId("Count_WouldImport")).ToHaveTextAsync("445");
        Assert.Equal(before, await CountsAsync());

        // What is mapped otherwise is to be checked again.
        await page.GetByTestId("unknown").FillAsync("??");
        await page.GetByTestId("unknown").PressAsync("Tab");
        await Expect(page.GetByTestId("import")).ToBeDisabledAsync();
        await page.GetByTestId("unknown").FillAsync("?");
        await page.GetByTestId("unknown").PressAsync("Tab");
        await page.GetByTestId("check").ClickAsync();
        await page.GetByTestId("import").ClickAsync();
        await Expect(page.GetByTestId("Count_Imported")).ToHaveTextAsync("445");
        await Expect(page.GetByTestId("past").Locator("tbody tr")).ToHaveCountAsync(1);

        var report = await page.RunAndWaitForDownloadAsync(() => page.GetByTestId("report-csv").ClickAsync());
        var lines = await System.IO.File.ReadAllLinesAsync(await report.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Equal(1 + 2 + 445, lines.Length);
        Assert.Contains(lines, line => line.Contains("INC0000131", StringComparison.Ordinal) && line.Contains("147 minutes before", StringComparison.Ordinal));

        // Who leaves and comes back finds it.
        await tab.GoToAsync("/charts/response?source=import&from=2016-02-29&to=2016-03-02");
        await Expect(page.GetByTestId("figure-count")).ToContainTextAsync("445");
        await tab.GoToAsync("/import");
        await Expect(page.GetByTestId("Count_Imported")).ToHaveTextAsync("445");

        await page.GetByTestId("undo").ClickAsync();
        await page.GetByTestId("undo-yes").ClickAsync();
        await Expect(page.GetByTestId("undone")).ToBeVisibleAsync();
        await Expect(page.GetByTestId("report")).ToHaveCountAsync(0);
        Assert.Equal(before, await CountsAsync());
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task A_workbook_is_refused_where_it_was_chosen_and_a_saved_mapping_is_taken()
    {
        await using var tab = await browser.OpenAsync(portal, "supervisor1");
        var page = tab.Page;
        await tab.GoToAsync("/import");
        await SendAsync(page, new FilePayload { Name = "old.xlsx", MimeType = "application/zip", Buffer = [(byte)'P', (byte)'K', 3, 4, 0, 0] });
        await Expect(page.GetByTestId("upload-refused")).ToContainTextAsync("CSV UTF-8");
        await SendAsync(page, ForeignFile.Sample("incidents-a.csv"));
        await Expect(page.GetByTestId("source")).ToHaveValueAsync("incidents-a");
        await page.GetByTestId("mapping-file").SetInputFilesAsync(ForeignFile.Sample("incidents.mapping.json"));
        await Expect(page.GetByTestId("source")).ToHaveValueAsync("service-desk-2016");
    }

    [Theory]
    [InlineData("en", true)]
    [InlineData("zh-CN", false)]
    public async Task It_is_accessible(string language, bool dark)
    {
        await using var tab = await browser.OpenAsync(portal, "supervisor1", language, dark);
        await tab.GoToAsync("/import");
        await SendAsync(tab.Page, ForeignFile.Sample("incidents-a.csv"));
        await Expect(tab.Page.GetByTestId("column-Number")).ToHaveValueAsync("number");
        await tab.Page.GetByTestId("check").ClickAsync();
        await Expect(tab.Page.GetByTestId("Count_WouldImport")).ToHaveTextAsync("445");
        await tab.AssertAccessibleAsync();
        Assert.Empty(tab.Complaints);
    }

    // The script that sends comes with the circuit.
    private static async Task SendAsync(IPage page, object file)
    {
        await Expect(page.GetByTestId("drop")).ToHaveAttributeAsync("data-ready", "");
        if (file is FilePayload payload)
            await page.GetByTestId("file").SetInputFilesAsync(payload);
        else
            await page.GetByTestId("file").SetInputFilesAsync((string)file);
    }
}

using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using AfterSales.Core.People;
using AfterSales.Portal.Assessment.Addresses;
using AfterSales.Portal.Assessment.Contents;
using AfterSales.Portal.Assessment.Sheets;
using AfterSales.Portal.Tests.World;
using Microsoft.Extensions.DependencyInjection;
using MiniExcelLibs;

namespace AfterSales.Portal.Tests.Assessment.Charts;

/// <summary>`GET /api/v1/charts/…/file` from outside.</summary>
public sealed class ChartFilesTests(DemoPortal demo) : IClassFixture<DemoPortal>
{
    private readonly PortalFactory portal = demo.Portal;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("response", "about figures steps buckets breakdown both tickets")]
    [InlineData("cycle", "about figures part-steps buckets steps fix-steps parts breakdown shares fixes backlog models faults batches ages recurring trending ledger tickets")]
    [InlineData("satisfaction", "about figures steps scores breakdown complaints words against tickets")]
    public async Task A_workbook_holds_everything_that_can_be_looked_at(string which, string keys)
    {
        var address = ChartAddress.Read($"http://portal/charts/{which}?fate=Completed");
        using var scope = portal.Services.GetRequiredService<IServiceScopeFactory>().CreateScope();
        var sheets = await scope.ServiceProvider.GetRequiredService<ContentFiles>().SheetsAsync(await portal.ActorAsync("supervisor1"), address, Cancel);
        Assert.Equal(keys.Split(' ').Order(), sheets!.Select(sheet => sheet.Key).Order());
        using var client = await portal.AsAsync("supervisor1");
        var file = await client.GetByteArrayAsync($"/api/v1/charts/{which}/file?as=xlsx&fate=Completed", Cancel);
        Assert.Equal(sheets!.Count, new MemoryStream(file).GetSheetNames().Count);
    }

    [Fact]
    public async Task A_text_file_has_the_figures_of_the_page_and_only_the_tickets_asked_for()
    {
        var actor = await portal.ActorAsync("supervisor1");
        var address = ChartAddress.Read("http://portal/charts/cycle?priority=High&days=365");
        var (content, _) = (await portal.Get<ChartContents>().ReadAsync(actor, address, Cancel))!.Value;
        using var client = await portal.AsAsync("supervisor1");
        var lines = Encoding.UTF8.GetString(await client.GetByteArrayAsync(address.FileHref("csv", "parts"), Cancel)).TrimEnd().Split("\r\n");
        Assert.Equal(content.Section!.Rows.Count + 1, lines.Length);
        foreach (var (row, line) in content.Section.Rows.Zip(lines[1..]))
            Assert.Equal(content.Section.Value(row, 0)!.Value, double.Parse(line.Split(',')[1], CultureInfo.InvariantCulture));
        // The parts are the whole, to what a number of this kind can hold.
        var hours = content.Section.Rows.Select(row => row.Cells[0].Value!.Value).ToList();
        Assert.Equal(hours[^1], hours[..^1].Sum(), 9);
        Assert.Equal(content.Head.Single(figure => figure.Key == "mean").Value!.Value, hours[^1], 6);
    }

    [Fact]
    public async Task An_engineer_takes_along_the_own_figures_and_is_compared_with_nobody()
    {
        using var engineer = await portal.AsAsync("engineer1");
        var actor = await portal.ActorAsync("engineer1");
        var (content, reader) = (await portal.Get<ChartContents>().ReadAsync(actor, ChartAddress.Read("http://portal/charts/response?by=Engineer&days=0"), Cancel))!.Value;
        Assert.DoesNotContain(content.Cuts, cut => cut.Key == "by-Engineer");
        Assert.Empty(reader.Choices.Engineers);
        Assert.Equal(content.Head.Single(figure => figure.Key == "count").Value, content.Section!.Rows.Sum(row => row.Cells[0].Value));
        var own = await engineer.GetStringAsync("/api/v1/charts/response/file?as=csv&sheet=breakdown&by=Engineer&days=0", Cancel);
        Assert.DoesNotContain((await portal.Get<PeopleQueries>().NamesAsync(Cancel)).Values, name => own.Contains(name, StringComparison.Ordinal));
        using var staff = await portal.AsAsync("staff1");
        Assert.Equal(HttpStatusCode.Forbidden, (await staff.GetAsync("/api/v1/charts/response/file?as=csv", Cancel)).StatusCode);
        using var stranger = portal.Anonymous();
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/api/v1/charts/response/file?as=csv", Cancel)).StatusCode);
    }

    [Theory]
    [InlineData("as=pdf", "as")]
    [InlineData("", "as")]
    [InlineData("as=csv&sheet=secrets", "sheet")]
    [InlineData("as=csv&from=soon", "from")]
    public async Task What_is_wrong_with_a_question_is_said_by_parameter(string query, string parameter)
    {
        using var client = await portal.AsAsync("supervisor1");
        using var answer = await client.GetAsync($"/api/v1/charts/cycle/file?{query}", Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel)).RootElement;
        Assert.Equal(parameter, Assert.Single(problem.GetProperty("errors").EnumerateObject()).Name);
    }

    [Fact]
    public async Task There_are_files_of_the_three_pages_and_of_nothing_else()
    {
        using var client = await portal.AsAsync("supervisor1");
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/api/v1/charts/people/file?as=csv", Cancel)).StatusCode);
    }
}

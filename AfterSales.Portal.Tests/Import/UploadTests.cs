using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using AfterSales.Core.Import;
using AfterSales.Portal.Import;
using AfterSales.Portal.Shell.Http;
using AfterSales.Portal.Tests.World;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Tests.Import;

/// <summary>The endpoints beside the import page.</summary>
public sealed class UploadTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    private const string Good = "number,state,opened_at,updated_at\nA,New,2024-01-01 10:00,2024-01-01 10:00\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static MultipartFormDataContent File(string text, string name = "old.csv") => new() { { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "file", name } };

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer) => JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel)).RootElement;

    [Theory]
    [InlineData("staff1")]
    [InlineData("engineer1")]
    public async Task Only_supervisors_send_files_and_read_reports(string user)
    {
        using var client = await portal.AsAsync(user);
        using var sent = await client.PostAsync("/import/files", File(Good), Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, sent.StatusCode);
        foreach (var address in new[] { "/import/reports/1", "/import/reports/check", "/import/files/x/mapping" })
            Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync(address, Cancel)).StatusCode);
        using var page = await client.GetAsync("/import", Cancel);
        Assert.NotEqual(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_sent_to_sign_in()
    {
        using var client = portal.Anonymous();
        using var sent = await client.PostAsync("/import/files", File(Good), Cancel);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Contains("/signin", sent.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_another_site_sends_nothing()
    {
        using var client = await portal.AsAsync("supervisor1");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/import/files") { Content = File(Good) };
        request.Headers.Add("Origin", "https://elsewhere.example");
        using var answer = await client.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("origin", (await ReadAsync(answer)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_file_above_the_limit_is_refused_before_it_is_sent()
    {
        using var client = await portal.AsAsync("supervisor1");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/import/files") { Content = new Announced(Uploads.Largest + 1024 * 1024) };
        request.Headers.ExpectContinue = true;
        using var answer = await client.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("larger than 200 MB", (await ReadAsync(answer)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "The file is empty")]
    [InlineData("PK\u0003\u0004 a workbook", "CSV UTF-8")]
    [InlineData("\u0001\u0002", "not a text file")]
    [InlineData("INC1,New,2024-01-01 10:00\n", "names no columns")]
    [InlineData("number,state,opened\n", "no row under it")]
    public async Task What_is_no_table_is_refused_with_what_to_do_and_not_kept(string text, string told)
    {
        using var client = await portal.AsAsync("supervisor1");
        using var answer = await client.PostAsync("/import/files", File(text), Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(told, (await ReadAsync(answer)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_kept_under_a_name_of_our_own_and_its_owner_alone_sees_it()
    {
        using var client = await portal.AsAsync("supervisor1");
        using var answer = await client.PostAsync("/import/files", File(Good, "../../\u202Eevil.csv"), Cancel);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var id = (await ReadAsync(answer)).GetProperty("address").GetString()!.Split('=')[1];
        var upload = portal.Get<Uploads>().Find(id, "supervisor1") ?? throw new InvalidOperationException("The upload is not its sender's.");
        Assert.Equal(("evil.csv", $"{id}.csv"), (upload.Name, Path.GetFileName(upload.Path)));
        Assert.Equal(Good, await System.IO.File.ReadAllTextAsync(upload.Path, Cancel));
        Assert.Null(portal.Get<Uploads>().Find(id, "somebody else"));

        using var saved = await client.GetAsync($"/import/files/{id}/mapping", Cancel);
        var mapping = await saved.Content.ReadAsByteArrayAsync(Cancel);
        Assert.Equal("opened_at", ImportMapping.Read(new MemoryStream(mapping)).Columns.ReportedAt);
        using var loaded = await client.PostAsync($"/import/files/{id}/mapping", new ByteArrayContent(System.IO.File.ReadAllBytes(ForeignFile.Sample("incidents.mapping.json"))), Cancel);
        Assert.Equal(HttpStatusCode.Created, loaded.StatusCode);
        Assert.Equal("service-desk-2016", upload.Draft.Source);
        using var wrong = await client.PostAsync($"/import/files/{id}/mapping", new StringContent("{}"), Cancel);
        Assert.Contains("cannot be used", (await ReadAsync(wrong)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Old_files_are_removed()
    {
        using var client = await portal.AsAsync("supervisor2");
        var ids = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            using var answer = await client.PostAsync("/import/files", File(Good), Cancel);
            ids.Add((await ReadAsync(answer)).GetProperty("address").GetString()!.Split('=')[1]);
        }
        var uploads = portal.Get<Uploads>();
        Assert.Null(uploads.Find(ids[0], "supervisor2"));
        Assert.All(ids[1..], id => Assert.NotNull(uploads.Find(id, "supervisor2")));
    }

    [Theory]
    [InlineData("=cmd|' /C calc'!A0", "\"'=cmd|' /C calc'!A0\"")]
    [InlineData("+1", "\"'+1\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("\tx", "\"'\tx\"")]
    [InlineData("\uFF1D1+1", "\"'\uFF1D1+1\"")]
    [InlineData("  =1", "\"'  =1\"")]
    [InlineData("a \"b\", c", "\"a \"\"b\"\", c\"")]
    public void A_value_that_a_spreadsheet_would_run_is_text(string value, string field) => Assert.Equal(field, CsvText.Field(value));

    [Fact]
    public void A_report_says_by_line_what_was_left_out_and_why()
    {
        var report = new ImportReport { Problems = [new RowProblem(7, "=1+1", RowFault.UnknownState, "state", "@x")], Negative = [new NegativeTime(9, "B", true, TimeSpan.FromMinutes(-18))] };
        var csv = Encoding.UTF8.GetString(new ReportCsv(portal.Get<IStringLocalizer<ImportTexts>>()).Write(report, [new TakenIn("C", "AS-20240101-001")]));
        Assert.Contains("\"7\",\"'=1+1\",\"\",", csv, StringComparison.Ordinal);
        Assert.Contains("\"state\",\"'@x\",", csv, StringComparison.Ordinal);
        Assert.Contains("\"9\",\"B\"", csv, StringComparison.Ordinal);
        Assert.Contains("\"\",\"C\",\"AS-20240101-001\"", csv, StringComparison.Ordinal);
    }

    /// <summary>Says how long it is, and would never end.</summary>
    private sealed class Announced : HttpContent
    {
        private readonly long length;

        public Announced(long length)
        {
            this.length = length;
            Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=part");
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => throw new InvalidOperationException("Nobody should have asked for it.");

        protected override bool TryComputeLength(out long length)
        {
            length = this.length;
            return true;
        }
    }
}

using System.Net;
using AfterSales.Portal.Tests.Tickets.Api;
using AfterSales.Portal.Tests.World;
using static AfterSales.Portal.Tests.Tickets.Api.ApiDepartment;

namespace AfterSales.Portal.Tests.Tickets.Attachments;

public sealed class FilesByApiTests(ApiDepartment department) : IClassFixture<ApiDepartment>
{
    [Fact]
    public async Task A_program_puts_a_file_on_a_ticket_and_fetches_it()
    {
        var ticket = await department.RegisterAsync();
        ticket = await RunAsync(department.Staff, ticket, "Attach", new { image = Pictures.Url(Pictures.Pdf("检测"), "image/png"), fileName = "检测", note = "油样" });

        var file = ticket.GetProperty("attachments").EnumerateArray().Single();
        Assert.Equal(("检测.pdf", "application/pdf", "油样"), (file.GetProperty("name").GetString(), file.GetProperty("mediaType").GetString(), file.GetProperty("note").GetString()));
        using var given = await department.Staff.GetAsync(file.GetProperty("url").GetString(), TestContext.Current.CancellationToken);
        Assert.Equal(Pictures.Pdf("检测"), await given.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

        var refused = (await TryAsync(department.Staff, ticket, "Attach", new { image = "nothing" })).Must(HttpStatusCode.UnprocessableEntity);
        Assert.True(refused.GetProperty("errors").TryGetProperty("image", out _));
    }
}

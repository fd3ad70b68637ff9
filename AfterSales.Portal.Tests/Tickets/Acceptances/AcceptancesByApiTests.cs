using System.Text.Json;
using AfterSales.Portal.Tests.Tickets.Api;
using static AfterSales.Portal.Tests.Tickets.Api.ApiDepartment;

namespace AfterSales.Portal.Tests.Tickets.Acceptances;

public sealed class AcceptancesByApiTests(ApiDepartment department) : IClassFixture<ApiDepartment>
{
    [Fact]
    public async Task The_whole_ticket_tells_what_is_to_be_accepted_how_it_was_and_that_it_is_void()
    {
        var ticket = await department.AcceptingAsync();
        var lines = ticket.GetProperty("toAccept").EnumerateArray().ToList();
        Assert.Contains(lines, line => Text(line, "thing") == "Result");
        ticket = await RunAsync(department.Engineer, ticket, "SignAcceptance", new { signerName = "王工", answers = new[] { new { line = 1, answer = "Reserved", remark = "护罩松动" } } });

        var related = ticket.GetProperty("related").EnumerateArray().Single();
        Assert.Equal(("Reservation", "护罩松动"), (Text(related, "relation"), Text(related, "fault")));
        ticket = await RunAsync(department.Engineer, ticket, "RecordWork", new { action = "又换了密封圈", minutes = 10 });
        Assert.Equal("Accepting", Text(ticket, "stage"));
        ticket = await RunAsync(department.Engineer, ticket, "AcceptStamped", new { signerName = "机电队", sheetNumber = "YS-0042" });

        var acceptances = ticket.GetProperty("acceptances").EnumerateArray().ToList();
        Assert.Equal(["Signature", "Stamp"], acceptances.Select(entry => Text(entry, "way")));
        Assert.Equal("RecordWork", Text(acceptances[0].GetProperty("voided"), "command"));
        Assert.Equal(JsonValueKind.Null, acceptances[1].GetProperty("voided").ValueKind);
        Assert.Equal(Core.Tickets.SignedWords.HashOf(Text(acceptances[1], "words")!), Text(acceptances[1], "hash"));
    }

    private static string? Text(JsonElement of, string name) => of.GetProperty(name).GetString();
}

using System.Net;
using System.Text.Json;
using AfterSales.Portal.Tests.Tickets.Api;
using static AfterSales.Portal.Tests.Tickets.Api.ApiDepartment;

namespace AfterSales.Portal.Tests.Tickets.Recording;

public sealed class FactsByApiTests(ApiDepartment department) : IClassFixture<ApiDepartment>
{
    [Fact]
    public async Task The_whole_ticket_holds_every_record_with_its_values()
    {
        var ticket = await department.OnSiteAsync();
        ticket = await RunAsync(department.Staff, ticket, "DecideEntitlement", new { coverage = "outOfWarranty", reason = "质保已到期" });
        ticket = await RunAsync(department.Engineer, ticket, "RequestTrip", new { route = "太原—长治", firstDay = "2099-03-02", lastDay = "2099-03-04", cost = "980" });
        ticket = await RunAsync(department.Engineer, ticket, "RecordFittedParts", new { fitted = new[] { new { partNo = "P-1", quantity = 2, batch = "B77", purchaseRef = "CG-15" } } });

        var records = ticket.GetProperty("records").EnumerateArray().ToList();
        Assert.Equal(["Entitlement", "TripRequest", "FittedParts"], records.Select(record => Text(record, "kind")));
        Assert.Equal(("OutOfWarranty", "质保已到期"), (Text(records[0], "coverage"), Text(records[0], "text")));
        Assert.NotEmpty(Text(records[0], "by")!);
        Assert.Equal(("2099-03-02", "2099-03-04"), (Text(records[1], "day"), Text(records[1], "lastDay")));
        Assert.Equal("980.00", Text(records[1].GetProperty("lines")[0], "value"));
        var part = records[2].GetProperty("lines")[0];
        Assert.Equal(("P-1", "CG-15", "B77", 2), (Text(part, "name"), Text(part, "value"), Text(part, "batch"), part.GetProperty("quantity").GetInt32()));
        var read = (await department.Staff.ReadAsync($"/api/v1/tickets/{Text(ticket, "number")}")).Must(HttpStatusCode.OK);
        Assert.Equal(ticket.GetProperty("records").GetRawText(), read.GetProperty("records").GetRawText());
    }

    [Fact]
    public async Task A_day_is_written_as_a_day_and_nothing_else_is_taken()
    {
        var ticket = await department.OnSiteAsync();
        var days = ticket.GetProperty("commands").EnumerateArray().Single(command => Text(command, "name") == "RequestTrip").GetProperty("fields");
        Assert.Equal("text", days.EnumerateArray().Where(field => Text(field, "name") == "firstDay").Select(field => Text(field, "type")).Single());
        var wrong = await TryAsync(department.Engineer, ticket, "RequestTrip", new { route = "太原", firstDay = "2099-03-02T00:00:00Z", lastDay = "2099-03-04", cost = "1" });
        wrong.MustRefuse(422, "validation");
        Assert.True(wrong.Body.GetProperty("errors").TryGetProperty("firstDay", out _));
    }

    [Fact]
    public async Task An_engineer_loses_the_operators_telephones_with_the_end_of_the_work()
    {
        var ticket = await department.AcceptingAsync();
        ticket = await RunAsync(department.Engineer, ticket, "NoteOperators", new { operators = new[] { new { name = "刘工", phone = "139 1111 2222" } } });
        Assert.Equal("139 1111 2222", PhoneIn(ticket));
        ticket = await RunAsync(department.Engineer, ticket, "SignAcceptance", new { signerName = "王工" });
        ticket = await RunAsync(department.Engineer, ticket, "LeaveSite", new { outcome = "Done" });
        ticket = await RunAsync(department.Staff, ticket, "SendSurvey");
        ticket = await RunAsync(department.Staff, ticket, "Close");
        Assert.Equal("139 1111 2222", PhoneIn(ticket));
        ticket = (await department.Engineer.ReadAsync($"/api/v1/tickets/{Text(ticket, "number")}")).Must(HttpStatusCode.OK);
        Assert.Null(PhoneIn(ticket));
        Assert.Equal("刘工", Text(ticket.GetProperty("records")[0].GetProperty("lines")[0], "name"));
    }

    private static string? PhoneIn(JsonElement ticket) => Text(ticket.GetProperty("records")[0].GetProperty("lines")[0], "value");

    private static string? Text(JsonElement of, string name) => of.GetProperty(name).GetString();
}

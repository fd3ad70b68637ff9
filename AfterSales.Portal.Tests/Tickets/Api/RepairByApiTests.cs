using System.Net;
using System.Text.Json;
using static AfterSales.Portal.Tests.Tickets.Api.ApiDepartment;

namespace AfterSales.Portal.Tests.Tickets.Api;

public sealed class RepairByApiTests(ApiDepartment department) : IClassFixture<ApiDepartment>
{
    [Fact]
    public async Task A_repair_goes_from_the_report_to_the_archive()
    {
        var reported = (await department.Anybody.PostAsync("/api/v1/reports", new { contactName = "王工", phone = "13812345678", fault = "异响" })).Must(HttpStatusCode.Created);
        var number = reported.GetProperty("number").GetString();
        Assert.StartsWith(department.Portal.Address + "t/", reported.GetProperty("trackingUrl").GetString(), StringComparison.Ordinal);
        var ticket = (await department.Staff.ReadAsync($"/api/v1/tickets/{number}")).Must(HttpStatusCode.OK);
        Assert.Equal(("Reported", "Repair", "Api"), (Text(ticket, "stage"), Text(ticket, "serviceType"), Text(ticket, "channel")));

        ticket = await RunAsync(department.Staff, ticket, "verify", new { contact = new { name = "王工", phone = "13812345678" }, site = new { name = "副井口", city = "长治" }, fault = "主泵异响", priority = "urgent" });
        ticket = await RunAsync(department.Staff, ticket, "Diagnose", new { cause = "泵磨损", solution = "换泵", faultGroup = "液压" });
        ticket = await RunAsync(department.Supervisor, ticket, "Assign", department.Visit(department.EngineerId));
        Assert.Equal(("Scheduled", "Urgent"), (Text(ticket, "stage"), Text(ticket, "priority")));
        ticket = await RunAsync(department.Engineer, ticket, "Depart", new { lat = 36.2, lon = 113.1, accuracyM = 20 });
        ticket = await RunAsync(department.Engineer, ticket, "Arrive");
        ticket = await RunAsync(department.Engineer, ticket, "RecordWork", new { cause = "泵磨损", action = "更换主泵", minutes = 90 });
        ticket = await RunAsync(department.Engineer, ticket, "RecordTest", new { passed = true });
        Assert.False(ticket.TryGetProperty("acceptUrl", out _));
        ticket = await RunAsync(department.Engineer, ticket, "RequestAcceptance", new { resultNote = "已换泵" });
        var signed = (await department.Anybody.PostAsync(LinkCall(ticket, "acceptUrl", "accept"), new { signerName = "王工" })).Must(HttpStatusCode.OK);
        Assert.Equal((number, "FollowUp"), (Text(signed, "number"), Text(signed, "stage")));

        ticket = (await department.Engineer.ReadAsync($"/api/v1/tickets/{number}")).Must(HttpStatusCode.OK);
        ticket = await RunAsync(department.Engineer, ticket, "LeaveSite", new { outcome = "Done" });
        ticket = await RunAsync(department.Staff, ticket, "SendSurvey");
        var survey = LinkCall(ticket, "surveyUrl", "survey");
        ticket = await RunAsync(department.Staff, ticket, "Close");
        Assert.Equal("Closed", Text(ticket, "stage"));
        (await department.Anybody.PostAsync(survey, new { response = 5, quality = 4, attitude = 5, recommend = 9, comment = "很好" })).Must(HttpStatusCode.Created);
        ticket = (await department.Staff.ReadAsync($"/api/v1/tickets/{number}")).Must(HttpStatusCode.OK);
        Assert.Equal(4, ticket.GetProperty("surveys")[0].GetProperty("quality").GetInt32());
        Assert.Equal(9, ticket.GetProperty("surveys")[0].GetProperty("recommend").GetInt32());
    }

    [Fact]
    public async Task A_consultation_is_answered_and_archived()
    {
        var ticket = await department.RegisterAsync("滤芯多久换一次", "Consultation");
        ticket = await RunAsync(department.Staff, ticket, "Answer", new { text = "每 500 小时" });
        ticket = await RunAsync(department.Staff, ticket, "Close");
        Assert.Equal(("Closed", "每 500 小时"), (Text(ticket, "stage"), Text(ticket, "answer")));
    }

    [Fact]
    public async Task A_ticket_has_the_shape_of_the_contract()
    {
        var ticket = await department.AcceptingAsync();
        Has(ticket, "number version stage serviceType priority impact fault customer equipment owner engineers dueAt createdAt");
        Has(ticket, "channel contact site visits clocks holds promises activities externalRef repeatOf commands");
        Has(ticket.GetProperty("customer"), "id name vip");
        Has(ticket.GetProperty("site"), "id name address city lat lon");
        Has(ticket.GetProperty("equipment"), "serialNumber model name warrantyUntil");
        Has(ticket.GetProperty("contact"), "name phone email");
        Has(ticket.GetProperty("owner"), "id name");
        var visit = ticket.GetProperty("visits")[0];
        Has(visit, "id engineer lead place state start end departedAt arrivedAt leftAt");
        Assert.Equal(("OnSite", "Site", department.EngineerId), (Text(visit, "state"), Text(visit, "place"), visit.GetProperty("engineer").GetProperty("id").GetInt32()));
        Assert.EndsWith("Z", Text(visit, "arrivedAt"), StringComparison.Ordinal);
        var clock = ticket.GetProperty("clocks").EnumerateArray().Single(clock => Text(clock, "name") == "response");
        Has(clock, "name dueAt state usedMinutes stoppedAt");
        Assert.Equal("Met", Text(clock, "state"));
        var activity = ticket.GetProperty("activities")[1];
        Has(activity, "at recordedAt by command fromStage toStage text");
        Assert.Equal(("Verify", "Reported", "Diagnosing"), (Text(activity, "command"), Text(activity, "fromStage"), Text(activity, "toStage")));
    }

    [Fact]
    public async Task Commands_say_what_is_allowed_what_is_missing_and_which_fields_they_have()
    {
        var ticket = (await department.Engineer.ReadAsync("/api/v1/tickets/" + Text(await department.OnSiteAsync(), "number"), "zh-CN")).Must(HttpStatusCode.OK);
        var commands = ticket.GetProperty("commands").EnumerateArray().ToDictionary(command => Text(command, "name")!);
        Assert.True(commands["RecordWork"].GetProperty("allowed").GetBoolean());
        Assert.False(commands["Assign"].GetProperty("allowed").GetBoolean());
        Assert.False(commands["Depart"].GetProperty("allowed").GetBoolean());
        Assert.True(commands["RequestAcceptance"].GetProperty("allowed").GetBoolean());
        var missing = commands["RequestAcceptance"].GetProperty("missing").EnumerateArray().ToList();
        Assert.Equal("type", Text(missing[0], "clause"));
        Assert.All(missing, need => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", Text(need, "text")!));
        var fields = commands["Verify"].GetProperty("fields").EnumerateArray().ToDictionary(field => Text(field, "name")!, field => Text(field, "type"));
        Assert.Equal(("text", "longText", "choice", "number"), (fields["contact.phone"], fields["fault"], fields["priority"], fields["site.lat"]));
        var outcome = commands["LeaveSite"].GetProperty("fields").EnumerateArray().Single(field => Text(field, "name") == "outcome");
        Assert.True(outcome.GetProperty("required").GetBoolean());
        Assert.Contains("CustomerAbsent", outcome.GetProperty("values").EnumerateArray().Select(value => value.GetString()));
        var engineers = commands["Assign"].GetProperty("fields").EnumerateArray().Single(field => Text(field, "name") == "engineerIds");
        Assert.Contains(department.EngineerId, engineers.GetProperty("values").EnumerateArray().Select(value => value.GetInt32()));
        string[] types = ["text", "longText", "number", "integer", "boolean", "dateTime", "choice", "choices", "list", "image"];
        Assert.Empty(commands.Values.SelectMany(command => command.GetProperty("fields").EnumerateArray()).Select(field => Text(field, "type")).Except(types));
    }

    private static string? Text(JsonElement of, string name) => of.GetProperty(name).GetString();

    private static void Has(JsonElement of, string names) =>
        Assert.Empty(names.Split(' ').Except(of.EnumerateObject().Select(property => property.Name)));
}

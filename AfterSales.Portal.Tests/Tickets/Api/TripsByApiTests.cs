using System.Globalization;
using System.Net;
using AfterSales.Core.Rulebooks;
using static AfterSales.Portal.Tests.Tickets.Api.ApiDepartment;

namespace AfterSales.Portal.Tests.Tickets.Api;

/// <summary>R9.2 by API: a trip is asked for, decided on by somebody else, and ended.</summary>
public sealed class TripsByApiTests(ApiDepartment department) : IClassFixture<ApiDepartment>
{
    private const string Trips = "/api/v1/trips";

    [Fact]
    public async Task A_trip_goes_from_the_request_to_the_end()
    {
        var (number, other) = (await ScheduledAsync(), await ScheduledAsync());
        var asked = (await department.Engineer.PostAsync(Trips, Request(number))).Must(HttpStatusCode.Created);
        var address = $"{Trips}/{asked.GetProperty("id").GetInt32()}";
        Assert.Equal(("Requested", "1280.50", false), (asked.GetProperty("state").GetString(), asked.GetProperty("cost").GetString(), asked.GetProperty("canDecide").GetBoolean()));
        (await department.Engineer.PostAsync(Trips, Request(number))).MustRefuse(422, "validation");
        (await department.OtherEngineer.ReadAsync(address)).MustRefuse(404, "not-found");
        Assert.Equal(2, (await department.Engineer.PostAsync($"{address}/tickets", new { number = other })).Must(HttpStatusCode.OK).GetProperty("stops").GetArrayLength());

        (await department.Engineer.PostAsync($"{address}/decide", new { approved = true })).MustRefuse(403, "forbidden");
        (await department.Supervisor.PostAsync($"{address}/decide", new { approved = false })).MustRefuse(422, "validation");
        Assert.Equal("Approved", (await department.Supervisor.PostAsync($"{address}/decide", new { approved = true })).Must(HttpStatusCode.OK).GetProperty("state").GetString());
        (await department.Supervisor.PostAsync($"{address}/decide", new { approved = true })).MustRefuse(409, "entry-changed");
        Assert.Equal("Ended", (await department.Engineer.PostAsync($"{address}/end", new { result = "换泵，试机正常" })).Must(HttpStatusCode.OK).GetProperty("state").GetString());

        var listed = (await department.Supervisor.ReadAsync($"{Trips}?state=ended&ticket={number}&engineerId={department.EngineerId}")).Must(HttpStatusCode.OK);
        Assert.Equal(1, listed.GetProperty("total").GetInt32());
        Assert.Equal(0, (await department.OtherEngineer.ReadAsync(Trips)).Must(HttpStatusCode.OK).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Nobody_decides_on_a_trip_that_was_asked_for_by_oneself_while_a_deputy_can()
    {
        var number = await ScheduledAsync();
        var asked = (await department.Supervisor.PostAsync(Trips, Request(number))).Must(HttpStatusCode.Created);
        var address = $"{Trips}/{asked.GetProperty("id").GetInt32()}";
        var deputy = (await department.Supervisor.PostAsync("/api/v1/deputies", new { deputyId = department.OtherEngineerId, firstDay = Day(0), lastDay = Day(0) })).Must(HttpStatusCode.Created).GetProperty("id").GetInt32();

        var refused = (await department.Supervisor.PostAsync($"{address}/decide", new { approved = true }, language: "en")).MustRefuse(403, "own-work");
        Assert.Contains("your own work", refused.Body.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal("Approved", (await department.OtherEngineer.PostAsync($"{address}/decide", new { approved = true })).Must(HttpStatusCode.OK).GetProperty("state").GetString());
        (await department.OtherEngineer.PostAsync($"{address}/end", new { result = "已修" })).MustRefuse(403, "forbidden");
        (await department.Supervisor.PostAsync($"/api/v1/deputies/{deputy}/end", new { })).Must(HttpStatusCode.OK);
    }

    private object Request(string number) => new { engineerId = department.EngineerId, tickets = new[] { number }, route = "太原—长治", firstDay = Day(1), lastDay = Day(3), cost = "1280.50" };

    private async Task<string> ScheduledAsync()
    {
        var ticket = await RunAsync(department.Staff, await department.RegisterAsync(), "Diagnose", new { cause = "泵磨损", solution = "换泵", faultGroup = "液压" });
        return (await RunAsync(department.Supervisor, ticket, "Assign", department.Visit(department.EngineerId))).GetProperty("number").GetString()!;
    }

    private string Day(int ahead) => department.Portal.Get<CompanyTime>().DayOf(department.Portal.Get<TimeProvider>().GetUtcNow().UtcDateTime).AddDays(ahead).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Net;
using System.Text.Json;
using static AfterSales.Portal.Tests.Tickets.Api.ApiDepartment;

namespace AfterSales.Portal.Tests.Tickets.Api;

public sealed class TicketListByApiTests(ApiDepartment department) : IClassFixture<ApiDepartment>
{
    private const string Tickets = "/api/v1/tickets";

    [Fact]
    public async Task Staff_find_by_words_and_stages_page_by_page()
    {
        var first = await department.RegisterAsync("截齿断裂");
        var second = await department.RegisterAsync("截割电机断相");
        var list = await ListAsync(department.Staff, "query=" + Uri.EscapeDataString("断") + "&pageSize=1&colour=red");
        Assert.Equal((2, 1, 1), (list.GetProperty("total").GetInt32(), list.GetProperty("page").GetInt32(), list.GetProperty("pageSize").GetInt32()));
        Assert.Equal([Number(second)], Numbers(list));
        Assert.Equal([Number(first)], Numbers(await ListAsync(department.Staff, "query=" + Uri.EscapeDataString("断") + "&page=2&pageSize=1")));
        Assert.Equal([Number(first)], Numbers(await ListAsync(department.Staff, "query=" + Uri.EscapeDataString("截齿断"))));
        Assert.Equal([Number(second)], Numbers(await ListAsync(department.Staff, "query=" + Number(second))));
        Assert.Empty(Numbers(await ListAsync(department.Staff, "stage=Closed&stage=onsite&query=" + Uri.EscapeDataString("截齿"))));
        Assert.Single(Numbers(await ListAsync(department.Staff, "stage=Closed&stage=diagnosing&query=" + Uri.EscapeDataString("截齿"))));
        string[] shape = ["number", "version", "stage", "serviceType", "priority", "impact", "fault", "customer", "equipment", "owner", "engineers", "dueAt", "createdAt"];
        Assert.Empty(shape.Except(list.GetProperty("items")[0].EnumerateObject().Select(property => property.Name)));
    }

    [Fact]
    public async Task What_they_wait_for_and_what_happened_when_narrows_them_as_on_the_page()
    {
        var waiting = await department.RegisterAsync("支架立柱漏液");
        var planned = await RunAsync(department.Staff, await department.RegisterAsync("支架阀组漏液"), "RequestSurvey", new { reason = "看不出" });
        var found = "query=" + Uri.EscapeDataString("漏液");
        Assert.Equal([Number(planned)], Numbers(await ListAsync(department.Staff, $"{found}&waits=engineer")));
        Assert.Empty(Numbers(await ListAsync(department.Staff, $"{found}&happened=Accepted")));
        var day = DateOnly.FromDateTime(DateTimeOffset.Parse(waiting.GetProperty("createdAt").GetString()!, CultureInfo.InvariantCulture).UtcDateTime);
        Assert.Equal(2, Numbers(await ListAsync(department.Staff, $"{found}&happened=Reported&from={day.AddDays(-1):yyyy-MM-dd}&to={day.AddDays(2):yyyy-MM-dd}")).Count());
        Assert.Empty(Numbers(await ListAsync(department.Staff, $"{found}&from={day.AddDays(2):yyyy-MM-dd}")));
    }

    [Fact]
    public async Task Values_that_cannot_be_are_told()
    {
        var refused = (await department.Staff.ReadAsync(Tickets + "?page=0&pageSize=201&stage=Moon&waits=Sun&happened=Never&from=then")).MustRefuse(422, "validation").Body.GetProperty("errors");
        Assert.Equal(["from", "happened", "page", "pageSize", "stage", "waits"], refused.EnumerateObject().Select(error => error.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Engineers_see_their_own_and_nothing_tentative()
    {
        var ticket = await department.RegisterAsync("履带跑偏");
        ticket = await RunAsync(department.Staff, ticket, "RequestSurvey", new { reason = "看不出" });
        ticket = await RunAsync(department.Supervisor, ticket, "Assign", department.Visit(department.EngineerId));
        ticket = await RunAsync(department.Supervisor, ticket, "Assign", department.Visit(department.OtherEngineerId, tentative: true));
        Assert.Contains(Number(ticket), Numbers(await ListAsync(department.Engineer, "")));
        Assert.DoesNotContain(Number(ticket), Numbers(await ListAsync(department.OtherEngineer, "")));
        (await department.OtherEngineer.ReadAsync($"{Tickets}/{Number(ticket)}")).MustRefuse(404, "not-found");
        (await TryAsync(department.OtherEngineer, ticket, "AddNote", new { text = "x" })).MustRefuse(404, "not-found");
        Assert.Single((await department.Engineer.ReadAsync($"{Tickets}/{Number(ticket)}")).Must(HttpStatusCode.OK).GetProperty("visits").EnumerateArray());
    }

    private static async Task<JsonElement> ListAsync(HttpClient who, string query) => (await who.ReadAsync($"{Tickets}?{query}")).Must(HttpStatusCode.OK);

    private static IEnumerable<string> Numbers(JsonElement list) => list.GetProperty("items").EnumerateArray().Select(Number);

    private static string Number(JsonElement ticket) => ticket.GetProperty("number").GetString()!;
}

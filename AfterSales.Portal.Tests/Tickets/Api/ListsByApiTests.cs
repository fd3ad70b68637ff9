using System.Globalization;
using System.Net;
using System.Text.Json;
using AfterSales.Core.Rulebooks;
using static AfterSales.Portal.Tests.Tickets.Api.ApiDepartment;

namespace AfterSales.Portal.Tests.Tickets.Api;

/// <summary>The lists of the department by API: who may read and write which, with the same rules as on the pages.</summary>
public sealed class ListsByApiTests(ApiDepartment department) : IClassFixture<ApiDepartment>
{
    private const string Api = "/api/v1/";

    public static TheoryData<string, string> Lists => new()
    {
        { "certificates", "supervisor engineer" },
        { "purchased-parts", "supervisor staff" },
        { "trips", "supervisor staff engineer" },
        { "checklists", "supervisor staff engineer" },
        { "dates", "supervisor staff" },
        { "department-tasks", "supervisor staff" },
        { "deputies", "supervisor" },
        { "prices", "supervisor staff" },
        { "notices", "supervisor staff engineer" },
        { "complaints", "supervisor staff engineer" },
        { "spot-checks", "supervisor staff engineer" },
        { "actions", "supervisor staff engineer" },
    };

    /// <summary>Path, who may, a body that lacks something, and the fields that it lacks.</summary>
    public static TheoryData<string, string, string, string> Writes => new()
    {
        { "certificates", "supervisor", """{"kind": "培训"}""", "engineerId issuedOn number proof" },
        { "certificates/999/withdraw", "supervisor", """{"reason": "遗失"}""", "404" },
        { "purchased-parts", "supervisor staff", """{"partNo": "P-9", "quantity": 0}""", "batch name purchaseRef quantity receivedOn supplier" },
        { "purchased-parts/999/correct", "supervisor staff", """{"seen": 1, "quantity": 2, "reason": "重数"}""", "404" },
        { "trips", "supervisor staff engineer", """{"route": "太原—长治"}""", "tickets" },
        { "trips/999/decide", "supervisor staff engineer", """{"approved": true}""", "404" },
        { "trips/999/tickets", "supervisor staff engineer", """{"number": "AS-1"}""", "404" },
        { "trips/999/end", "supervisor staff engineer", """{"result": "已修"}""", "404" },
        { "checklists", "supervisor", """{"nameZh": "日检", "types": []}""", "items nameEn types use" },
        { "checklists/999", "supervisor", """{"version": 1}""", "404" },
        { "dates/999/done", "supervisor staff", """{"note": "已回访"}""", "404" },
        { "deputies", "supervisor", """{"firstDay": "2026-13-01"}""", "firstDay" },
        { "deputies/999/end", "supervisor", "{}", "404" },
        { "prices", "supervisor", """{"kind": "Part", "price": "1,5"}""", "code price validFrom" },
        { "prices/999/take-back", "supervisor", "{}", "404" },
        { "notices/999/read", "supervisor staff engineer", "{}", "404" },
        { "complaints", "supervisor staff", """{"channel": "Phone"}""", "kind person words" },
        { "complaints/999/answer", "supervisor staff engineer", """{"answer": "已更换"}""", "404" },
        { "spot-checks", "supervisor", "{}", "ticket" },
        { "spot-checks/plan", "supervisor", """{"version": 0}""", "daysToCheck items least newForDays sharePercent span" },
        { "spot-checks/999/record", "supervisor staff", """{"verdicts": ["Good"]}""", "404" },
        { "actions", "supervisor staff", """{"kind": "Corrective"}""", "dueOn ownerId what why" },
        { "actions/999/finish", "supervisor staff engineer", """{"result": "已发布"}""", "404" },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task A_list_is_read_by_page_by_those_whose_it_is(string list, string readers)
    {
        (await department.Anybody.ReadAsync(Api + list)).MustRefuse(401, "unauthenticated");
        foreach (var (name, client) in People)
        {
            var answer = await client.ReadAsync($"{Api}{list}?page=1&pageSize=2");
            if (!readers.Contains(name, StringComparison.Ordinal))
            {
                answer.MustRefuse(403, "forbidden");
                continue;
            }
            var page = answer.Must(HttpStatusCode.OK);
            Assert.Equal((1, 2), (page.GetProperty("page").GetInt32(), page.GetProperty("pageSize").GetInt32()));
            Assert.InRange(page.GetProperty("items").GetArrayLength(), 0, 2);
        }
        var refused = (await department.Supervisor.ReadAsync($"{Api}{list}?page=0&pageSize=201")).MustRefuse(422, "validation").Body.GetProperty("errors");
        Assert.Equal(["page", "pageSize"], refused.EnumerateObject().Select(error => error.Name).Order());
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task What_is_written_is_checked_as_on_the_page(string path, string writers, string lacking, string wrong)
    {
        (await department.Anybody.PostAsync(Api + path, lacking)).MustRefuse(401, "unauthenticated");
        foreach (var (name, client) in People.Where(one => !writers.Contains(one.Name, StringComparison.Ordinal)))
            (await client.PostAsync(Api + path, lacking)).MustRefuse(403, "forbidden");
        if (wrong == "404")
        {
            (await department.Supervisor.PostAsync(Api + path, lacking)).MustRefuse(404, "not-found");
            return;
        }
        (await department.Supervisor.PostAsync(Api + path, """{"nothing": 1}""")).MustRefuse(400, "malformed");
        // Staff and supervisors name who travels.
        var errors = (await (path == "trips" ? department.Engineer : department.Supervisor).PostAsync(Api + path, lacking)).MustRefuse(422, "validation").Body.GetProperty("errors");
        Assert.Equal(wrong.Split(' '), errors.EnumerateObject().Select(error => error.Name).Order(StringComparer.Ordinal));
        Assert.All(errors.EnumerateObject(), error => Assert.DoesNotContain("Problem_", error.Value.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_certificate_is_added_once_found_again_and_withdrawn()
    {
        var entry = new { engineerId = department.EngineerId, proof = "qualification", kind = "高压电工证", number = "GY-77", issuedOn = "2026-01-01", validUntil = "2030-01-01" };
        var first = await department.Supervisor.PostAsync(Api + "certificates", entry, key: "certificate-1");
        var id = first.Must(HttpStatusCode.Created).GetProperty("id").GetInt32();
        Assert.Equal("true", (await department.Supervisor.PostAsync(Api + "certificates", entry, key: "certificate-1")).Header("Idempotency-Replayed"));
        var own = (await department.Engineer.ReadAsync(Api + "certificates?query=GY-77")).Must(HttpStatusCode.OK);
        Assert.Equal(("Valid", 1), (own.GetProperty("items")[0].GetProperty("state").GetString(), own.GetProperty("total").GetInt32()));
        Assert.Equal(0, (await department.OtherEngineer.ReadAsync(Api + "certificates?query=GY-77")).Must(HttpStatusCode.OK).GetProperty("total").GetInt32());
        (await department.Supervisor.PostAsync(Api + "certificates", entry)).MustRefuse(422, "validation");
        (await department.Supervisor.PostAsync($"{Api}certificates/{id}/withdraw", new { reason = "" })).MustRefuse(422, "validation");
        (await department.Supervisor.PostAsync($"{Api}certificates/{id}/withdraw", new { reason = "遗失" })).Must(HttpStatusCode.OK);
        Assert.Equal(1, (await department.Supervisor.ReadAsync(Api + "certificates?query=GY-77&state=withdrawn")).Must(HttpStatusCode.OK).GetProperty("total").GetInt32());
        (await department.Supervisor.ReadAsync(Api + "certificates?state=lost")).MustRefuse(422, "validation");
    }

    [Fact]
    public async Task Parts_are_taken_in_and_counted_anew_on_what_was_seen()
    {
        var id = (await department.Staff.PostAsync(Api + "purchased-parts", new { partNo = "P-7", name = "主泵", batch = "B-7", purchaseRef = "CG-7", supplier = "泰安液压", receivedOn = Today, quantity = 6 }))
            .Must(HttpStatusCode.Created).GetProperty("id").GetInt32();
        (await department.Staff.PostAsync($"{Api}purchased-parts/{id}/correct", new { seen = 5, quantity = 4, reason = "重数" })).MustRefuse(409, "entry-changed");
        (await department.Staff.PostAsync($"{Api}purchased-parts/{id}/correct", new { seen = 6, quantity = 4, reason = "重数" })).Must(HttpStatusCode.OK);
        var part = (await department.Staff.ReadAsync(Api + "purchased-parts?query=P-7&left=true")).Must(HttpStatusCode.OK).GetProperty("items")[0];
        Assert.Equal((4, 4, "重数"), (part.GetProperty("received").GetInt32(), part.GetProperty("left").GetInt32(), part.GetProperty("corrections")[0].GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task A_price_counts_from_its_day_and_can_be_taken_back_before()
    {
        var ahead = Day(30);
        var id = (await department.Supervisor.PostAsync(Api + "prices", new { kind = "Labour", code = "高级技师", price = "320.50", validFrom = ahead })).Must(HttpStatusCode.Created).GetProperty("id").GetInt32();
        var price = (await department.Staff.ReadAsync($"{Api}prices?kind=labour&query={Uri.EscapeDataString("技师")}")).Must(HttpStatusCode.OK).GetProperty("items")[0];
        Assert.Equal(("320.50", true, ahead), (price.GetProperty("price").GetString(), price.GetProperty("ahead").GetBoolean(), price.GetProperty("validFrom").GetString()));
        (await department.Supervisor.PostAsync($"{Api}prices/{id}/take-back", new { })).Must(HttpStatusCode.OK);
        (await department.Supervisor.PostAsync($"{Api}prices/{id}/take-back", new { })).MustRefuse(404, "not-found");
    }

    [Fact]
    public async Task A_checklist_is_written_changed_on_the_version_that_was_seen_and_offered_on_the_ticket()
    {
        object Entry(string name, long? version) => new
        {
            nameZh = name, nameEn = "Daily check", use = "Job", models = Array.Empty<string>(), types = new[] { "Repair" }, version,
            items = new object[] { new { zh = "系统压力", en = "System pressure", reading = true, unit = "MPa", low = 12, high = 16, standard = true } },
        };
        var made = (await department.Supervisor.PostAsync(Api + "checklists", JsonSerializer.Serialize(Entry("日检", null)).Replace(",\"version\":null", "", StringComparison.Ordinal))).Must(HttpStatusCode.Created);
        var (id, version) = (made.GetProperty("id").GetInt32(), made.GetProperty("version").GetInt64());
        Assert.True(made.GetProperty("active").GetBoolean());
        Assert.Equal("周检", (await department.Supervisor.PostAsync($"{Api}checklists/{id}", Entry("周检", version))).Must(HttpStatusCode.OK).GetProperty("nameZh").GetString());
        (await department.Supervisor.PostAsync($"{Api}checklists/{id}", Entry("月检", version))).MustRefuse(409, "entry-changed");

        var ticket = await department.OnSiteAsync();
        var address = $"{Api}tickets/{ticket.GetProperty("number").GetString()}/checklists";
        Assert.Contains((await department.Engineer.ReadAsync(address)).Must(HttpStatusCode.OK).GetProperty("offered").EnumerateArray(), list => list.GetProperty("id").GetInt32() == id);
        (await department.OtherEngineer.ReadAsync(address)).MustRefuse(404, "not-found");
        await RunAsync(department.Engineer, ticket, "FillChecklist", new { checklistId = id, checks = new[] { new { item = 1, value = 14.2 } } });
        var filled = (await department.Engineer.ReadAsync(address)).Must(HttpStatusCode.OK).GetProperty("filled")[0];
        Assert.Equal((true, "Checklist"), (filled.GetProperty("passed").GetBoolean(), filled.GetProperty("kind").GetString()));
    }

    [Fact]
    public async Task A_task_of_another_department_is_listed_until_it_is_answered()
    {
        var ticket = await RunAsync(department.Staff, await department.RegisterAsync(), "AskDepartment", new { department = "Factory", task = "提供图纸", person = "高工", dueOn = Day(1) });
        ticket = await RunAsync(department.Staff, ticket, "AskDepartment", new { department = "Purchase", task = "催主泵", person = "钱工", dueOn = Day(2) });
        var mine = $"{Api}department-tasks?ticket={ticket.GetProperty("number").GetString()}";
        Assert.Equal([1, 2], await NumbersAsync(""));
        Assert.Equal([2], await NumbersAsync("&department=purchase"));
        await RunAsync(department.Staff, ticket, "AnswerDepartment", new { taskNo = 1, text = "已发" });
        Assert.Equal([2], await NumbersAsync("&open=true"));
        Assert.Equal([1], await NumbersAsync("&open=false"));

        async Task<IEnumerable<int>> NumbersAsync(string more) =>
            (await department.Staff.ReadAsync(mine + more)).Must(HttpStatusCode.OK).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("task").GetProperty("no").GetInt32());
    }

    [Fact]
    public async Task A_deputy_is_named_and_taken_back()
    {
        var id = (await department.Supervisor.PostAsync(Api + "deputies", new { deputyId = department.OtherEngineerId, firstDay = Day(50), lastDay = Day(55) })).Must(HttpStatusCode.Created).GetProperty("id").GetInt32();
        Assert.Contains(await IdsAsync("?now=false"), one => one == id);
        Assert.DoesNotContain(await IdsAsync("?now=true"), one => one == id);
        (await department.Supervisor.PostAsync($"{Api}deputies/{id}/end", new { })).Must(HttpStatusCode.OK);
        Assert.DoesNotContain(await IdsAsync(""), one => one == id);

        async Task<List<int>> IdsAsync(string query) =>
            [.. (await department.Supervisor.ReadAsync(Api + "deputies" + query)).Must(HttpStatusCode.OK).GetProperty("items").EnumerateArray().Select(one => one.GetProperty("id").GetInt32())];
    }

    private (string Name, HttpClient Client)[] People => [("staff", department.Staff), ("supervisor", department.Supervisor), ("engineer", department.Engineer)];

    private string Today => Day(0);

    private string Day(int ahead) => department.Portal.Get<CompanyTime>().DayOf(department.Portal.Get<TimeProvider>().GetUtcNow().UtcDateTime).AddDays(ahead).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

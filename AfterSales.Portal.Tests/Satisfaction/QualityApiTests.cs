using System.Net;
using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Portal.Tests.Tickets.Api;

namespace AfterSales.Portal.Tests.Satisfaction;

/// <summary>What a page can do with complaints, checks and measures, an integration can do.</summary>
public sealed class QualityApiTests(ApiDepartment department) : IClassFixture<ApiDepartment>
{
    private const string Complaints = "/api/v1/complaints";

    [Fact]
    public async Task A_complaint_is_worked_off_by_api_and_refused_by_clause_until_it_may_be_closed()
    {
        var ticket = (await department.RegisterAsync()).GetProperty("number").GetString()!;
        (await department.Engineer.PostAsync(Complaints, new { kind = "Quality", channel = "Phone", words = "漏油", ticket })).MustRefuse(403, "forbidden");
        var opened = (await department.Staff.PostAsync(Complaints, new { kind = "Quality", channel = "Phone", words = "漏油", ticket })).Must(HttpStatusCode.Created);
        var at = $"{Complaints}/{opened.GetProperty("id").GetInt32()}";
        Assert.Equal((ticket, "Open"), (opened.GetProperty("number").GetString(), opened.GetProperty("state").GetString()));

        var refused = (await department.Staff.PostAsync($"{at}/close", new { lesson = "核对型号" })).MustRefuse(422, "complaint-gate");
        Assert.Equal(["R5.15", "R4.15", "R6.11"], refused.Body.GetProperty("clauses").EnumerateArray().Select(clause => clause.GetProperty("id").GetString()));
        (await department.Staff.PostAsync($"{at}/call-back", new { outcome = "Content" })).MustRefuse(409, "wrong-state");
        (await department.Staff.PostAsync($"{at}/cause", new { cause = "型号错误", version = 99 })).MustRefuse(409, "entry-changed");
        (await department.Staff.PostAsync($"{at}/cause", new { cause = "型号错误", version = opened.GetProperty("version").GetInt64() })).Must(HttpStatusCode.OK);
        (await department.Staff.PostAsync($"{at}/answer", new { answer = "已更换" })).Must(HttpStatusCode.OK);
        (await department.Staff.PostAsync($"{at}/call-back", new { outcome = "Content" })).Must(HttpStatusCode.OK);
        var closed = (await department.Staff.PostAsync($"{at}/close", new { lesson = "核对型号" })).Must(HttpStatusCode.OK);
        Assert.Equal("Closed", closed.GetProperty("state").GetString());
        (await department.Engineer.ReadAsync(at)).MustRefuse(404, "not-found");

        var figures = (await department.Supervisor.ReadAsync($"{Complaints}/figures")).Must(HttpStatusCode.OK);
        Assert.True(figures.GetProperty("closed").GetInt32() >= 1);
        (await department.Staff.ReadAsync($"{Complaints}/figures")).MustRefuse(403, "forbidden");
        (await department.Supervisor.ReadAsync($"{Complaints}/figures?from=2026-13-01")).MustRefuse(422, "validation");
    }

    [Fact]
    public async Task A_supervisor_draws_and_writes_the_plan_and_a_measure_is_set_and_done()
    {
        (await department.Staff.PostAsync("/api/v1/spot-checks/draw", new { })).MustRefuse(403, "forbidden");
        Assert.Equal(0, (await department.Supervisor.PostAsync("/api/v1/spot-checks/draw", new { })).Must(HttpStatusCode.OK).GetProperty("drawn").GetInt32());
        var plan = (await department.Supervisor.ReadAsync("/api/v1/spot-checks/plan")).Must(HttpStatusCode.OK);
        Assert.Equal((0, 6), (plan.GetProperty("version").GetInt32(), plan.GetProperty("plan").GetProperty("items").GetArrayLength()));
        (await department.Supervisor.ReadAsync("/api/v1/spot-checks/scores")).Must(HttpStatusCode.OK);

        var dueOn = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(9).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var id = (await department.Staff.PostAsync("/api/v1/actions", new { kind = "Corrective", what = "更新指导书", why = "重复投诉", ownerId = department.EngineerId, dueOn, source = "Figure", sourceName = "R3.5.1" })).Must(HttpStatusCode.Created).GetProperty("id").GetInt32();
        (await department.Engineer.PostAsync($"/api/v1/actions/{id}/finish", new { result = "已发布" })).Must(HttpStatusCode.OK);
        // Of what the caller does not see nothing is said of the body, nor of what may not be done.
        (await department.OtherEngineer.PostAsync($"/api/v1/actions/{id}/finish", new { nothing = 1 })).MustRefuse(404, "not-found");
        (await department.Engineer.PostAsync($"/api/v1/actions/{id}/drop", new { nothing = 1 })).MustRefuse(403, "forbidden");
        (await department.Engineer.PostAsync($"/api/v1/actions/{id}/finish", new { nothing = 1 })).MustRefuse(400, "malformed");
        (await department.Supervisor.PostAsync("/api/v1/reviews/999/conclude", new { nothing = 1 })).MustRefuse(404, "not-found");
        var done = (await department.Engineer.ReadAsync($"/api/v1/actions/{id}")).Must(HttpStatusCode.OK);
        Assert.Equal(["Opened", "Done"], done.GetProperty("events").EnumerateArray().Select(one => one.GetProperty("step").GetString()));
        (await department.Supervisor.PostAsync($"/api/v1/actions/{id}/effect", new { helped = true, effect = "有效" })).Must(HttpStatusCode.OK);
        (await department.Supervisor.PostAsync($"/api/v1/actions/{id}/drop", new { reason = "多余" })).MustRefuse(409, "wrong-state");
    }

    [Fact]
    public async Task A_complaint_of_a_customer_is_found_by_the_customer_and_voided_with_a_reason()
    {
        var customer = (await department.Portal.Get<WriterGate>().InTransactionAsync<int>(async db =>
        {
            var one = new Customer { Name = "晋北选煤厂" };
            db.Add(one);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            return one.Id;
        }, TestContext.Current.CancellationToken)).Value;
        var id = (await department.Staff.PostAsync(Complaints, new { kind = "Price", channel = "Email", words = "收费高", customerId = customer })).Must(HttpStatusCode.Created).GetProperty("id").GetInt32();
        Assert.Equal(1, (await department.Staff.ReadAsync($"{Complaints}?customerId={customer}")).Must(HttpStatusCode.OK).GetProperty("total").GetInt32());
        (await department.Staff.PostAsync($"{Complaints}/{id}/void", new { reason = "重复登记" })).MustRefuse(403, "forbidden");
        (await department.Supervisor.PostAsync($"{Complaints}/{id}/void", new { reason = "" })).MustRefuse(422, "validation");
        Assert.Equal("Voided", (await department.Supervisor.PostAsync($"{Complaints}/{id}/void", new { reason = "重复登记" })).Must(HttpStatusCode.OK).GetProperty("state").GetString());
        Assert.Equal(0, (await department.Staff.ReadAsync($"{Complaints}?customerId={customer}")).Must(HttpStatusCode.OK).GetProperty("total").GetInt32());
    }
}

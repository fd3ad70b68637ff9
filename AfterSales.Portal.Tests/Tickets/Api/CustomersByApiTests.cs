using System.Globalization;
using System.Net;
using AfterSales.Core.Rulebooks;
using static AfterSales.Portal.Tests.Tickets.Api.ApiDepartment;

namespace AfterSales.Portal.Tests.Tickets.Api;

/// <summary>What customers do without a session.</summary>
public sealed class CustomersByApiTests(ApiDepartment department) : IClassFixture<ApiDepartment>
{
    private const string Reports = "/api/v1/reports";

    [Fact]
    public async Task A_report_names_its_own_fields()
    {
        var refused = (await department.Anybody.PostAsync(Reports, new { email = "nobody", impact = "Noise" })).MustRefuse(422, "validation").Body.GetProperty("errors");
        Assert.Equal(["contactName", "email", "fault", "impact"], refused.EnumerateObject().Select(error => error.Name).Order(StringComparer.Ordinal));
        var unreachable = (await department.Anybody.PostAsync(Reports, new { contactName = "王工", fault = "异响" })).MustRefuse(422, "validation");
        Assert.True(unreachable.Body.GetProperty("errors").TryGetProperty("phone", out _));
        (await department.Anybody.PostAsync(Reports, new { contactName = "王工", phone = "13812345678", fault = "异响", priority = "Urgent" })).MustRefuse(400, "malformed");
    }

    [Fact]
    public async Task A_report_and_the_desks_form_take_a_wished_time()
    {
        var (zone, now) = (department.Portal.Get<CompanyTime>(), department.Portal.Get<TimeProvider>().GetUtcNow().UtcDateTime);
        var day = zone.DayOf(now).AddDays(2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var number = (await department.Anybody.PostAsync(Reports, new { contactName = "王工", phone = "13812345678", fault = "异响", appointment = new { day, from = "09:00", to = "12:00" } }))
            .Must(HttpStatusCode.Created).GetProperty("number").GetString();

        var record = (await department.Staff.ReadAsync($"/api/v1/tickets/{number}")).Must(HttpStatusCode.OK).GetProperty("records").EnumerateArray().Single();
        Assert.Equal("AppointmentWish", record.GetProperty("kind").GetString());
        Assert.Equal(zone.ToUtc(DateTime.Parse($"{day}T09:00", CultureInfo.InvariantCulture)), record.GetProperty("from").GetDateTime());
        var refused = (await department.Anybody.PostAsync(Reports, new { contactName = "王工", phone = "13812345678", fault = "异响", appointment = new { day = "2020-01-01", from = "09:00", to = "12:00" } })).MustRefuse(422, "validation");
        Assert.True(refused.Body.GetProperty("errors").TryGetProperty("appointment.day", out _));
        (await department.Anybody.PostAsync(Reports, new { contactName = "王工", phone = "13812345678", fault = "异响", appointment = new { day, at = "09:00" } })).MustRefuse(400, "malformed");

        var taken = (await department.Staff.PostAsync("/api/v1/tickets", new
        {
            serviceType = "Repair", channel = "Phone", priority = "High", contact = new { name = "王工", phone = "13812345678" }, site = new { name = "副井口", city = "长治" }, fault = "异响",
            appointment = new { day, from = "13:00", to = "17:00" },
        })).Must(HttpStatusCode.Created);
        Assert.Equal("AppointmentWish", taken.GetProperty("records").EnumerateArray().Single().GetProperty("kind").GetString());
    }

    [Fact]
    public async Task Twenty_at_once_get_twenty_numbers_without_a_gap()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            department.Anybody.PostAsync(Reports, new { contactName = "王工", email = "wang@example.com", fault = $"故障 {i}", serialNumber = "没见过" })));
        var numbers = answers.Select(answer => answer.Must(HttpStatusCode.Created).GetProperty("number").GetString()!).Order(StringComparer.Ordinal).ToList();
        var company = department.Portal.Get<CompanyTime>();
        var day = company.DayOf(department.Portal.Get<TimeProvider>().GetUtcNow().UtcDateTime);
        Assert.All(numbers, number => Assert.StartsWith(string.Create(CultureInfo.InvariantCulture, $"AS-{day:yyyyMMdd}-"), number, StringComparison.Ordinal));
        var counts = numbers.Select(number => int.Parse(number[^3..], CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(Enumerable.Range(counts[0], 20), counts);
    }

    [Fact]
    public async Task Links_that_cannot_be_used_look_all_alike()
    {
        var reported = (await department.Anybody.PostAsync(Reports, new { contactName = "王工", phone = "13812345678", fault = "异响" })).Must(HttpStatusCode.Created);
        var ticket = await department.AcceptingAsync();
        var accept = LinkCall(ticket, "acceptUrl", "accept");
        var sign = new { signerName = "王工" };
        var again = await RunAsync(department.Engineer, ticket, "RequestAcceptance", new { resultNote = "新链接" });
        var newer = LinkCall(again, "acceptUrl", "accept");
        (await department.Anybody.PostAsync(newer, sign)).Must(HttpStatusCode.OK);
        Answer[] refused =
        [
            await department.Anybody.PostAsync("/api/v1/links/nonsense/accept", sign),
            await department.Anybody.PostAsync(accept, sign),
            await department.Anybody.PostAsync(newer, sign),
            await department.Anybody.PostAsync(newer.Replace("/accept", "/refuse", StringComparison.Ordinal), "{"),
            await department.Anybody.PostAsync(newer.Replace("/accept", "/survey", StringComparison.Ordinal), "{"),
            await department.Anybody.PostAsync(LinkCall(reported, "trackingUrl", "accept"), sign),
        ];
        Assert.All(refused, answer => answer.MustRefuse(404, "not-found"));
        Assert.Single(refused.Select(answer => answer.Text).Distinct());
    }

    [Fact]
    public async Task A_customer_who_refuses_sends_the_engineer_back_to_work()
    {
        var ticket = await department.AcceptingAsync();
        (await department.Anybody.PostAsync(LinkCall(ticket, "acceptUrl", "refuse"), new { })).MustRefuse(422, "validation");
        (await department.Anybody.PostAsync(LinkCall(ticket, "acceptUrl", "accept"), new { signerName = "王工", signature = "data:image/png;base64,AAAA" })).MustRefuse(422, "validation");
        var refused = (await department.Anybody.PostAsync(LinkCall(ticket, "acceptUrl", "refuse"), new { reason = "还有异响" })).Must(HttpStatusCode.OK);
        Assert.Equal("OnSite", refused.GetProperty("stage").GetString());
    }

    [Fact]
    public async Task A_survey_takes_one_answer_of_1_to_5()
    {
        var ticket = await department.AcceptingAsync();
        (await department.Anybody.PostAsync(LinkCall(ticket, "acceptUrl", "accept"), new { signerName = "王工" })).Must(HttpStatusCode.OK);
        ticket = (await department.Staff.ReadAsync("/api/v1/tickets/" + ticket.GetProperty("number").GetString())).Must(HttpStatusCode.OK);
        ticket = await RunAsync(department.Staff, ticket, "SendSurvey");
        var survey = LinkCall(ticket, "surveyUrl", "survey");
        (await department.Anybody.PostAsync(survey, new { response = 6, quality = 5, attitude = 5 })).MustRefuse(422, "validation");
        (await department.Anybody.PostAsync(survey, new { response = 5, quality = 5, attitude = 5, recommend = 11 })).MustRefuse(422, "validation");
        (await department.Anybody.PostAsync(survey, new { response = 5, quality = 5, attitude = 5 })).Must(HttpStatusCode.Created);
        (await department.Anybody.PostAsync(survey, new { response = 5, quality = 5, attitude = 5 })).MustRefuse(404, "not-found");
    }
}

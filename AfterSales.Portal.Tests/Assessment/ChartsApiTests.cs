using System.Net;
using System.Text.Json;
using AfterSales.Core.Data;
using AfterSales.Core.Import;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.Import;
using AfterSales.Portal.Tests.World;
using Microsoft.Extensions.DependencyInjection;

namespace AfterSales.Portal.Tests.Assessment;

/// <summary>`GET /api/v1/charts/…` from outside.</summary>
public sealed class ChartsApiTests : IAsyncDisposable
{
    private readonly PortalFactory portal = new();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    private Task<Outcome<ImportReport>> ImportSampleAsync() => portal.Get<HistoryImport>().RunAsync(ForeignFile.Supervisor, ForeignFile.SampleFile, ForeignFile.SampleMapping(), null, default);

    private async Task<JsonElement> GetAsync(string user, string path)
    {
        using var client = await portal.AsAsync(user);
        return JsonDocument.Parse(await client.GetStringAsync($"/api/v1/charts/{path}")).RootElement;
    }

    [Fact]
    public async Task Nothing_to_show_is_a_count_of_zero_and_nulls()
    {
        foreach (var path in new[] { "response", "cycle" })
        {
            var answer = await GetAsync("supervisor1", path);
            Assert.Equal((0, 0), (answer.GetProperty("count").GetInt32(), answer.GetProperty("completed").GetInt32()));
            Assert.All(["medianHours", "p90Hours", "meanHours"], name => Assert.Equal(JsonValueKind.Null, answer.GetProperty(name).ValueKind));
        }
        var satisfaction = await GetAsync("supervisor1", "satisfaction");
        Assert.Equal((0, JsonValueKind.Null), (satisfaction.GetProperty("count").GetInt32(), satisfaction.GetProperty("mean").ValueKind));
        Assert.Equal(["1", "2", "3", "4", "5"], satisfaction.GetProperty("distribution").EnumerateObject().Select(score => score.Name));
    }

    [Fact]
    public async Task An_imported_period_shows_by_its_dates_and_its_source()
    {
        await ImportSampleAsync();
        Assert.Equal(445, (await GetAsync("supervisor1", "cycle?from=2016-02-29&to=2016-03-02&source=Import")).GetProperty("count").GetInt32());
        Assert.Equal(429, (await GetAsync("supervisor1", "cycle")).GetProperty("completed").GetInt32());
        Assert.Equal(52.25, (await GetAsync("supervisor1", "cycle?to=2016-03-02")).GetProperty("medianHours").GetDouble(), 6);
        Assert.Equal(207, (await GetAsync("supervisor1", "response?from=2016-02-29&to=2016-03-01")).GetProperty("count").GetInt32());
        Assert.Equal(0, (await GetAsync("supervisor1", "response?source=portal")).GetProperty("count").GetInt32());
        Assert.Equal(0, (await GetAsync("engineer1", "response")).GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task An_engineer_sees_own_tickets_staff_none_and_strangers_are_asked_to_sign_in()
    {
        foreach (var path in new[] { "response", "cycle", "satisfaction" })
        {
            using var staff = await portal.AsAsync("staff1");
            Assert.Equal(HttpStatusCode.Forbidden, (await staff.GetAsync($"/api/v1/charts/{path}?from=soon")).StatusCode);
            using var engineer = await portal.AsAsync("engineer1");
            Assert.Equal(HttpStatusCode.OK, (await engineer.GetAsync($"/api/v1/charts/{path}")).StatusCode);
            using var stranger = portal.Anonymous();
            Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync($"/api/v1/charts/{path}")).StatusCode);
        }
    }

    [Theory]
    [InlineData("from=soon", "from")]
    [InlineData("to=2026-02-30", "to")]
    [InlineData("source=elsewhere", "source")]
    [InlineData("source=1", "source")]
    [InlineData("from=2026-03-02&to=2026-03-01", "to")]
    [InlineData("from=soon&to=later&source=1", "from", "to", "source")]
    public async Task What_is_wrong_with_a_question_is_said_by_parameter(string query, params string[] parameters)
    {
        using var client = await portal.AsAsync("supervisor1");
        foreach (var path in new[] { "response", "cycle", "satisfaction" })
        {
            using var answer = await client.GetAsync($"/api/v1/charts/{path}?{query}");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
            Assert.Equal("validation", problem.GetProperty("code").GetString());
            Assert.Equal(parameters.Order(), problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order());
            Assert.All(problem.GetProperty("errors").EnumerateObject(), error => Assert.NotEqual("", error.Value[0].GetString()));
        }
    }

    [Fact]
    public async Task The_description_names_the_parameters_as_they_are_asked_for_and_what_is_refused()
    {
        using var client = portal.Anonymous();
        var paths = JsonDocument.Parse(await client.GetStringAsync("/openapi/v1.json")).RootElement.GetProperty("paths");
        foreach (var path in new[] { "response", "cycle", "satisfaction" })
        {
            var get = paths.GetProperty($"/api/v1/charts/{path}").GetProperty("get");
            Assert.Equal(["from", "to", "source"], get.GetProperty("parameters").EnumerateArray().Select(parameter => parameter.GetProperty("name").GetString()));
            Assert.Subset(get.GetProperty("responses").EnumerateObject().Select(answer => answer.Name).ToHashSet(), new HashSet<string> { "200", "403", "422" });
        }
    }

    [Fact]
    public async Task A_rated_ticket_counts_in_all_three_and_a_cancelled_one_in_none()
    {
        var (desk, staff, supervisor, engineer) = (portal.Get<TicketDesk>(), await portal.ActorAsync("staff1"), await portal.ActorAsync("supervisor1"), await portal.ActorAsync("engineer1"));
        var intake = new Intake
        {
            ServiceType = ServiceType.Repair, Channel = Channel.Phone, Priority = Priority.High, Fault = "液压泵噪声大",
            Site = new SiteInput { Name = "副井口", Address = "长治", City = "长治" }, Contact = new ContactInput { Name = "王工", Phone = "13812345678" },
        };
        var done = Done(await desk.RegisterAsync(staff, intake));
        var cancelled = Done(await desk.RegisterAsync(staff, intake));
        Done(await desk.RunAsync(supervisor, cancelled.Number, cancelled.Version, new Cancel { Reason = "重复" }));
        async Task Run(Actor actor, TicketCommand command) => done = Done(await desk.RunAsync(actor, done.Number, done.Version, command));
        await Run(staff, new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" });
        await Run(supervisor, new Assign { EngineerIds = [engineer.EmployeeId!.Value], Start = DateTime.UtcNow, End = DateTime.UtcNow.AddHours(4) });
        await Run(engineer, new Depart());
        await Run(engineer, new Arrive());
        await Run(engineer, new RecordWork { Action = "更换主泵", Minutes = 90 });
        await Run(engineer, new RecordTest { Passed = true });
        Assert.Equal(0, (await GetAsync("supervisor1", "cycle")).GetProperty("completed").GetInt32());
        await Run(engineer, new RequestAcceptance { ResultNote = "已换泵" });
        await Run(engineer, new SignAcceptance { SignerName = "王工" });
        await Run(staff, new SendSurvey());
        Done(await desk.RateByLinkAsync(done.Token!, new AnswerSurvey { Response = 5, Quality = 4, Attitude = 4 }));

        foreach (var user in new[] { "supervisor1", "engineer1" })
        {
            foreach (var path in new[] { "response", "cycle" })
            {
                var answer = await GetAsync(user, path + "?source=portal");
                Assert.Equal((1, 1), (answer.GetProperty("count").GetInt32(), answer.GetProperty("completed").GetInt32()));
                Assert.Equal(1, answer.GetProperty("withinPromise").GetDouble());
            }
            var rating = await GetAsync(user, "satisfaction");
            Assert.Equal((1, 1), (rating.GetProperty("count").GetInt32(), rating.GetProperty("distribution").GetProperty("4").GetInt32()));
            Assert.Equal(13 / 3.0, rating.GetProperty("mean").GetDouble(), 9);
        }
        Assert.Equal(0, (await GetAsync("engineer2", "response")).GetProperty("count").GetInt32());
    }

    private static Done Done(Outcome<Done> outcome)
    {
        Assert.True(outcome.Done, outcome.Refusal?.ToString());
        return outcome.Value;
    }
}

using System.Net;
using System.Text.Json;
using AfterSales.Core.Data;
using AfterSales.Portal.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Portal.Tests.Tickets.Api;

/// <summary>A request that is sent twice under one key is done once.</summary>
public sealed class IdempotencyTests(ApiDepartment department) : IClassFixture<ApiDepartment>
{
    private const string Reports = "/api/v1/reports";
    private const string Tickets = "/api/v1/tickets";
    private const string Replayed = "Idempotency-Replayed";

    [Fact]
    public async Task A_repeat_answers_the_first_status_and_body_and_does_nothing()
    {
        var key = NewKey();
        var first = await department.Staff.PostAsync(Tickets, ApiDepartment.Intake(), key);
        var again = await department.Staff.PostAsync(Tickets, ApiDepartment.Intake(), key);
        Assert.Equal((HttpStatusCode.Created, first.Text, first.Header("Location")), (again.Status, again.Text, again.Header("Location")));
        Assert.Equal((null, "true"), (first.Header(Replayed), again.Header(Replayed)));
    }

    [Fact]
    public async Task A_repeated_command_answers_the_same_link()
    {
        var ticket = await department.AcceptingAsync();
        var body = new { version = ticket.GetProperty("version").GetInt64(), resultNote = "再次请验收" };
        var key = NewKey();
        var first = await department.Engineer.PostAsync(ApiDepartment.CommandsOf(ticket) + "RequestAcceptance", body, key);
        var again = await department.Engineer.PostAsync(ApiDepartment.CommandsOf(ticket) + "RequestAcceptance", body, key);
        Assert.NotNull(first.Must(HttpStatusCode.OK).GetProperty("acceptUrl").GetString());
        Assert.Equal(first.Text, again.Text);
    }

    [Fact]
    public async Task A_refusal_is_kept_too_although_what_it_refused_is_undone()
    {
        var ticket = await department.RegisterAsync();
        var (key, path) = (NewKey(), ApiDepartment.CommandsOf(ticket) + "Close");
        var first = (await department.Staff.PostAsync(path, new { version = 1 }, key)).MustRefuse(409, "wrong-stage");
        var again = (await department.Staff.PostAsync(path, new { version = 1 }, key)).MustRefuse(409, "wrong-stage");
        Assert.Equal(first.Text, again.Text);
        Assert.Equal("true", again.Header(Replayed));
    }

    [Fact]
    public async Task Another_body_under_the_same_key_is_refused()
    {
        var key = NewKey();
        (await department.Anybody.PostAsync(Reports, Fault("异响"), key)).Must(HttpStatusCode.Created);
        var refused = (await department.Anybody.PostAsync(Reports, Fault("漏油"), key)).MustRefuse(422, "idempotency-key-reused");
        Assert.Null(refused.Header(Replayed));
        Assert.Equal("true", (await department.Anybody.PostAsync(Reports, Fault("异响"), key)).Header(Replayed));
    }

    [Fact]
    public async Task A_key_belongs_to_its_actor_and_its_route()
    {
        var key = NewKey();
        var staff = (await department.Staff.PostAsync(Reports, Fault("异响"), key)).Must(HttpStatusCode.Created);
        var supervisor = (await department.Supervisor.PostAsync(Reports, Fault("异响"), key)).Must(HttpStatusCode.Created);
        var anybody = (await department.Anybody.PostAsync(Reports, Fault("异响"), key)).Must(HttpStatusCode.Created);
        (await department.Staff.PostAsync(Tickets, ApiDepartment.Intake(), key)).Must(HttpStatusCode.Created);
        Assert.Equal(3, new[] { staff, supervisor, anybody }.Select(report => report.GetProperty("number").GetString()).Distinct().Count());
    }

    [Fact]
    public async Task What_comes_before_the_key_is_not_kept()
    {
        var key = NewKey();
        (await department.Staff.PostAsync(Reports, Fault("异响"), key, type: "text/plain")).MustRefuse(415, "unsupported-media-type");
        Assert.Null((await department.Staff.PostAsync(Reports, Fault("异响"), key)).Header(Replayed));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public async Task A_key_has_1_to_100_characters(int length) =>
        (await department.Staff.PostAsync(Reports, Fault("异响"), new string('k', length))).MustRefuse(400, "malformed");

    [Fact]
    public async Task Many_at_once_under_one_key_do_it_once()
    {
        var key = NewKey();
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => department.Anybody.PostAsync(Reports, Fault("同时"), key)));
        Assert.All(answers, answer => Assert.True(answer.Status == HttpStatusCode.Created || answer is { Status: HttpStatusCode.Conflict, Code: "in-progress" }, answer.Text));
        Assert.Single(answers.Where(answer => answer.Status == HttpStatusCode.Created).Select(answer => answer.Text).Distinct());
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created && answer.Header(Replayed) is null);
        Assert.Equal(1, (await department.Staff.ReadAsync(Tickets + "?query=" + Uri.EscapeDataString("同时"))).Body.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task While_the_first_runs_a_second_is_told_so()
    {
        using var hold = new SemaphoreSlim(0);
        var entered = new TaskCompletionSource();
        var gate = department.Portal.Get<WriterGate>();
        var blocking = gate.InTransactionAsync<string>(async _ =>
        {
            entered.SetResult();
            await hold.WaitAsync(TestContext.Current.CancellationToken);
            return "done";
        }, TestContext.Current.CancellationToken);
        await entered.Task;
        var key = NewKey();
        var both = new[] { department.Anybody.PostAsync(Reports, Fault("排队"), key), department.Anybody.PostAsync(Reports, Fault("排队"), key) };
        var sooner = await Task.WhenAny(both);
        hold.Release();
        await blocking;
        (await sooner).MustRefuse(409, "in-progress");
        (await both.Single(call => call != sooner)).Must(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Keys_are_kept_a_day_and_their_bodies_encrypted()
    {
        var clock = new SetClock(DateTimeOffset.UtcNow);
        await using var portal = new PortalFactory { Clock = clock };
        using var anybody = portal.Anonymous();
        var first = (await anybody.PostAsync(Reports, Fault("异响"), "k")).Must(HttpStatusCode.Created);
        await using (var db = await portal.Get<IDbContextFactory<AfterSalesDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken))
        {
            var kept = await db.Set<IdempotencyRecord>().SingleAsync(TestContext.Current.CancellationToken);
            Assert.Equal(-1, kept.Body.AsSpan().IndexOf("trackingUrl"u8));
        }
        clock.Advance(TimeSpan.FromHours(23));
        Assert.Equal(Number(first), Number((await anybody.PostAsync(Reports, Fault("异响"), "k")).Body));
        clock.Advance(TimeSpan.FromHours(2));
        Assert.NotEqual(Number(first), Number((await anybody.PostAsync(Reports, Fault("异响"), "k")).Body));
    }

    private static string NewKey() => Guid.NewGuid().ToString();

    private static object Fault(string fault) => new { contactName = "王工", phone = "13812345678", fault };

    private static string? Number(JsonElement report) => report.GetProperty("number").GetString();
}

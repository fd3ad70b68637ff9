using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Tickets.Api;

/// <summary>An empty portal with the demo's people, and a client for each of them that matters here.</summary>
public sealed class ApiDepartment : IAsyncLifetime
{
    public PortalFactory Portal { get; } = new();
    public HttpClient Staff { get; private set; } = null!;
    public HttpClient Supervisor { get; private set; } = null!;
    public HttpClient Engineer { get; private set; } = null!;
    public HttpClient OtherEngineer { get; private set; } = null!;
    public HttpClient Anybody { get; private set; } = null!;
    public int EngineerId { get; private set; }
    public int OtherEngineerId { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Staff = await Portal.AsAsync("staff1");
        Supervisor = await Portal.AsAsync("supervisor1");
        Engineer = await Portal.AsAsync("engineer1");
        OtherEngineer = await Portal.AsAsync("engineer2");
        Anybody = Portal.Anonymous();
        EngineerId = (await Portal.ActorAsync("engineer1")).EmployeeId!.Value;
        OtherEngineerId = (await Portal.ActorAsync("engineer2")).EmployeeId!.Value;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in new[] { Staff, Supervisor, Engineer, OtherEngineer, Anybody })
            client.Dispose();
        await Portal.DisposeAsync();
    }

    /// <summary>What the phone desk sends.</summary>
    public static object Intake(string fault = "液压泵噪声大", string serviceType = "Repair") => new
    {
        serviceType,
        channel = "Phone",
        priority = "High",
        contact = new { name = "王工", phone = "138 1234 5678" },
        site = new { name = "副井口", city = "长治" },
        serialNumber = "XCM200-0457",
        fault,
    };

    public async Task<JsonElement> RegisterAsync(string fault = "液压泵噪声大", string serviceType = "Repair") =>
        (await Staff.PostAsync("/api/v1/tickets", Intake(fault, serviceType))).Must(HttpStatusCode.Created);

    /// <summary>The number of a fault that a customer has just reported.</summary>
    public async Task<string> ReportedAsync() =>
        (await Anybody.PostAsync("/api/v1/reports", new { contactName = "王工", phone = "13812345678", fault = "异响" })).Must(HttpStatusCode.Created).GetProperty("number").GetString()!;

    /// <summary>Runs a command that must be accepted, on the version the ticket has.</summary>
    public static async Task<JsonElement> RunAsync(HttpClient who, JsonElement ticket, string command, object? input = null) =>
        (await TryAsync(who, ticket, command, input)).Must(HttpStatusCode.OK);

    public static Task<Answer> TryAsync(HttpClient who, JsonElement ticket, string command, object? input = null)
    {
        var body = JsonSerializer.SerializeToNode(input ?? new { })!.AsObject();
        body["version"] = ticket.GetProperty("version").GetInt64();
        return who.PostAsync(CommandsOf(ticket) + command, body);
    }

    public static string CommandsOf(JsonElement ticket) => $"/api/v1/tickets/{ticket.GetProperty("number").GetString()}/commands/";

    public object Visit(int engineerId, bool tentative = false)
    {
        var now = Portal.Get<TimeProvider>().GetUtcNow().UtcDateTime;
        return new { engineerIds = new[] { engineerId }, start = now, end = now.AddHours(4), tentative };
    }

    /// <summary>A repair with the engineer on site and the diagnosis made.</summary>
    public async Task<JsonElement> OnSiteAsync()
    {
        var ticket = await RegisterAsync();
        ticket = await RunAsync(Staff, ticket, "Diagnose", new { cause = "泵磨损", solution = "换泵", faultGroup = "液压" });
        ticket = await RunAsync(Supervisor, ticket, "Assign", Visit(EngineerId));
        ticket = await RunAsync(Engineer, ticket, "Depart");
        return await RunAsync(Engineer, ticket, "Arrive");
    }

    /// <summary>The same, done and told to the customer; the answer holds the link to sign.</summary>
    public async Task<JsonElement> AcceptingAsync()
    {
        var ticket = await OnSiteAsync();
        ticket = await RunAsync(Engineer, ticket, "RecordWork", new { action = "更换主泵", minutes = 90 });
        ticket = await RunAsync(Engineer, ticket, "RecordTest", new { passed = true, readings = new[] { new { name = "压力", value = 16.2, unit = "MPa" } } });
        return await RunAsync(Engineer, ticket, "RequestAcceptance", new { resultNote = "已换泵" });
    }

    /// <summary>The API's address for what a customer does with a link.</summary>
    public static string LinkCall(JsonElement ticket, string url, string what) => $"/api/v1/links/{ticket.GetProperty(url).GetString()!.Split("/t/")[1]}/{what}";
}

/// <summary>An answer, read.</summary>
public sealed record Answer(HttpStatusCode Status, string Text, HttpResponseHeaders Headers, string? ContentType)
{
    public JsonElement Body => JsonElement.Parse(Text);

    public string? Code => Body.GetProperty("code").GetString();

    public JsonElement Must(HttpStatusCode status)
    {
        Assert.True(status == Status, $"{Status}: {Text}");
        return Body;
    }

    public Answer MustRefuse(int status, string code)
    {
        Assert.True((int)Status == status, $"{Status}: {Text}");
        Assert.Equal((code, status, "application/problem+json"), (Code, Body.GetProperty("status").GetInt32(), ContentType));
        return this;
    }

    public string? Header(string name) => Headers.TryGetValues(name, out var values) ? values.Single() : null;
}

internal static class Calls
{
    public static Task<Answer> PostAsync(this HttpClient client, string path, object body, string? key = null, string? language = null, string type = "application/json", string? origin = null) =>
        client.SendAsync(HttpMethod.Post, path, new StringContent(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, new MediaTypeHeaderValue(type)), key, language, origin);

    public static Task<Answer> ReadAsync(this HttpClient client, string path, string? language = null) =>
        client.SendAsync(HttpMethod.Get, path, null, null, language, null);

    private static async Task<Answer> SendAsync(this HttpClient client, HttpMethod method, string path, HttpContent? content, string? key, string? language, string? origin)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = content;
        Add(request, "Idempotency-Key", key);
        Add(request, "Accept-Language", language);
        Add(request, "Origin", origin);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Answer(response.StatusCode, text, response.Headers, response.Content.Headers.ContentType?.MediaType);
    }

    private static void Add(HttpRequestMessage request, string name, string? value)
    {
        if (value is not null)
            request.Headers.TryAddWithoutValidation(name, value);
    }
}

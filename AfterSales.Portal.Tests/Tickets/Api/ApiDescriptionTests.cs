using System.Net;
using System.Text.Json;
using AfterSales.Core.Tickets;

namespace AfterSales.Portal.Tests.Tickets.Api;

/// <summary>That the OpenAPI document says what the API does.</summary>
public sealed class ApiDescriptionTests(ApiDepartment department) : IClassFixture<ApiDepartment>
{
    [Fact]
    public async Task The_description_is_open_to_everybody_and_names_every_endpoint()
    {
        var operations = (await DocumentAsync()).GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(operation => operation.Value)).ToList();
        Assert.All(operations, operation => Assert.True(operation.TryGetProperty("operationId", out _) && operation.TryGetProperty("summary", out _), operation.ToString()));
        Assert.All(operations, operation => Assert.True(operation.GetProperty("responses").EnumerateObject().First(answer => answer.Name[0] == '2').Value.TryGetProperty("content", out _) || operation.GetProperty("responses").TryGetProperty("204", out _), operation.ToString()));
    }

    [Fact]
    public async Task Whoever_needs_a_session_is_told_so()
    {
        var paths = (await DocumentAsync()).GetProperty("paths");
        foreach (var path in paths.EnumerateObject())
        {
            var open = path.Name.StartsWith("/api/v1/links", StringComparison.Ordinal) || path.Name == "/api/v1/reports";
            Assert.All(path.Value.EnumerateObject(), operation => Assert.Equal(!open, operation.Value.GetProperty("responses").TryGetProperty("401", out _)));
        }
    }

    [Fact]
    public async Task Each_command_has_its_body_with_what_is_required()
    {
        var document = await DocumentAsync();
        var bodies = document.GetProperty("paths").GetProperty("/api/v1/tickets/{number}/commands/{command}").GetProperty("post")
            .GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema").GetProperty("oneOf").EnumerateArray()
            .ToDictionary(schema => schema.GetProperty("title").GetString()!);
        Assert.Equal(ServiceProcess.Rows.Where(row => row.IsOffered).Select(row => row.Command).Order(), bodies.Keys.Order());
        var assign = bodies["Assign"];
        Assert.Equal(["end", "engineerIds", "start", "version"], assign.GetProperty("required").EnumerateArray().Select(name => name.GetString()).Order());
        Assert.Equal("integer", assign.GetProperty("properties").GetProperty("version").GetProperty("type").GetString());
        Assert.Equal("string", bodies["AddNote"].GetProperty("properties").GetProperty("text").GetProperty("type").GetString());
        Assert.Equal("number", bodies["Depart"].GetProperty("properties").GetProperty("lat").GetProperty("type").EnumerateArray().Select(type => type.GetString()).Single(type => type != "null"));
    }

    [Fact]
    public async Task Each_list_tells_how_it_is_paged_and_narrowed_and_what_an_entry_takes()
    {
        var paths = (await DocumentAsync()).GetProperty("paths");
        foreach (var (list, filters) in new[] { ("certificates", "engineerId query state"), ("purchased-parts", "left query"), ("trips", "engineerId state ticket"), ("checklists", "active use"), ("dates", "kind show"), ("department-tasks", "department open ticket"), ("deputies", "now"), ("prices", "kind past query"), ("notices", "kind unread"), ("tickets", "from happened query stage to waits") })
        {
            var asked = paths.GetProperty($"/api/v1/{list}").GetProperty("get").GetProperty("parameters").EnumerateArray().Where(one => one.GetProperty("in").GetString() == "query").ToList();
            Assert.Equal($"{filters} page pageSize".Split(' ').Order(), asked.Select(one => one.GetProperty("name").GetString()).Order());
            Assert.All(asked, one => Assert.False(string.IsNullOrEmpty(one.GetProperty("description").GetString())));
        }
        var entry = paths.GetProperty("/api/v1/certificates").GetProperty("post").GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema");
        Assert.Equal(["engineerId", "issuedOn", "kind", "number", "proof"], entry.GetProperty("required").EnumerateArray().Select(name => name.GetString()).Order());
    }

    [Fact]
    public async Task A_refusal_is_described_with_its_code_and_facts()
    {
        var problem = (await DocumentAsync()).GetProperty("components").GetProperty("schemas").GetProperty("ProblemShape").GetProperty("properties");
        Assert.Empty("title status detail code errors current changedBy changedAt stage allowedFrom clauses".Split(' ').Except(problem.EnumerateObject().Select(property => property.Name)));
    }

    [Fact]
    public async Task What_a_command_takes_is_described_field_by_field()
    {
        var schemas = (await DocumentAsync()).GetProperty("components").GetProperty("schemas");
        var fields = schemas.GetProperty("CommandAnswer").GetProperty("properties").GetProperty("fields");
        if (fields.TryGetProperty("$ref", out var where))
            fields = schemas.GetProperty(where.GetString()!.Split('/')[^1]);
        Assert.Equal("array", fields.GetProperty("type").GetString());
        var field = fields.GetProperty("items");
        if (field.TryGetProperty("$ref", out where))
            field = schemas.GetProperty(where.GetString()!.Split('/')[^1]);
        Assert.Equal(["name", "required", "type", "values"], field.GetProperty("properties").EnumerateObject().Select(one => one.Name).Order());
    }

    private async Task<JsonElement> DocumentAsync() => (await department.Anybody.ReadAsync("/openapi/v1.json")).Must(HttpStatusCode.OK);
}

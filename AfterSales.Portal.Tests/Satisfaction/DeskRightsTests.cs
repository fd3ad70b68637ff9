using System.Globalization;
using AfterSales.Core.Assessment;
using AfterSales.Core.Assessment.Evaluation;
using AfterSales.Core.Data;
using AfterSales.Core.Satisfaction;
using AfterSales.Core.Satisfaction.Actions;
using AfterSales.Portal.Tests.Tickets.Api;
using AfterSales.Portal.Tests.World;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace AfterSales.Portal.Tests.Satisfaction;

/// <summary>What the README says of permissions beside tickets holds, command by command and role by role, and programs can do all of it.</summary>
public sealed class DeskRightsTests(FurnishedPortal furnished) : IClassFixture<FurnishedPortal>
{
    private static readonly string[] Subjects = ["Complaints", "Spot checks", "Actions", "Targets", "Reviews", "Evaluation"];
    private static readonly (string User, Roles Role)[] People = [("staff1", Roles.Staff), ("engineer1", Roles.Engineer), ("supervisor1", Roles.Supervisor)];

    [Fact]
    public void Every_command_is_an_endpoint_and_every_endpoint_that_writes_a_command() =>
        Assert.Equal(QualityRights.All.Concat(LedRights.All).Select(command => command.Name).Order(), Endpoints.Keys.Order());

    [Fact]
    public async Task Each_role_is_refused_exactly_what_the_table_does_not_give_it()
    {
        var portal = furnished.Portal;
        var supervisor = await portal.ActorAsync("supervisor1");
        // What engineer1 sees: the furnished complaint is about their ticket, and the first action is theirs.
        var action = (await portal.Get<ActionQueries>().ListAsync(await portal.ActorAsync("engineer1"), new ActionFilter())).Items[0].Id;
        var item = (await portal.Get<EvaluationQueries>().TableAsync(supervisor))[0].Id;
        foreach (var (user, role) in People)
        {
            using var client = await portal.AsAsync(user);
            foreach (var command in QualityRights.All.Concat(LedRights.All))
            {
                var id = command.Name.Contains("Action", StringComparison.Ordinal) ? action : command == LedRights.ChangeEvaluationItem ? item : 1;
                var address = Endpoints[command.Name].Replace("{id:int}", id.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                    .Replace("{line:int}", "1", StringComparison.Ordinal).Replace("{which:int}", "99", StringComparison.Ordinal);
                var answer = await client.PostAsync(address, new { nothing = 1 });
                // With fields that there are not, what is allowed is refused for them; what is not, before anything is said of them.
                Assert.True(((int)answer.Status is 403 or 404) == !command.Who.HasFlag(role), $"{user} {command.Name}: {(int)answer.Status}");
            }
        }
    }

    private Dictionary<string, string> Endpoints => furnished.Portal.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("POST") == true && endpoint.Metadata.GetMetadata<ITagsMetadata>()?.Tags.Any(Subjects.Contains) == true)
        .ToDictionary(endpoint => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()!.EndpointName, endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'));
}

using System.ComponentModel.DataAnnotations;
using AfterSales.Core.Data;
using AfterSales.Core.Satisfaction.Actions;
using AfterSales.Portal.Shell.Http;
using AfterSales.Portal.Shell.SignIn;

namespace AfterSales.Portal.Satisfaction.Actions;

/// <summary>Corrective and improvement actions, for programs.</summary>
internal static class ActionEndpoints
{
    private const string Address = "/api/v1/actions";

    public static void Map(RouteGroupBuilder api)
    {
        var actions = api.MapGroup("/actions").WithTags("Actions");
        actions.MapGet("", ListAsync).WithName("ListActions").WithSummary("Corrective and improvement actions, what is due first")
            .WithDescription("Engineers get those that they carry out. Days are the company's.")
            .Asks(QueryField.Choice<ActionChoice>("show", "Open (the usual): under way, or to be looked at."), QueryField.Choice<ActionKind>("kind", "Of one kind."), QueryField.Choice<ActionSource>("source", "What they come out of."), QueryField.Id("sourceId", "Its id."))
            .Produces<ActionList>().Refuses(403);
        actions.MapPost("", OpenAsync).OnlyFor(Access.Staff, Access.Supervisor).WithName("OpenAction").WithSummary("Sets an action")
            .WithDescription("`source` and `sourceId` say what it comes out of, `sourceName` what that is called.")
            .Takes<OpenBody>().Produces<MadeAnswer>(201).Refuses(400, 403, 415, 422);
        actions.MapPost("/{id:int}/finish", (int id, HttpContext http, ActionDesk desk, SatisfactionAnswers answers, CancellationToken cancel) =>
                answers.WrittenAsync<FinishBody>(http, body => desk.FinishAsync(http.User.Actor(Origin.Api), id, body.Version, body.Result, cancel)))
            .WithName("FinishAction").WithSummary("It is done, with what came of it").Takes<FinishBody>().Produces<MadeAnswer>().Refuses(400, 403, 404, 409, 415, 422);
        actions.MapPost("/{id:int}/effect", (int id, HttpContext http, ActionDesk desk, SatisfactionAnswers answers, CancellationToken cancel) =>
                answers.WrittenAsync<EffectBody>(http, body => desk.LookAsync(http.User.Actor(Origin.Api), id, body.Version, body.Helped, body.Effect, body.Again, cancel)))
            .OnlyFor(Access.Supervisor).WithName("LookAtAction").WithSummary("Whether it helped; where it did not, until when it is done again")
            .WithDescription("A supervisor's who did not carry it out (403 `own-work`).").Takes<EffectBody>().Produces<MadeAnswer>().Refuses(400, 403, 404, 409, 415, 422);
        actions.MapPost("/{id:int}/drop", (int id, HttpContext http, ActionDesk desk, SatisfactionAnswers answers, CancellationToken cancel) =>
                answers.WrittenAsync<DropBody>(http, body => desk.DropAsync(http.User.Actor(Origin.Api), id, body.Version, body.Reason, cancel)))
            .OnlyFor(Access.Supervisor).WithName("DropAction").WithSummary("It is not carried out, and why").Takes<DropBody>().Produces<MadeAnswer>().Refuses(400, 403, 404, 409, 415, 422);
    }

    private static Task<IResult> ListAsync(HttpContext http, ActionQueries queries, EntryAnswers answers, CancellationToken cancel)
    {
        var query = new ListQuery(http);
        var filter = new ActionFilter
        {
            Show = query.Choice<ActionChoice>("show") ?? ActionChoice.Open,
            Kind = query.Choice<ActionKind>("kind"),
            Source = query.Choice<ActionSource>("source"),
            SourceId = query.Id("sourceId"),
        };
        return answers.ListAsync(query, (page, size) => queries.ListAsync(http.User.Actor(Origin.Api), filter, page, size, cancel));
    }

    private static Task<IResult> OpenAsync(HttpContext http, ActionDesk desk, SatisfactionAnswers answers, CancellationToken cancel) => answers.WrittenAsync<OpenBody>(http, body => desk.OpenAsync(
        http.User.Actor(Origin.Api), new ActionOrigin(body.Source ?? ActionSource.Other, body.SourceId, body.SourceName), new ActionEntry(body.Kind, body.What, body.Why, body.OwnerId, body.DueOn), cancel), Address);

    /// <param name="DueOn">The company's day.</param>
    internal sealed record OpenBody(
        [property: Required] ActionKind? Kind, [property: Required] string? What, [property: Required] string? Why, [property: Required] int? OwnerId, [property: Required] DateOnly? DueOn,
        ActionSource? Source = null, int? SourceId = null, string? SourceName = null);

    internal sealed record FinishBody([property: Required] string? Result, long? Version = null);

    internal sealed record EffectBody([property: Required] bool? Helped, [property: Required] string? Effect, DateOnly? Again = null, long? Version = null);

    internal sealed record DropBody([property: Required] string? Reason, long? Version = null);
}

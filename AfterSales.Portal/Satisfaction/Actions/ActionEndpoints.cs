using System.ComponentModel.DataAnnotations;
using AfterSales.Core.Data;
using AfterSales.Core.Satisfaction;
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
        actions.MapGet("/{id:int}", FindAsync).WithName("GetAction").WithSummary("One action with all that happened").Produces<ActionFile>().Refuses(403, 404);
        On<ReassignBody>(actions, "reassign", QualityRights.ReassignAction, "Somebody else carries it out", "", (desk, actor, id, body, cancel) => desk.ReassignAsync(actor, id, body.Version, body.OwnerId, cancel));
        On<DueBody>(actions, "due", QualityRights.MoveActionDue, "Another day for it: a supervisor's, with the reason", "", (desk, actor, id, body, cancel) => desk.MoveDueAsync(actor, id, body.Version, body.DueOn, body.Reason, cancel));
        On<FinishBody>(actions, "finish", QualityRights.FinishAction, "It is done, with what came of it", "", (desk, actor, id, body, cancel) => desk.FinishAsync(actor, id, body.Version, body.Result, cancel));
        On<EffectBody>(actions, "effect", QualityRights.LookAtAction, "Whether it helped; where it did not, until when it is done again", " A supervisor's who did not carry it out (403 `own-work`).",
            (desk, actor, id, body, cancel) => desk.LookAsync(actor, id, body.Version, body.Helped, body.Effect, body.Again, cancel));
        On<DropBody>(actions, "drop", QualityRights.DropAction, "It is not carried out, and why: a supervisor's to say", "", (desk, actor, id, body, cancel) => desk.DropAsync(actor, id, body.Version, body.Reason, cancel));
    }

    private static void On<TBody>(RouteGroupBuilder group, string path, DeskCommand command, string summary, string besides, Func<ActionDesk, Actor, int, TBody, CancellationToken, Task<Outcome<int>>> run) where TBody : class =>
        group.MapPost($"/{{id:int}}/{path}", (int id, HttpContext http, ActionDesk desk, ActionQueries queries, SatisfactionAnswers answers, CancellationToken cancel) =>
            {
                var actor = http.User.Actor(Origin.Api);
                return answers.WriteAsync<TBody, ActionFile>(http, body => run(desk, actor, id, body, cancel), written => queries.FindAsync(actor, written, cancel), id, allowed: command.IsFor(actor));
            })
            .WithName(command.Name).WithSummary(summary).WithDescription($"`version` is that of the action as the caller read it: another meanwhile is 409 `entry-changed`. Left out: whatever it is.{besides}")
            .Takes<TBody>().Produces<ActionFile>().Refuses(400, 403, 404, 409, 415, 422);

    private static async Task<IResult> FindAsync(int id, HttpContext http, ActionQueries queries, EntryAnswers answers, CancellationToken cancel) =>
        answers.Found(await queries.FindAsync(http.User.Actor(Origin.Api), id, cancel));

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

    internal sealed record ReassignBody([property: Required] int? OwnerId, long? Version = null);

    /// <param name="DueOn">The company's day.</param>
    internal sealed record DueBody([property: Required] DateOnly? DueOn, [property: Required] string? Reason, long? Version = null);

    internal sealed record FinishBody([property: Required] string? Result, long? Version = null);

    internal sealed record EffectBody([property: Required] bool? Helped, [property: Required] string? Effect, DateOnly? Again = null, long? Version = null);

    internal sealed record DropBody([property: Required] string? Reason, long? Version = null);
}

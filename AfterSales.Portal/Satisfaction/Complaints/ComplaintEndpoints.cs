using System.ComponentModel.DataAnnotations;
using AfterSales.Core.Data;
using AfterSales.Core.Satisfaction;
using AfterSales.Core.Satisfaction.Complaints;
using AfterSales.Portal.Shell.Http;
using AfterSales.Portal.Shell.SignIn;

namespace AfterSales.Portal.Satisfaction.Complaints;

/// <summary>Complaints, for programs.</summary>
internal static class ComplaintEndpoints
{
    private const string Address = "/api/v1/complaints";

    public static void Map(RouteGroupBuilder api)
    {
        var complaints = api.MapGroup("/complaints").WithTags("Complaints");
        complaints.MapGet("", ListAsync).WithName("ListComplaints").WithSummary("Complaints, what waits for an answer first")
            .WithDescription("Engineers get those of their own tickets. `counts` are of all that the caller may see.")
            .Asks(QueryField.Choice<ComplaintChoice>("show", "Open (the usual): all that are not closed."), QueryField.Choice<ComplaintKind>("kind", "Of one kind."), QueryField.Id("ownerId", "Those that somebody looks after."), QueryField.Id("customerId", "Those of one customer."),
                QueryField.Text("ticket", "Those about a ticket, by its number."), QueryField.Text("query", "A part of the words, of a name or of the ticket's number."),
                QueryField.Day("from", "UTC day: those that came in from then on; with `show=Closed` those that were closed."), QueryField.Day("to", "UTC day, without itself."))
            .Produces<ComplaintList>().Refuses(403);
        complaints.MapGet("/figures", FiguresAsync).OnlyFor(Access.Supervisor, Access.Engineer).WithName("ComplaintFigures").WithSummary("What came in and what was closed in a period")
            .WithDescription("`from` and `to` are days in UTC, the second without itself; the last 30 days where they are left out. Closed in time: every answer came by its date. Engineers get their own tickets'.")
            .Produces<ComplaintFigures>().Refuses(403, 422);
        complaints.MapGet("/{id:int}", FindAsync).WithName("GetComplaint").WithSummary("One complaint with all that happened, and what it still lacks").Produces<ComplaintFile>().Refuses(403, 404);
        complaints.MapPost("", OpenAsync).OnlyFor(Access.Staff, Access.Supervisor).WithName("OpenComplaint").WithSummary("Takes a complaint down")
            .WithDescription("One of `ticket`, `customerId` and `person` says whose it is. It is to be answered within the rulebook's commitment for replies, or within three days. A low rating opens one by itself.")
            .Takes<ComplaintEntry>().Produces<ComplaintFile>(201).Refuses(400, 403, 415, 422);
        On<TakeBody>(complaints, "take", QualityRights.TakeComplaint, "Somebody looks after it; the caller, where nobody is named", (desk, actor, id, body, cancel) => desk.TakeAsync(actor, id, body.Version, body.OwnerId, cancel));
        On<TextBody>(complaints, "note", QualityRights.NoteOnComplaint, "What somebody did or heard", (desk, actor, id, body, cancel) => desk.NoteAsync(actor, id, body.Text, cancel));
        On<KindBody>(complaints, "sort", QualityRights.SortComplaint, "It is about something else", (desk, actor, id, body, cancel) => desk.SortAsync(actor, id, body.Version, body.Kind, cancel));
        On<DueBody>(complaints, "due", QualityRights.MoveComplaintDue, "Another date for the answer: a supervisor's, with the reason", (desk, actor, id, body, cancel) => desk.MoveDueAsync(actor, id, body.Version, body.DueAt?.ToUniversalTime(), body.Reason, cancel));
        On<CauseBody>(complaints, "cause", QualityRights.FindComplaintCause, "Why it came to that", (desk, actor, id, body, cancel) => desk.FindCauseAsync(actor, id, body.Version, body.Cause, cancel));
        On<AnswerBody>(complaints, "answer", QualityRights.AnswerComplaint, "The customer has been answered", (desk, actor, id, body, cancel) => desk.AnswerAsync(actor, id, body.Version, body.Answer, cancel));
        On<CallBody>(complaints, "call-back", QualityRights.CallBackOnComplaint, "The customer was called back; who is not content has a complaint that is open again", (desk, actor, id, body, cancel) => desk.CallBackAsync(actor, id, body.Version, body.Outcome, body.Words, cancel));
        On<CloseBody>(complaints, "close", QualityRights.CloseComplaint, "Done: only after a call back with the customer content, with cause and lesson (422 `complaint-gate` with `clauses`)", (desk, actor, id, body, cancel) => desk.CloseAsync(actor, id, body.Version, body.Lesson, cancel));
        On<VoidBody>(complaints, "void", QualityRights.VoidComplaint, "It was entered by mistake: a supervisor's to say, with the reason; it counts nowhere from then on", (desk, actor, id, body, cancel) => desk.VoidAsync(actor, id, body.Version, body.Reason, cancel));
    }

    private static void On<TBody>(RouteGroupBuilder group, string path, DeskCommand command, string summary, Func<ComplaintDesk, Actor, int, TBody, CancellationToken, Task<Outcome<int>>> run) where TBody : class =>
        group.MapPost($"/{{id:int}}/{path}", (int id, HttpContext http, ComplaintDesk desk, ComplaintQueries queries, SatisfactionAnswers answers, CancellationToken cancel) =>
            {
                var actor = http.User.Actor(Origin.Api);
                return answers.WriteAsync<TBody, ComplaintFile>(http, body => run(desk, actor, id, body, cancel), written => queries.FindAsync(actor, written, cancel), id, allowed: command.IsFor(actor));
            })
            .WithName(command.Name).WithSummary(summary).WithDescription("`version` is that of the complaint as the caller read it: another meanwhile is 409 `entry-changed`. Left out: whatever it is.")
            .Takes<TBody>().Produces<ComplaintFile>().Refuses(400, 403, 404, 409, 415, 422);

    private static Task<IResult> ListAsync(HttpContext http, ComplaintQueries queries, EntryAnswers answers, CancellationToken cancel)
    {
        var query = new ListQuery(http);
        var filter = new ComplaintFilter
        {
            Show = query.Choice<ComplaintChoice>("show") ?? ComplaintChoice.Open,
            Kind = query.Choice<ComplaintKind>("kind"),
            From = query.Day("from"),
            To = query.Day("to"),
            OwnerId = query.Id("ownerId"),
            CustomerId = query.Id("customerId"),
            Ticket = query.Text("ticket"),
            Query = query.Text("query"),
        };
        return answers.ListAsync(query, (page, size) => queries.ListAsync(http.User.Actor(Origin.Api), filter, page, size, cancel));
    }

    private static async Task<IResult> FindAsync(int id, HttpContext http, ComplaintQueries queries, EntryAnswers answers, CancellationToken cancel) =>
        answers.Found(await queries.FindAsync(http.User.Actor(Origin.Api), id, cancel));

    private static async Task<IResult> FiguresAsync(HttpContext http, ComplaintQueries queries, SatisfactionAnswers answers, TimeProvider time, CancellationToken cancel)
    {
        var period = PeriodAsked.Of(http, time);
        if (!period.Done)
            return answers.Of(period.Refusal);
        var found = await queries.FiguresAsync(http.User.Actor(Origin.Api), period.Value.From, period.Value.To, cancel);
        return found.Done ? TypedResults.Json(found.Value, ApiJson.Answers) : answers.Of(found.Refusal);
    }

    private static Task<IResult> OpenAsync(HttpContext http, ComplaintDesk desk, ComplaintQueries queries, SatisfactionAnswers answers, CancellationToken cancel)
    {
        var actor = http.User.Actor(Origin.Api);
        return answers.WriteAsync<ComplaintEntry, ComplaintFile>(http, entry => desk.OpenAsync(actor, entry, cancel), id => queries.FindAsync(actor, id, cancel), list: Address);
    }

    internal sealed record TakeBody(int? OwnerId = null, long? Version = null);

    internal sealed record TextBody([property: Required] string? Text);

    internal sealed record KindBody([property: Required] ComplaintKind? Kind, long? Version = null);

    /// <param name="DueAt">UTC.</param>
    internal sealed record DueBody([property: Required] DateTime? DueAt, [property: Required] string? Reason, long? Version = null);

    internal sealed record CauseBody([property: Required] string? Cause, long? Version = null);

    internal sealed record AnswerBody([property: Required] string? Answer, long? Version = null);

    /// <param name="Words">What the customer said; wanted of who is not content.</param>
    internal sealed record CallBody([property: Required] CallOutcome? Outcome, string? Words = null, long? Version = null);

    internal sealed record VoidBody([property: Required] string? Reason, long? Version = null);

    /// <param name="Lesson">What is learned from it.</param>
    internal sealed record CloseBody([property: Required] string? Lesson, long? Version = null);
}

using AfterSales.Core.Data;
using AfterSales.Core.Notifications;
using AfterSales.Portal.Shell.Http;
using AfterSales.Portal.Shell.SignIn;

namespace AfterSales.Portal.Notifications;

/// <summary>What the caller is told, for programs.</summary>
internal static class NoticeEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var notices = api.MapGroup("/notices").WithTags("Notices");
        notices.MapGet("", ListAsync).WithName("ListNotices").WithSummary("The caller's notices, the newest first")
            .WithDescription("Of promised times that run out or are broken, of tickets that nobody looks after, and of complaints, spot checks and actions that are late or were given to the caller (`subjectId` is their id): supervisors of all, others of what they own or were sent to, staff besides of tickets and complaints without an owner and of checks.")
            .Asks(QueryField.YesOrNo("unread", "true: only those that the caller has not read."), QueryField.Choice<NoticeKind>("kind", "Of one kind."))
            .Produces<NoticeList>().Refuses(403);
        notices.MapPost("/{id:long}/read", ReadAsync).WithName("ReadNotice").WithSummary("The caller has read it")
            .WithDescription("A second time changes nothing.").Takes<NoFields>().Produces<ReadAnswer>().Refuses(400, 403, 404, 415);
        notices.MapPost("/read", ReadAllAsync).WithName("ReadAllNotices").WithSummary("The caller has read all of them")
            .Takes<NoFields>().Produces<ReadAnswer>().Refuses(400, 403, 415);
    }

    private static Task<IResult> ListAsync(HttpContext http, NoticeDesk desk, EntryAnswers answers, CancellationToken cancel)
    {
        var query = new ListQuery(http);
        var filter = new NoticeFilter { Unread = query.YesOrNo("unread") == true, Kind = query.Choice<NoticeKind>("kind") };
        return answers.ListAsync(query, (page, size) => desk.PageAsync(http.User.Actor(Origin.Api), filter, page, size, cancel));
    }

    private static Task<IResult> ReadAsync(long id, HttpContext http, NoticeDesk desk, EntryAnswers answers, CancellationToken cancel) => MarkAsync(id, http, desk, answers, cancel);

    private static Task<IResult> ReadAllAsync(HttpContext http, NoticeDesk desk, EntryAnswers answers, CancellationToken cancel) => MarkAsync(null, http, desk, answers, cancel);

    private static async Task<IResult> MarkAsync(long? id, HttpContext http, NoticeDesk desk, EntryAnswers answers, CancellationToken cancel)
    {
        var body = RequestBody.As<NoFields>(http);
        if (!body.Done)
            return answers.Of(body.Refusal);
        var read = await desk.ReadAsync(http.User.Actor(Origin.Api), id, cancel);
        return read.Done ? answers.Found(new ReadAnswer(read.Value)) : answers.Of(read.Refusal);
    }

    /// <param name="Read">How many were unread until now.</param>
    internal sealed record ReadAnswer(int Read);
}

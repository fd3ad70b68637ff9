using System.ComponentModel.DataAnnotations;
using AfterSales.Core.Assessment.Reports;
using AfterSales.Core.Data;
using AfterSales.Portal.Assessment.Addresses;
using AfterSales.Portal.Shell.Http;
using AfterSales.Portal.Shell.SignIn;

namespace AfterSales.Portal.Assessment.Reports;

/// <summary>Monthly reports to the leaders, for programs.</summary>
internal static class ReportEndpoints
{
    private const string Address = "/api/v1/monthly-reports";

    public static void Map(RouteGroupBuilder api)
    {
        var reports = api.MapGroup("/monthly-reports").WithTags("Reports").OnlyFor(Access.Supervisor);
        reports.MapGet("", ListAsync).WithName("ListMonthlyReports").WithSummary("Reports, the latest month first").Produces<IReadOnlyList<ReportLine>>().Refuses(403);
        reports.MapGet("/{month}", FindAsync).WithName("GetMonthlyReport").WithSummary("A month as it was reported").WithDescription("`month` as 2026-10.").Produces<ReportFile>().Refuses(403, 404);
        reports.MapPost("", MakeAsync).WithName("MakeMonthlyReport").WithSummary("Makes the report on a month that is over")
            .WithDescription("Where there is one, it is left as it is, and its id answered.").Takes<MonthBody>().Produces<MadeAnswer>(201).Refuses(400, 403, 415, 422);
        reports.MapPost("/{id:int}/again", (int id, HttpContext http, ReportDesk desk, EntryAnswers answers, CancellationToken cancel) => DoAsync(http, answers, actor => desk.MakeAgainAsync(actor, id, cancel)))
            .WithName("MakeMonthlyReportAgain").WithSummary("Counts everything anew, as long as it is a draft").Takes<NoFields>().Produces<MadeAnswer>().Refuses(400, 403, 404, 409, 415);
        reports.MapPost("/{id:int}/words", WriteAsync).WithName("WriteMonthlyReport").WithSummary("What the head of the department says of the month")
            .WithDescription("`version` is that of the report as the caller read it: another meanwhile is 409 `entry-changed`. Left out: whatever it is.")
            .Takes<WordsBody>().Produces<MadeAnswer>().Refuses(400, 403, 404, 409, 415, 422);
        reports.MapPost("/{id:int}/proposals", ProposeAsync).WithName("ProposeToLeaders").WithSummary("Proposes something to the leaders, as long as it is a draft")
            .Takes<ProposalEntry>().Produces<MadeAnswer>().Refuses(400, 403, 404, 409, 415, 422);
        reports.MapPost("/{id:int}/proposals/{proposal:int}/withdraw", (int id, int proposal, HttpContext http, ReportDesk desk, EntryAnswers answers, CancellationToken cancel) => DoAsync(http, answers, actor => desk.WithdrawAsync(actor, id, proposal, cancel)))
            .WithName("WithdrawProposal").WithSummary("Takes a proposal back, as long as the report is a draft").Takes<NoFields>().Produces<MadeAnswer>().Refuses(400, 403, 404, 409, 415);
        reports.MapPost("/{id:int}/review", (int id, HttpContext http, ReportDesk desk, EntryAnswers answers, CancellationToken cancel) => DoAsync(http, answers, actor => desk.ReviewAsync(actor, id, cancel)))
            .WithName("ReviewMonthlyReport").WithSummary("Words and figures are right").Takes<NoFields>().Produces<MadeAnswer>().Refuses(400, 403, 404, 409, 415);
        reports.MapPost("/{id:int}/return", (int id, HttpContext http, ReportDesk desk, EntryAnswers answers, CancellationToken cancel) => DoAsync(http, answers, actor => desk.ReturnAsync(actor, id, cancel)))
            .WithName("ReturnMonthlyReport").WithSummary("Back to the draft").Takes<NoFields>().Produces<MadeAnswer>().Refuses(400, 403, 404, 409, 415);
        reports.MapPost("/{id:int}/sign-off", (int id, HttpContext http, ReportDesk desk, EntryAnswers answers, CancellationToken cancel) => DoAsync(http, answers, actor => desk.SignOffAsync(actor, id, cancel)))
            .WithName("SignOffMonthlyReport").WithSummary("It goes to the leaders and never changes again")
            .WithDescription("Not by who reviewed it, while another supervisor could (403 `own-work`).").Takes<NoFields>().Produces<MadeAnswer>().Refuses(400, 403, 404, 409, 415);
        reports.MapPost("/{id:int}/proposals/{proposal:int}/answer", AnswerAsync).WithName("AnswerProposal").WithSummary("The leaders' answer to a proposal of a report that is signed off")
            .Takes<DecisionEntry>().Produces<MadeAnswer>().Refuses(400, 403, 404, 409, 415, 422);
    }

    private static async Task<IResult> ListAsync(HttpContext http, ReportQueries queries, EntryAnswers answers, CancellationToken cancel)
    {
        var list = await queries.ListAsync(http.User.Actor(Origin.Api), cancel);
        return list.Done ? answers.Found(list.Value) : answers.Of(list.Refusal);
    }

    private static async Task<IResult> FindAsync(string month, HttpContext http, ReportQueries queries, EntryAnswers answers, CancellationToken cancel)
    {
        if (MonthAddress.Read(month) is not { } wanted)
            return answers.Of(new NotFound());
        var found = await queries.FindAsync(http.User.Actor(Origin.Api), wanted, cancel);
        return found.Done ? answers.Found(found.Value) : answers.Of(found.Refusal);
    }

    private static Task<IResult> MakeAsync(HttpContext http, ReportDesk desk, EntryAnswers answers, CancellationToken cancel) =>
        answers.WriteAsync<MonthBody>(http, body => desk.MakeAsync(http.User.Actor(Origin.Api), MonthAddress.Read(body.Month), cancel), Address);

    private static Task<IResult> WriteAsync(int id, HttpContext http, ReportDesk desk, EntryAnswers answers, CancellationToken cancel) =>
        answers.WriteAsync<WordsBody>(http, body => desk.WriteAsync(http.User.Actor(Origin.Api), id, body.Version, body.Words, cancel));

    private static Task<IResult> ProposeAsync(int id, HttpContext http, ReportDesk desk, EntryAnswers answers, CancellationToken cancel) =>
        answers.WriteAsync<ProposalEntry>(http, entry => desk.ProposeAsync(http.User.Actor(Origin.Api), id, entry, cancel));

    private static Task<IResult> AnswerAsync(int id, int proposal, HttpContext http, ReportDesk desk, EntryAnswers answers, CancellationToken cancel) =>
        answers.WriteAsync<DecisionEntry>(http, entry => desk.AnswerAsync(http.User.Actor(Origin.Api), id, proposal, entry, cancel));

    private static Task<IResult> DoAsync(HttpContext http, EntryAnswers answers, Func<Actor, Task<Outcome<int>>> act) =>
        answers.WriteAsync<NoFields>(http, _ => act(http.User.Actor(Origin.Api)));

    /// <param name="Month">As 2026-10.</param>
    internal sealed record MonthBody([property: Required] string? Month);

    /// <param name="Version">The one that was seen; null: whatever it is.</param>
    internal sealed record WordsBody([property: Required] string? Words, long? Version = null);
}

using System.ComponentModel.DataAnnotations;
using AfterSales.Core.Assessment.Reviews;
using AfterSales.Core.Data;
using AfterSales.Portal.Shell.Http;
using AfterSales.Portal.Shell.SignIn;

namespace AfterSales.Portal.Assessment.Reviews;

/// <summary>The periodic reviews, for programs.</summary>
internal static class ReviewEndpoints
{
    private const string Address = "/api/v1/reviews";

    public static void Map(RouteGroupBuilder api)
    {
        var reviews = api.MapGroup("/reviews").WithTags("Reviews").OnlyFor(Access.Supervisor);
        reviews.MapGet("", ListAsync).WithName("ListReviews").WithSummary("Periodic reviews, the latest first").Asks().Produces<ReviewList>().Refuses(403);
        reviews.MapGet("/{id:int}", FindAsync).WithName("FindReview").WithSummary("One review with its frozen figures and findings").Produces<ReviewFile>().Refuses(403, 404);
        reviews.MapPost("", OpenAsync).WithName("OpenReview").WithSummary("Opens a review and takes the figures of its period down")
            .WithDescription("`from` and `until` are UTC days of the report, both included. The figures are copied now and never computed again.")
            .Takes<ReviewInput>().Produces<MadeAnswer>(201).Refuses(400, 403, 415, 422);
        reviews.MapPost("/{id:int}/correct", CorrectAsync).WithName("CorrectReview").WithSummary("Corrects day and participants of a review that is not concluded").WithDescription("`version` is the one that was seen. Period and figures stay.")
            .Takes<CorrectionBody>().Produces<MadeAnswer>().Refuses(400, 403, 404, 409, 415, 422);
        reviews.MapPost("/{id:int}/findings", WriteFindingAsync).WithName("AddFinding").WithSummary("Writes a finding down")
            .Takes<FindingInput>().Produces<MadeAnswer>().Refuses(400, 403, 404, 409, 415, 422);
        reviews.MapPost("/{id:int}/conclude", ConcludeAsync).WithName("ConcludeReview").WithSummary("Concludes it; from then on it stays as it is")
            .Takes<ConclusionBody>().Produces<MadeAnswer>().Refuses(400, 403, 404, 409, 415, 422);
    }

    private static Task<IResult> ListAsync(HttpContext http, ReviewQueries queries, EntryAnswers answers, CancellationToken cancel) =>
        answers.ListAsync(new ListQuery(http), (page, size) => queries.ListAsync(http.User.Actor(Origin.Api), page, size, cancel));

    private static async Task<IResult> FindAsync(int id, HttpContext http, ReviewQueries queries, EntryAnswers answers, CancellationToken cancel) =>
        answers.Found(await queries.FindAsync(http.User.Actor(Origin.Api), id, cancel));

    private static Task<IResult> OpenAsync(HttpContext http, ReviewDesk desk, EntryAnswers answers, CancellationToken cancel) =>
        answers.WriteAsync<ReviewInput>(http, input => desk.OpenAsync(http.User.Actor(Origin.Api), input, cancel), Address);

    private static Task<IResult> CorrectAsync(int id, HttpContext http, ReviewDesk desk, ReviewQueries queries, EntryAnswers answers, CancellationToken cancel) =>
        answers.WriteAsync<CorrectionBody>(http, body => desk.CorrectAsync(http.User.Actor(Origin.Api), id, body.Version, new ReviewInput(null, null, body.HeldOn, body.Participants), cancel), isThere: IsThere(id, http, queries, cancel));

    private static Task<IResult> WriteFindingAsync(int id, HttpContext http, ReviewDesk desk, ReviewQueries queries, EntryAnswers answers, CancellationToken cancel) =>
        answers.WriteAsync<FindingInput>(http, input => desk.FindAsync(http.User.Actor(Origin.Api), id, input, cancel), isThere: IsThere(id, http, queries, cancel));

    private static Task<IResult> ConcludeAsync(int id, HttpContext http, ReviewDesk desk, ReviewQueries queries, EntryAnswers answers, CancellationToken cancel) =>
        answers.WriteAsync<ConclusionBody>(http, body => desk.ConcludeAsync(http.User.Actor(Origin.Api), id, body.Conclusion, cancel), isThere: IsThere(id, http, queries, cancel));

    private static Func<Task<bool>> IsThere(int id, HttpContext http, ReviewQueries queries, CancellationToken cancel) =>
        async () => await queries.FindAsync(http.User.Actor(Origin.Api), id, cancel) is not null;

    /// <param name="Version">The one that was seen.</param>
    internal sealed record CorrectionBody(long Version, [property: Required] DateOnly? HeldOn, [property: Required] string? Participants);

    /// <param name="Conclusion">What it comes to.</param>
    internal sealed record ConclusionBody([property: Required] string? Conclusion);
}

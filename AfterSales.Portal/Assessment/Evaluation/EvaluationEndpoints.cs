using AfterSales.Core.Assessment.Evaluation;
using AfterSales.Core.Data;
using AfterSales.Portal.Shell.Http;
using AfterSales.Portal.Shell.SignIn;

namespace AfterSales.Portal.Assessment.Evaluation;

/// <summary>The evaluation by GB/T 27922, for programs.</summary>
internal static class EvaluationEndpoints
{
    private const string Sheets = "/api/v1/evaluations";
    private const string Table = "/api/v1/evaluation-items";

    public static void Map(RouteGroupBuilder api)
    {
        var items = api.MapGroup("/evaluation-items").WithTags("Evaluation").OnlyFor(Access.Supervisor);
        items.MapGet("", TableAsync).WithName("ListEvaluationItems").WithSummary("The indicator table, part by part")
            .WithDescription("`points` is null until the company has entered them.").Produces<IReadOnlyList<EvaluationItemFile>>().Refuses(403);
        items.MapPost("", AddAsync).WithName("AddEvaluationItem").WithSummary("Adds a row").Takes<EvaluationItemInput>().Produces<MadeAnswer>(201).Refuses(400, 403, 415, 422);
        items.MapPost("/{id:int}", ChangeAsync).WithName("ChangeEvaluationItem").WithSummary("Writes over a row").WithDescription("`version` is the one that was seen.")
            .Takes<ItemChange>().Produces<MadeAnswer>().Refuses(400, 403, 404, 409, 415, 422);
        var sheets = api.MapGroup("/evaluations").WithTags("Evaluation").OnlyFor(Access.Supervisor);
        sheets.MapGet("", ListAsync).WithName("ListEvaluations").WithSummary("Score sheets, the latest first").Asks().Produces<ScoreSheetList>().Refuses(403);
        sheets.MapGet("/{id:int}", FindAsync).WithName("FindEvaluation").WithSummary("One score sheet with what it comes to").Produces<ScoreSheetFile>().Refuses(403, 404);
        sheets.MapPost("", OpenAsync).WithName("OpenEvaluation").WithSummary("Opens a score sheet from the rows that have points")
            .WithDescription("The figures that speak for items are copied now and never computed again.")
            .Takes<ScoreSheetInput>().Produces<MadeAnswer>(201).Refuses(400, 403, 415, 422);
        sheets.MapPost("/{id:int}/lines/{line:int}", ScoreAsync).WithName("ScoreEvaluationItem").WithSummary("Scores one item").Takes<LineInput>().Produces<MadeAnswer>().Refuses(400, 403, 404, 409, 415, 422);
        sheets.MapPost("/{id:int}/adjustments", AdjustAsync).WithName("AdjustEvaluation").WithSummary("Adds a special deduction or a bonus").Takes<AdjustmentInput>().Produces<MadeAnswer>().Refuses(400, 403, 404, 409, 415, 422);
        sheets.MapPost("/{id:int}/adjustments/{which:int}/take-back", TakeBackAsync).WithName("TakeAdjustmentBack").WithSummary("Takes a deduction or a bonus back; counted from 1").Takes<NoFields>().Produces<MadeAnswer>().Refuses(400, 403, 404, 409, 415);
        sheets.MapPost("/{id:int}/freeze", FreezeAsync).WithName("FreezeEvaluation").WithSummary("Freezes it; from then on it stays as it is").Takes<NoFields>().Produces<MadeAnswer>().Refuses(400, 403, 404, 409, 415, 422);
    }

    private static async Task<IResult> TableAsync(HttpContext http, EvaluationQueries queries, EntryAnswers answers, CancellationToken cancel) =>
        answers.Found(await queries.TableAsync(http.User.Actor(Origin.Api), cancel));

    private static Task<IResult> AddAsync(HttpContext http, EvaluationDesk desk, EntryAnswers answers, CancellationToken cancel) =>
        answers.WriteAsync<EvaluationItemInput>(http, input => desk.SaveItemAsync(http.User.Actor(Origin.Api), null, input, cancel), Table);

    private static Task<IResult> ChangeAsync(int id, HttpContext http, EvaluationDesk desk, EvaluationQueries queries, EntryAnswers answers, CancellationToken cancel) =>
        answers.WriteAsync<ItemChange>(http, change => desk.SaveItemAsync(http.User.Actor(Origin.Api), (id, change.Version), change.Input, cancel),
            isThere: async () => (await queries.TableAsync(http.User.Actor(Origin.Api), cancel)).Any(item => item.Id == id));

    private static Task<IResult> ListAsync(HttpContext http, EvaluationQueries queries, EntryAnswers answers, CancellationToken cancel) =>
        answers.ListAsync(new ListQuery(http), (page, size) => queries.ListAsync(http.User.Actor(Origin.Api), page, size, cancel));

    private static async Task<IResult> FindAsync(int id, HttpContext http, EvaluationQueries queries, EntryAnswers answers, CancellationToken cancel) =>
        answers.Found(await queries.FindAsync(http.User.Actor(Origin.Api), id, cancel));

    private static Task<IResult> OpenAsync(HttpContext http, EvaluationDesk desk, EntryAnswers answers, CancellationToken cancel) =>
        answers.WriteAsync<ScoreSheetInput>(http, input => desk.OpenAsync(http.User.Actor(Origin.Api), input, cancel), Sheets);

    private static Task<IResult> ScoreAsync(int id, int line, HttpContext http, EvaluationDesk desk, EvaluationQueries queries, EntryAnswers answers, CancellationToken cancel) =>
        answers.WriteAsync<LineInput>(http, input => desk.ScoreAsync(http.User.Actor(Origin.Api), id, line, input, cancel), isThere: IsThere(id, http, queries, cancel));

    private static Task<IResult> AdjustAsync(int id, HttpContext http, EvaluationDesk desk, EvaluationQueries queries, EntryAnswers answers, CancellationToken cancel) =>
        answers.WriteAsync<AdjustmentInput>(http, input => desk.AdjustAsync(http.User.Actor(Origin.Api), id, input, cancel), isThere: IsThere(id, http, queries, cancel));

    private static Task<IResult> TakeBackAsync(int id, int which, HttpContext http, EvaluationDesk desk, EvaluationQueries queries, EntryAnswers answers, CancellationToken cancel) =>
        answers.WriteAsync<NoFields>(http, _ => desk.TakeBackAsync(http.User.Actor(Origin.Api), id, which, cancel), isThere: IsThere(id, http, queries, cancel));

    private static Task<IResult> FreezeAsync(int id, HttpContext http, EvaluationDesk desk, EvaluationQueries queries, EntryAnswers answers, CancellationToken cancel) =>
        answers.WriteAsync<NoFields>(http, _ => desk.FreezeAsync(http.User.Actor(Origin.Api), id, cancel), isThere: IsThere(id, http, queries, cancel));

    private static Func<Task<bool>> IsThere(int id, HttpContext http, EvaluationQueries queries, CancellationToken cancel) =>
        async () => await queries.FindAsync(http.User.Actor(Origin.Api), id, cancel) is not null;

    /// <summary>A row as it shall be.</summary>
    /// <param name="Version">The one that was seen.</param>
    internal sealed record ItemChange(
        long Version, EvaluationPart? Part, string? Number, string? NameZh, string? NameEn, double? Points = null, string? Sampling = null, Core.Assessment.Figures.KeyFigure? Figure = null, bool Active = true)
    {
        internal EvaluationItemInput Input => new(Part, Number, NameZh, NameEn, Points, Sampling, Figure, Active);
    }
}

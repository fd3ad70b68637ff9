using System.Globalization;
using System.Security.Claims;
using AfterSales.Core.Assessment;
using AfterSales.Core.Data;
using AfterSales.Portal.Assessment.Addresses;
using AfterSales.Portal.Assessment.Sheets;
using AfterSales.Portal.Shell.Errors;
using AfterSales.Portal.Shell.Http;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Assessment;

/// <summary>`GET /api/v1/charts/…`: the same figures as on the pages.</summary>
internal static class ChartEndpoints
{
    public static void MapCharts(this WebApplication app)
    {
        // Who may not see them is told so before what is wrong with the question.
        var charts = app.MapApi().MapGroup("/charts").WithTags("Charts").OnlyFor(Access.Supervisor, Access.Engineer)
            .AddEndpointFilter<RouteGroupBuilder, WrongPeriods>();
        charts.MapGet("/response", async (TimeQueries figures, ClaimsPrincipal user, [AsParameters] Period period, CancellationToken cancel) =>
                Answer(await figures.TimesAsync(user.Actor(Origin.Api), Measure.Response, period.Filter, cancel)))
            .Produces<TimeFigures>().Refuses(403, 422).WithName("ResponseTime").WithSummary("From the report to the first of Verify, Assign")
            .WithDescription(Period.Description);
        charts.MapGet("/cycle", async (TimeQueries figures, ClaimsPrincipal user, [AsParameters] Period period, CancellationToken cancel) =>
                Answer(await figures.TimesAsync(user.Actor(Origin.Api), Measure.Cycle, period.Filter, cancel)))
            .Produces<TimeFigures>().Refuses(403, 422).WithName("RepairCycle").WithSummary("From the report to the acceptance")
            .WithDescription(Period.Description);
        charts.MapGet("/satisfaction", async (RatingQueries ratings, ClaimsPrincipal user, [AsParameters] Period period, CancellationToken cancel) =>
                Answer(await ratings.FiguresAsync(user.Actor(Origin.Api), period.Filter, cancel), SatisfactionFigures.Of))
            .Produces<SatisfactionFigures>().Refuses(403, 422).WithName("Satisfaction").WithSummary("What customers answered, 1 (worst) to 5")
            .WithDescription(Period.Description);
        charts.MapGet("/{which:regex(^(response|cycle|satisfaction)$)}/file", GiveFileAsync)
            .Produces<Stream>(StatusCodes.Status200OK, SheetFiles.ExcelType, "text/csv").Refuses(403, 422).WithName("ChartFile").WithSummary("What a chart page shows, as a file")
            .WithDescription($"`as` is `xlsx` (a workbook with everything) or `csv` (one `sheet` of it, as `figures`, `steps`, `buckets`, `breakdown`, `tickets`). All that the page's address may say counts here too. {Period.Description}");
    }

    private static async Task<IResult> GiveFileAsync(
        string which, ContentFiles files, ClaimsPrincipal user, HttpRequest request, IStringLocalizer<AssessmentTexts> words,
        [AsParameters] Period period, [FromQuery(Name = "as")] string? format, [FromQuery(Name = "sheet")] string? sheet, CancellationToken cancel)
    {
        if (format is not ("xlsx" or "csv"))
            return Invalid("as", words[nameof(AssessmentTexts.Api_NotAFormat)]);
        var address = ChartAddress.Read($"/charts/{which}", request.Query);
        if (await files.SheetsAsync(user.Actor(Origin.Api), address, cancel) is not { } sheets)
            return Problems.Of(new Forbidden());
        var name = string.Create(CultureInfo.InvariantCulture, $"{which}{(period.From is null ? "" : $"-{period.From}")}{(sheet is null ? "" : $"-{sheet}")}.{format}");
        if (format == "xlsx")
            return TypedResults.File(SheetFiles.Excel(sheets), SheetFiles.ExcelType, name);
        return sheets.FirstOrDefault(one => one.Key == (sheet ?? ContentFiles.Head)) is { } wanted
            ? TypedResults.File(SheetFiles.Csv(wanted), CsvText.MediaType, name)
            : Invalid("sheet", words[nameof(AssessmentTexts.Api_NotASheet), string.Join(", ", sheets.Select(one => one.Key))]);
    }

    private static ProblemAnswer Invalid(string parameter, string text) => Invalid(new Dictionary<string, string[]> { [parameter] = [text] });

    private static ProblemAnswer Invalid(Dictionary<string, string[]> errors) =>
        new(StatusCodes.Status422UnprocessableEntity, "validation") { Facts = new Dictionary<string, object?> { ["errors"] = errors } };

    private static IResult Answer<T>(Outcome<T> outcome) => Answer(outcome, value => value);

    private static IResult Answer<T, TShape>(Outcome<T> outcome, Func<T, TShape> shape) =>
        outcome.Done ? TypedResults.Ok(shape(outcome.Value)) : Problems.Of(outcome.Refusal);

    /// <summary>Read here and not by the framework, which answers a wrong date with a failure.</summary>
    /// <param name="From">UTC date of the report, inclusive: 2026-11-01.</param>
    /// <param name="To">UTC date of the report, exclusive.</param>
    /// <param name="Source">import, portal, or absent.</param>
    internal sealed record Period([FromQuery(Name = "from")] string? From, [FromQuery(Name = "to")] string? To, [FromQuery(Name = "source")] string? Source)
    {
        public const string Description =
            "`from` (inclusive) and `to` (exclusive) are UTC dates of the report, as 2026-11-01; without them there is no limit. `source` is `portal` or `import`; without it both count.";

        public FigureFilter Filter => new(Date(From), Date(To), EnumNames.TryRead<TicketOrigin>(Source, out var source) ? source : null);

        /// <summary>What is wrong, by parameter.</summary>
        public Dictionary<string, string[]> Errors(IStringLocalizer<AssessmentTexts> words)
        {
            var errors = new Dictionary<string, string[]>();
            void Wrong(string parameter, string text) => errors[parameter] = [words[text]];
            if (!string.IsNullOrEmpty(From) && Date(From) is null)
                Wrong("from", nameof(AssessmentTexts.Api_NotADate));
            if (!string.IsNullOrEmpty(To) && Date(To) is null)
                Wrong("to", nameof(AssessmentTexts.Api_NotADate));
            if (Date(From) > Date(To))
                Wrong("to", nameof(AssessmentTexts.Api_BeforeFrom));
            if (!string.IsNullOrEmpty(Source) && !EnumNames.TryRead<TicketOrigin>(Source, out _))
                Wrong("source", nameof(AssessmentTexts.Api_NotASource));
            return errors;
        }

        private static DateOnly? Date(string? text) =>
            DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
    }

    private sealed class WrongPeriods(IStringLocalizer<AssessmentTexts> words) : IEndpointFilter
    {
        public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
        {
            var errors = context.Arguments.OfType<Period>().Single().Errors(words);
            return errors.Count == 0 ? next(context)
                : ValueTask.FromResult<object?>(Invalid(errors));
        }
    }
}

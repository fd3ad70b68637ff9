using System.Globalization;
using System.Security.Claims;
using AfterSales.Core.Assessment;
using AfterSales.Core.Assessment.Complained;
using AfterSales.Core.Assessment.Figures;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Shell.Errors;
using AfterSales.Portal.Shell.Http;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Assessment;

/// <summary>`GET /api/v1/figures/…`: all that the chart pages show, by the same questions.</summary>
internal static class FigureEndpoints
{
    public static void MapFigures(this WebApplication app)
    {
        var figures = app.MapApi().MapGroup("/figures").WithTags("Figures").OnlyFor(Access.Supervisor, Access.Engineer).AddEndpointFilter<RouteGroupBuilder, WrongQuestions>();
        figures.MapGet("/response", async (TimeQueries times, ClaimsPrincipal user, [AsParameters] FigureQuestion asked, CancellationToken cancel) =>
                Answer(await times.ResponseAsync(user.Actor(Origin.Api), asked.Filter, asked.MeasureOr(Measure.Response), asked.Counted, asked.Dimension, cancel)))
            .Tells<ResponseReport>("ResponseFigures", "Response, arrangement and arrival: over time, distributed and by one dimension");
        figures.MapGet("/cycle", async (TimeQueries times, ClaimsPrincipal user, [AsParameters] FigureQuestion asked, CancellationToken cancel) =>
                Answer(await times.CycleAsync(user.Actor(Origin.Api), asked.Filter, asked.Counted, asked.Dimension, cancel)))
            .Tells<CycleReport>("CycleFigures", "The repair cycle with the parts that add up to it, repairs finished at once, repeats, and where promised time went");
        figures.MapGet("/backlog", async (TimeQueries times, ClaimsPrincipal user, [AsParameters] FigureQuestion asked, CancellationToken cancel) =>
                Answer(await times.BacklogAsync(user.Actor(Origin.Api), asked.Filter, cancel)))
            .Tells<BacklogFigures>("Backlog", "What is open now, by its age; the period does not count");
        figures.MapGet("/faults", async (FaultQueries faults, ClaimsPrincipal user, [AsParameters] FigureQuestion asked, CancellationToken cancel) =>
                Answer(await faults.FaultsAsync(user.Actor(Origin.Api), asked.Filter, cancel)))
            .Tells<FaultReport>("Faults", "Faults by model, batch and age of the machine; recurring and more frequent ones");
        figures.MapGet("/reliability", async (FaultQueries faults, ClaimsPrincipal user, [AsParameters] FigureQuestion asked, CancellationToken cancel) =>
                Answer(await faults.ReliabilityAsync(user.Actor(Origin.Api), asked.Filter, cancel)))
            .Tells<IReadOnlyList<ModelReliability>>("Reliability", "Mean time to repair and between failures of each model");
        figures.MapGet("/satisfaction", async (RatingQueries ratings, ClaimsPrincipal user, [AsParameters] FigureQuestion asked, CancellationToken cancel) =>
                Answer(await ratings.RatingsAsync(user.Actor(Origin.Api), asked.Filter, asked.Dimension, cancel)))
            .Tells<RatingReport>("RatingFigures", "What customers answered, by question, over time, by one dimension and against the response");
        figures.MapGet("/complaints", async (ComplaintRateQueries complaints, ClaimsPrincipal user, [AsParameters] FigureQuestion asked, CancellationToken cancel) =>
                Answer(await complaints.RatesAsync(user.Actor(Origin.Api), asked.Filter, asked.Dimension, cancel)))
            .Tells<ComplaintReport>("ComplaintRates", "Complaints against finished jobs, and how many were closed in time, compared and by one dimension");
        figures.MapGet("/words", async (RatingQueries ratings, ClaimsPrincipal user, [AsParameters] FigureQuestion asked, CancellationToken cancel) =>
                Answer(await ratings.WordsAsync(user.Actor(Origin.Api), asked.Filter, cancel)))
            .Tells<CommentWords>("CommentWords", "What the last comments say again and again");
        figures.MapGet("/key", async (KeyFigureQueries keys, ClaimsPrincipal user, [AsParameters] FigureQuestion asked, CancellationToken cancel) =>
                Answer(await keys.OfAsync(user.Actor(Origin.Api), asked.Filter, cancel)))
            .Tells<IReadOnlyDictionary<KeyFigure, KeyFigureValue>>("KeyFigures", "The figures that the department is led by, each with how many it is taken from");
    }

    private static void Tells<T>(this RouteHandlerBuilder endpoint, string name, string summary) =>
        endpoint.Produces<T>().Refuses(403, 422).WithName(name).WithSummary(summary).WithDescription(FigureQuestion.Description);

    private static IResult Answer<T>(Outcome<T> outcome) => outcome.Done ? TypedResults.Ok(outcome.Value) : Problems.Of(outcome.Refusal);

    /// <summary>Read here and not by the framework, which answers a wrong value with a failure.</summary>
    /// <param name="From">UTC date of the report, inclusive: 2026-11-01.</param>
    /// <param name="To">UTC date of the report, exclusive.</param>
    /// <param name="Source">import, portal, or absent.</param>
    /// <param name="Region">Province or city of the site; empty: not known. So too the next two, and the fault group.</param>
    /// <param name="Model">The model's code.</param>
    /// <param name="EngineerId">Had a visit ever confirmed.</param>
    /// <param name="Measure">Of the response figures: which time is cut and broken down.</param>
    /// <param name="Time">elapsed or working hours.</param>
    /// <param name="By">The dimension of the breakdown.</param>
    internal sealed record FigureQuestion(
        [FromQuery(Name = "from")] string? From, [FromQuery(Name = "to")] string? To, [FromQuery(Name = "source")] string? Source,
        [FromQuery(Name = "region")] string? Region, [FromQuery(Name = "productLine")] string? ProductLine, [FromQuery(Name = "model")] string? Model,
        [FromQuery(Name = "faultGroup")] string? FaultGroup, [FromQuery(Name = "priority")] string? Priority, [FromQuery(Name = "channel")] string? Channel,
        [FromQuery(Name = "serviceType")] string? ServiceType, [FromQuery(Name = "customerClass")] string? CustomerClass, [FromQuery(Name = "engineerId")] string? EngineerId,
        [FromQuery(Name = "measure")] string? Measure, [FromQuery(Name = "time")] string? Time, [FromQuery(Name = "by")] string? By)
    {
        public const string Description = "Times are hours; percentiles are exact, by linear interpolation between closest ranks. " + ChartEndpoints.Period.Description
            + " The other parameters narrow the tickets; `by` is the dimension of the breakdown, `time` elapsed or working. Engineers see their own tickets.";

        private ChartEndpoints.Period Period => new(From, To, Source);

        public Dimension Dimension => Read<Dimension>(By) ?? Core.Assessment.Dimension.ProductLine;

        public CountedTime Counted => Read<CountedTime>(Time) ?? CountedTime.Elapsed;

        public FigureFilter Filter => Period.Filter with
        {
            Region = Region,
            ProductLine = ProductLine,
            Model = Model,
            FaultGroup = FaultGroup,
            Priority = Read<Priority>(Priority),
            Channel = Read<Channel>(Channel),
            ServiceType = Read<ServiceType>(ServiceType),
            CustomerClass = Read<CustomerClass>(CustomerClass),
            EngineerId = Number(EngineerId),
        };

        public Measure MeasureOr(Measure usual) => Read<Measure>(Measure) ?? usual;

        /// <summary>What is wrong, by parameter.</summary>
        public Dictionary<string, string[]> Errors(IStringLocalizer<AssessmentTexts> words)
        {
            var errors = Period.Errors(words);
            void Check<T>(string parameter, string? text) where T : struct, Enum
            {
                if (!string.IsNullOrEmpty(text) && Read<T>(text) is null)
                    errors[parameter] = [words[nameof(AssessmentTexts.Api_NotAChoice), string.Join(", ", Enum.GetNames<T>())]];
            }
            Check<Priority>("priority", Priority);
            Check<Channel>("channel", Channel);
            Check<ServiceType>("serviceType", ServiceType);
            Check<CustomerClass>("customerClass", CustomerClass);
            Check<Measure>("measure", Measure);
            Check<CountedTime>("time", Time);
            Check<Dimension>("by", By);
            if (!string.IsNullOrEmpty(EngineerId) && Number(EngineerId) is null)
                errors["engineerId"] = [words[nameof(AssessmentTexts.Api_NotANumber)]];
            return errors;
        }

        private static T? Read<T>(string? text) where T : struct, Enum => EnumNames.TryRead<T>(text, out var value) ? value : null;

        private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private sealed class WrongQuestions(IStringLocalizer<AssessmentTexts> words) : IEndpointFilter
    {
        public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
        {
            var errors = context.Arguments.OfType<FigureQuestion>().Single().Errors(words);
            return errors.Count == 0 ? next(context)
                : ValueTask.FromResult<object?>(new ProblemAnswer(StatusCodes.Status422UnprocessableEntity, "validation") { Facts = new Dictionary<string, object?> { ["errors"] = errors } });
        }
    }
}

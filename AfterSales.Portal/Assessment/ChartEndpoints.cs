using System.Globalization;
using System.Security.Claims;
using AfterSales.Core.Assessment;
using AfterSales.Core.Data;
using AfterSales.Portal.Shell.Errors;
using AfterSales.Portal.Shell.Http;
using AfterSales.Portal.Shell.SignIn;

namespace AfterSales.Portal.Assessment;

/// <summary>`GET /api/v1/charts/…`: the same figures as on the pages.</summary>
internal static class ChartEndpoints
{
    public static void MapCharts(this WebApplication app)
    {
        var charts = app.MapApi().MapGroup("/charts").WithTags("Charts");
        charts.MapGet("/response", (FigureQueries figures, ClaimsPrincipal user, [AsParameters] Period period, CancellationToken cancel) =>
                AnswerAsync(period, filter => figures.TimesAsync(user.Actor(Origin.Api), Measure.Response, filter, cancel)))
            .Produces<TimeFigures>().WithName("ResponseTime").WithSummary("From the report to the first of Verify, Assign");
        charts.MapGet("/cycle", (FigureQueries figures, ClaimsPrincipal user, [AsParameters] Period period, CancellationToken cancel) =>
                AnswerAsync(period, filter => figures.TimesAsync(user.Actor(Origin.Api), Measure.Cycle, filter, cancel)))
            .Produces<TimeFigures>().WithName("RepairCycle").WithSummary("From the report to the acceptance");
        charts.MapGet("/satisfaction", (FigureQueries figures, ClaimsPrincipal user, [AsParameters] Period period, CancellationToken cancel) =>
                AnswerAsync(period, filter => figures.SatisfactionAsync(user.Actor(Origin.Api), filter, cancel)))
            .Produces<SatisfactionFigures>().WithName("Satisfaction").WithSummary("What customers answered, 1 (worst) to 5");
    }

    private static async Task<IResult> AnswerAsync<T>(Period period, Func<FigureFilter, Task<Outcome<T>>> ask)
    {
        // Who may not see them is told so before what is wrong with the question.
        var outcome = await ask(period.Filter ?? new FigureFilter());
        return outcome.Refusal is { } refusal ? Problems.Of(refusal)
            : period.Filter is null ? new ProblemAnswer(StatusCodes.Status400BadRequest, "malformed")
            : TypedResults.Ok(outcome.Value);
    }

    /// <summary>Read here and not by the framework, which answers a wrong date with a failure.</summary>
    /// <param name="From">UTC date of the report, inclusive: 2026-11-01.</param>
    /// <param name="To">UTC date of the report, exclusive.</param>
    /// <param name="Source">import, portal, or absent.</param>
    internal sealed record Period(string? From, string? To, string? Source)
    {
        /// <summary>Null: not to be understood.</summary>
        public FigureFilter? Filter =>
            TryDate(From, out var from) && TryDate(To, out var to) && TrySource(out var source) ? new FigureFilter(from, to, source) : null;

        private bool TrySource(out TicketOrigin? source)
        {
            var known = Enum.TryParse<TicketOrigin>(Source, ignoreCase: true, out var named) && Enum.GetNames<TicketOrigin>().Contains(Source, StringComparer.OrdinalIgnoreCase);
            source = known ? named : null;
            return known || string.IsNullOrEmpty(Source);
        }

        private static bool TryDate(string? text, out DateOnly? date)
        {
            var known = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read);
            date = known ? read : null;
            return known || string.IsNullOrEmpty(text);
        }
    }
}

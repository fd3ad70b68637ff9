using System.Security.Claims;
using AfterSales.Core.Assessment;
using AfterSales.Core.Data;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSales.Portal.Assessment;

/// <summary>`GET /api/v1/charts/…`: the same figures as on the pages.</summary>
internal static class ChartEndpoints
{
    public static void MapCharts(this WebApplication app)
    {
        // Staff is refused here as well as in the queries, so that the answer is the same before and after binding.
        var charts = app.MapGroup("/api/v1/charts").RequireAuthorization(policy => policy.RequireRole(Access.Supervisor, Access.Engineer)).WithTags("Charts");
        charts.MapGet("/response", (FigureQueries figures, ClaimsPrincipal user, [AsParameters] Period period, CancellationToken cancel) =>
            TimesAsync(figures, user, Measure.Response, period, cancel)).WithName("ResponseTime").WithSummary("From the report to the first of Verify, Assign");
        charts.MapGet("/cycle", (FigureQueries figures, ClaimsPrincipal user, [AsParameters] Period period, CancellationToken cancel) =>
            TimesAsync(figures, user, Measure.Cycle, period, cancel)).WithName("RepairCycle").WithSummary("From the report to the acceptance");
        charts.MapGet("/satisfaction", SatisfactionAsync).WithName("Satisfaction").WithSummary("What customers answered, 1 (worst) to 5");
    }

    /// <param name="From">UTC date of the report, inclusive.</param>
    /// <param name="To">UTC date of the report, exclusive.</param>
    internal sealed record Period(DateOnly? From, DateOnly? To, TicketOrigin? Source)
    {
        public FigureFilter Filter => new(From, To, Source);
    }

    private static async Task<Results<Ok<TimeFigures>, ForbidHttpResult>> TimesAsync(
        FigureQueries figures, ClaimsPrincipal user, Measure measure, Period period, CancellationToken cancel) =>
        await figures.TimesAsync(user.Actor(Origin.Api), measure, period.Filter, cancel) is { Done: true, Value: { } found }
            ? TypedResults.Ok(found)
            : TypedResults.Forbid();

    private static async Task<Results<Ok<SatisfactionFigures>, ForbidHttpResult>> SatisfactionAsync(
        FigureQueries figures, ClaimsPrincipal user, [AsParameters] Period period, CancellationToken cancel) =>
        await figures.SatisfactionAsync(user.Actor(Origin.Api), period.Filter, cancel) is { Done: true, Value: { } found }
            ? TypedResults.Ok(found)
            : TypedResults.Forbid();
}

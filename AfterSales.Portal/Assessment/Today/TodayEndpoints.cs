using System.Globalization;
using AfterSales.Core.Assessment.Today;
using AfterSales.Core.Data;
using AfterSales.Portal.Shell.Http;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.OpenApi;

namespace AfterSales.Portal.Assessment.Today;

/// <summary>Now and yesterday, for programs.</summary>
internal static class TodayEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/today", NowAsync).WithTags("Reports").OnlyFor(Access.Supervisor).WithName("GetToday").WithSummary("What presses now, and how the day has gone so far")
            .Produces<Glance>().Refuses(403);
        api.MapGet("/briefing", BriefingAsync).WithTags("Reports").OnlyFor(Access.Supervisor).WithName("GetBriefing").WithSummary("A day of the department in a few numbers")
            .Reads("day", "The company's day, as 2026-11-25; yesterday without.", new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" })
            .Produces<DayBriefing>().Refuses(403, 422);
    }

    private static async Task<IResult> NowAsync(HttpContext http, GlanceQueries queries, EntryAnswers answers, CancellationToken cancel)
    {
        var glance = await queries.NowAsync(http.User.Actor(Origin.Api), cancel);
        return glance.Done ? answers.Found(glance.Value) : answers.Of(glance.Refusal);
    }

    private static async Task<IResult> BriefingAsync(HttpContext http, BriefingQueries queries, EntryAnswers answers, CancellationToken cancel)
    {
        var text = new ListQuery(http).Text("day");
        DateOnly? day = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var known) ? known : null;
        if (text is not null && day is null)
            return answers.Of(Invalid.Field("day", "not-a-date"));
        var briefing = await queries.OfAsync(http.User.Actor(Origin.Api), day ?? queries.Yesterday, cancel);
        return briefing.Done ? answers.Found(briefing.Value) : answers.Of(briefing.Refusal);
    }
}

using System.ComponentModel.DataAnnotations;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Shell.Errors;
using AfterSales.Portal.Shell.Http;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace AfterSales.Portal.Tickets.Api;

/// <summary>What customers do without a session: report a fault, and answer by the link they were given.</summary>
internal static class CustomerEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var open = api.MapGroup("").AllowAnonymous().WithTags("Customers");
        open.MapPost("/reports", ReportAsync).RequireRateLimiting(ReportLimit.Name).WithMetadata(new RequestSizeLimitAttribute(ReportLimit.LargestReport)).WithName("ReportFault").WithSummary("Anybody reports a fault")
            .WithDescription("`contactName`, `fault` and one of `phone`, `email` are required; a serial number nobody knows is kept as text. `appointment` is a wish: a day within 90 days and a window on it, `from` and `to` as 09:00, in the time zone of the machine's site, else the company's. The tracking link shows the progress and never signs.")
            .Takes<FaultReport>().Produces<Reported>(201).Refuses(400, 413, 415, 422, 429);
        var byLink = open.MapGroup("/links/{token}").RequireRateLimiting(ReportLimit.Links).WithMetadata(new RequestSizeLimitAttribute(ReportLimit.LargestByLink));
        byLink.MapPost("/accept", (string token, HttpContext http, CustomerLinks links, CancellationToken cancel) =>
                links.AnswerAsync<SignAcceptance>(http, token, LinkPurpose.Accept, (desk, sign) => desk.AcceptByLinkAsync(token, sign, cancel), StatusCodes.Status200OK, cancel))
            .WithName("AcceptByLink").WithSummary("The customer accepts and signs").Takes<SignAcceptance>().Produces<LinkAnswered>().Refuses(400, 404, 413, 415, 422, 429);
        byLink.MapPost("/refuse", (string token, HttpContext http, CustomerLinks links, CancellationToken cancel) =>
                links.AnswerAsync<RefuseAcceptance>(http, token, LinkPurpose.Accept, (desk, refuse) => desk.RefuseByLinkAsync(token, refuse, cancel), StatusCodes.Status200OK, cancel))
            .WithName("RefuseByLink").WithSummary("The customer says what is missing").Takes<RefuseAcceptance>().Produces<LinkAnswered>().Refuses(400, 404, 413, 415, 422, 429);
        byLink.MapPost("/survey", (string token, HttpContext http, CustomerLinks links, CancellationToken cancel) =>
                links.AnswerAsync<AnswerSurvey>(http, token, LinkPurpose.Survey, (desk, answer) => desk.RateByLinkAsync(token, answer, cancel), StatusCodes.Status201Created, cancel))
            .WithName("RateByLink").WithSummary("The customer rates the service, 1 (worst) to 5").Takes<AnswerSurvey>().Produces<LinkAnswered>(201).Refuses(400, 404, 413, 415, 422, 429);
    }

    /// <summary>The customer's link for a token, absolute.</summary>
    public static string LinkOf(this HttpRequest request, string token) => $"{request.Scheme}://{request.Host}{request.PathBase}/t/{token}";

    private static async Task<IResult> ReportAsync(HttpContext http, TicketDesk desk, TicketProblems problems, CancellationToken cancel)
    {
        var body = RequestBody.As<FaultReport>(http);
        if (!body.Done)
            return problems.Of(body.Refusal);
        var actor = http.User.EmployeeId is null ? Actor.Anonymous(body.Value.ContactName?.Trim() ?? "", Origin.Api) : http.User.Actor(Origin.Api);
        var done = await desk.ReportAsync(actor, body.Value.ToReport(), cancel);
        if (!done.Done)
            return problems.Of(FaultReport.InItsOwnNames(done.Refusal));
        var tracking = http.Request.LinkOf(done.Value.Token!);
        http.Response.Headers.Location = tracking;
        return TypedResults.Json(new Reported(done.Value.Number, tracking), ApiJson.Answers, statusCode: StatusCodes.Status201Created);
    }
}

/// <summary>Runs what a customer answers by link.</summary>
internal sealed class CustomerLinks(LinkQueries links, TicketDesk desk, TicketProblems problems)
{
    public async Task<IResult> AnswerAsync<T>(
        HttpContext http, string token, LinkPurpose purpose, Func<TicketDesk, T, Task<Outcome<Done>>> run, int status, CancellationToken cancel) where T : class
    {
        // Before the body is read: a link that cannot be used answers the same whatever is sent to it.
        if (await links.PurposeAsync(token, cancel) != purpose)
            return Problems.Of(new NotFound());
        var body = RequestBody.As<T>(http);
        if (!body.Done)
            return problems.Of(body.Refusal);
        var done = await run(desk, body.Value);
        return done.Done
            ? TypedResults.Json(new LinkAnswered(done.Value.Number, done.Value.Stage), ApiJson.Answers, statusCode: status)
            : problems.Of(done.Refusal);
    }
}

/// <param name="TrackingUrl">Absolute; shows the progress.</param>
internal sealed record Reported(string Number, string TrackingUrl);

internal sealed record LinkAnswered(string Number, Stage Stage);

/// <summary>A fault as anybody reports it.</summary>
internal sealed record FaultReport
{
    private const string Contact = "contact.";

    [Required] public string? ContactName { get; init; }
    public string? Phone { get; init; }
    public string? Email { get; init; }
    public string? SerialNumber { get; init; }
    [Required] public string? Fault { get; init; }
    public string? Address { get; init; }
    public Impact? Impact { get; init; }
    public AppointmentInput? Appointment { get; init; }

    public Report ToReport() => new()
    {
        Channel = Channel.Api,
        Contact = new ContactInput { Name = ContactName, Phone = Phone, Email = Email },
        SerialNumber = SerialNumber,
        Fault = Fault,
        Address = Address,
        Impact = Impact,
        Appointment = Appointment,
    };

    /// <summary>Here the contact's fields stand at the top.</summary>
    public static Refusal InItsOwnNames(Refusal refusal) => refusal is Invalid invalid
        ? new Invalid(invalid.Errors.ToDictionary(error => error.Key == Contact + "name" ? "contactName" : error.Key.Replace(Contact, "", StringComparison.Ordinal), error => error.Value))
        : refusal;
}

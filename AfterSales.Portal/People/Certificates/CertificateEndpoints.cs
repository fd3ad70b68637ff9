using System.ComponentModel.DataAnnotations;
using AfterSales.Core.Data;
using AfterSales.Core.People.Certificates;
using AfterSales.Portal.Shell.Http;
using AfterSales.Portal.Shell.SignIn;

namespace AfterSales.Portal.People.Certificates;

/// <summary>What engineers may do on paper, for programs.</summary>
internal static class CertificateEndpoints
{
    private const string Address = "/api/v1/certificates";

    public static void Map(RouteGroupBuilder api)
    {
        var certificates = api.MapGroup("/certificates").WithTags("Certificates");
        certificates.MapGet("", ListAsync).OnlyFor(Access.Supervisor, Access.Engineer).WithName("ListCertificates").WithSummary("Certificates, what ends next first")
            .WithDescription("Engineers get their own. `ending` counts those that end within 60 days, `expired` those that have ended, among all that the caller may see.")
            .Asks(QueryField.Text("query", "A part of the engineer's name, of the kind or of the number."),
                QueryField.Choice<CertificateState>("state", "Withdrawn ones are listed only when asked for."), QueryField.Id("engineerId", "Of one engineer."))
            .Produces<CertificateList>().Refuses(403);
        certificates.MapPost("", AddAsync).OnlyFor(Access.Supervisor).WithName("AddCertificate").WithSummary("Adds a certificate")
            .WithDescription("Days are the company's; without `validUntil` it does not end.")
            .Takes<CertificateEntry>().Produces<MadeAnswer>(201).Refuses(400, 403, 415, 422);
        certificates.MapPost("/{id:int}/withdraw", WithdrawAsync).OnlyFor(Access.Supervisor).WithName("WithdrawCertificate").WithSummary("It counts no more: lost, taken back, entered wrongly")
            .WithDescription("A second time changes nothing.")
            .Takes<WithdrawalBody>().Produces<MadeAnswer>().Refuses(400, 403, 404, 415, 422);
    }

    private static Task<IResult> ListAsync(HttpContext http, CertificateQueries queries, EntryAnswers answers, CancellationToken cancel)
    {
        var query = new ListQuery(http);
        var filter = new CertificateFilter { Query = query.Text("query"), State = query.Choice<CertificateState>("state"), EngineerId = query.Id("engineerId") };
        return answers.ListAsync(query, (page, size) => queries.ListAsync(http.User.Actor(Origin.Api), filter, page, size, cancel));
    }

    private static Task<IResult> AddAsync(HttpContext http, CertificateDesk desk, EntryAnswers answers, CancellationToken cancel) =>
        answers.WriteAsync<CertificateEntry>(http, entry => desk.AddAsync(http.User.Actor(Origin.Api), entry, cancel), Address);

    private static Task<IResult> WithdrawAsync(int id, HttpContext http, CertificateDesk desk, EntryAnswers answers, CancellationToken cancel) =>
        answers.WriteAsync<WithdrawalBody>(http, body => desk.WithdrawAsync(http.User.Actor(Origin.Api), id, body.Reason, cancel));

    /// <param name="Reason">Why it counts no more.</param>
    internal sealed record WithdrawalBody([property: Required] string? Reason);
}

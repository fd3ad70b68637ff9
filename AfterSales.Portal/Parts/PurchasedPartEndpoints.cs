using System.ComponentModel.DataAnnotations;
using AfterSales.Core.Data;
using AfterSales.Core.Parts;
using AfterSales.Portal.Shell.Http;
using AfterSales.Portal.Shell.SignIn;

namespace AfterSales.Portal.Parts;

/// <summary>The parts that came through the company's purchasing, for programs.</summary>
internal static class PurchasedPartEndpoints
{
    private const string Address = "/api/v1/purchased-parts";

    public static void Map(RouteGroupBuilder api)
    {
        var parts = api.MapGroup("/purchased-parts").WithTags("Parts").OnlyFor(Access.Staff, Access.Supervisor);
        parts.MapGet("", ListAsync).WithName("ListPurchasedParts").WithSummary("Purchased parts, received last first, with what is left of them")
            .Asks(QueryField.Text("query", "A part of the number, name, batch, purchase or supplier."), QueryField.YesOrNo("left", "true: only those of which something is left; false: only those of which nothing is."))
            .Produces<PurchasedPartList>().Refuses(403);
        parts.MapPost("", AddAsync).WithName("AddPurchasedPart").WithSummary("Parts of one batch came in through one purchase")
            .WithDescription("The day is the company's.")
            .Takes<PurchasedPartEntry>().Produces<MadeAnswer>(201).Refuses(400, 403, 415, 422);
        parts.MapPost("/{id:int}/correct", CorrectAsync).WithName("CorrectPurchasedPart").WithSummary("Another quantity came than was written down")
            .WithDescription("Never less than was fitted. `seen` is `received` as the caller read it: another meanwhile is 409 `entry-changed`.")
            .Takes<CorrectionBody>().Produces<MadeAnswer>().Refuses(400, 403, 404, 409, 415, 422);
    }

    private static Task<IResult> ListAsync(HttpContext http, PurchasedPartsQueries queries, EntryAnswers answers, CancellationToken cancel)
    {
        var query = new ListQuery(http);
        var filter = new PurchasedPartFilter { Query = query.Text("query"), Left = query.YesOrNo("left") };
        return answers.ListAsync(query, (page, size) => queries.ListAsync(http.User.Actor(Origin.Api), filter, page, size, cancel));
    }

    private static Task<IResult> AddAsync(HttpContext http, PurchasedPartsDesk desk, EntryAnswers answers, CancellationToken cancel) =>
        answers.WriteAsync<PurchasedPartEntry>(http, entry => desk.AddAsync(http.User.Actor(Origin.Api), entry, cancel), Address);

    private static Task<IResult> CorrectAsync(int id, HttpContext http, PurchasedPartsDesk desk, EntryAnswers answers, CancellationToken cancel) =>
        answers.WriteAsync<CorrectionBody>(http, async body => body.Seen is { } seen
            ? await desk.CorrectAsync(http.User.Actor(Origin.Api), id, seen, body.Quantity, body.Reason, cancel) : new Malformed("seen"));

    /// <param name="Seen">How many were received, as the caller read it.</param>
    /// <param name="Quantity">How many it was.</param>
    internal sealed record CorrectionBody([property: Required] int? Seen, [property: Required] int? Quantity, [property: Required] string? Reason);
}

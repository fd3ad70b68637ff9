using AfterSales.Core.Data;
using AfterSales.Core.Quotes;
using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Shell.Http;
using AfterSales.Portal.Shell.SignIn;

namespace AfterSales.Portal.Quotes;

/// <summary>The price list, for programs.</summary>
internal static class PriceEndpoints
{
    private const string Address = "/api/v1/prices";

    public static void Map(RouteGroupBuilder api)
    {
        var prices = api.MapGroup("/prices").WithTags("Prices");
        prices.MapGet("", ListAsync).OnlyFor(Access.Staff, Access.Supervisor).WithName("ListPrices").WithSummary("What parts, work and travelling cost, without tax")
            .WithDescription("`holds`: it counts today; `ahead`: it counts from a later day on. Amounts are texts, as \"1280.50\".")
            .Asks(QueryField.Text("query", "A part of the code or the name."), QueryField.Choice<PriceKind>("kind", "Of one kind."), QueryField.YesOrNo("past", "true: those besides that no longer count."))
            .Produces<PriceSheet>().Refuses(403);
        prices.MapPost("", EnterAsync).OnlyFor(Access.Supervisor).WithName("EnterPrice").WithSummary("A further price, from today at the earliest")
            .WithDescription("One of the same kind, code and day takes the place of what was entered for it.")
            .Takes<PriceInput>().Produces<MadeAnswer>(201).Refuses(400, 403, 415, 422);
        prices.MapPost("/{id:int}/take-back", TakeBackAsync).OnlyFor(Access.Supervisor).WithName("TakePriceBack").WithSummary("Takes a price back that does not count yet")
            .Takes<NoFields>().Produces<MadeAnswer>().Refuses(400, 403, 404, 415);
    }

    private static Task<IResult> ListAsync(HttpContext http, PriceList list, EntryAnswers answers, CancellationToken cancel)
    {
        var query = new ListQuery(http);
        var filter = new PriceFilter { Query = query.Text("query"), Kind = query.Choice<PriceKind>("kind"), Past = query.YesOrNo("past") == true };
        return answers.ListAsync(query, (page, size) => list.PageAsync(http.User.Actor(Origin.Api), filter, page, size, cancel));
    }

    private static Task<IResult> EnterAsync(HttpContext http, PriceList list, EntryAnswers answers, CancellationToken cancel) =>
        answers.WriteAsync<PriceInput>(http, input => list.EnterAsync(http.User.Actor(Origin.Api), input, cancel), Address);

    private static Task<IResult> TakeBackAsync(int id, HttpContext http, PriceList list, EntryAnswers answers, CancellationToken cancel) =>
        answers.WriteAsync<NoFields>(http, _ => list.TakeBackAsync(http.User.Actor(Origin.Api), id, cancel));
}

using System.Globalization;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;

namespace AfterSales.Core.Quotes;

/// <summary>A line that the price list makes of a line of the plan.</summary>
/// <param name="Quantity">As it is typed, 1.5.</param>
/// <param name="Price">Of one unit; null: the list has none, somebody has to say it.</param>
public sealed record DraftLine(PriceKind Kind, string Text, string Quantity, Money? Price);

/// <summary>What a quote begins with, to be adjusted before it is sent.</summary>
/// <param name="Charged">False: the warranty or a contract bears it, and every price begins as nothing.</param>
public sealed record QuoteDraft(IReadOnlyList<DraftLine> Lines, DateOnly ValidUntil, bool? Charged);

/// <summary>Prices an approved plan by the price list.</summary>
public sealed class QuoteDrafts(TicketQueries tickets, PriceList prices, PriceRules rules, CompanyTime company, TimeProvider time)
{
    /// <summary>The draft for the plan that holds; a refusal where there is no such ticket or no plan that was approved.</summary>
    public async Task<Outcome<QuoteDraft>> OfAsync(Actor actor, string number, CancellationToken cancel = default)
    {
        if (!actor.SeesAllTickets)
            return new Forbidden();
        var found = await tickets.FileAsync(actor, number, cancel);
        if (!found.Done)
            return found.Refusal;
        if (found.Value.Plans.FirstOrDefault(plan => plan is { SupersededAt: null, Approved: true }) is not { } plan)
            return new GatesUnmet([new UnmetNeed(UnmetNeed.OfType, Need.PlanApproval)]);
        var list = (await prices.LinesAsync(actor, cancel: cancel)).Where(line => line.Holds).ToList();
        var free = found.Value.Charged == false;
        var lines = plan.Lines.Where(line => line.Kind != PlanLineKind.Tool).Select(line => Priced(line, list)).Concat(Travel(list));
        return new QuoteDraft(
            [.. lines.Select(line => free ? line with { Price = Money.Zero } : line)],
            company.DayOf(time.GetUtcNow().UtcDateTime).AddDays(rules.ValidDays), found.Value.Charged);
    }

    // Work costs by the hour: at the rate of its own name where there is one, else at the first of the list.
    private static DraftLine Priced(PlanLine line, List<PriceLine> list) => line.Kind == PlanLineKind.Work
        ? new DraftLine(PriceKind.Labour, line.Text, Number((line.Minutes ?? 0) / 60m),
            (list.Find(price => price.Kind == PriceKind.Labour && line.Text.Contains(price.Code, StringComparison.OrdinalIgnoreCase)) ?? list.Find(price => price.Kind == PriceKind.Labour))?.Price)
        : new DraftLine(PriceKind.Part, line.Text == line.PartNo ? line.Text : $"{line.PartNo} {line.Text}", Number(line.Quantity ?? 1),
            list.Find(price => price.Kind == PriceKind.Part && string.Equals(price.Code, line.PartNo, StringComparison.OrdinalIgnoreCase))?.Price);

    private static IEnumerable<DraftLine> Travel(List<PriceLine> list) =>
        list.Where(price => price.Kind == PriceKind.Travel).Take(1).Select(price => new DraftLine(PriceKind.Travel, price.Code, "1", price.Price));

    private static string Number(decimal number) => Math.Round(number, 3).ToString("0.###", CultureInfo.InvariantCulture);
}

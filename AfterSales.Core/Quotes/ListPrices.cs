using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Quotes;

/// <summary>What is offered below the price list is sent by who decides 低于价目的报价, and stands under that name.</summary>
public sealed class ListPrices(CompanyTime company) : ITicketFollower
{
    public async Task<Refusal?> FollowAsync(AfterSalesDbContext db, Ticket ticket, TicketCommand command, Actor actor, DateTime now, CancellationToken cancel)
    {
        if (command is not SendQuote || actor.Decides || ticket.Quote is not { } quote)
            return null;
        var (today, entries) = (company.DayOf(now), db.PriceListEntries);
        var list = (await entries.AsNoTracking().Where(entry => entry.ValidFrom <= today).ToListAsync(cancel))
            .GroupBy(entry => (entry.Kind, entry.Code)).Select(same => same.MaxBy(entry => entry.ValidFrom)!).ToList();
        return quote.Lines.Exists(line => Listed(line, [.. list.Where(entry => entry.Kind == line.Kind)]) is { } listed && line.Price < listed) ? new BelowList() : null;
    }

    // Work has its hour whatever it is called; what else the list does not name has no price there.
    private static Money? Listed(QuoteLine line, List<PriceListEntry> list) =>
        list.Where(entry => Names(line, entry)).OrderByDescending(entry => entry.Code.Length).FirstOrDefault() is { } named ? named.Price
            : line.Kind == PriceKind.Labour && list.Count > 0 ? list.Select(entry => entry.Price).Aggregate((least, price) => price < least ? price : least)
            : null;

    // A part's number may be the beginning of another's.
    private static bool Names(QuoteLine line, PriceListEntry entry) => line.Kind == PriceKind.Part
        ? line.Text.Split(' ').Contains(entry.Code, StringComparer.OrdinalIgnoreCase) || string.Equals(line.Text, entry.Name, StringComparison.OrdinalIgnoreCase)
        : line.Text.Contains(entry.Code, StringComparison.OrdinalIgnoreCase);
}

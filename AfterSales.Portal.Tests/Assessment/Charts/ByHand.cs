using AfterSales.Core.Assessment;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Portal.Tests.Assessment.Charts;

/// <summary>The tickets of a period, read one by one and counted without the queries that the pages ask.</summary>
internal sealed record ByHand(IReadOnlyList<Ticket> Tickets)
{
    public static async Task<ByHand> ReadAsync(PortalFactory portal, int days)
    {
        await using var db = await portal.Get<IDbContextFactory<AfterSalesDbContext>>().CreateDbContextAsync();
        var today = DateOnly.FromDateTime(portal.Get<TimeProvider>().GetUtcNow().UtcDateTime);
        var all = db.Tickets;
        var tickets = await all.Include(ticket => ticket.Clocks).Include(ticket => ticket.Surveys).Include(ticket => ticket.Visits).Include(ticket => ticket.Equipment!.Model)
            .Include(ticket => ticket.Activities).Include(ticket => ticket.Holds).AsSplitQuery()
            .Where(ticket => ticket.Stage != Stage.Cancelled).ToListAsync();
        return new ByHand([.. tickets.Where(ticket => DateOnly.FromDateTime(ticket.CreatedAt) > today.AddDays(-days))]);
    }

    public static double? Response(Ticket ticket) => (ticket.RespondedAt - ticket.CreatedAt)?.TotalHours;

    public static double? Cycle(Ticket ticket) => (ticket.AcceptedAt - ticket.CreatedAt)?.TotalHours;

    public IEnumerable<Ticket> InBucket(Func<Ticket, double?> hours, double above, double upTo) => Tickets.Where(ticket => hours(ticket) is { } took && took > above && took <= upTo);

    public double Median(Func<Ticket, double?> hours) => Percentile.Of([.. Tickets.Select(hours).OfType<double>().Order()], 0.5)!.Value;

    public static IReadOnlyList<string> Numbers(IEnumerable<Ticket> tickets) => [.. tickets.Select(ticket => ticket.Number).Order(StringComparer.Ordinal)];
}

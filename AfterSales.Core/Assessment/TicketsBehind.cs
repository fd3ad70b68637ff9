using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Assessment;

/// <summary>The tickets behind a part of a figure: how many in all, and the first of them.</summary>
public sealed record TicketsBehind(int Total, IReadOnlyList<TicketBehind> First)
{
    /// <summary>How many stand on a page of the list.</summary>
    public const int PageSize = 50;

    /// <param name="first">Those to list, in their order.</param>
    internal static async Task<TicketsBehind> OfAsync(AfterSalesDbContext db, int total, List<(long Id, double? Value)> first, CancellationToken cancel)
    {
        var ids = first.ConvertAll(ticket => ticket.Id);
        var all = db.Tickets;
        var found = await all.Where(ticket => ids.Contains(ticket.Id))
            .Select(ticket => new { ticket.Id, ticket.Number, ticket.CreatedAt, ticket.Fault, Customer = ticket.Customer!.Name, ticket.Priority, ticket.Stage })
            .ToDictionaryAsync(ticket => ticket.Id, cancel);
        // One may have been taken back with its import since it was counted.
        return new TicketsBehind(total, first.FindAll(ticket => found.ContainsKey(ticket.Id)).ConvertAll(ticket =>
        {
            var known = found[ticket.Id];
            return new TicketBehind(known.Number, known.CreatedAt, known.Fault, known.Customer, known.Priority, known.Stage, ticket.Value);
        }));
    }
}

/// <summary>One ticket behind a figure.</summary>
/// <param name="Value">Hours, the mean of the answer, or how many of what is counted; null where it has not come to that.</param>
public sealed record TicketBehind(string Number, DateTime CreatedAt, string Fault, string? Customer, Priority Priority, Stage Stage, double? Value);

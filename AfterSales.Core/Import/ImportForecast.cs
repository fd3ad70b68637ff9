using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Import;

/// <summary>Counts what <see cref="ImportBatch"/> would write, and writes nothing.</summary>
internal sealed class ImportForecast(AfterSalesDbContext db, ImportMapping mapping)
{
    private const int KeysAtOnce = 500;
    private readonly HashSet<string> customers = new(StringComparer.Ordinal), engineers = new(StringComparer.Ordinal);
    private readonly HashSet<(string Customer, string Place)> sites = [];
    private readonly List<NegativeTime> negative = [];
    private int fresh, alreadyThere, notCompleted;

    public async Task AddAsync(IReadOnlyList<(string Ref, IReadOnlyList<EventRow> Rows)> tickets, CancellationToken cancel)
    {
        var (all, wanted) = (db.Tickets, tickets.Select(ticket => ticket.Ref).ToList());
        var known = await all.Where(ticket => ticket.ExternalSource == mapping.Source && wanted.Contains(ticket.ExternalRef!))
            .Select(ticket => ticket.ExternalRef!).ToHashSetAsync(cancel);
        alreadyThere += known.Count;
        foreach (var (_, rows) in tickets.Where(ticket => !known.Contains(ticket.Ref)))
        {
            var last = rows[^1];
            fresh++;
            notCompleted += last.AcceptedAt is null ? 1 : 0;
            negative.AddRange(ForeignTimes.Negative(rows));
            if (last.Caller is { } caller)
            {
                customers.Add(mapping.KeyOf(caller));
                if (last.Location is { } place)
                    sites.Add((mapping.KeyOf(caller), place));
            }
            if (last.Resolver is { } resolver)
                engineers.Add(mapping.KeyOf(resolver));
        }
    }

    /// <param name="check">What the first reading found.</param>
    public async Task<ImportReport> ReportAsync(ImportReport check, CancellationToken cancel)
    {
        var (allCustomers, allEmployees) = (db.Customers, db.Employees);
        var (knownCustomers, knownSites, knownEngineers) = (0, 0, 0);
        foreach (var keys in customers.Chunk(KeysAtOnce))
        {
            var known = await allCustomers.AsNoTracking().Where(customer => keys.Contains(customer.ExternalRef!))
                .Select(customer => new { Key = customer.ExternalRef!, Sites = customer.Sites.Select(site => site.Name).ToList() }).ToListAsync(cancel);
            knownCustomers += known.Count;
            knownSites += known.Sum(customer => customer.Sites.Distinct().Count(site => sites.Contains((customer.Key, site))));
        }
        foreach (var keys in engineers.Chunk(KeysAtOnce))
            knownEngineers += await allEmployees.CountAsync(employee => keys.Contains(employee.ExternalRef!), cancel);
        return check with
        {
            Dry = true,
            Imported = fresh,
            AlreadyThere = alreadyThere,
            NotCompleted = notCompleted,
            Negative = negative,
            NewCustomers = customers.Count - knownCustomers,
            NewSites = sites.Count - knownSites,
            NewEngineers = engineers.Count - knownEngineers,
        };
    }
}

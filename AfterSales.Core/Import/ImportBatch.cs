using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace AfterSales.Core.Import;

/// <summary>
/// Writes foreign tickets, some at a time, into an open transaction, with the people and places they name. What is new is
/// marked with the import, so that it can be taken back.
/// </summary>
internal sealed class ImportBatch(AfterSalesDbContext db, ImportMapping mapping, CompanyTime company, DateTime now, long import)
{
    private const int LongestFaultGroup = 40;

    public int Imported { get; private set; }
    public int AlreadyThere { get; private set; }
    public int NotCompleted { get; private set; }
    public int NewCustomers { get; private set; }
    public int NewSites { get; private set; }
    public int NewEngineers { get; private set; }
    public List<NegativeTime> Negative { get; } = [];

    public async Task AddAsync(IReadOnlyList<(string Ref, IReadOnlyList<EventRow> Rows)> tickets, CancellationToken cancel)
    {
        var (all, wanted) = (db.Tickets, tickets.Select(ticket => ticket.Ref).ToList());
        var known = await all.Where(ticket => ticket.ExternalSource == mapping.Source && wanted.Contains(ticket.ExternalRef!))
            .Select(ticket => ticket.ExternalRef!).ToHashSetAsync(cancel);
        AlreadyThere += known.Count;
        var fresh = tickets.Where(ticket => !known.Contains(ticket.Ref)).Select(ticket => ticket.Rows).ToList();
        if (fresh.Count == 0)
            return;

        var customers = await CustomersAsync([.. fresh.Select(rows => rows[^1])], cancel);
        var engineers = await EngineersAsync([.. fresh.Select(rows => rows[^1].Resolver).OfType<string>().Distinct()], cancel);
        foreach (var rows in fresh)
            await AddAsync(rows, customers, engineers, cancel);
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
        Imported += fresh.Count;
    }

    private async Task AddAsync(
        IReadOnlyList<EventRow> rows, Dictionary<string, Customer> customers, Dictionary<string, Employee> engineers, CancellationToken cancel)
    {
        var last = rows[^1];
        var customer = last.Caller is { } caller ? customers[KeyOf(caller)] : null;
        var history = new ForeignHistory
        {
            Source = mapping.Source,
            Ref = last.Ref,
            Fault = last.Fault,
            FaultGroup = last.FaultGroup is { Length: > LongestFaultGroup } group ? group[..LongestFaultGroup] : last.FaultGroup,
            Priority = last.Priority,
            // Nobody is named: the foreign number is all there is to ask by.
            Contact = new Contact(last.Caller ?? last.Ref, null, null),
            Customer = customer,
            Site = customer?.Sites.Find(site => site.Name == last.Location),
            SerialNumber = last.SerialNumber,
            EngineerId = last.Resolver is { } resolver ? engineers[KeyOf(resolver)].Id : null,
            ReportedAt = last.ReportedAt,
            RespondedAt = ForeignTimes.RespondedAt(rows),
            AcceptedAt = last.AcceptedAt,
            ClosedAt = last.ClosedAt ?? last.ChangedAt,
            Events = [.. rows.Select(row => new ForeignEvent(row.ChangedAt, row.ChangedBy, row.Stage, row.State))],
        };
        Negative.AddRange(ForeignTimes.Negative(rows));
        NotCompleted += history.AcceptedAt is null ? 1 : 0;

        var number = await TicketNumber.NextAsync(db, company.DayOf(history.ReportedAt), cancel);
        var ticket = Ticket.Imported(history, number, now);
        Mark(ticket).Property(TicketText.Column).CurrentValue = TicketText.Of(ticket);
    }

    /// <summary>The customers named, each with every site named for it; made where they are new.</summary>
    private async Task<Dictionary<string, Customer>> CustomersAsync(IReadOnlyList<EventRow> rows, CancellationToken cancel)
    {
        var keys = rows.Select(row => row.Caller).OfType<string>().Select(KeyOf).Distinct().ToList();
        var found = await db.Customers.Include(customer => customer.Sites).Where(customer => keys.Contains(customer.ExternalRef!))
            .ToDictionaryAsync(customer => customer.ExternalRef!, cancel);
        foreach (var row in rows.Where(row => row.Caller is not null))
        {
            var (name, key) = (row.Caller!, KeyOf(row.Caller!));
            if (!found.TryGetValue(key, out var customer))
            {
                customer = new Customer { Name = name, ExternalRef = key, Contacts = { new CustomerContact { Name = name } } };
                found[key] = Mark(customer).Entity;
                NewCustomers++;
            }
            if (row.Location is { } place && !customer.Sites.Exists(site => site.Name == place))
            {
                var site = new Site { Name = place };
                customer.Sites.Add(site);
                Mark(site);
                NewSites++;
            }
        }
        return found;
    }

    /// <summary>Who solved them; whoever is new comes in as an engineer who no longer works here.</summary>
    private async Task<Dictionary<string, Employee>> EngineersAsync(IReadOnlyList<string> names, CancellationToken cancel)
    {
        var keys = names.Select(KeyOf).ToList();
        var found = await db.Employees.Where(employee => keys.Contains(employee.ExternalRef!)).ToDictionaryAsync(employee => employee.ExternalRef!, cancel);
        foreach (var name in names.Where(name => !found.ContainsKey(KeyOf(name))))
        {
            var employee = new Employee { Name = name, ExternalRef = KeyOf(name), Roles = Roles.Engineer, Active = false, Engineer = new Engineer() };
            found[KeyOf(name)] = Mark(employee).Entity;
            NewEngineers++;
        }
        // Visits know engineers by their id alone.
        await db.SaveChangesAsync(cancel);
        return found;
    }

    private EntityEntry<T> Mark<T>(T brought) where T : class
    {
        var entry = db.Add(brought);
        entry.Property(BroughtBy.Column).CurrentValue = import;
        return entry;
    }

    private string KeyOf(string name) => mapping.KeyOf(name);
}

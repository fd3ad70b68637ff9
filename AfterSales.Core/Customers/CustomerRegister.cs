using AfterSales.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Customers;

/// <summary>Which customers are wanted; what is null or empty does not narrow.</summary>
public sealed record CustomerFilter
{
    /// <summary>A part of the name, of a contact's name or number, of a site's name or city.</summary>
    public string? Query { get; init; }
    public CustomerKind? Kind { get; init; }
    /// <summary>Only the end users of this dealer.</summary>
    public int? DealerId { get; init; }
}

/// <summary>A customer in a list.</summary>
/// <param name="Contact">Whom one calls first, or null.</param>
/// <param name="Machines">How many machines stand there.</param>
public sealed record CustomerLine(
    int Id, string Name, CustomerKind Kind, bool Vip, IReadOnlyList<string> Cities, string? Contact, string? Phone, int Machines);

/// <summary>A page of a list.</summary>
/// <param name="Page">From 1.</param>
public sealed record CustomerList(IReadOnlyList<CustomerLine> Items, int Total, int Page, int PageSize);

/// <summary>A customer as others name it.</summary>
public sealed record NamedCustomer(int Id, string Name);

/// <summary>The list of all customers 客户档案: for staff and supervisors; others find nobody (R1.10).</summary>
public sealed class CustomerRegister(IDbContextFactory<AfterSalesDbContext> contexts)
{
    public const int LargestPage = 200;
    private const int LongestQuery = 100;
    private const int FewestDigits = 3;

    /// <summary>One page of customers, important ones first, then by name.</summary>
    /// <param name="page">From 1.</param>
    public async Task<CustomerList> ListAsync(Actor actor, CustomerFilter filter, int page = 1, int pageSize = 50, CancellationToken cancel = default)
    {
        var (from, size) = (Math.Max(page, 1), Math.Clamp(pageSize, 1, LargestPage));
        if (!actor.SeesAllTickets)
            return new CustomerList([], 0, from, size);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var equipment = db.Equipment;
        var wanted = Narrowed(db.Customers.AsNoTracking(), filter);
        var total = await wanted.CountAsync(cancel);
        var lines = await wanted.OrderByDescending(customer => customer.Vip).ThenBy(customer => EF.Functions.Collate(customer.Name, ReadersOrder.Collation)).ThenBy(customer => customer.Id)
            .Skip((int)Math.Min((from - 1L) * size, int.MaxValue)).Take(size)
            .Select(customer => new CustomerLine(
                customer.Id, customer.Name, customer.Kind, customer.Vip,
                customer.Sites.Where(site => site.City != null).OrderBy(site => site.Id).Select(site => site.City!).ToList(),
                customer.Contacts.OrderBy(contact => contact.Id).Select(contact => contact.Name).FirstOrDefault(),
                customer.Contacts.OrderBy(contact => contact.Id).Select(contact => contact.Phone).FirstOrDefault(),
                equipment.Count(machine => machine.CustomerId == customer.Id)))
            .ToListAsync(cancel);
        return new CustomerList([.. lines.Select(line => line with { Cities = [.. line.Cities.Distinct()] })], total, from, size);
    }

    /// <summary>Who sold to this customer; null where nobody is named.</summary>
    public async Task<NamedCustomer?> DealerOfAsync(Actor actor, int customerId, CancellationToken cancel = default)
    {
        if (!actor.SeesAllTickets)
            return null;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Customers.Where(customer => customer.Id == customerId)
            .Join(db.Customers, customer => customer.DealerId, dealer => dealer.Id, (_, dealer) => new NamedCustomer(dealer.Id, dealer.Name))
            .FirstOrDefaultAsync(cancel);
    }

    /// <summary>The customers in whom every word of the text is found; the whole text may also be a telephone number.</summary>
    internal static IQueryable<Customer> Matching(IQueryable<Customer> customers, string text)
    {
        var query = text.Length > LongestQuery ? text[..LongestQuery] : text;
        if (query.All(letter => char.IsAsciiDigit(letter) || letter is ' ' or '-' or '+' or '(' or ')')
            && PhoneDigits.Of(query) is { Length: >= FewestDigits } digits)
            return customers.Where(customer => customer.Contacts.Any(contact => contact.PhoneDigits!.Contains(digits)) || customer.Name.Contains(query));
        foreach (var word in query.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(10))
        {
            var pattern = LikePattern.Anywhere(word);
            customers = customers.Where(customer =>
                EF.Functions.Like(customer.Name, pattern, "\\")
                || customer.Contacts.Any(contact => EF.Functions.Like(contact.Name, pattern, "\\"))
                || customer.Sites.Any(site => EF.Functions.Like(site.Name, pattern, "\\") || EF.Functions.Like(site.City!, pattern, "\\")));
        }
        return customers;
    }

    private static IQueryable<Customer> Narrowed(IQueryable<Customer> customers, CustomerFilter filter)
    {
        if (!string.IsNullOrWhiteSpace(filter.Query))
            customers = Matching(customers, filter.Query.Trim());
        if (filter.Kind is { } kind)
            customers = customers.Where(customer => customer.Kind == kind);
        if (filter.DealerId is { } dealer)
            customers = customers.Where(customer => customer.DealerId == dealer);
        return customers;
    }
}

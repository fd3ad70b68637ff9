using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Customers;

/// <summary>Somebody who may be on the phone: a contact of a customer, or the customer itself (then without contact).</summary>
public sealed record Caller(
    int CustomerId, string Customer, CustomerKind Kind, bool Vip, int? ContactId, string? Contact, string? Position, string? Phone, string? Email);

/// <summary>What is known of a customer, for who takes a call: everything a report may need to name.</summary>
/// <param name="Dealer">Who sold to this end user, or null.</param>
public sealed record CallerFile(
    int CustomerId, string Customer, CustomerKind Kind, bool Vip, string? Dealer,
    IReadOnlyList<KnownContact> Contacts, IReadOnlyList<KnownSite> Sites, IReadOnlyList<KnownEquipment> Equipment);

public sealed record KnownContact(int Id, string Name, string? Position, string? Phone, string? Email);

/// <summary>Coordinates in degrees, WGS-84.</summary>
/// <param name="Calendar">Id of the work calendar that counts there; null: the company's.</param>
public sealed record KnownSite(int Id, string Name, string? Address, string? City, double? Lat, double? Lon, string? Calendar);

/// <param name="WarrantyUntil">Last day of the warranty, in the company's time zone.</param>
/// <param name="InWarranty">Today is not after that day; null where nobody knows it.</param>
public sealed record KnownEquipment(
    int Id, string SerialNumber, string Model, string Name, int? SiteId, DateOnly? SoldOn, DateOnly? WarrantyUntil, bool? InWarranty);

/// <summary>Customers as the desk looks for them: for staff and supervisors; others find nobody (R1.10).</summary>
public sealed class CustomerQueries(IDbContextFactory<AfterSalesDbContext> contexts, TimeProvider time, CompanyTime company)
{
    private const int FewestDigits = 3;

    /// <summary>
    /// Finds callers while their number or name is typed: by the first digits of a telephone number, by a part of the
    /// contact's or customer's name, by the beginning of a serial number.
    /// </summary>
    public async Task<IReadOnlyList<Caller>> FindCallersAsync(Actor actor, string typed, int atMost = 8, CancellationToken cancel = default)
    {
        var text = typed.Trim();
        if (text.Length == 0 || !actor.SeesAllTickets)
            return [];
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (LooksLikePhone(text))
        {
            var digits = PhoneDigits.Of(text)!;
            var byPhone = digits.Length < FewestDigits ? [] : await ByPhoneAsync(db, digits, atMost, cancel);
            if (byPhone.Count > 0)
                return byPhone;
        }
        var byName = await ByNameAsync(db, text, atMost, cancel);
        return byName.Count > 0 ? byName : await BySerialNumberAsync(db, text, atMost, cancel);
    }

    /// <summary>A customer with contacts, sites and machines; null when there is none of this id.</summary>
    public async Task<CallerFile?> FileAsync(Actor actor, int customerId, CancellationToken cancel = default)
    {
        if (!actor.SeesAllTickets)
            return null;
        var today = company.DayOf(time.GetUtcNow().UtcDateTime);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var (customers, equipment) = (db.Customers, db.Equipment);
        return await customers.Where(customer => customer.Id == customerId).Select(customer => new CallerFile(
            customer.Id, customer.Name, customer.Kind, customer.Vip,
            customers.Where(dealer => dealer.Id == customer.DealerId).Select(dealer => dealer.Name).FirstOrDefault(),
            customer.Contacts.OrderBy(contact => contact.Id)
                .Select(contact => new KnownContact(contact.Id, contact.Name, contact.Position, contact.Phone, contact.Email)).ToList(),
            customer.Sites.OrderBy(site => site.Id)
                .Select(site => new KnownSite(site.Id, site.Name, site.Address, site.City, site.Lat, site.Lon, site.Calendar)).ToList(),
            equipment.Where(machine => machine.CustomerId == customer.Id)
                .OrderBy(machine => EF.Functions.Collate(machine.SerialNumber, ReadersOrder.Collation)).ThenBy(machine => machine.SerialNumber)
                .Select(machine => new KnownEquipment(
                    machine.Id, machine.SerialNumber, machine.Model.Code, machine.Model.Name, machine.SiteId, machine.SoldOn,
                    machine.WarrantyUntil, machine.WarrantyUntil == null ? null : machine.WarrantyUntil >= today)).ToList()))
            .AsSplitQuery().FirstOrDefaultAsync(cancel);
    }

    private static async Task<List<Caller>> ByPhoneAsync(AfterSalesDbContext db, string digits, int atMost, CancellationToken cancel) =>
        await Callers(db, db.CustomerContacts.Where(contact => contact.PhoneDigits!.StartsWith(digits))).Take(atMost).ToListAsync(cancel);

    // A contact who is meant comes before a customer whose name matches; the customer then stands for all of its contacts.
    private static async Task<List<Caller>> ByNameAsync(AfterSalesDbContext db, string text, int atMost, CancellationToken cancel)
    {
        var pattern = LikePattern.Anywhere(text);
        var people = await Callers(db, db.CustomerContacts.Where(contact => EF.Functions.Like(contact.Name, pattern, "\\"))).Take(atMost).ToListAsync(cancel);
        var customers = await OfCustomers(db.Customers.Where(customer => EF.Functions.Like(customer.Name, pattern, "\\"))).Take(atMost).ToListAsync(cancel);
        return [.. people.Concat(customers).Take(atMost)];
    }

    private static async Task<List<Caller>> BySerialNumberAsync(AfterSalesDbContext db, string text, int atMost, CancellationToken cancel)
    {
        var pattern = LikePattern.AtBeginning(text);
        var equipment = db.Equipment;
        return await OfCustomers(db.Customers.Where(customer =>
            equipment.Any(machine => machine.CustomerId == customer.Id && EF.Functions.Like(machine.SerialNumber, pattern, "\\"))))
            .Take(atMost).ToListAsync(cancel);
    }

    private static IQueryable<Caller> Callers(AfterSalesDbContext db, IQueryable<CustomerContact> contacts) =>
        contacts.Join(db.Customers, contact => contact.CustomerId, customer => customer.Id, (contact, customer) => new { contact, customer })
            .OrderByDescending(both => both.customer.Vip).ThenBy(both => EF.Functions.Collate(both.customer.Name, ReadersOrder.Collation)).ThenBy(both => both.contact.Id)
            .Select(both => new Caller(
                both.customer.Id, both.customer.Name, both.customer.Kind, both.customer.Vip,
                both.contact.Id, both.contact.Name, both.contact.Position, both.contact.Phone, both.contact.Email));

    private static IQueryable<Caller> OfCustomers(IQueryable<Customer> customers) =>
        customers.OrderByDescending(customer => customer.Vip).ThenBy(customer => EF.Functions.Collate(customer.Name, ReadersOrder.Collation)).ThenBy(customer => customer.Id)
            .Select(customer => new Caller(customer.Id, customer.Name, customer.Kind, customer.Vip, null, null, null, null, null));

    private static bool LooksLikePhone(string text) => text.All(letter => char.IsAsciiDigit(letter) || letter is ' ' or '-' or '+' or '(' or ')');
}

using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Customers;

/// <summary>What somebody writes of a contact.</summary>
public sealed record ContactEntry(string? Name, string? Position, string? Phone, string? Email)
{
    public static ContactEntry Of(KnownContact contact) => new(contact.Name, contact.Position, contact.Phone, contact.Email);
}

/// <summary>What somebody writes of a site. Degrees, WGS-84; both or none.</summary>
/// <param name="Calendar">Id of the work calendar that counts there; empty: the company's.</param>
public sealed record SiteEntry(string? Name, string? Address, string? City, double? Lat, double? Lon, string? Calendar = null)
{
    public static SiteEntry Of(KnownSite site) => new(site.Name, site.Address, site.City, site.Lat, site.Lon, site.Calendar);
}

/// <summary>What has to follow in the same transaction when another calendar counts at a site: the promised times of its tickets.</summary>
public interface ICalendarFollower
{
    Task FollowCalendarAsync(CancellationToken cancel);
}

/// <summary>
/// What the desk corrects during a call 客户档案维护: contacts, sites, whether the customer is important. Who changes an
/// entry hands over what they saw: where that no longer stands, nothing is written over.
/// </summary>
public sealed class CustomerDesk(WriterGate gate, CompanyCalendars calendars, IEnumerable<ICalendarFollower> followers)
{
    private const int LongestWord = 200;
    private const int LongestPhone = 40;

    /// <summary>Says whether a customer comes first.</summary>
    public Task<Outcome<bool>> SetVipAsync(Actor actor, int customerId, bool vip, CancellationToken cancel = default) =>
        ChangeAsync<bool>(actor, null, customerId, customer => customer.Vip = vip, cancel);

    /// <summary>Adds a contact; answers its id.</summary>
    public async Task<Outcome<int>> AddContactAsync(Actor actor, int customerId, ContactEntry entry, CancellationToken cancel = default)
    {
        var contact = new CustomerContact { Name = "" };
        Write(contact, entry);
        var outcome = await ChangeAsync<CustomerContact>(actor, Check(entry), customerId, customer =>
        {
            customer.Contacts.Add(contact);
            return contact;
        }, cancel);
        return outcome.Done ? outcome.Value.Id : outcome.Refusal;
    }

    /// <summary>Corrects a contact.</summary>
    /// <param name="seen">The contact as the actor saw it.</param>
    public Task<Outcome<int>> ChangeContactAsync(Actor actor, int customerId, KnownContact seen, ContactEntry entry, CancellationToken cancel = default) =>
        ChangeAsync<int>(actor, Check(entry), customerId, customer =>
        {
            if (customer.Contacts.Find(one => one.Id == seen.Id) is not { } contact)
                return new NotFound();
            if (new KnownContact(contact.Id, contact.Name, contact.Position, contact.Phone, contact.Email) != seen)
                return new EntryChanged();
            Write(contact, entry);
            return contact.Id;
        }, cancel);

    /// <summary>Adds a site; answers its id.</summary>
    public async Task<Outcome<int>> AddSiteAsync(Actor actor, int customerId, SiteEntry entry, CancellationToken cancel = default)
    {
        var site = new Site { Name = "" };
        Write(site, entry);
        var outcome = await ChangeAsync<Site>(actor, Check(entry), customerId, customer =>
        {
            customer.Sites.Add(site);
            return site;
        }, cancel);
        return outcome.Done ? outcome.Value.Id : outcome.Refusal;
    }

    /// <summary>Corrects a site.</summary>
    /// <param name="seen">The site as the actor saw it.</param>
    public Task<Outcome<int>> ChangeSiteAsync(Actor actor, int customerId, KnownSite seen, SiteEntry entry, CancellationToken cancel = default) =>
        gate.InTransactionAsync<int>(async _ =>
        {
            var outcome = await ChangeAsync<int>(actor, Check(entry), customerId, customer =>
            {
                if (customer.Sites.Find(one => one.Id == seen.Id) is not { } site)
                    return new NotFound();
                if (new KnownSite(site.Id, site.Name, site.Address, site.City, site.Lat, site.Lon, site.Calendar) != seen)
                    return new EntryChanged();
                Write(site, entry);
                return site.Id;
            }, cancel);
            foreach (var follower in outcome.Done && seen.Calendar != EntryProblems.Trimmed(entry.Calendar) ? followers : [])
                await follower.FollowCalendarAsync(cancel);
            return outcome;
        }, cancel);

    private Task<Outcome<T>> ChangeAsync<T>(Actor actor, Invalid? invalid, int customerId, Func<Customer, Outcome<T>> change, CancellationToken cancel) =>
        gate.InTransactionAsync<T>(async db =>
        {
            if (!actor.SeesAllTickets)
                return new Forbidden();
            if (invalid is not null)
                return invalid;
            var customer = await db.Customers.Include(one => one.Contacts).Include(one => one.Sites).AsSplitQuery()
                .FirstOrDefaultAsync(one => one.Id == customerId, cancel);
            if (customer is null)
                return new NotFound();
            var outcome = change(customer);
            if (outcome.Done)
                await db.SaveChangesAsync(cancel);
            return outcome;
        }, cancel);

    private static void Write(CustomerContact contact, ContactEntry entry) =>
        (contact.Name, contact.Position, contact.Phone, contact.Email) = (EntryProblems.Trimmed(entry.Name) ?? "", EntryProblems.Trimmed(entry.Position), EntryProblems.Trimmed(entry.Phone), EntryProblems.Trimmed(entry.Email));

    private static void Write(Site site, SiteEntry entry)
    {
        // Which province a new city lies in is not asked; the old one would be wrong.
        if (site.City != EntryProblems.Trimmed(entry.City))
            site.Province = null;
        (site.Name, site.Address, site.City, site.Lat, site.Lon) = (EntryProblems.Trimmed(entry.Name) ?? "", EntryProblems.Trimmed(entry.Address), EntryProblems.Trimmed(entry.City), entry.Lat, entry.Lon);
        site.Calendar = EntryProblems.Trimmed(entry.Calendar);
    }

    private static Invalid? Check(ContactEntry entry)
    {
        var problems = new EntryProblems();
        problems.Words("name", entry.Name, LongestWord, required: true);
        problems.Words("position", entry.Position, LongestWord);
        problems.Words("phone", entry.Phone, LongestPhone);
        problems.Words("email", entry.Email, LongestWord);
        if (EntryProblems.Trimmed(entry.Phone) is { } phone && (PhoneDigits.Of(phone)?.Length ?? 0) < 5)
            problems.Add("phone", "not-a-phone");
        if (EntryProblems.Trimmed(entry.Email) is { } email && !email[1..].Contains('@', StringComparison.Ordinal))
            problems.Add("email", "not-an-email");
        return problems.Result;
    }

    private Invalid? Check(SiteEntry entry)
    {
        var problems = new EntryProblems();
        problems.Words("name", entry.Name, LongestWord, required: true);
        problems.Words("address", entry.Address, LongestWord);
        problems.Words("city", entry.City, LongestWord);
        problems.Degrees("lat", entry.Lat, 90, other: entry.Lon);
        problems.Degrees("lon", entry.Lon, 180, other: entry.Lat);
        if (EntryProblems.Trimmed(entry.Calendar) is { } calendar && calendars.Find(calendar) is null)
            problems.Add("calendar", "unknown");
        return problems.Result;
    }
}

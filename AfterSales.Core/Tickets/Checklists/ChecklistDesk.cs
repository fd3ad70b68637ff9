using System.ComponentModel.DataAnnotations;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Tickets;

/// <summary>A checklist as a supervisor writes it.</summary>
public sealed record ChecklistEntry(
    [property: Required] string? NameZh, [property: Required] string? NameEn, [property: Required] ChecklistUse? Use, IReadOnlyList<string>? Models, [property: Required] IReadOnlyList<ServiceType>? Types, [property: Required] IReadOnlyList<ChecklistItem>? Items, bool Active = true);

/// <summary>A checklist as pages and programs get it. UTC.</summary>
/// <param name="Models">By their codes; empty: all.</param>
/// <param name="Active">False: offered no more.</param>
public sealed record ChecklistFacts(
    int Id, long Version, string NameZh, string NameEn, ChecklistUse Use, IReadOnlyList<string> Models, IReadOnlyList<ServiceType> Types, IReadOnlyList<ChecklistItem> Items,
    bool Active, string ChangedBy, DateTime ChangedAt)
{
    internal static ChecklistFacts Of(Checklist list) =>
        new(list.Id, list.Version, list.NameZh, list.NameEn, list.Use, list.Models, list.Types, list.Items, list.Active, list.ChangedBy, list.ChangedAt);
}

/// <summary>Which checklists are wanted; what is null does not narrow.</summary>
public sealed record ChecklistFilter
{
    public ChecklistUse? Use { get; init; }
    public bool? Active { get; init; }
}

/// <summary>A page of them.</summary>
/// <param name="Page">From 1.</param>
public sealed record ChecklistList(IReadOnlyList<ChecklistFacts> Items, int Total, int Page, int PageSize);

/// <summary>The checklists and work standards of the department: supervisors write them, everybody reads.</summary>
public sealed class ChecklistDesk(WriterGate gate, IDbContextFactory<AfterSalesDbContext> contexts, WholeTickets whole, TimeProvider time)
{
    public const int LargestPage = 200;
    internal const int LongestWord = 120;
    private const int LongestUnit = 20;
    private const int MostItems = 50;
    private const double Largest = 1e12;

    /// <summary>Writes a new checklist, or over one that was seen; answers its id.</summary>
    /// <param name="seen">Id and version of the one that is changed; null: a new one.</param>
    public Task<Outcome<int>> SaveAsync(Actor actor, (int Id, long Version)? seen, ChecklistEntry entry, CancellationToken cancel = default) =>
        gate.InTransactionAsync<int>(async db =>
        {
            if (!actor.IsSupervisor)
                return new Forbidden();
            var list = seen is var (id, _) ? await db.Checklists.FirstOrDefaultAsync(one => one.Id == id, cancel) : null;
            if (seen is not null && list is null)
                return new NotFound();
            if (Check(entry) is { } invalid)
                return invalid;
            if (list is not null && list.Version != seen!.Value.Version)
                return new EntryChanged();
            var now = time.GetUtcNow().UtcDateTime;
            if (list is null)
                db.Checklists.Add(list = new Checklist(entry, actor.Name, now));
            else
                list.Write(entry, actor.Name, now);
            // What a service asks for must be there to be filled in, on any machine.
            var before = await db.Checklists.AsNoTracking().ToListAsync(cancel);
            if (GeneralChecklists.LacksMore([.. before.Where(one => one.Id != list.Id), list], before))
                return Invalid.Field("types", "last-general");
            await db.SaveChangesAsync(cancel);
            return list.Id;
        }, cancel);

    /// <summary>Puts the general checklists in use that are not there: in a new database, and in one from before they shipped.</summary>
    public async Task BeginAsync(CancellationToken cancel = default)
    {
        await gate.InTransactionAsync<int>(async db =>
        {
            var missing = GeneralChecklists.MissingAmong(await db.Checklists.AsNoTracking().ToListAsync(cancel), time.GetUtcNow().UtcDateTime).ToList();
            db.Checklists.AddRange(missing);
            await db.SaveChangesAsync(cancel);
            return missing.Count;
        }, cancel);
    }

    /// <summary>All of them, those in use first.</summary>
    public async Task<IReadOnlyList<ChecklistFacts>> ListAsync(Actor actor, CancellationToken cancel = default)
    {
        if (actor.Roles == Roles.None)
            return [];
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return [.. (await Sorted(db.Checklists.AsNoTracking()).ToListAsync(cancel)).Select(ChecklistFacts.Of)];
    }

    /// <summary>One page of them, in the same order.</summary>
    /// <param name="page">From 1.</param>
    public async Task<ChecklistList> PageAsync(Actor actor, ChecklistFilter filter, int page = 1, int pageSize = 50, CancellationToken cancel = default)
    {
        var (from, size, use, active) = (Math.Max(page, 1), Math.Clamp(pageSize, 1, LargestPage), filter.Use, filter.Active);
        if (actor.Roles == Roles.None)
            return new ChecklistList([], 0, from, size);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var wanted = db.Checklists.AsNoTracking().Where(list => (use == null || list.Use == use) && (active == null || list.Active == active));
        var lists = await Sorted(wanted).Skip((int)Math.Min((from - 1L) * size, int.MaxValue)).Take(size).ToListAsync(cancel);
        return new ChecklistList([.. lists.Select(ChecklistFacts.Of)], await wanted.CountAsync(cancel), from, size);
    }

    /// <summary>One of them; null where there is none for the actor.</summary>
    public async Task<ChecklistFacts?> FindAsync(Actor actor, int id, CancellationToken cancel = default)
    {
        if (actor.Roles == Roles.None)
            return null;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Checklists.AsNoTracking().FirstOrDefaultAsync(list => list.Id == id, cancel) is { } found ? ChecklistFacts.Of(found) : null;
    }

    /// <summary>Those for a ticket that the actor may see: first what it lacks, and of that what was written for its model.</summary>
    public async Task<IReadOnlyList<ChecklistFacts>> ForTicketAsync(Actor actor, string number, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var ticket = await whole.FindAsync(db, db.Tickets.AsNoTracking().VisibleTo(actor).Where(ticket => ticket.Number == number), cancel);
        if (ticket is null)
            return [];
        var active = await db.Checklists.AsNoTracking().Where(list => list.Active).OrderBy(list => list.Use).ThenBy(list => list.Id).ToListAsync(cancel);
        var lacked = Lacking.Of(ticket).SelectMany(lacking => lacking.Lacks).Select(lack => (Need?)lack.Need.Need).ToList();
        return [.. active.Where(list => list.Fits(ticket.ServiceType, ticket.Equipment?.Model.Code)).OrderBy(list => lacked.IndexOf(list.Supplies) is var at and >= 0 ? at : int.MaxValue).ThenBy(list => list.Models.Count == 0).Select(ChecklistFacts.Of)];
    }

    private static IQueryable<Checklist> Sorted(IQueryable<Checklist> lists) => lists.OrderByDescending(list => list.Active).ThenBy(list => list.Use).ThenBy(list => list.Id);

    private static Invalid? Check(ChecklistEntry entry)
    {
        var problems = new EntryProblems();
        problems.Words("nameZh", entry.NameZh, LongestWord, required: true);
        problems.Words("nameEn", entry.NameEn, LongestWord, required: true);
        problems.Require(entry.Use is { } use && Enum.IsDefined(use), "use");
        problems.Require(entry.Types is { Count: > 0 }, "types");
        if (entry.Types?.Any(type => !Enum.IsDefined(type)) == true)
            problems.Add("types", "unknown");
        if (entry.Models?.Any(model => string.IsNullOrWhiteSpace(model) || model.Length > LongestWord) == true || entry.Models?.Count > MostItems)
            problems.Add("models", "unknown");
        problems.Require(entry.Items is { Count: > 0 } && !entry.Items.Contains(null!), "items");
        if (entry.Items?.Count > MostItems)
            problems.Add("items", "too-many", $"{MostItems}");
        if (problems.Result is { } incomplete)
            return incomplete;
        for (var at = 0; at < entry.Items!.Count; at++)
        {
            var item = entry.Items[at];
            problems.Words($"items[{at}].zh", item.Zh, LongestWord, required: true);
            problems.Words($"items[{at}].en", item.En, LongestWord, required: true);
            problems.Words($"items[{at}].unit", item.Unit, LongestUnit);
            if (item.Low > item.High || !(Math.Abs(item.Low ?? 0) <= Largest) || !(Math.Abs(item.High ?? 0) <= Largest))
                problems.Add($"items[{at}].high", "below-low");
        }
        return problems.Result;
    }
}

using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Tickets;

/// <summary>A checklist as a supervisor writes it.</summary>
public sealed record ChecklistEntry(
    string? NameZh, string? NameEn, ChecklistUse? Use, IReadOnlyList<string> Models, IReadOnlyList<ServiceType> Types, IReadOnlyList<ChecklistItem> Items, bool Active);

/// <summary>The checklists and work standards of the department: supervisors write them, everybody reads.</summary>
public sealed class ChecklistDesk(WriterGate gate, IDbContextFactory<AfterSalesDbContext> contexts, WholeTickets whole, TimeProvider time)
{
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
            if (Check(entry) is { } invalid)
                return invalid;
            var list = seen is var (id, _) ? await db.Checklists.FirstOrDefaultAsync(one => one.Id == id, cancel) : null;
            if (seen is not null && list is null)
                return new NotFound();
            if (list is not null && list.Version != seen!.Value.Version)
                return new EntryChanged();
            if (list is null)
                db.Checklists.Add(list = new Checklist { NameZh = "", NameEn = "", Use = ChecklistUse.Job, Models = [], Types = [], Items = [], ChangedBy = "", ChangedAt = default });
            (list.NameZh, list.NameEn, list.Use, list.Active) = (entry.NameZh!.Trim(), entry.NameEn!.Trim(), entry.Use!.Value, entry.Active);
            (list.Models, list.Types) = ([.. entry.Models.Distinct()], [.. entry.Types.Distinct()]);
            list.Items = [.. entry.Items.Select(item => item with { Zh = item.Zh.Trim(), En = item.En.Trim(), Unit = item.Reading ? EntryProblems.Trimmed(item.Unit) : null, Low = item.Reading ? item.Low : null, High = item.Reading ? item.High : null })];
            (list.ChangedBy, list.ChangedAt) = (actor.Name, time.GetUtcNow().UtcDateTime);
            // What a service asks for must be there to be filled in, on any machine.
            var (all, own) = (db.Checklists, list.Id);
            if (seen is not null && GeneralChecklists.LeavesNone([.. await all.AsNoTracking().Where(one => one.Active && one.Id != own).ToListAsync(cancel), list]))
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
    public async Task<IReadOnlyList<Checklist>> ListAsync(Actor actor, CancellationToken cancel = default)
    {
        if (actor.Roles == Roles.None)
            return [];
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Checklists.AsNoTracking().OrderByDescending(list => list.Active).ThenBy(list => list.Use).ThenBy(list => list.Id).ToListAsync(cancel);
    }

    /// <summary>Those for a ticket that the actor may see: first what it lacks, and of that what was written for its model.</summary>
    public async Task<IReadOnlyList<Checklist>> ForTicketAsync(Actor actor, string number, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var ticket = await whole.FindAsync(db, db.Tickets.AsNoTracking().VisibleTo(actor).Where(ticket => ticket.Number == number), cancel);
        if (ticket is null)
            return [];
        var active = await db.Checklists.AsNoTracking().Where(list => list.Active).OrderBy(list => list.Use).ThenBy(list => list.Id).ToListAsync(cancel);
        var lacked = Lacking.Of(ticket).SelectMany(lacking => lacking.Lacks).Select(lack => (Need?)lack.Need.Need).ToList();
        return [.. active.FindAll(list => list.Fits(ticket)).OrderBy(list => lacked.IndexOf(list.Supplies) is var at and >= 0 ? at : int.MaxValue).ThenBy(list => list.Models.Count == 0)];
    }

    private static Invalid? Check(ChecklistEntry entry)
    {
        var problems = new EntryProblems();
        problems.Words("nameZh", entry.NameZh, LongestWord, required: true);
        problems.Words("nameEn", entry.NameEn, LongestWord, required: true);
        problems.Require(entry.Use is { } use && Enum.IsDefined(use), "use");
        problems.Require(entry.Types.Count > 0, "types");
        problems.Require(entry.Items.Count > 0, "items");
        if (entry.Items.Count > MostItems)
            problems.Add("items", "too-many", $"{MostItems}");
        for (var at = 0; at < entry.Items.Count; at++)
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

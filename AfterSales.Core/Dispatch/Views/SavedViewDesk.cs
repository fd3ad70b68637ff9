using System.Globalization;
using AfterSales.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Dispatch;

/// <summary>The views of the board that people keep for themselves: whoever sees the board has own ones, and sees no others.</summary>
public sealed class SavedViewDesk(WriterGate gate, IDbContextFactory<AfterSalesDbContext> contexts)
{
    public const int LongestName = 40;
    public const int LongestQuery = 2000;
    public const int MostViews = 30;

    /// <summary>The actor's own, by name.</summary>
    public async Task<IReadOnlyList<ViewLine>> ListAsync(Actor actor, CancellationToken cancel = default)
    {
        if (OwnerOf(actor) is not { } me)
            return [];
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Set<SavedView>().AsNoTracking().Where(view => view.EmployeeId == me)
            .OrderBy(view => EF.Functions.Collate(view.Name, ReadersOrder.Collation)).ThenBy(view => view.Id)
            .Select(view => new ViewLine(view.Id, view.Name, view.Query, view.Usual)).ToListAsync(cancel);
    }

    /// <summary>Keeps a look under a name; one of the same name is written over.</summary>
    /// <returns>Its id. Refused with <c>too-long</c>, <c>required</c>, or <c>too-many</c> from <see cref="MostViews"/> on.</returns>
    public Task<Outcome<int>> SaveAsync(Actor actor, string? name, string? query, CancellationToken cancel = default) => gate.InTransactionAsync<int>(async db =>
    {
        if (OwnerOf(actor) is not { } me)
            return new Forbidden();
        if (Check(name, query ?? "") is { } invalid)
            return invalid;
        var mine = await MineAsync(db, me, cancel);
        var view = mine.Find(one => SameName(one, name));
        if (view is null && mine.Count >= MostViews)
            return Invalid.Field("name", "too-many", MostViews.ToString(CultureInfo.InvariantCulture));
        if (view is null)
            db.Add(view = new SavedView { EmployeeId = me, Name = name!.Trim(), Query = query ?? "" });
        else
            view.Query = query ?? "";
        await db.SaveChangesAsync(cancel);
        return view.Id;
    }, cancel);

    /// <summary>Refused with <c>already-there</c> when another of the actor's views is called that.</summary>
    public Task<Outcome<int>> RenameAsync(Actor actor, int id, string? name, CancellationToken cancel = default) => ChangeAsync(actor, id, (db, view, mine) =>
    {
        if (Check(name, "") is { } invalid)
            return invalid;
        if (mine.Exists(one => one != view && SameName(one, name)))
            return Invalid.Field("name", "already-there");
        view.Name = name!.Trim();
        return null;
    }, cancel);

    public Task<Outcome<int>> DeleteAsync(Actor actor, int id, CancellationToken cancel = default) => ChangeAsync(actor, id, (db, view, _) =>
    {
        db.Remove(view);
        return null;
    }, cancel);

    /// <summary>Makes it what the board opens with, instead of any other.</summary>
    /// <param name="usual">False: the board opens as it comes.</param>
    public Task<Outcome<int>> SetUsualAsync(Actor actor, int id, bool usual, CancellationToken cancel = default) => ChangeAsync(actor, id, (_, view, mine) =>
    {
        mine.ForEach(one => one.Usual = usual && one == view);
        return null;
    }, cancel);

    private Task<Outcome<int>> ChangeAsync(Actor actor, int id, Func<AfterSalesDbContext, SavedView, List<SavedView>, Refusal?> change, CancellationToken cancel) =>
        gate.InTransactionAsync<int>(async db =>
        {
            if (OwnerOf(actor) is not { } me)
                return new Forbidden();
            var mine = await MineAsync(db, me, cancel);
            if (mine.Find(view => view.Id == id) is not { } found)
                return new NotFound();
            if (change(db, found, mine) is { } refused)
                return refused;
            await db.SaveChangesAsync(cancel);
            return id;
        }, cancel);

    private static int? OwnerOf(Actor actor) => actor.SeesAllTickets ? actor.EmployeeId : null;

    private static Task<List<SavedView>> MineAsync(AfterSalesDbContext db, int me, CancellationToken cancel) =>
        db.Set<SavedView>().Where(view => view.EmployeeId == me).ToListAsync(cancel);

    private static bool SameName(SavedView view, string? name) => string.Equals(view.Name, name?.Trim(), StringComparison.OrdinalIgnoreCase);

    private static Invalid? Check(string? name, string query)
    {
        var problems = new EntryProblems();
        problems.Words("name", name, LongestName, required: true);
        problems.Words("query", query, LongestQuery);
        return problems.Result;
    }
}

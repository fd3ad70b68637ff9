using AfterSales.Core.Data;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Import;

/// <summary>What the import page shows of imports that are over. For supervisors.</summary>
public sealed class ImportQueries(IDbContextFactory<AfterSalesDbContext> contexts)
{
    private const int Latest = 50;

    /// <summary>The latest imports, newest first.</summary>
    public async Task<Outcome<IReadOnlyList<PastImport>>> PastAsync(Actor actor, CancellationToken cancel)
    {
        if (!actor.IsSupervisor)
            return new Forbidden();
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var last = await LastAsync(db, cancel);
        return await db.ImportRuns.AsNoTracking().OrderByDescending(run => run.Id).Take(Latest)
            .Select(run => new PastImport(
                run.Id, run.Source, run.FileName, run.At, run.By, run.Rows, run.Imported, run.AlreadyThere, run.LeftOut, run.NewCustomers, run.NewSites, run.NewEngineers,
                run.UndoneAt, run.UndoneBy, run.Id == last))
            .ToArrayAsync(cancel);
    }

    /// <summary>The report of a past import; the tickets in it as they are numbered here.</summary>
    public async Task<Outcome<PastReport>> ReportAsync(Actor actor, long id, CancellationToken cancel)
    {
        if (!actor.IsSupervisor)
            return new Forbidden();
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (await db.ImportRuns.Where(run => run.Id == id).Select(run => run.Report).SingleOrDefaultAsync(cancel) is not { } report)
            return new NotFound();
        var taken = await db.Tickets.AsNoTracking().BroughtBy(id).OrderBy(ticket => ticket.Id)
            .Select(ticket => new TakenIn(ticket.ExternalRef!, ticket.Number)).ToListAsync(cancel);
        return new PastReport(ImportReport.FromJson(report), taken);
    }

    /// <summary>The only one that may be undone: what came later may stand on what came before.</summary>
    internal static Task<long?> LastAsync(AfterSalesDbContext db, CancellationToken cancel) =>
        db.ImportRuns.Where(run => run.Imported > 0 && run.UndoneAt == null).MaxAsync(run => (long?)run.Id, cancel);
}

/// <param name="At">UTC.</param>
/// <param name="UndoneAt">UTC.</param>
/// <param name="Last">The last one that brought something and stands.</param>
public sealed record PastImport(
    long Id, string Source, string FileName, DateTime At, string By, int Rows, int Imported, int AlreadyThere, int LeftOut, int NewCustomers, int NewSites, int NewEngineers,
    DateTime? UndoneAt, string? UndoneBy, bool Last);

public sealed record PastReport(ImportReport Report, IReadOnlyList<TakenIn> TakenIn);

/// <param name="Ref">The number in the other system.</param>
/// <param name="Number">Ours.</param>
public sealed record TakenIn(string Ref, string Number);

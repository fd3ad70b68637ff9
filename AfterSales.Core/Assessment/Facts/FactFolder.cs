using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Assessment;

/// <summary>
/// Works out anew what has changed: the facts of tickets that something happened to, and the columns of their days. No command waits for
/// it; whoever asks for figures does, so that they are always those of now. One at a time, one per process.
/// </summary>
public sealed class FactFolder(WriterGate gate, IDbContextFactory<AfterSalesDbContext> contexts, CompanyCalendars calendars, FigureSignal? signal = null) : IDisposable
{
    private const int ActivitiesAtOnce = 2_000;
    private const int TicketsAtOnce = 300;
    private const int RowsAtOnce = 10_000;

    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly FactReckoning reckoning = new(calendars);

    /// <summary>Returns when every change that has been committed by now is in the figures.</summary>
    public async Task CatchUpAsync(CancellationToken cancel = default)
    {
        // Who writes holds the gate that the folding needs: what is asked from in there is answered from what is known.
        if (WriteTransaction.Current is not null || !await IsBehindAsync(cancel))
            return;
        await turn.WaitAsync(cancel);
        try
        {
            while (await StepAsync(cancel))
                signal?.Tell();
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Works everything out anew, from nothing but what was written of the tickets.</summary>
    public async Task RebuildAsync(CancellationToken cancel = default)
    {
        await gate.InTransactionAsync<bool>(async db =>
        {
            await db.FactColumns.ExecuteDeleteAsync(cancel);
            await db.TicketFacts.ExecuteDeleteAsync(cancel);
            await db.FactProgress.ExecuteDeleteAsync(cancel);
            return true;
        }, cancel);
        await CatchUpAsync(cancel);
    }

    /// <summary>Writes the columns of all days anew from the facts as they are.</summary>
    public async Task RebuildColumnsAsync(CancellationToken cancel = default)
    {
        await turn.WaitAsync(cancel);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            var facts = db.TicketFacts;
            var days = await facts.Select(fact => fact.Day).Distinct().Order().ToListAsync(cancel);
            await WriteDaysAsync(db, days, await ProgressAsync(db, cancel), cancel);
        }
        finally
        {
            turn.Release();
        }
        signal?.Tell();
    }

    public void Dispose() => turn.Dispose();

    private async Task<bool> IsBehindAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var (activities, marks, all) = (db.Activities, db.FactMarks, db.FactProgress);
        var state = await all.AsNoTracking().Select(progress => new
        {
            progress.Activity, progress.Mark, progress.Rules, progress.Through,
            Last = activities.Max(activity => (long?)activity.Id), LastMark = marks.Max(mark => (long?)mark.Id),
        }).FirstOrDefaultAsync(cancel);
        return state is null || state.Through is not null || state.Rules != reckoning.Rules || state.Last > state.Activity || state.LastMark > state.Mark;
    }

    private static async Task<FactProgress> ProgressAsync(AfterSalesDbContext db, CancellationToken cancel)
    {
        var all = db.FactProgress;
        return await all.AsNoTracking().FirstOrDefaultAsync(cancel) ?? new FactProgress();
    }

    private async Task<bool> StepAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var progress = await ProgressAsync(db, cancel);
        if (progress.Through is not null || progress.Rules != reckoning.Rules)
        {
            await FoldAllAsync(db, progress, cancel);
            return true;
        }
        var (activities, marks) = (db.Activities, db.FactMarks);
        var mark = await marks.AsNoTracking().Where(mark => mark.Id > progress.Mark).OrderBy(mark => mark.Id).FirstOrDefaultAsync(cancel);
        if (mark is not null)
        {
            progress.Mark = mark.Id;
            await FoldAsync(db, await FactSubjects.TicketsOfAsync(db, mark, cancel), mark.Subject == FactSubject.Day ? [mark.Key] : [], progress, cancel);
            return true;
        }
        var news = await activities.AsNoTracking().Where(activity => activity.Id > progress.Activity).OrderBy(activity => activity.Id).Take(ActivitiesAtOnce)
            .Select(activity => new { activity.Id, activity.TicketId }).ToListAsync(cancel);
        if (news.Count == 0)
            return false;
        progress.Activity = news[^1].Id;
        await FoldAsync(db, [.. news.Select(activity => activity.TicketId).Distinct()], [], progress, cancel);
        return true;
    }

    private async Task FoldAsync(AfterSalesDbContext db, IReadOnlyList<long> tickets, IEnumerable<int> days, FactProgress progress, CancellationToken cancel)
    {
        var stale = new HashSet<int>(days);
        foreach (var ids in tickets.Chunk(TicketsAtOnce))
        {
            var change = await FactChange.OfAsync(db, [.. ids], reckoning, cancel);
            stale.UnionWith(change.Days);
            await gate.InTransactionAsync<bool>(async writing => await change.WriteAsync(writing, cancel), cancel);
        }
        await WriteDaysAsync(db, [.. stale.Order()], progress, cancel);
    }

    // By tickets and not by activities: of a long history every ticket would otherwise be worked out as often as days went by with it.
    private async Task FoldAllAsync(AfterSalesDbContext db, FactProgress progress, CancellationToken cancel)
    {
        var (tickets, facts, columns, activities, marks) = (db.Tickets, db.TicketFacts, db.FactColumns, db.Activities, db.FactMarks);
        if (progress.Through is null || progress.Rules != reckoning.Rules)
        {
            (progress.Rules, progress.Through) = (reckoning.Rules, 0);
            // What happens from here on is told by later activities.
            progress.Activity = await activities.MaxAsync(activity => (long?)activity.Id, cancel) ?? 0;
            progress.Mark = await marks.MaxAsync(mark => (long?)mark.Id, cancel) ?? 0;
        }
        while (true)
        {
            var ids = await tickets.Where(ticket => ticket.Id > progress.Through).OrderBy(ticket => ticket.Id).Select(ticket => ticket.Id).Take(TicketsAtOnce).ToListAsync(cancel);
            if (ids.Count == 0)
                break;
            progress.Through = ids[^1];
            var change = await FactChange.OfAsync(db, ids, reckoning, cancel);
            await gate.InTransactionAsync<bool>(async writing => await change.WriteAsync(writing, cancel) && await KeepAsync(writing, progress, cancel), cancel);
        }
        await gate.InTransactionAsync<int>(async writing =>
        {
            var (written, left) = (writing.TicketFacts, writing.Tickets);
            return await written.Where(fact => !left.Any(ticket => ticket.Id == fact.TicketId)).ExecuteDeleteAsync(cancel);
        }, cancel);
        var days = await facts.Select(fact => fact.Day).Union(columns.Select(column => column.Day)).Order().ToListAsync(cancel);
        progress.Through = null;
        await WriteDaysAsync(db, days, progress, cancel);
    }

    // Days of few tickets together, so that nobody waits long for the gate; how far it is told with the last of them.
    private async Task WriteDaysAsync(AfterSalesDbContext db, List<int> days, FactProgress progress, CancellationToken cancel)
    {
        var facts = db.TicketFacts;
        progress.Version++;
        var (at, written) = (0, new List<FactColumn>());
        do
        {
            var some = new List<int>();
            for (var rows = 0; at < days.Count && rows < RowsAtOnce; at++)
            {
                var day = days[at];
                var those = await facts.AsNoTracking().Where(fact => fact.Day == day && fact.Stage != Stage.Cancelled).OrderBy(fact => fact.TicketId).ToListAsync(cancel);
                rows += those.Count + 100;
                some.Add(day);
                if (those.Count > 0)
                    written.AddRange(DayColumns.Of(those).Select(column => new FactColumn { Day = day, Column = column.Column, Version = progress.Version, Bytes = column.Bytes }));
            }
            await gate.InTransactionAsync<bool>(async writing =>
            {
                await writing.FactColumns.Where(column => EF.Parameter(some).Contains(column.Day)).ExecuteDeleteAsync(cancel);
                writing.AddRange(written);
                await writing.SaveChangesAsync(cancel);
                return at < days.Count || await KeepAsync(writing, progress, cancel);
            }, cancel);
            written.Clear();
        }
        while (at < days.Count);
    }

    private static async Task<bool> KeepAsync(AfterSalesDbContext db, FactProgress progress, CancellationToken cancel)
    {
        await db.FactMarks.Where(mark => mark.Id <= progress.Mark).ExecuteDeleteAsync(cancel);
        await db.FactProgress.ExecuteDeleteAsync(cancel);
        db.Add(progress);
        await db.SaveChangesAsync(cancel);
        db.Entry(progress).State = EntityState.Detached;
        return true;
    }
}

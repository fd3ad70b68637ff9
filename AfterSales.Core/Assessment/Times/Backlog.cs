using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Assessment;

/// <summary>The open tickets, which are few: read by themselves.</summary>
internal static class Backlog
{
    /// <summary>Neither accepted nor at its end.</summary>
    public static bool IsOpen(Stage stage) => !ServiceProcess.WorkIsOver(stage);

    public static async Task<List<(long Id, DateTime CreatedAt)>> ReadAsync(
        FactStore store, IDbContextFactory<AfterSalesDbContext> contexts, Actor actor, FigureFilter filter, CancellationToken cancel)
    {
        await store.CatchUpAsync(cancel);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var open = Enum.GetValues<Stage>().Where(IsOpen).ToList();
        var facts = db.TicketFacts;
        var found = facts.AsNoTracking().Where(fact => EF.Parameter(open).Contains(fact.Stage));
        if (filter.Region is { } region)
            found = found.Where(fact => fact.Region == region);
        if (filter.ProductLine is { } line)
            found = found.Where(fact => fact.ProductLine == line);
        if (filter.Model is { } model)
            found = found.Where(fact => fact.Model == model);
        if (filter.FaultGroup is { } group)
            found = found.Where(fact => fact.FaultGroup == group);
        if (filter.Priority is { } priority)
            found = found.Where(fact => fact.Priority == priority);
        if (filter.Channel is { } channel)
            found = found.Where(fact => fact.Channel == channel);
        if (filter.ServiceType is { } type)
            found = found.Where(fact => fact.ServiceType == type);
        if (filter.CustomerClass is { } customer)
            found = found.Where(fact => fact.CustomerClass == customer);
        if (filter.Source is { } source)
            found = found.Where(fact => fact.Imported == (source == TicketOrigin.Import));
        var inOrder = found.OrderBy(fact => fact.CreatedAt).ThenBy(fact => fact.TicketId);
        int? own = actor.IsSupervisor ? null : actor.EmployeeId ?? 0;
        if (own is null && filter.EngineerId is null)
            return [.. (await inOrder.Select(fact => new { fact.TicketId, fact.CreatedAt }).ToListAsync(cancel)).Select(fact => (fact.TicketId, fact.CreatedAt))];
        // Few are open: their engineers are looked at here.
        var rows = await inOrder.Select(fact => new { fact.TicketId, fact.CreatedAt, fact.Engineers }).ToListAsync(cancel);
        return [.. rows.Where(row => (own is null || row.Engineers.Contains(own.Value)) && (filter.EngineerId is null || row.Engineers.Contains(filter.EngineerId.Value)))
            .Select(row => (row.TicketId, row.CreatedAt))];
    }

    public static BacklogFigures Figures(List<(long Id, DateTime CreatedAt)> open, long now)
    {
        var buckets = new int[BacklogFigures.Limits.Count + 1];
        List<double> days = [.. open.Select(ticket => Days(ticket.CreatedAt, now)).Order()];
        foreach (var age in days)
            buckets[BacklogFigures.BucketOf(age)]++;
        return new BacklogFigures(open.Count, buckets, Percentile.Of(days, 0.5), days.Count == 0 ? null : days[^1]);
    }

    public static double Days(DateTime created, long now) => (double)(now - created.Ticks) / TimeSpan.TicksPerDay;
}

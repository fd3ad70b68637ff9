using AfterSales.Core.Assessment.Compliance;
using AfterSales.Core.Assessment.Figures;
using AfterSales.Core.Assessment.Targets;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Rulebooks.Versions;
using AfterSales.Core.Satisfaction.Actions;
using AfterSales.Core.Satisfaction.Complaints;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Assessment.Reports;

/// <summary>Finds out what there is to say of a month.</summary>
public sealed class ReportMaker(IDbContextFactory<AfterSalesDbContext> contexts, KeyFigureQueries figures, TargetQueries targets, ComplaintQueries complaints, ActionQueries actions, ComplianceQueries compliance, RulebookShelf shelf,
    CompanyTime company, TimeProvider time)
{
    private const int Months = 12;
    private const int MostListed = 20;
    private static readonly Stage[] Open = [.. ServiceProcess.OpenStages];
    // The portal asks itself: whoever may have the report made may see all of it.
    private static readonly Actor Portal = new(null, "AfterSales", Roles.Supervisor, Origin.System);

    /// <param name="month">Its first day.</param>
    public async Task<ReportContent> OfAsync(DateOnly month, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var (from, to) = (company.StartOf(month), company.StartOf(month.AddMonths(1)));
        List<IReadOnlyDictionary<KeyFigure, KeyFigureValue>> byMonth = [];
        for (var back = Months; back >= 0; back--)
            byMonth.Add(await FiguresAsync(month.AddMonths(-back), cancel));
        var (of, before, yearAgo) = (byMonth[^1], byMonth[^2], byMonth[0]);
        var goals = await targets.HistoryAsync(Portal, cancel);
        double? GoalOf(KeyFigure figure, DateOnly of) => goals.On(figure, of.AddMonths(1).AddDays(-1));
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var rulebook = await shelf.InForceAsync(db, to.AddTicks(-1), cancel);
        var tickets = db.Tickets;
        Task<int> CountAsync(TicketEvent what) => tickets.Happened(what, from, to, now).CountAsync(cancel);
        var late = Late(tickets, from, to, now);
        return new ReportContent(
            month, now, rulebook is null ? null : new ReportRulebook(rulebook.Id, rulebook.Name, rulebook.Clauses.Length, rulebook.Gates.Length, rulebook.Commitments.Length),
            new ReportCounts(
                await CountAsync(TicketEvent.Reported), await CountAsync(TicketEvent.Responded), await CountAsync(TicketEvent.Accepted), await CountAsync(TicketEvent.Closed),
                await CountAsync(TicketEvent.Broken), await CountAsync(TicketEvent.Rated), await OpenAt(tickets, now).CountAsync(cancel)),
            [.. of.Values.OrderBy(figure => figure.Figure).Select(figure => new ReportFigure(
                figure.Figure, figure.Value, figure.Cases, before.GetValueOrDefault(figure.Figure)?.Value, yearAgo.GetValueOrDefault(figure.Figure)?.Value,
                GoalOf(figure.Figure, month)))],
            [.. of.Keys.Order().Select(figure => new ReportTrend(figure, [.. byMonth.Skip(1).Select(one => one.GetValueOrDefault(figure)?.Value)],
                [.. Enumerable.Range(1 - Months, Months).Select(ahead => GoalOf(figure, month.AddMonths(ahead)))]))],
            (await late.OrderByDescending(one => one.DueAt).ThenBy(one => one.Number).Take(MostListed).ToListAsync(cancel)).ConvertAll(one => one.Told), await late.CountAsync(cancel),
            await OverriddenAsync(db, from, to, cancel), await OwnWorkAsync(db, from, to, cancel), await StopsAsync(db, rulebook, from, to, cancel),
            (await complaints.FiguresAsync(Portal, month, month.AddMonths(1), cancel)).Value!,
            [.. (await actions.OfPeriodAsync(Portal, month, month.AddMonths(1), cancel)).Select(action => new ReportAction(
                action.Id, action.Kind, action.What, action.Source, action.SourceName, action.Owner, action.DueOn, action.State, action.Late, action.Result, action.Effect))],
            await ClausesAsync(month, cancel));
    }

    // How the figures went over the months is drawn elsewhere in the report.
    private async Task<IReadOnlyList<ReportClause>?> ClausesAsync(DateOnly month, CancellationToken cancel) =>
        (await compliance.OfMonthAsync(Portal, month, cancel))?.Clauses
            .Select(clause => new ReportClause(clause.Clause.Id, clause.Clause.Text, clause.State, [.. clause.Proofs.Select(proof => proof is FigureProof figure ? figure with { Trend = [] } : proof)])).ToList();

    private async Task<IReadOnlyDictionary<KeyFigure, KeyFigureValue>> FiguresAsync(DateOnly month, CancellationToken cancel) =>
        (await figures.OfAsync(Portal, new FigureFilter(month, month.AddMonths(1)), cancel)).Value ?? new Dictionary<KeyFigure, KeyFigureValue>();

    // As they were at that moment, wherever they have come since.
    private static IQueryable<Ticket> OpenAt(IQueryable<Ticket> tickets, DateTime moment) => tickets.Where(ticket => ticket.CreatedAt <= moment
        && (Open.Contains(ticket.Stage) || ticket.AcceptedAt > moment || ticket.AcceptedAt == null && ticket.ClosedAt > moment));

    private static IQueryable<LateRow> Late(IQueryable<Ticket> tickets, DateTime from, DateTime to, DateTime now) => tickets.Where(ticket => ticket.Stage != Stage.Cancelled)
        .SelectMany(ticket => ticket.Clocks, (ticket, clock) => new { ticket.Number, Customer = ticket.Customer!.Name ?? ticket.Contact.Name, ticket.Fault, Clock = clock })
        .Where(row => row.Clock.Kept == false
            ? row.Clock.BrokenAt >= from && row.Clock.BrokenAt < to
            : row.Clock.Kept == null && row.Clock.StoppedAt == null && row.Clock.DueAt >= from && row.Clock.DueAt < to && row.Clock.DueAt < now)
        .Select(row => new LateRow { Number = row.Number, Customer = row.Customer, Fault = row.Fault, Clock = row.Clock.Name, DueAt = row.Clock.BrokenAt ?? row.Clock.DueAt!.Value, StoppedAt = row.Clock.StoppedAt });

    private static Task<List<OverriddenMove>> OverriddenAsync(AfterSalesDbContext db, DateTime from, DateTime to, CancellationToken cancel) =>
        db.Tickets.SelectMany(ticket => ticket.Activities, (ticket, activity) => new { ticket.Number, Activity = activity })
            .Where(row => row.Activity.RecordedAt >= from && row.Activity.RecordedAt < to && row.Activity.Consequences != null && !row.Activity.Undoes)
            .OrderByDescending(row => row.Activity.Id).Take(MostListed)
            .Select(row => new OverriddenMove(row.Number, row.Activity.At, row.Activity.By, row.Activity.Command, row.Activity.Text, row.Activity.Consequences!)).ToListAsync(cancel);

    private static Task<List<OwnDecision>> OwnWorkAsync(AfterSalesDbContext db, DateTime from, DateTime to, CancellationToken cancel) =>
        db.Tickets.SelectMany(ticket => ticket.Activities, (ticket, activity) => new { ticket.Number, Activity = activity })
            .Where(row => row.Activity.RecordedAt >= from && row.Activity.RecordedAt < to && row.Activity.OnOwnWork)
            .OrderByDescending(row => row.Activity.Id).Take(MostListed)
            .Select(row => new OwnDecision(row.Number, row.Activity.At, row.Activity.By, row.Activity.Command)).ToListAsync(cancel);

    private static async Task<IReadOnlyList<ReportStop>> StopsAsync(AfterSalesDbContext db, Rulebook? rulebook, DateTime from, DateTime to, CancellationToken cancel)
    {
        var clauses = await db.Set<GateStop>().Where(stop => stop.At >= from && stop.At < to).GroupBy(stop => stop.Clause)
            .Select(stops => new { Clause = stops.Key, Times = stops.Count(), Tickets = stops.Select(stop => stop.TicketId).Distinct().Count() }).ToListAsync(cancel);
        return [.. clauses.OrderByDescending(clause => clause.Times).ThenBy(clause => clause.Clause, StringComparer.Ordinal)
            .Select(clause => new ReportStop(clause.Clause, rulebook?.Find(clause.Clause)?.Text, clause.Times, clause.Tickets))];
    }

    // The database orders by what it can see into.
    private sealed class LateRow
    {
        public required string Number { get; init; }
        public required string Customer { get; init; }
        public required string Fault { get; init; }
        public required ClockName Clock { get; init; }
        public required DateTime DueAt { get; init; }
        public required DateTime? StoppedAt { get; init; }

        public LateTicket Told => new(Number, Customer, Fault, Clock, DueAt, StoppedAt);
    }
}

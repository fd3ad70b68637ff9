using AfterSales.Core.Assessment.Figures;
using AfterSales.Core.Assessment.Targets;
using AfterSales.Core.Data;
using AfterSales.Core.People.Signing;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Rulebooks.Versions;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Assessment.Compliance;

/// <summary>
/// How the rulebook in force is kept (R6.13). Supervisors see all of it; staff what the gates did; engineers the figures of
/// their own tickets; what somebody may not see is said to be so.
/// </summary>
public sealed class ComplianceQueries(
    IDbContextFactory<AfterSalesDbContext> contexts, RulebookQueries rulebooks, KeyFigureQueries figures, RatingQueries ratings,
    TargetQueries targets, SigningDesk signing, RulebookShelf shelf, CompanyTime company, TimeProvider time)
{
    /// <summary>Over so many months a trend is drawn.</summary>
    public const int Months = 6;

    /// <param name="from">UTC day, inclusive.</param>
    /// <param name="to">UTC day, exclusive.</param>
    /// <returns>Null: no rulebook is in force, or it is not the actor's to read.</returns>
    public async Task<ComplianceReport?> InForceAsync(Actor actor, DateOnly from, DateOnly to, CancellationToken cancel = default)
    {
        if ((await rulebooks.EditionsAsync(actor, cancel)).FirstOrDefault(edition => edition.InForce) is not { } edition || to <= from)
            return null;
        return await OfAsync(actor, edition.Number, edition.Rulebook, CountedPeriod.Utc(from, to), cancel);
    }

    /// <summary>How the rulebook that was in force on a month's last day was kept in it; null: none was.</summary>
    /// <param name="month">Its first day; records are counted by the company's days, figures by UTC dates as everywhere.</param>
    internal async Task<ComplianceReport?> OfMonthAsync(Actor actor, DateOnly month, CancellationToken cancel)
    {
        var period = new CountedPeriod(month, month.AddMonths(1), company.StartOf(month), company.StartOf(month.AddMonths(1)));
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var last = period.End.AddTicks(-1);
        return await shelf.NumberInForceAsync(db, last, cancel) is { } number && await shelf.InForceAsync(db, last, cancel) is { } rulebook
            ? await OfAsync(actor, number, rulebook, period, cancel)
            : null;
    }

    private async Task<ComplianceReport> OfAsync(Actor actor, int number, Rulebook rulebook, CountedPeriod period, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var measured = await MeasuredAsync(actor, period.From, period.To, cancel);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var (first, end) = (period.Begin, period.End);
        var counted = period.Counted(db);
        var today = company.DayOf(now);
        var facts = !actor.SeesAllTickets ? null : new ClauseFacts(
            new ClauseCounts(db, counted, new ClauseThings(db, counted, period, now, today), period, today, cancel),
            await GatePasses.ReadAsync(db, counted, first, end, cancel), await CheckedItems.ReadAsync(db, first, end, cancel),
            actor.IsSupervisor ? await signing.SignersAsync(actor, number, cancel) : null);
        var clauses = new List<ClauseReport>();
        foreach (var clause in rulebook.Clauses)
            clauses.Add(new ClauseReport(clause, await ProofsAsync(rulebook, clause, measured, facts)));
        return new ComplianceReport(number, rulebook, period.From, period.To, !actor.IsSupervisor, now, clauses);
    }

    private static async Task<IReadOnlyList<Proof>> ProofsAsync(Rulebook rulebook, Clause clause, MeasuredFigures measured, ClauseFacts? facts)
    {
        var proofs = new List<Proof>();
        foreach (var rule in ClauseRules.GatesOf(rulebook, clause.Id))
            proofs.Add(facts?.Gate(rulebook, rule) ?? new GateProof(rule, 0, 0, 0, [], ClauseState.NoData, NoVerdict.NotYours));
        foreach (var commitment in ClauseRules.PromisesOf(rulebook, clause.Id))
            proofs.Add(facts is null ? new PromiseProof(commitment.Clock, 0, 0, null, [], ClauseState.NoData, NoVerdict.NotYours) : await facts.PromiseAsync(rulebook, commitment, measured));
        foreach (var kind in ClauseRules.DatesOf(rulebook, clause.Id))
            proofs.Add(facts is null ? new DateProof(kind, 0, 0, ClauseState.NoData, NoVerdict.NotYours) : await facts.DatesAsync(kind));
        foreach (var evidence in EvidenceMap.Of(clause.Id))
        {
            proofs.Add(evidence switch
            {
                FigureEvidence figure => measured.Of(figure.Figure),
                SurveyEvidence survey => measured.Of(survey.Question),
                CountEvidence count when facts is not null => await facts.CountAsync(count.Count, measured),
                CountEvidence count => new CountProof(count.Count, 0, null, [], ClauseState.NoData, NoVerdict.NotYours),
                BuiltInEvidence built => new BuiltInProof(built.Address),
                MissingEvidence missing => new MissingProof(missing.Feature),
                _ => throw new InvalidOperationException($"{clause.Id}: nobody knows how to look at {evidence}."),
            });
        }
        // Whose work was found how is the supervisors' to see.
        if (facts is not null && measured.IsKnown)
            proofs.AddRange(facts.Checked(clause.Id, measured));
        if (clause.Keeping == Keeping.Acknowledged)
            proofs.Add(facts?.Signed() ?? new SignedProof(0, 0, ClauseState.NoData, NoVerdict.NotYours));
        return proofs;
    }

    private async Task<MeasuredFigures> MeasuredAsync(Actor actor, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var history = await targets.HistoryAsync(actor, cancel);
        var goals = FigureKind.All.Select(kind => (kind.Figure, Goal: history.On(kind.Figure, to.AddDays(-1)))).Where(one => one.Goal is not null)
            .ToDictionary(one => one.Figure, one => one.Goal!.Value);
        if ((await figures.OfAsync(actor, new FigureFilter(from, to), cancel)).Value is not { } whole)
            return new MeasuredFigures(null, null, goals, []);
        var last = Steps.Of(to.AddDays(-1), StepLength.Month);
        var months = new List<(DateOnly, IReadOnlyDictionary<KeyFigure, KeyFigureValue>)>();
        for (var month = last.AddMonths(1 - Months); month <= last; month = month.AddMonths(1))
            months.Add((month, (await figures.OfAsync(actor, new FigureFilter(month, month.AddMonths(1)), cancel)).Value!));
        return new MeasuredFigures(whole, (await ratings.FiguresAsync(actor, new FigureFilter(from, to), cancel)).Value, goals, months);
    }
}

/// <summary>A period in the two ways in which days are counted.</summary>
/// <param name="From">Its first day.</param>
/// <param name="To">The first day after it.</param>
/// <param name="Begin">The moment from which on records count, UTC.</param>
/// <param name="End">The moment from which on they do not any more, UTC.</param>
internal readonly record struct CountedPeriod(DateOnly From, DateOnly To, DateTime Begin, DateTime End)
{
    /// <summary>Days as they are in UTC.</summary>
    public static CountedPeriod Utc(DateOnly from, DateOnly to)
    {
        return new(from, to, StartOf(from), StartOf(to));

        static DateTime StartOf(DateOnly day) => day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
    }

    /// <summary>The tickets reported in it, cancelled ones left out.</summary>
    public IQueryable<Ticket> Counted(AfterSalesDbContext db)
    {
        var (begin, end) = (Begin, End);
        return db.Tickets.Where(ticket => ticket.Stage != Stage.Cancelled && ticket.CreatedAt >= begin && ticket.CreatedAt < end);
    }
}

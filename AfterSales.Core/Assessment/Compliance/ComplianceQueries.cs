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
    TargetQueries targets, SigningDesk signing, CompanyTime company, TimeProvider time)
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
        var now = time.GetUtcNow().UtcDateTime;
        var measured = await MeasuredAsync(actor, from, to, cancel);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var (first, end) = (from.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc), to.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
        var counted = db.Tickets.Where(ticket => ticket.Stage != Stage.Cancelled && ticket.CreatedAt >= first && ticket.CreatedAt < end);
        var facts = !actor.SeesAllTickets ? null : new ClauseFacts(
            new ClauseCounts(db, counted, first, end, now, company.DayOf(now), cancel), counted, now,
            await GatePasses.ReadAsync(db, counted, first, end, cancel),
            actor.IsSupervisor ? await signing.SignersAsync(actor, edition.Number, cancel) : null, cancel);
        var clauses = new List<ClauseReport>();
        foreach (var clause in edition.Rulebook.Clauses)
            clauses.Add(new ClauseReport(clause, await ProofsAsync(edition.Rulebook, clause, measured, facts)));
        return new ComplianceReport(edition.Number, edition.Rulebook, from, to, !actor.IsSupervisor, now, clauses);
    }

    private static async Task<IReadOnlyList<Proof>> ProofsAsync(Rulebook rulebook, Clause clause, MeasuredFigures measured, ClauseFacts? facts)
    {
        var proofs = new List<Proof>();
        foreach (var rule in ClauseRules.GatesOf(rulebook, clause.Id))
            proofs.Add(facts?.Gate(rule) ?? new GateProof(rule, 0, 0, 0, [], ClauseState.NoData, NoVerdict.NotYours));
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

using AfterSales.Core.Assessment.Figures;
using AfterSales.Core.People.Signing;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;

namespace AfterSales.Core.Assessment.Compliance;

/// <summary>What the records of the period say, judged clause by clause. What several clauses ask for is looked up once.</summary>
/// <param name="signers">Null: not the reader's to see.</param>
internal sealed class ClauseFacts(ClauseCounts counts, GatePasses passes, CheckedItems items, IReadOnlyList<Signer>? signers)
{
    private readonly Dictionary<ClauseCount, Tally?> tallies = [];
    private readonly Dictionary<ClockName, PromiseProof> promised = [];

    public GateProof Gate(Rulebook rulebook, GateRule rule) => passes.Of(rule, GateNeeds.NotAt(rulebook, rule));

    /// <summary>What spot checks found of the things that speak for the clause.</summary>
    public IEnumerable<CheckedProof> Checked(string clause, MeasuredFigures measured) => items.Of(clause, measured);

    public SignedProof Signed()
    {
        if (signers is null)
            return new SignedProof(0, 0, ClauseState.NoData, NoVerdict.NotYours);
        var signed = signers.Count(signer => signer.SignedAt is not null);
        return new SignedProof(signed, signers.Count, signed == signers.Count ? ClauseState.Kept : ClauseState.NotKept, null);
    }

    public async Task<DateProof> DatesAsync(DateKind kind)
    {
        var tally = await counts.DatesAsync(kind);
        var (state, why) = Judge(tally, duty: true);
        return new DateProof(kind, tally.Done, tally.Of ?? 0, state, why);
    }

    public async Task<CountProof> CountAsync(ClauseCount count, MeasuredFigures measured)
    {
        if (count == ClauseCount.SentWithReason)
            return new CountProof(count, passes.SentWithReason.Count, null, passes.SentWithReason, ClauseState.Kept, null);
        if (count == ClauseCount.EditionSigned && signers is null)
            return new CountProof(count, 0, null, [], ClauseState.NoData, NoVerdict.NotYours);
        if (!tallies.TryGetValue(count, out var tally))
            tallies[count] = tally = count switch
            {
                ClauseCount.EditionSigned => new Tally(signers!.Count(signer => signer.SignedAt is not null), signers!.Count),
                ClauseCount.GoalsSet => new Tally(measured.Goals, FigureKind.All.Count),
                _ => await counts.OfAsync(count),
            };
        if (tally is not { } known)
            return new CountProof(count, 0, null, [], ClauseState.NoData, NoVerdict.NotMeasured);
        var (state, why) = Judge(known, ClauseCountKind.IsDuty(count));
        return new CountProof(count, known.Done, known.Of, [], state, why);
    }

    /// <summary>How often the clock was kept, over all services that the rulebook promises it for.</summary>
    public async Task<PromiseProof> PromiseAsync(Rulebook rulebook, Commitment commitment, MeasuredFigures measured)
    {
        if (promised.TryGetValue(commitment.Clock, out var known))
            return known;
        var clock = commitment.Clock;
        var tally = await counts.PromisesAsync(clock, ClauseRules.Promised(rulebook, clock));
        var (kept, broken) = (tally.Done, tally.Of!.Value - tally.Done);
        var goal = FigureOf(clock) is { } figure ? measured.GoalOf(figure) : null;
        var (state, why) = kept + broken == 0 ? (ClauseState.NoData, NoVerdict.NothingHappened)
            : broken == 0 ? (ClauseState.Kept, (NoVerdict?)null)
            : goal is null ? (ClauseState.NoData, NoVerdict.NoGoal)
            : ((double)kept / (kept + broken) >= goal ? ClauseState.Kept : ClauseState.NotKept, null);
        return promised[clock] = new PromiseProof(clock, kept, broken, goal, passes.Corrections, state, why);
    }

    private static KeyFigure? FigureOf(ClockName clock) => clock switch
    {
        ClockName.Response => KeyFigure.ResponseKept,
        ClockName.Arrange => KeyFigure.ArrangedWithinDay,
        ClockName.Arrival => KeyFigure.ArrivalKept,
        ClockName.Repair => KeyFigure.RepairKept,
        _ => null,
    };

    private static (ClauseState, NoVerdict?) Judge(Tally tally, bool duty) =>
        (duty ? tally.Of : tally.Done) is 0 ? (ClauseState.NoData, NoVerdict.NothingHappened)
        : duty && tally.Done < tally.Of ? (ClauseState.NotKept, null)
        : (ClauseState.Kept, null);
}

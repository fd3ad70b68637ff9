using System.Globalization;
using AfterSales.Core.Assessment.Compliance;
using AfterSales.Core.Assessment.Figures;
using AfterSales.Portal.Assessment.Figures;
using AfterSales.Portal.Rulebooks;
using AfterSales.Portal.Shell.Languages;
using AfterSales.Portal.Tickets;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Assessment.Compliance;

/// <summary>Says in the reader's language what speaks for a clause.</summary>
public sealed class ProofWords(IStringLocalizer<ComplianceTexts> words, IStringLocalizer<RulebooksTexts> vocabulary, KeyFigureWords figures, TicketWords tickets)
{
    /// <summary>The same as the state's word, without it.</summary>
    public static string Sign(ClauseState state) => state switch
    {
        ClauseState.Kept => "✓",
        ClauseState.NotKept => "◆",
        _ => "–",
    };

    /// <summary>How the clause stands; where there is no verdict, whether anything at all is known.</summary>
    public string State(ClauseState state, IEnumerable<Proof> proofs) =>
        state == ClauseState.NoData && !proofs.Any(proof => proof is not (SignedProof or BuiltInProof) && proof.Why is null or NoVerdict.NoGoal or NoVerdict.TooFew) ? words[nameof(ComplianceTexts.NoData)] : words.Of(state);

    public string Say(Proof proof) => proof switch
    {
        GateProof { Why: NoVerdict.NotYours } gate => vocabulary.Gate(gate.Rule),
        GateProof gate => words[nameof(ComplianceTexts.Gate), vocabulary.Gate(gate.Rule), gate.Passed, gate.Refused, gate.RefusedTickets],
        FigureProof { Value: null } figure => words[nameof(ComplianceTexts.Figure_NotMeasured), figures.Name(figure.Figure)],
        FigureProof { Goal: null } figure => words[nameof(ComplianceTexts.Figure_NoGoal), figures.Name(figure.Figure), figures.Value(figure.Figure, figure.Value)],
        FigureProof figure => words[nameof(ComplianceTexts.Figure), figures.Name(figure.Figure), figures.Value(figure.Figure, figure.Value), figures.Goal(figure.Figure, figure.Goal)],
        SurveyProof survey => words[nameof(ComplianceTexts.Survey), words.Of(survey.Question), figures.Value(KeyFigure.SatisfactionMean, survey.Mean), survey.Answers, figures.Goal(KeyFigure.SatisfactionMean, survey.Goal)],
        CheckedProof { Checks: 0 } item => words[nameof(ComplianceTexts.Checked_None), item.Item.In(ReaderLanguage.IsChinese)],
        CheckedProof item => words[nameof(ComplianceTexts.Checked), item.Item.In(ReaderLanguage.IsChinese), figures.Value(KeyFigure.SpotCheckScore, item.Score), item.Good, item.Partly, item.Bad, figures.Goal(KeyFigure.SpotCheckScore, item.Goal)],
        CountProof { Of: { } of } count => words[nameof(ComplianceTexts.Count_Of), words.Of(count.Count), count.Done, of],
        CountProof { Why: NoVerdict.NotYours or NoVerdict.NotMeasured } count => words.Of(count.Count),
        CountProof count => words[nameof(ComplianceTexts.Count), words.Of(count.Count), count.Done],
        PromiseProof { Why: NoVerdict.NotYours } promise => vocabulary.Of(promise.Clock),
        PromiseProof promise => words[nameof(ComplianceTexts.Promise), vocabulary.Of(promise.Clock), promise.Kept, promise.Broken, figures.Goal(KeyFigure.RepairKept, promise.Goal)],
        DateProof { Why: NoVerdict.NotYours } date => vocabulary.Of(date.Date),
        DateProof date => words[nameof(ComplianceTexts.Dates), vocabulary.Of(date.Date), date.Done, date.Due],
        SignedProof { Why: NoVerdict.NotYours } => words.Of(ClauseCount.EditionSigned),
        SignedProof signed => words[nameof(ComplianceTexts.Signed), signed.Done, signed.Of],
        BuiltInProof => words[nameof(ComplianceTexts.BuiltIn)],
        MissingProof missing => words[nameof(ComplianceTexts.Missing), words.Of(missing.Feature)],
        _ => throw new InvalidOperationException($"Nobody knows how to say {proof}."),
    };

    /// <summary>A figure's months in words, for who cannot see the line.</summary>
    public string Trend(FigureProof proof) => words[nameof(ComplianceTexts.Trend), figures.Name(proof.Figure), string.Join(words[nameof(ComplianceTexts.Between)],
        proof.Trend.Select(point => words[nameof(ComplianceTexts.Trend_Point), point.Month.ToString(words[nameof(ComplianceTexts.Month)], CultureInfo.CurrentCulture), figures.Value(proof.Figure, point.Value)].Value))];

    /// <summary>What somebody answered for.</summary>
    public static IReadOnlyList<GateOverride> Cases(Proof proof) => proof switch
    {
        GateProof gate => gate.Overrides,
        PromiseProof promise => promise.Corrected,
        CountProof count => count.Cases,
        _ => [],
    };

    /// <summary>How many cases, and whose they were.</summary>
    public string SayCases(Proof proof, IReadOnlyList<GateOverride> cases) => words[nameof(ComplianceTexts.OverriddenBy), words[proof switch
    {
        GateProof => nameof(ComplianceTexts.Overridden),
        PromiseProof => nameof(ComplianceTexts.Corrected),
        _ => nameof(ComplianceTexts.Reasons),
    }, cases.Count].Value, string.Join(words[nameof(ComplianceTexts.Between)], cases.CountBy(one => one.By).OrderByDescending(one => one.Value).Select(one => words[nameof(ComplianceTexts.Answerer), one.Key, one.Value].Value))];

    public string Command(string name) => tickets.Command(name);
}

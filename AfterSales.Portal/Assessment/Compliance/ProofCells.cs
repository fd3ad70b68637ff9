using AfterSales.Core.Assessment.Compliance;
using AfterSales.Core.Assessment.Figures;
using AfterSales.Portal.Assessment.Figures;
using AfterSales.Portal.Rulebooks;
using AfterSales.Portal.Shell.Languages;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Assessment.Compliance;

/// <summary>What speaks for a clause as the cells of a table: what it is, what it came to, what was aimed at, how that stands.</summary>
public sealed class ProofCells(IStringLocalizer<ComplianceTexts> words, IStringLocalizer<RulebooksTexts> vocabulary, KeyFigureWords figures)
{
    public string Name(Proof proof) => proof switch
    {
        GateProof gate => vocabulary.Gate(gate.Rule),
        FigureProof figure => figures.Name(figure.Figure),
        SurveyProof survey => words[nameof(ComplianceTexts.Month_Survey), words.Of(survey.Question)],
        CheckedProof item => words[nameof(ComplianceTexts.Month_Checked), item.Item.In(ReaderLanguage.IsChinese)],
        CountProof count => words.Of(count.Count),
        PromiseProof promise => words[nameof(ComplianceTexts.Month_Promised), vocabulary.Of(promise.Clock)],
        DateProof date => vocabulary.Of(date.Date),
        SignedProof => words.Of(ClauseCount.EditionSigned),
        _ => throw new InvalidOperationException($"Nobody measures {proof}."),
    };

    public string Value(Proof proof) => proof switch
    {
        GateProof { Refused: 0 } gate => words[nameof(ComplianceTexts.Month_GateOpen), gate.Passed],
        GateProof gate => words[nameof(ComplianceTexts.Month_Gate), gate.Passed, gate.Refused, gate.RefusedTickets],
        FigureProof figure => Counted(nameof(ComplianceTexts.Month_Cases), figures.Value(figure.Figure, figure.Value), figure.Cases),
        SurveyProof survey => Counted(nameof(ComplianceTexts.Month_Answers), figures.Value(KeyFigure.SatisfactionMean, survey.Mean), survey.Answers),
        CheckedProof item => words[nameof(ComplianceTexts.Month_Checks), figures.Value(KeyFigure.SpotCheckScore, item.Score), item.Good, item.Partly, item.Bad],
        CountProof { Of: { } of } count => words[nameof(ComplianceTexts.Month_Of), count.Done, of],
        CountProof count => FigureWords.Whole(count.Done),
        PromiseProof promise => words[nameof(ComplianceTexts.Month_Promise), promise.Kept, promise.Broken],
        DateProof date => words[nameof(ComplianceTexts.Month_Of), date.Done, date.Due],
        SignedProof signed => words[nameof(ComplianceTexts.Month_Of), signed.Done, signed.Of],
        _ => throw new InvalidOperationException($"Nobody measures {proof}."),
    };

    /// <summary>Null: nothing is aimed at.</summary>
    public string? Goal(Proof proof) => proof switch
    {
        FigureProof { Goal: not null } figure => figures.Goal(figure.Figure, figure.Goal),
        SurveyProof { Goal: not null } survey => figures.Goal(KeyFigure.SatisfactionMean, survey.Goal),
        CheckedProof { Goal: not null } item => figures.Goal(KeyFigure.SpotCheckScore, item.Goal),
        PromiseProof { Goal: not null } promise => figures.Goal(KeyFigure.RepairKept, promise.Goal),
        CountProof { Of: not null } count when ClauseCountKind.IsDuty(count.Count) => words[nameof(ComplianceTexts.Month_All)],
        DateProof or SignedProof => words[nameof(ComplianceTexts.Month_All)],
        _ => null,
    };

    /// <summary>With a sign, so that it is read without colour; of a gate that stood it is enough that it did.</summary>
    public string Verdict(Proof proof) => proof switch
    {
        { Why: { } why } => words.Of(why),
        GateProof or CountProof { Of: null } => ProofWords.Sign(proof.State),
        _ => words[proof.State == ClauseState.Kept ? nameof(ComplianceTexts.Proof_Reached) : nameof(ComplianceTexts.Proof_Missed)],
    };

    private string Counted(string form, string value, int cases) => cases == 0 ? value : words[form, value, cases];
}

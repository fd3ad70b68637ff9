using System.Globalization;
using AfterSales.Core.Assessment.Compliance;
using AfterSales.Core.Assessment.Figures;
using AfterSales.Portal.Assessment.Addresses;
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

    /// <summary>Where the cases behind it are, and how that is called; null: nowhere.</summary>
    public (string Address, string Words)? Behind(Proof proof, ComplianceReport report) => proof switch
    {
        GateProof { Refused: > 0 } gate => ($"/rulebook/stops?days={DaysOf(report)}&clause={Uri.EscapeDataString(gate.Rule.Clause)}", words[nameof(ComplianceTexts.Gate_Stops)]),
        FigureProof { Cases: > 0 } figure => (FigureAddress.Of(figure.Figure, report.From, report.To), words[FigureAddress.OpensTickets(figure.Figure) ? nameof(ComplianceTexts.Behind) : nameof(ComplianceTexts.BuiltIn_See)]),
        SurveyProof { Answers: > 0 } => (FigureAddress.Of(KeyFigure.SatisfactionMean, report.From, report.To), words[nameof(ComplianceTexts.Behind)]),
        CheckedProof { Checks: > 0 } => (FigureAddress.Of(KeyFigure.SpotCheckScore, report.From, report.To), words[nameof(ComplianceTexts.BuiltIn_See)]),
        BuiltInProof built => (built.Address, words[nameof(ComplianceTexts.BuiltIn_See)]),
        CountProof { Why: not NoVerdict.NotYours } count when PlaceOf(count.Count) is { } place => (place, words[nameof(ComplianceTexts.BuiltIn_See)]),
        DateProof { Why: not NoVerdict.NotYours } => ("/maintenance/dates", words[nameof(ComplianceTexts.BuiltIn_See)]),
        _ => null,
    };

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

    // The page of what was stopped knows a few periods: the one that holds this one.
    private static int DaysOf(ComplianceReport report) => (report.To.DayNumber - report.From.DayNumber) switch { <= 30 => 30, <= 90 => 90, _ => 365 };

    private static string? PlaceOf(ClauseCount count) => count switch
    {
        ClauseCount.Owned => "/tickets/ownerless",
        ClauseCount.TasksAnswered => "/departments",
        ClauseCount.MaintenanceDone => "/maintenance/dates",
        ClauseCount.ToStandard => "/checklists",
        ClauseCount.Certified => "/people/certificates",
        ClauseCount.Configured => "/equipment",
        ClauseCount.GoalsSet => "/targets",
        ClauseCount.ReviewsHeld => "/reviews",
        ClauseCount.ActionsDone => "/actions",
        ClauseCount.ReportsHandedIn or ClauseCount.ProposalsAnswered => "/reports",
        ClauseCount.MeritsDecided => "/performance",
        _ => null,
    };
}

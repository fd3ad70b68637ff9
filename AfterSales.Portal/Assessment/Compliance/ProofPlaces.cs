using System.Globalization;
using AfterSales.Core.Assessment;
using AfterSales.Core.Assessment.Compliance;
using AfterSales.Core.Assessment.Figures;
using AfterSales.Portal.Assessment.Addresses;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Assessment.Compliance;

/// <summary>Where the cases behind a proof are, and how that is called.</summary>
public sealed record ProofPlace(string Address, string Words);

/// <summary>
/// Where what speaks for a clause can be looked at: exactly its tickets where it is made of tickets, those that are as they should be
/// apart from those that are not; else the page of what it is made of, where the reader may open it.
/// </summary>
public sealed class ProofPlaces(IStringLocalizer<ComplianceTexts> words)
{
    public IReadOnlyList<ProofPlace> Of(Proof proof, ComplianceReport report) => proof switch
    {
        { Why: NoVerdict.NotYours or NoVerdict.NotMeasured } => [],
        GateProof gate => [.. Passed(gate, report), .. Refused(gate, report)],
        FigureProof { Cases: > 0 } figure => [new(FigureAddress.Of(figure.Figure, report.From, report.To), words[FigureAddress.OpensTickets(figure.Figure) ? nameof(ComplianceTexts.Behind) : nameof(ComplianceTexts.BuiltIn_See)])],
        SurveyProof { Answers: > 0 } => [new(FigureAddress.Of(KeyFigure.SatisfactionMean, report.From, report.To), words[nameof(ComplianceTexts.Behind)])],
        CheckedProof { Checks: > 0 } => [See(FigureAddress.Of(KeyFigure.SpotCheckScore, report.From, report.To))],
        PromiseProof promise => Sides(new PromisePart(promise.Clock), promise.Kept, promise.Broken, report),
        DateProof dates => Sides(new DatesPart(dates.Date), dates.Done, dates.Due - dates.Done, report),
        CountProof count when ClauseCountKind.IsOfTickets(count.Count) => Sides(new CountPart(count.Count), count.Done, count.Of - count.Done, report),
        CountProof count when PlaceOf(count.Count, report) is { } place => [See(place)],
        SignedProof when !report.Own => [See(SignaturesOf(report))],
        BuiltInProof built => [See(built.Address)],
        _ => [],
    };

    private IReadOnlyList<ProofPlace> Sides(CountedPart part, int done, int? left, ComplianceReport report) =>
    [
        .. done > 0 ? [new ProofPlace(PartAddress.Of(part, report.From, report.To, done: true), words[nameof(ComplianceTexts.Behind)])] : Array.Empty<ProofPlace>(),
        .. left > 0 ? [new ProofPlace(PartAddress.Of(part, report.From, report.To, done: false), words[nameof(ComplianceTexts.Behind_Left), left])] : Array.Empty<ProofPlace>(),
    ];

    private IReadOnlyList<ProofPlace> Passed(GateProof gate, ComplianceReport report) =>
        Sides(new GatePart(gate.Rule.Clause, gate.Rule.Gate, gate.Rule.Before), gate.Passed, null, report);

    private IEnumerable<ProofPlace> Refused(GateProof gate, ComplianceReport report) => gate.Refused == 0 ? [] :
        [new(string.Create(CultureInfo.InvariantCulture, $"/rulebook/stops?from={report.From:yyyy-MM-dd}&to={report.To:yyyy-MM-dd}&clause={Uri.EscapeDataString(gate.Rule.Clause)}&gate={Uri.EscapeDataString(gate.Rule.Gate)}"), words[nameof(ComplianceTexts.Gate_Stops)])];

    private ProofPlace See(string address) => new(address, words[nameof(ComplianceTexts.BuiltIn_See)]);

    private static string SignaturesOf(ComplianceReport report) => string.Create(CultureInfo.InvariantCulture, $"/rulebook/audit?from={report.From:yyyy-MM-dd}&to={report.To:yyyy-MM-dd}#signatures");

    // Of what is no set of tickets. Most of it only supervisors may open.
    private static string? PlaceOf(ClauseCount count, ComplianceReport report) => count switch
    {
        ClauseCount.Configured => "/equipment",
        ClauseCount.GoalsSet => "/targets",
        ClauseCount.ActionsDone => "/actions",
        _ when report.Own => null,
        ClauseCount.ServiceTypes => Cut(Dimension.ServiceType, report),
        ClauseCount.Channels => Cut(Dimension.Channel, report),
        ClauseCount.Certified => "/people/certificates",
        ClauseCount.EditionSigned => SignaturesOf(report),
        ClauseCount.ReviewsHeld => "/reviews",
        ClauseCount.ReportsHandedIn or ClauseCount.ProposalsAnswered => "/reports",
        ClauseCount.MeritsDecided => "/performance/merits",
        _ => null,
    };

    // Each service or channel with its own tickets.
    private static string Cut(Dimension by, ComplianceReport report) =>
        (new ChartAddress("/charts/response", null, report.From, report.To, new FigureFilter(), new FigureSlice()) { By = by }).Href;
}

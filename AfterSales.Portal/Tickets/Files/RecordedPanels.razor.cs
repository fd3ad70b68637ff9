using AfterSales.Core.Tickets;
using AfterSales.Portal.Shell.Languages;
using Microsoft.AspNetCore.Components;

namespace AfterSales.Portal.Tickets.Files;

/// <summary>What was recorded on a ticket, section by section; sections without anything are left out.</summary>
public sealed partial class RecordedPanels
{
    [Parameter, EditorRequired]
    public TicketFile File { get; set; } = null!;

    private List<KeyValuePair<string, string>> Found =>
    [
        .. new Dictionary<string, string?>
        {
            ["cause"] = File.Cause,
            ["solution"] = File.Solution,
            ["faultGroup"] = File.FaultGroup,
            ["action"] = File.Action,
            ["resultNote"] = File.ResultNote,
            ["text"] = File.AnswerText,
        }.Where(found => !string.IsNullOrWhiteSpace(found.Value)).Select(found => KeyValuePair.Create(found.Key, found.Value!)),
    ];

    // What nobody was ever told of, or what was taken back before anybody knew, was no visit: the timeline has it.
    private IReadOnlyList<VisitFacts> Visits => [.. File.Visits.Where(visit => !visit.NeverTold)];

    private string Went(VisitFacts visit) => string.Join(" · ", new[]
    {
        visit.DepartedAt is { } departed ? L[nameof(FilesTexts.Visits_Departed), Times.Near(departed)].Value : null,
        visit.ArrivedAt is { } arrived ? L[nameof(FilesTexts.Visits_Arrived), Times.Near(arrived)].Value : null,
        visit.LeftAt is { } left ? L[nameof(FilesTexts.Visits_Left), Times.Near(left)].Value : null,
        visit.Outcome is { } outcome ? Vocabulary.Of(outcome) : null,
    }.OfType<string>());
}

using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;

namespace AfterSales.Portal.Tickets.Papers;

/// <summary>One sheet of a ticket that can be printed.</summary>
/// <param name="Number">Which of its kind, from 1.</param>
/// <param name="At">When what stands on it was recorded; UTC, null where it goes on.</param>
internal sealed record PaperSheetRef(PaperKind Kind, int Number, string Address, DateTime? At);

/// <summary>Which papers of a ticket can be printed, and where.</summary>
internal static class PaperSheets
{
    /// <summary>The kinds of records that are a paper of their own.</summary>
    private static readonly Dictionary<PaperKind, RecordKind> Recorded = new()
    {
        [PaperKind.SiteSurvey] = RecordKind.SiteSurvey,
        [PaperKind.SafetyCheck] = RecordKind.SafetyCheck,
        [PaperKind.PackageCount] = RecordKind.PackageCount,
        [PaperKind.InstallationCheck] = RecordKind.InstallationCheck,
        [PaperKind.Checklist] = RecordKind.Checklist,
        [PaperKind.TrainingRecord] = RecordKind.CustomerTraining,
    };

    /// <summary>Everything that there is something to print of, in the order of the papers.</summary>
    public static IEnumerable<PaperSheetRef> Of(TicketFile file) => Enum.GetValues<PaperKind>().SelectMany(kind => Of(file, kind));

    public static RecordFacts? RecordOf(TicketFile file, PaperKind kind, int number) =>
        Recorded.TryGetValue(kind, out var record) ? file.Records.Where(one => one.Kind == record).ElementAtOrDefault(number - 1) : null;

    private static IEnumerable<PaperSheetRef> Of(TicketFile file, PaperKind kind) => kind switch
    {
        PaperKind.ServiceReport when file.Work.Count > 0 || file.Action is not null => [new(kind, 1, Own(file, kind, 1), null)],
        PaperKind.RepairPlan => file.Plans.Select(plan => new PaperSheetRef(kind, plan.Number, Own(file, kind, plan.Number), plan.SubmittedAt)),
        PaperKind.Quote => file.Quotes.Select(quote => new PaperSheetRef(kind, quote.Number, $"/tickets/{file.Number}/quotes/{quote.Number}", quote.SentAt)),
        PaperKind.Contract => file.Quotes.Where(quote => quote.Accepted is not null).Select(quote => new PaperSheetRef(kind, quote.Number, $"/tickets/{file.Number}/quotes/{quote.Number}?contract=true", quote.Accepted!.At)),
        PaperKind.AcceptanceSheet => file.Acceptances.Select((entry, at) => new PaperSheetRef(kind, at + 1, $"/tickets/{file.Number}/acceptances/{at + 1}", entry.At)),
        _ when Recorded.TryGetValue(kind, out var record) => file.Records.Where(one => one.Kind == record).Select((one, at) => new PaperSheetRef(kind, at + 1, Own(file, kind, at + 1), one.At)),
        _ => [],
    };

    private static string Own(TicketFile file, PaperKind kind, int number) => $"/tickets/{file.Number}/papers/{kind}/{number}";
}

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
        [PaperKind.TripRequest] = RecordKind.TripRequest,
        [PaperKind.PartsList] = RecordKind.FittedParts,
        [PaperKind.OperatorList] = RecordKind.Operators,
        [PaperKind.ExpenseClaim] = RecordKind.Papers,
    };

    // Of these the last one holds; of the others each.
    private static readonly PaperKind[] LastHolds = [PaperKind.TripRequest, PaperKind.PartsList, PaperKind.OperatorList, PaperKind.ExpenseClaim];

    /// <summary>Everything that there is something to print of, in the order of the papers.</summary>
    public static IEnumerable<PaperSheetRef> Of(TicketFile file) => Enum.GetValues<PaperKind>().SelectMany(kind => Of(file, kind));

    public static RecordFacts? RecordOf(TicketFile file, PaperKind kind, int number) =>
        OfKind(file, kind).ElementAtOrDefault(number - 1);

    /// <summary>Since when the sheet of a record does not hold any more: another one took its place, or the trip was turned down. UTC.</summary>
    public static DateTime? VoidSince(TicketFile file, PaperKind kind, RecordFacts record) => LastHolds.Contains(kind)
        ? After(file, record).FirstOrDefault(later => later.Kind == record.Kind || kind == PaperKind.TripRequest && later is { Kind: RecordKind.TripApproval, Passed: false })?.At
        : null;

    /// <summary>Since when a test does not count any more: the customer did not accept what it stood for. UTC.</summary>
    public static DateTime? VoidSince(TicketFile file, TestFacts test) => file.Activities
        .Where(activity => activity.Command is nameof(RefuseAcceptance) or nameof(Reopen) && activity.At >= test.At).Min(activity => (DateTime?)activity.At);

    /// <summary>Who approved a trip; null as long as nobody did.</summary>
    public static string? ApproverOf(TicketFile file, RecordFacts trip) =>
        After(file, trip).TakeWhile(later => later.Kind != RecordKind.TripRequest).LastOrDefault(later => later.Kind == RecordKind.TripApproval) is { Passed: true } approval ? approval.By : null;

    private static IEnumerable<RecordFacts> After(TicketFile file, RecordFacts record) => file.Records.SkipWhile(one => !ReferenceEquals(one, record)).Skip(1);

    private static IEnumerable<RecordFacts> OfKind(TicketFile file, PaperKind kind) => !Recorded.TryGetValue(kind, out var recorded) ? []
        // Papers were complete without a word about expenses where nobody travelled.
        : file.Records.Where(one => one.Kind == recorded && (kind != PaperKind.ExpenseClaim || one.Lines.Count > 0));

    private static IEnumerable<PaperSheetRef> Of(TicketFile file, PaperKind kind) => kind switch
    {
        PaperKind.ServiceReport when file.Work.Count > 0 || file.Action is not null => [new(kind, 1, Own(file, kind, 1), null)],
        PaperKind.RepairPlan => file.Plans.Select(plan => new PaperSheetRef(kind, plan.Number, Own(file, kind, plan.Number), plan.SubmittedAt)),
        PaperKind.Quote => file.Quotes.Select(quote => new PaperSheetRef(kind, quote.Number, $"/tickets/{file.Number}/quotes/{quote.Number}", quote.SentAt)),
        PaperKind.Contract => file.Quotes.Where(quote => quote.Accepted is not null).Select(quote => new PaperSheetRef(kind, quote.Number, $"/tickets/{file.Number}/quotes/{quote.Number}?contract=true", quote.Accepted!.At)),
        PaperKind.AcceptanceSheet => file.Acceptances.Select((entry, at) => new PaperSheetRef(kind, at + 1, $"/tickets/{file.Number}/acceptances/{at + 1}", entry.At)),
        PaperKind.TestRecord => file.Tests.Select((test, at) => new PaperSheetRef(kind, at + 1, Own(file, kind, at + 1), test.At)),
        _ => OfKind(file, kind).Select((one, at) => new PaperSheetRef(kind, at + 1, Own(file, kind, at + 1), one.At)),
    };

    private static string Own(TicketFile file, PaperKind kind, int number) => $"/tickets/{file.Number}/papers/{kind}/{number}";
}

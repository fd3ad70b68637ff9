using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Tickets;

/// <summary>A ticket that a call may be about once more. Times UTC.</summary>
/// <param name="Machine">Model and kind, EBZ200 掘进机; null where only a serial number is known, or not even that.</param>
/// <param name="SameMachine">The serial number is the same; else it is the same place.</param>
public sealed record EarlierReport(
    string Number, long Version, Stage Stage, string Fault, string? SerialNumber, string? Machine, string? Site,
    DateTime CreatedAt, DateTime? ClosedAt, bool SameMachine)
{
    public bool Open => Stage is not (Stage.Closed or Stage.Cancelled);
}

/// <summary>
/// What is open, or was closed not long ago, at the machine or the place that somebody calls about: one fault that is
/// reported twice (dealer and operator, or the same person after an hour) need not become two tickets.
/// </summary>
public sealed class RepeatedReports(IDbContextFactory<AfterSalesDbContext> contexts, TimeProvider time)
{
    /// <summary>How long after its end a ticket of the same machine is still shown.</summary>
    public static readonly TimeSpan AfterSameMachine = TimeSpan.FromDays(90);

    /// <summary>How long after its end a ticket of the same place with a like fault is still shown.</summary>
    public static readonly TimeSpan AfterSamePlace = TimeSpan.FromDays(30);

    private const int Most = 40;
    private static readonly Stage[] OpenStages = [.. Enum.GetValues<Stage>().Where(stage => stage is not (Stage.Closed or Stage.Cancelled))];

    /// <summary>For staff and supervisors; newest number first, those of the machine before those of the place.</summary>
    public async Task<IReadOnlyList<EarlierReport>> FindAsync(Actor actor, string? serialNumber, int? siteId, CancellationToken cancel = default)
    {
        var serial = EntryProblems.Trimmed(serialNumber);
        if (!actor.SeesAllTickets || (serial is null && siteId is null))
            return [];
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var now = time.GetUtcNow().UtcDateTime;
        var (since, sinceAtPlace) = (now - AfterSameMachine, now - AfterSamePlace);
        // Nought is nobody's id, and leaves both comparisons to their indexes.
        var machine = serial is null ? 0 : await db.Equipment.Where(known => known.SerialNumber == serial).Select(known => known.Id).FirstOrDefaultAsync(cancel);
        var place = siteId ?? 0;
        var tickets = db.Tickets.AsNoTracking().VisibleTo(actor).Where(ticket => ticket.Stage != Stage.Cancelled && (ticket.ClosedAt == null || ticket.ClosedAt >= since));
        var found = await NewestAsync(tickets.Where(ticket => ticket.EquipmentId == machine || ticket.SiteId == place), serial, cancel);
        // A number that is still being typed, or of a machine that is not on file, is looked for among few tickets: it has no index.
        if (serial is not null && machine == 0)
            found.AddRange((await NewestAsync(tickets.Where(ticket => ticket.SerialNumber == serial && (OpenStages.Contains(ticket.Stage) || ticket.CreatedAt >= since)), serial, cancel))
                .ExceptBy(found.Select(report => report.Number), report => report.Number));
        // Beside it stands another machine: its fault is another one.
        return [.. found.Where(report => report.SameMachine || serial is null || report.SerialNumber is null)
            .Where(report => report.SameMachine || report.Open || report.ClosedAt >= sinceAtPlace).OrderByDescending(report => report.SameMachine)];
    }

    private static Task<List<EarlierReport>> NewestAsync(IQueryable<Ticket> tickets, string? serial, CancellationToken cancel) => tickets
        .OrderByDescending(ticket => ticket.NumberDay).ThenByDescending(ticket => ticket.NumberSequence).Take(Most)
        .Select(ticket => new EarlierReport(
            ticket.Number, ticket.Version, ticket.Stage, ticket.Fault, ticket.Equipment!.SerialNumber ?? ticket.SerialNumber,
            ticket.Equipment == null ? null : ticket.Equipment.Model.Code + " " + ticket.Equipment.Model.Name, ticket.Site!.Name,
            ticket.CreatedAt, ticket.ClosedAt, serial != null && (ticket.SerialNumber == serial || ticket.Equipment!.SerialNumber == serial)))
        .ToListAsync(cancel);

    /// <summary>
    /// Those to show for a fault: of the same machine whatever the fault, of the same place those that share a word with
    /// it (words as the search cuts them, of two letters and more). Open ones first.
    /// </summary>
    public static IReadOnlyList<EarlierReport> Like(IReadOnlyList<EarlierReport> found, string? fault, int atMost = 3)
    {
        var words = WordsOf(fault);
        return [.. found.Select(report => (Report: report, Shared: WordsOf(report.Fault).Count(words.Contains)))
            .Where(one => one.Report.SameMachine || one.Shared > 0)
            .OrderByDescending(one => one.Report.SameMachine).ThenByDescending(one => one.Report.Open).ThenByDescending(one => one.Shared)
            .Select(one => one.Report).Take(atMost)];
    }

    // Figures are measured values more often than names of things.
    private static HashSet<string> WordsOf(string? text) => text is null ? [] :
        [.. TicketText.Pieces(text).Split(' ').Where(piece => piece.Length > 1 && !piece.All(char.IsAsciiDigit))];
}

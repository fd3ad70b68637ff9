using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Satisfaction.Actions;
using AfterSales.Core.Satisfaction.Complaints;
using AfterSales.Core.Satisfaction.SpotChecks;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Notifications;

/// <summary>Puts beside notices what they speak of: one look each at the tickets, complaints, checks and actions that are among them.</summary>
internal static class NoticeLines
{
    private static readonly About Nothing = new(null, "", "", null);

    /// <summary>In the order of the notices.</summary>
    public static async Task<IReadOnlyList<NoticeLine>> OfAsync(AfterSalesDbContext db, IQueryable<Notice> notices, int? me, CancellationToken cancel)
    {
        var rows = await notices.Select(notice => new Row(
            notice.Id, notice.Kind, notice.TicketId, notice.SubjectId, notice.Clock, notice.Question, notice.At, notice.DueAt, notice.WasDueAt, notice.Provisional,
            notice.Readings.Any(reading => reading.EmployeeId == me))).ToListAsync(cancel);
        var tickets = await TicketsAsync(db, [.. rows.Select(row => row.TicketId).OfType<long>().Distinct()], cancel);
        var complaints = await ComplaintsAsync(db, SubjectsOf(rows, NoticeKind.ComplaintGiven, NoticeKind.ComplaintLate, NoticeKind.CallBackLate), cancel);
        var checks = await ChecksAsync(db, SubjectsOf(rows, NoticeKind.CheckLate), cancel);
        var actions = await ActionsAsync(db, SubjectsOf(rows, NoticeKind.ActionGiven, NoticeKind.ActionLate), cancel);
        return rows.ConvertAll(row => row.With((row switch
        {
            { TicketId: { } ticket } => tickets.GetValueOrDefault(ticket),
            { Kind: NoticeKind.ComplaintGiven or NoticeKind.ComplaintLate or NoticeKind.CallBackLate, SubjectId: { } complaint } => complaints.GetValueOrDefault(complaint),
            { Kind: NoticeKind.CheckLate, SubjectId: { } check } => checks.GetValueOrDefault(check),
            { SubjectId: { } action } => actions.GetValueOrDefault(action),
            _ => null,
        }) ?? Nothing));
    }

    private static List<int> SubjectsOf(List<Row> rows, params NoticeKind[] kinds) => [.. rows.Where(row => kinds.Contains(row.Kind)).Select(row => row.SubjectId).OfType<int>().Distinct()];

    private static async Task<Dictionary<long, About>> TicketsAsync(AfterSalesDbContext db, List<long> ids, CancellationToken cancel) => ids.Count == 0 ? []
        : await db.Tickets.Where(ticket => ids.Contains(ticket.Id)).Select(ticket => new { ticket.Id, About = new About(ticket.Number, ticket.Customer!.Name ?? ticket.Contact.Name, ticket.Fault, ticket.Stage) })
            .ToDictionaryAsync(ticket => ticket.Id, ticket => ticket.About, cancel);

    private static async Task<Dictionary<int, About>> ComplaintsAsync(AfterSalesDbContext db, List<int> ids, CancellationToken cancel) => ids.Count == 0 ? []
        : await db.Complaints.Where(complaint => ids.Contains(complaint.Id))
            .Select(complaint => new { complaint.Id, About = new About(complaint.Ticket!.Number, complaint.Customer!.Name ?? complaint.Person, complaint.Words ?? "", null) })
            .ToDictionaryAsync(complaint => complaint.Id, complaint => complaint.About, cancel);

    private static async Task<Dictionary<int, About>> ChecksAsync(AfterSalesDbContext db, List<int> ids, CancellationToken cancel) => ids.Count == 0 ? []
        : await db.SpotChecks.Where(check => ids.Contains(check.Id)).Select(check => new { check.Id, About = new About(check.Ticket.Number, check.Engineer.Name, check.Ticket.Fault, null) })
            .ToDictionaryAsync(check => check.Id, check => check.About, cancel);

    private static async Task<Dictionary<int, About>> ActionsAsync(AfterSalesDbContext db, List<int> ids, CancellationToken cancel) => ids.Count == 0 ? []
        : await db.ImprovementActions.Where(action => ids.Contains(action.Id)).Select(action => new { action.Id, About = new About(null, action.Owner.Name, action.What, null) })
            .ToDictionaryAsync(action => action.Id, action => action.About, cancel);

    private sealed record Row(
        long Id, NoticeKind Kind, long? TicketId, int? SubjectId, ClockName? Clock, int? Question, DateTime At, DateTime? DueAt, DateTime? WasDueAt, bool Provisional, bool Read)
    {
        public NoticeLine With(About about) => new(Id, Kind, about.Number, about.Who, about.What, about.Stage, Clock, Question, At, DueAt, WasDueAt, Provisional, Read, SubjectId);
    }

    private sealed record About(string? Number, string Who, string What, Stage? Stage);
}

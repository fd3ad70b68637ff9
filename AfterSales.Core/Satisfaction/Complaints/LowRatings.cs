using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Satisfaction.Complaints;

/// <summary>
/// A low rating opens a complaint by itself (R3.7.1), in the transaction that keeps the answer: a mean of at most 2 of 5, or the
/// worst score for any of the questions.
/// </summary>
public sealed class LowRatings(ReplyTime reply) : ITicketFollower
{
    private const int LowSum = 6;
    private const int Worst = 1;
    private static readonly Actor Portal = new(null, "AfterSales", Roles.None, Origin.System);

    public async Task<Refusal?> FollowAsync(AfterSalesDbContext db, Ticket ticket, TicketCommand command, Actor actor, DateTime now, CancellationToken cancel)
    {
        if (command is not (AnswerSurvey or RecordSurvey) || ticket.Surveys is not [.., var rating] || !IsLow(rating.Response, rating.Quality, rating.Attitude))
            return null;
        var complaints = db.Complaints;
        // Sent twice, or followed twice: the answer has its complaint.
        if (complaints.Local.Any(complaint => complaint.Rating == rating))
            return null;
        complaints.Add(await OpenedAsync(db, ticket, rating, now, cancel));
        return null;
    }

    /// <summary>Whether a rating is one that nobody lets pass.</summary>
    public static bool IsLow(int response, int quality, int attitude) =>
        response + quality + attitude <= LowSum || response == Worst || quality == Worst || attitude == Worst;

    /// <summary>The complaint that a rating is, looked after by the ticket's owner where that is somebody who may.</summary>
    internal async Task<Complaint> OpenedAsync(AfterSalesDbContext db, Ticket ticket, SurveyAnswer rating, DateTime now, CancellationToken cancel)
    {
        var employees = db.Employees;
        var owner = ticket.OwnerId is { } id && await employees.AnyAsync(one => one.Id == id && one.Active && (one.Roles & (Roles.Staff | Roles.Supervisor)) != 0, cancel) ? ticket.OwnerId : null;
        var complaint = new Complaint
        {
            Channel = ComplaintChannel.Rating,
            TicketId = ticket.Id,
            CustomerId = ticket.CustomerId,
            Rating = rating,
            Person = ticket.Contact.Name,
            Phone = ticket.Contact.Phone,
            Words = EntryProblems.Trimmed(rating.Comment),
        };
        complaint.Open(KindOf(rating), owner, await reply.DueAsync(db, ticket, now, cancel), Portal, now);
        return complaint;
    }

    // What was rated worst says what it is about; somebody may sort it otherwise.
    private static ComplaintKind KindOf(SurveyAnswer rating) =>
        rating.Quality <= Math.Min(rating.Response, rating.Attitude) ? ComplaintKind.Quality
        : rating.Response <= rating.Attitude ? ComplaintKind.Time : ComplaintKind.Attitude;
}

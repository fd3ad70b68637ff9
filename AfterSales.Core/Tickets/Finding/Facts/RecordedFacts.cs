using AfterSales.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Tickets;

/// <summary>What a ticket only ever adds to: projected, because the aggregate does not load it.</summary>
internal sealed record RecordedFacts(
    List<ActivityFacts> Activities, List<WorkFacts> Work, List<TestFacts> Tests, List<AcceptanceFacts> Acceptances, List<SurveyFacts> Surveys,
    List<AttachmentFacts> Attachments)
{
    /// <summary>Of a ticket that has just been made: there is nothing yet but its first activities.</summary>
    public static RecordedFacts OfNew(Ticket ticket) => new([.. ticket.Activities.Select(ActivityFacts.Of)], [], [], [], [], []);

    public static async Task<RecordedFacts> OfAsync(AfterSalesDbContext db, long ticketId, CancellationToken cancel)
    {
        var (activities, surveys) = (db.Activities, db.SurveyAnswers);
        return new RecordedFacts(
            await activities.AsNoTracking().Where(activity => activity.TicketId == ticketId).OrderBy(activity => activity.Id)
                .Select(activity => ActivityFacts.Of(activity)).ToListAsync(cancel),
            await db.Set<WorkEntry>().Where(work => work.TicketId == ticketId).OrderBy(work => work.Id)
                .Select(work => new WorkFacts(work.At, work.Cause, work.Action, work.Minutes) { PlanNumber = work.PlanNumber, PlanLine = work.PlanLine }).ToListAsync(cancel),
            await db.Set<TestEntry>().AsNoTracking().Where(test => test.TicketId == ticketId).OrderBy(test => test.Id)
                .Select(test => new TestFacts(test.At, test.Passed, test.Note, test.Readings)).ToListAsync(cancel),
            await db.Set<AcceptanceEntry>().AsNoTracking().Where(entry => entry.TicketId == ticketId).OrderBy(entry => entry.Id)
                .Select(entry => AcceptanceFacts.Of(entry)).ToListAsync(cancel),
            await surveys.Where(survey => survey.TicketId == ticketId).OrderBy(survey => survey.Id)
                .Select(survey => new SurveyFacts(survey.At, survey.Response, survey.Quality, survey.Attitude, survey.Recommend, survey.Comment)).ToListAsync(cancel),
            await AttachmentFacts.OfAsync(db, ticketId, cancel));
    }
}

using AfterSales.Core.Data;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;

namespace AfterSales.Core.Dispatch;

/// <summary>What sending these engineers will bring about, as the database has them at that moment: the same rules as before the drop.</summary>
public sealed class EngineersForesight(BoardFeed feed, CompanyTime company, PlanningRules rules) : IForesight
{
    public async Task<IReadOnlyList<Consequence>> ForeseeAsync(AfterSalesDbContext db, Ticket ticket, TicketCommand command, DateTime now, CancellationToken cancel)
    {
        if (AskedBy(command, ticket) is not var (engineers, visit, place, start, end) || end <= start || engineers.Count == 0)
            return [];
        var from = new Vantage(rules, company, now);
        // Where somebody comes from may be the visit of the day before.
        var people = await AtHand.OfAsync(db, engineers, company.StartOf(company.DayOf(now < start ? now : start)), company.StartOf(company.DayOf(end).AddDays(1)), cancel);
        // Which words the department has for skills is everybody's to say; certificates are the gate's to ask for.
        var skills = SkillWanted.Of(ticket, feed.Board.Engineers.Values.SelectMany(engineer => engineer.Skills));
        var job = Job.Of(ticket, place, visit, skills, null, await PartNeeded.OfAsync(db, ticket, cancel));
        return [.. people.SelectMany(who => Outlook.Of(new Errand(who, job, start, end, from))
            .Select(one => one.OfTicket ? one : one with { Engineer = who.Name })).Distinct()];
    }

    private static (IReadOnlyCollection<int> Engineers, Visit? Visit, Place Place, DateTime Start, DateTime End)? AskedBy(TicketCommand command, Ticket ticket) => command switch
    {
        Assign { EngineerIds: { } ids, Start: { } start, End: { } end } assign =>
            (ids.ToHashSet(), null, assign.Place ?? ServiceProcess.UsualPlace(ticket.ServiceType), start, end),
        ReassignVisit { EngineerId: { } id } reassign when ticket.HandedOver(reassign.VisitId) is { } visit =>
            ([id], visit, visit.Place, reassign.Start ?? visit.Start, reassign.End ?? visit.End),
        _ => null,
    };
}

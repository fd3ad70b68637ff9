using AfterSales.Core.Data;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Dispatch;

/// <summary>How somebody shall be sent, as far as it is filled in. Times UTC.</summary>
/// <param name="Command">`Assign` or `ReassignVisit`.</param>
/// <param name="VisitId">The visit that changes hands; null: the only one that could.</param>
/// <param name="Start">Null: when each can be there next.</param>
public sealed record SendingPlan(string Command, int? VisitId = null, DateTime? Start = null, DateTime? End = null, Place? Place = null)
{
    /// <summary>How long the visit takes, while it has no times; null: as it was, or <see cref="FreeTime.OneVisit"/>.</summary>
    public TimeSpan? Length { get; init; }
}

/// <summary>Where a card may go: the process's answer, with the engineers as the board shows them.</summary>
public sealed class PlanningQueries(
    IDbContextFactory<AfterSalesDbContext> contexts, BoardFeed feed, TimeProvider time, WholeTickets whole, CompanyTime company, PlanningRules rules)
{
    /// <summary>Null when there is no such ticket for this actor.</summary>
    public async Task<CardMoves?> MovesAsync(Actor actor, string number, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (await TicketAsync(db, actor, number, cancel) is not { } ticket)
            return null;
        var acting = await whole.ActingAsync(db, actor, Now, cancel);
        var (command, visit) = DispatchOf(ticket);
        return CardMoves.Of(ticket, acting, await CandidatesAsync(db, ticket, acting, command, visit, new SendingPlan(command), cancel));
    }

    /// <summary>Who could be sent there in this way, best first; nobody when there is no such ticket for this actor.</summary>
    public async Task<IReadOnlyList<EngineerMove>> ToSendAsync(Actor actor, string number, SendingPlan plan, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (await TicketAsync(db, actor, number, cancel) is not { } ticket)
            return [];
        var visit = plan.Command == nameof(ReassignVisit) ? ticket.HandedOver(plan.VisitId) : null;
        return await CandidatesAsync(db, ticket, actor, plan.Command, visit, visit is null ? plan : plan with { Start = plan.Start ?? visit.Start, End = plan.End ?? visit.End }, cancel);
    }

    /// <summary>The visit that changes hands when this ticket is given to somebody; null: a further engineer is sent, or there is no such ticket for this actor.</summary>
    public async Task<Visit?> HandedOverAsync(Actor actor, string number, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await TicketAsync(db, actor, number, cancel) is { } ticket ? DispatchOf(ticket).Visit : null;
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    // What the board shows is at hand; asked for is what it does not: certificates, parts, and the visits of another day.
    private async Task<IReadOnlyList<EngineerMove>> CandidatesAsync(
        AfterSalesDbContext db, Ticket ticket, Actor actor, string command, Visit? visit, SendingPlan plan, CancellationToken cancel)
    {
        var (board, from) = (feed.Board, new Vantage(rules, company, Now));
        var people = AtHand.On(board).ToList();
        var start = plan.Start ?? (visit?.Start > from.Now ? visit.Start : from.Now);
        var end = plan.Start is not null && plan.End > start ? plan.End.Value : start;
        if (company.DayOf(start) != company.DayOf(from.Now) || company.DayOf(end) != company.DayOf(from.Now))
        {
            var booked = await AtHand.BookedAsync(db, null, company.StartOf(company.DayOf(start)), company.StartOf(company.DayOf(end).AddDays(1)), cancel);
            people = people.ConvertAll(who => who with { Day = [.. who.Day.UnionBy(booked[who.Id], one => one.Id).OrderBy(one => one.Start)] });
        }
        var job = Job.Of(
            ticket, visit?.Place ?? plan.Place ?? ServiceProcess.UsualPlace(ticket.ServiceType), visit,
            SkillWanted.Of(ticket, people.SelectMany(who => who.Skills)),
            await CertificatesAsked.OfAsync(db, ticket, [.. people.Select(who => who.Id)], company, cancel),
            await PartNeeded.OfAsync(db, ticket, cancel));
        job = job with { Pin = PinFacts.Against(ticket, visit, from.Now) };
        var offer = NextSteps.For(ticket, actor).Single(offer => offer.Name == command);
        return Candidates.For(ticket, new Sent(offer, visit, plan.Start, plan.End) { Length = plan.Length }, job, people, from);
    }

    private async Task<Ticket?> TicketAsync(AfterSalesDbContext db, Actor actor, string number, CancellationToken cancel) => actor.SeesAllTickets
        ? await whole.FindAsync(db, db.Tickets.AsNoTracking().Where(ticket => ticket.Number == number), cancel) : null;

    /// <summary>The one planned visit of a card changes hands; otherwise a further engineer is sent.</summary>
    private static (string Command, Visit? Visit) DispatchOf(Ticket ticket) =>
        ticket.HandedOver(null) is { } one && ServiceProcess.Row(nameof(ReassignVisit)).LeadsFrom(ticket) ? (nameof(ReassignVisit), one) : (nameof(Assign), null);
}

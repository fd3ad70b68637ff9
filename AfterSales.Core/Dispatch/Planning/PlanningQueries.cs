using AfterSales.Core.Data;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.People.Certificates;
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
    /// <summary>How long the visit takes, while it has no times; null: as it was, or <see cref="VisitHours.OneVisit"/>.</summary>
    public TimeSpan? Length { get; init; }
}

/// <summary>Where a card may go: the process's answer, with the engineers as the board shows them.</summary>
public sealed partial class PlanningQueries(
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

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    // What the board shows is at hand; asked for is what it does not: certificates and parts.
    private async Task<IReadOnlyList<EngineerMove>> CandidatesAsync(
        AfterSalesDbContext db, Ticket ticket, Actor actor, string command, Visit? visit, SendingPlan plan, CancellationToken cancel)
    {
        var (from, people) = (new Vantage(rules, company, Now), AtHand.On(feed.Board).ToList());
        var job = await JobAsync(db, ticket, visit, plan.Place, () => QualificationsAsync(db, [.. people.Select(who => who.Id)], cancel), from.Now, cancel);
        return Candidates.For(ticket, new Sent(OfferOf(ticket, actor, command), visit, plan.Start, plan.End) { Length = plan.Length }, job, people, from);
    }

    private async Task<Job> JobAsync(AfterSalesDbContext db, Ticket ticket, Visit? visit, Place? place, Func<Task<Qualifications>> held, DateTime now, CancellationToken cancel)
    {
        var job = Job.Of(
            ticket, visit?.Place ?? place ?? ServiceProcess.UsualPlace(ticket.ServiceType), visit, SkillWanted.Of(ticket, feed.Board.Engineers.Values.SelectMany(who => who.Skills)),
            await CertificatesAsked.OfAsync(ticket, held), await PartNeeded.OfAsync(db, ticket, cancel));
        return job with { Pin = PinFacts.Against(ticket, visit, now) };
    }

    private async Task<Qualifications> QualificationsAsync(AfterSalesDbContext db, IReadOnlyCollection<int> engineers, CancellationToken cancel) =>
        new(await CertificateQueries.HeldAsync(db, engineers, cancel), company);

    private static CommandOffer OfferOf(Ticket ticket, Actor actor, string command) => NextSteps.For(ticket, actor).Single(offer => offer.Name == command);

    private async Task<Ticket?> TicketAsync(AfterSalesDbContext db, Actor actor, string number, CancellationToken cancel) => actor.SeesAllTickets
        ? await whole.FindAsync(db, db.Tickets.AsNoTracking().Where(ticket => ticket.Number == number), cancel) : null;

    /// <summary>The one planned visit of a card changes hands; otherwise a further engineer is sent.</summary>
    private static (string Command, Visit? Visit) DispatchOf(Ticket ticket) =>
        ticket.HandedOver(null) is { } one && ServiceProcess.Row(nameof(ReassignVisit)).LeadsFrom(ticket) ? (nameof(ReassignVisit), one) : (nameof(Assign), null);
}

using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Dispatch;

/// <summary>What giving one of the chosen tickets to the engineer would do, those before it done.</summary>
/// <param name="Tentative">The engineer is not told yet; null: as usual.</param>
public sealed record ChosenMove(string Number, EngineerMove Move, bool? Tentative);

/// <summary>Several tickets given to one engineer.</summary>
public sealed partial class PlanningQueries
{
    /// <summary>
    /// What each of them would do, in the order in which they are named, each behind what those before it fill of the engineer's days: nothing is done.
    /// All tickets are read together. What is not there for this actor is left out; nothing, when there is no such engineer.
    /// </summary>
    public async Task<IReadOnlyList<ChosenMove>> ManyAsync(Actor actor, IReadOnlyCollection<string> numbers, AssignMany assign, CancellationToken cancel = default)
    {
        if (!actor.SeesAllTickets || AtHand.On(await feed.CurrentAsync(cancel)).FirstOrDefault(one => one.Id == assign.EngineerId) is not { } who)
            return [];
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var acting = await whole.ActingAsync(db, actor, Now, cancel);
        var found = (await whole.ListAsync(db, db.Tickets.AsNoTracking().Where(ticket => numbers.Contains(ticket.Number)), cancel)).ToDictionary(ticket => ticket.Number);
        var (from, together, moves) = (new Vantage(rules, company, Now), assign.AtOnce ? assign.Start : null, new List<ChosenMove>());
        Task<Qualifications>? held = null;
        foreach (var ticket in numbers.Select(number => found.GetValueOrDefault(number)).OfType<Ticket>())
        {
            // As for a single card: its one planned visit changes hands, unless it is this engineer's already.
            var (command, visit) = DispatchOf(ticket) is { Visit.EngineerId: var his } && his == assign.EngineerId ? (nameof(Assign), null) : DispatchOf(ticket);
            var job = await JobAsync(db, ticket, visit, null, () => held ??= QualificationsAsync(db, [who.Id], cancel), from.Now, cancel);
            // Whoever names a time outside of working hours wants it so.
            if (job.Hours is { } hours && assign.Start is { } named && hours.NextStart(named, TimeSpan.Zero) != named)
                job = job with { AtAnyHour = true };
            var stays = assign is { Start: null, AtOnce: false } && visit?.Start > from.Now;
            var sent = new Sent(OfferOf(ticket, acting, command), visit, stays ? visit!.Start : together, stays ? visit!.End : together + assign.Length)
            {
                Length = assign.Length,
                NotBefore = stays ? null : assign.Start ?? from.Now,
            };
            var move = Candidates.For(ticket, sent, job, [who], from)[0];
            moves.Add(new ChosenMove(ticket.Number, move, assign.Tentative || visit?.State == VisitState.Planned ? true : null));
            if (move.Refused is not null)
                continue;
            together ??= assign.AtOnce ? move.Start : null;
            // What is not written yet has no id: those that are begin with 1.
            who = who with { Day = [.. who.Day.Append(new Booked(-moves.Count, ticket.Number, VisitState.Planned, move.Start, move.End, job.Travels ? job.Site : null)).OrderBy(one => one.Start)] };
        }
        return moves;
    }
}

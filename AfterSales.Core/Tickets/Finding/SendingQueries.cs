using System.Collections.Immutable;
using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.People.Certificates;
using AfterSales.Core.Rulebooks;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Tickets;

/// <summary>What would keep engineers from being sent, told before anybody is.</summary>
public sealed class SendingQueries(IDbContextFactory<AfterSalesDbContext> contexts, WholeTickets whole, CompanyTime company)
{
    /// <summary>Engineer by engineer, what a visit at this time would be refused for; who is not named may be sent. UTC.</summary>
    public async Task<IReadOnlyDictionary<int, IReadOnlyList<UnmetNeed>>> LackingAsync(
        Actor actor, string number, DateTime start, DateTime end, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var ticket = actor.SeesAllTickets ? await whole.FindAsync(db, db.Tickets.AsNoTracking().Where(ticket => ticket.Number == number), cancel) : null;
        var row = ServiceProcess.Row(nameof(Assign));
        if (ticket?.Rulebook?.GatesBefore(row.Enters!.Value, ticket.ServiceType).Any(rule => rule.Gate == Gates.Certificates) != true)
            return ImmutableDictionary<int, IReadOnlyList<UnmetNeed>>.Empty;
        var engineers = await db.Engineers.Where(engineer => engineer.Employee.Active)
            .Select(engineer => new PersonRef(engineer.Id, engineer.Employee.Name)).ToDictionaryAsync(engineer => engineer.Id, engineer => engineer.Name, cancel);
        var found = new TicketReferences
        {
            Engineers = engineers.ToImmutableDictionary(),
            Qualified = new Qualifications(await CertificateQueries.HeldAsync(db, engineers.Keys, cancel), company),
        };
        return engineers.Keys
            .Select(id => (id, lacks: row.Unmet(ticket, new Assign { EngineerIds = [id], Start = start, End = end }, found).Where(need => need.Of is not null).ToList()))
            .Where(one => one.lacks.Count > 0).ToDictionary(one => one.id, one => (IReadOnlyList<UnmetNeed>)one.lacks);
    }
}

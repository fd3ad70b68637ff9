using AfterSales.Core.Assessment.Targets;
using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.Dispatch;
using AfterSales.Core.Maintenance;
using AfterSales.Core.Parts;
using AfterSales.Core.People;
using AfterSales.Core.People.Certificates;
using AfterSales.Core.Quotes;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Demo;

/// <summary>
/// An invented company for trying the portal: people, customers, machines, the tickets of two hundred days and those
/// of today. The same at every first start, seen from that moment. Comes whole or not at all: one transaction, but for reviews
/// and reports, which are made of it.
/// </summary>
public sealed class DemoCompany(WriterGate gate, TimeProvider time, CompanyTime company, PromiseTimes promises, LinkKeys keys, DeskTools tools)
{
    private const int Seed = 20261;
    private const int PastSeed = 20265;

    /// <summary>Brings in what is not there yet. What somebody else has brought in is left alone.</summary>
    /// <param name="whole">Customers and tickets too; without, only the people and the models.</param>
    public async Task MoveInAsync(bool whole, CancellationToken cancel = default)
    {
        (DemoCast Cast, DateTime Now)? told = null;
        await gate.InTransactionAsync<bool>(async db =>
        {
            told = await BringInAsync(db, whole, cancel);
            return true;
        }, cancel);
        // Figures are read of what is committed: the month is reported on afterwards, as it is by people.
        if (told is var (cast, now))
        {
            await new DemoLeading(gate, tools, company, cast).TellAsync(now);
            await new DemoReporting(gate, tools, company, cast).TellAsync(now);
        }
    }

    private async Task<(DemoCast, DateTime)?> BringInAsync(AfterSalesDbContext db, bool whole, CancellationToken cancel)
    {
        var data = DemoData.Load();
        if (!await db.Employees.AnyAsync(employee => employee.DemoUser != null, cancel))
            db.Employees.AddRange(DemoPeople.Employees(data));
        if (!await db.EquipmentModels.AnyAsync(cancel))
            db.EquipmentModels.AddRange(DemoPeople.Models(data));
        await db.SaveChangesAsync(cancel);
        var now = time.GetUtcNow().UtcDateTime;
        if (!await db.Certificates.AnyAsync(cancel))
            db.Certificates.AddRange(DemoCertificates.Of(await db.Engineers.Where(engineer => engineer.Employee.DemoUser != null).OrderBy(engineer => engineer.Id).ToListAsync(cancel), company.DayOf(now), now));
        await db.SaveChangesAsync(cancel);
        return whole && !await db.Customers.AnyAsync(cancel) && !await db.Tickets.AnyAsync(cancel) ? await FillAsync(db, data, cancel) : null;
    }

    private async Task<(DemoCast, DateTime)> FillAsync(AfterSalesDbContext db, DemoData data, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        now = new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);
        var dice = new Dice(Seed);

        var cast = await CastAsync(db, data, dice, company.DayOf(now), cancel);
        // What is added from here on is whole; looking for changes in all of it at every step would take seconds.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        // Today first: its times are given by how far its promises are used up, and the past can be told around them.
        var roster = new Roster(cast.Engineers);
        var scene = new DemoScene(cast, dice, new DemoMachines(cast, dice), roster, now);
        var day = company.DayOf(now);
        // Its own dice: what the day is like does not change the past.
        var past = new Dice(PastSeed);
        List<Story> process = [.. new PlanningStories(scene, day).All(), .. new TripStories(scene).All(), .. new AcceptanceStories(scene, day).All()];
        List<Story> stories = [.. process, .. new DemoToday(scene, promises).Stories(), .. new DemoHistory(cast, past, new HistoryStory(cast, past, company, promises, roster), company, now).Stories()];
        foreach (var story in stories.OrderBy(story => story.CreatedAt))
        {
            var number = await TicketNumber.NextAsync(db, company.DayOf(story.CreatedAt), cancel);
            var ticket = story.Tell(number, promises, keys);
            db.Tickets.Add(ticket);
            db.Entry(ticket).Property(TicketText.Column).CurrentValue = TicketText.Of(ticket);
        }
        List<Checklist> checklists = [.. DemoChecklists.Of(data, now)];
        List<PurchasedPart> parts = [.. DemoParts.Of(data, day, now)];
        db.Checklists.AddRange(checklists);
        db.PurchasedParts.AddRange(parts);
        db.PriceListEntries.AddRange(DemoPrices.Of(data, day.AddDays(-200)));
        db.FigureGoals.AddRange(DemoGoals.Of(cast.Supervisors[0], day.AddDays(-200), day));
        db.EngineerPositions.AddRange(Positions(scene));
        await db.SaveChangesAsync(cancel);
        var filed = db.ChangeTracker.Entries<Ticket>().Select(entry => entry.Entity).Where(ticket => ticket is { Stage: Stage.Closed, ServiceType: ServiceType.Repair });
        db.DatesAhead.AddRange(DemoDates.Of([.. filed.OrderByDescending(ticket => ticket.ClosedAt).Take(40)], cast.Staff[0], day, now));
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();

        var desks = new DemoDesks(gate, tools, company, promises, keys, cast, checklists, parts);
        await desks.TellAsync(process);
        await desks.LookAheadAsync(now);
        await new DemoQuality(gate, tools, company, cast).TellAsync(now);
        var tickets = db.Tickets;
        db.DemoTickets.AddRange(await tickets.Where(ticket => ticket.ClosedAt == null).Select(ticket => new DemoTicket { TicketId = ticket.Id, Version = ticket.Version }).ToListAsync(cancel));
        await db.SaveChangesAsync(cancel);
        return (cast, now);
    }

    private static async Task<DemoCast> CastAsync(AfterSalesDbContext db, DemoData data, Dice dice, DateOnly today, CancellationToken cancel)
    {
        var people = await db.Employees.Include(employee => employee.Engineer).Where(employee => employee.DemoUser != null).OrderBy(employee => employee.Id).ToListAsync(cancel);
        var models = await db.EquipmentModels.ToListAsync(cancel);

        var made = new DemoCustomers(data, dice, today);
        var customers = made.Customers();
        db.Customers.AddRange(customers);
        await db.SaveChangesAsync(cancel);
        made.NameDealers(customers);
        var machines = made.Machines(customers, models);
        db.Equipment.AddRange(machines);
        await db.SaveChangesAsync(cancel);

        var lines = data.Models.ToDictionary(model => model.Code, model => model.Line);
        return new DemoCast(
            ActorsOf(people, Roles.Supervisor), ActorsOf(people, Roles.Staff),
            [.. people.Where(person => person.Engineer is not null).Zip(data.People.Engineers, (person, told) =>
                new CastEngineer(person.Engineer!, ActorOf(person), person.Engineer!.HomeLat!.Value, person.Engineer.HomeLon!.Value, told.Lines))],
            [.. machines.Select(machine => new CastMachine(machine, lines[machine.Model.Code]))],
            data);
    }

    // Who consents and is on duty: on the way, there, or about the place where they live.
    private static IEnumerable<EngineerPosition> Positions(DemoScene scene)
    {
        var (dice, now) = (scene.Dice, scene.Now);
        foreach (var one in scene.Cast.Engineers.Where(one => one.Engineer is { OnDuty: true, SharesPosition: true }))
        {
            var (lat, lon) = (one.Lat, one.Lon);
            if (scene.Places.TryGetValue(one, out var place))
            {
                var site = place.To.Site;
                (lat, lon) = (double.Lerp(lat, site.Lat!.Value, place.Along), double.Lerp(lon, site.Lon!.Value, place.Along));
            }
            yield return new EngineerPosition
            {
                EngineerId = one.Id,
                Lat = Math.Round(lat + dice.Between(-0.004, 0.004), 5),
                Lon = Math.Round(lon + dice.Between(-0.004, 0.004), 5),
                AccuracyM = Math.Round(dice.Between(5, 40)),
                At = now - dice.Minutes(0.5, 6),
            };
        }
    }

    private static List<Actor> ActorsOf(List<Employee> people, Roles role) => [.. people.Where(person => person.Roles.HasFlag(role)).Select(ActorOf)];

    private static Actor ActorOf(Employee person) => new(person.Id, person.Name, person.Roles, Origin.Page);
}

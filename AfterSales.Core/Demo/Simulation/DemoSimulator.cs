using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.Dispatch;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Demo;

/// <summary>
/// Lets the demo company live: engineers move along their way, jobs go on, new faults come in, all by the commands
/// that people use. A ticket that anybody else has commanded is left to them.
/// </summary>
public sealed class DemoSimulator(IDbContextFactory<AfterSalesDbContext> contexts, WriterGate gate, TicketDesk desk, PositionDesk positions, TimeProvider time, CompanyTime company)
{
    private const double KilometresPerHour = 55;
    private const double There = 1;
    private const int UsualOpen = 60;
    private const int UsualOnTheWay = 5;
    // A column that runs empty shows a newcomer nothing.
    private const int FewestInStage = 4;
    private readonly DemoData data = DemoData.Load();
    private readonly Dice dice = new(20262);
    // What nobody can go on with as it stands: asking again would only be counted as one more stop.
    private readonly HashSet<(long TicketId, long Version)> stuck = [];

    /// <summary>Moves who is on the way, and does about one thing in the field and one in the office.</summary>
    /// <param name="passed">How much of the demo's time has passed since the last step.</param>
    public async Task StepAsync(TimeSpan passed, CancellationToken cancel = default)
    {
        List<SimulatedJob> jobs;
        SimulatedPeople people;
        await using (var db = await contexts.CreateDbContextAsync(cancel))
            (jobs, people) = (await SimulatedJob.ReadAsync(db, cancel), await SimulatedPeople.ReadAsync(db, cancel));
        foreach (var job in jobs)
        {
            foreach (var visit in job.Visits.Where(visit => visit.State == VisitState.EnRoute && people.Shares(visit.EngineerId)))
                await MoveAsync(job, visit, people, passed, cancel);
        }
        // Who has waited longest is likeliest to go on.
        var waiting = jobs.OrderBy(job => job.LastAt.Ticks * dice.Between(0.999_999, 1)).ToLookup(job => job.InTheField);
        var onTheWay = jobs.Count(job => job.Stage == Stage.EnRoute);
        var inStage = jobs.CountBy(job => job.Stage).ToDictionary();
        // In the field only the sites must not run empty: what else goes on there makes room for who waits.
        await AdvanceAsync(waiting[true].OrderBy(job => onTheWay < UsualOnTheWay && job.Stage == Stage.Scheduled ? 0 : 1), people,
            inStage.Where(count => count.Key == Stage.OnSite).ToDictionary(), cancel);
        if (jobs.Count < UsualOpen && dice.Chance(0.4))
            await ReportAsync(cancel);
        else
            await AdvanceAsync(waiting[false].OrderBy(job => job.Alarmed ? 0 : job.Stage == Stage.ToDispatch ? 1 : 2), people, inStage, cancel);
    }

    private async Task AdvanceAsync(IEnumerable<SimulatedJob> jobs, SimulatedPeople people, Dictionary<Stage, int> inStage, CancellationToken cancel)
    {
        var steps = new SimulatedStep(data, dice, people, time.GetUtcNow().UtcDateTime);
        foreach (var job in jobs)
        {
            if (stuck.Contains((job.TicketId, job.Version)) || steps.Of(job) is not var (by, command) || (Leaves(command) && inStage.TryGetValue(job.Stage, out var left) && left <= FewestInStage))
                continue;
            var refusal = await RunAsync(job, by, command is RecordTest test ? await MeasuredAsync(job, test, cancel) : command, cancel);
            if (refusal is null || refusal is GatesUnmet unmet && await SupplyAsync(job, people, unmet, cancel))
                return;
            stuck.Add((job.TicketId, job.Version));
        }
    }

    // One thing at a time: each changes the ticket, and the next step looks at it anew.
    private async Task<bool> SupplyAsync(SimulatedJob job, SimulatedPeople people, GatesUnmet unmet, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        List<TicketCommand> supplies = [.. unmet.Missing.SelectMany(missing => DemoSupplies.For(missing.Need, job.Number, now, company.DayOf(now)))];
        if (unmet.Missing.Any(missing => missing.Need is Need.Checklist or Need.InstallationCheck) && await ListAsync(job, cancel) is { } list)
            supplies.Insert(0, DemoSupplies.Filled(list));
        foreach (var command in supplies)
        {
            if (await RunAsync(job, people.Supervisor(dice), command, cancel) is null)
                return true;
        }
        return false;
    }

    private async Task<Checklist?> ListAsync(SimulatedJob job, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return (await db.Checklists.AsNoTracking().OrderBy(list => list.Id).ToListAsync(cancel)).Find(list => list.Use is ChecklistUse.Job or ChecklistUse.Installation
            && list.Types.Contains(job.ServiceType) && (list.Models.Count == 0 || job.Model is { } model && list.Models.Contains(model)));
    }

    private async Task<RecordTest> MeasuredAsync(SimulatedJob job, RecordTest test, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return DemoSupplies.Measured(test, await db.Checklists.AsNoTracking().ToListAsync(cancel), job.ServiceType, job.Model);
    }

    private static bool Leaves(TicketCommand command) => command is not LeaveSite && ServiceProcess.Row(command.Name).To.Length > 0;

    private async Task MoveAsync(SimulatedJob job, SimulatedVisit visit, SimulatedPeople people, TimeSpan passed, CancellationToken cancel)
    {
        if (job is not { Lat: { } lat, Lon: { } lon } || people.PositionOf(visit.EngineerId) is not { } at)
            return;
        var by = people.Engineer(visit.EngineerId);
        var left = CrowFlies.Kilometres(at.Lat, at.Lon, lat, lon);
        var gone = left < There ? 1 : Math.Min(1, KilometresPerHour * passed.TotalHours / left);
        var (newLat, newLon) = (Math.Round(double.Lerp(at.Lat, lat, gone), 5), Math.Round(double.Lerp(at.Lon, lon, gone), 5));
        await positions.ReportAsync(by, new PositionReport { Lat = newLat, Lon = newLon, AccuracyM = at.AccuracyM, At = time.GetUtcNow().UtcDateTime }, cancel);
        if (gone >= 1)
            await RunAsync(job, by, new Arrive { VisitId = visit.Id, Lat = newLat, Lon = newLon, AccuracyM = at.AccuracyM }, cancel);
    }

    // The version is the demo's own: if somebody was faster, the command is refused and the ticket is theirs.
    private async Task<Refusal?> RunAsync(SimulatedJob job, Actor by, TicketCommand command, CancellationToken cancel) =>
        (await gate.InTransactionAsync<Done>(async db =>
        {
            var done = await desk.RunAsync(by, job.Number, job.Version, command, cancel);
            if (!done.Done)
                return done;
            var mine = await db.DemoTickets.SingleAsync(ticket => ticket.TicketId == job.TicketId, cancel);
            mine.Version = done.Value.Version;
            await db.SaveChangesAsync(cancel);
            return done;
        }, cancel)).Refusal;

    private Task<Outcome<Done>> ReportAsync(CancellationToken cancel) => gate.InTransactionAsync<Done>(async db =>
    {
        var machines = db.Equipment;
        var machine = await machines.AsNoTracking().Include(one => one.Model).Include(one => one.Customer.Contacts)
            .OrderBy(one => one.Id).Skip(dice.Below(await machines.CountAsync(cancel))).FirstAsync(cancel);
        var contact = dice.Pick(machine.Customer.Contacts);
        var fault = dice.Pick(data.Faults[data.Models.First(model => model.Code == machine.Model.Code).Line]);
        var done = await desk.ReportAsync(Actor.Anonymous(contact.Name, Origin.Page), new Report
        {
            Channel = dice.Chance(0.6) ? Channel.Web : Channel.Dealer,
            Impact = fault.Impact,
            Contact = new ContactInput { Name = contact.Name, Phone = contact.Phone, Email = contact.Email },
            SerialNumber = machine.SerialNumber,
            Fault = fault.Fault,
        }, cancel);
        if (!done.Done)
            return done;
        db.DemoTickets.Add(new DemoTicket { TicketId = done.Value.TicketId, Version = done.Value.Version });
        await db.SaveChangesAsync(cancel);
        return done;
    }, cancel);
}

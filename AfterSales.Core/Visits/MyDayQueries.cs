using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Visits;

/// <summary>What an engineer in the field sees: the day, and each job of it. Only own jobs, ever.</summary>
public sealed class MyDayQueries(IDbContextFactory<AfterSalesDbContext> contexts, CompanyTime company, TimeProvider time, LinkKeys keys, WholeTickets whole)
{
    private const int EventsShown = 30;

    public async Task<MyDay> DayAsync(Actor actor, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var now = time.GetUtcNow().UtcDateTime;
        var today = company.DayOf(now);
        var (begin, end) = (company.StartOf(today), company.StartOf(today.AddDays(1)));
        var duty = await db.Engineers.Where(engineer => engineer.Id == actor.EmployeeId)
            .Select(engineer => new Duty(engineer.OnDuty, engineer.SharesPosition)).FirstOrDefaultAsync(cancel) ?? new Duty(false, false);
        var rows = await db.Tickets.AsNoTracking()
            .SelectMany(ticket => ticket.Visits, (ticket, visit) => new { ticket, visit })
            .Where(row => row.visit.EngineerId == actor.EmployeeId && row.visit.EverConfirmed)
            .Where(row => row.visit.State == VisitState.Confirmed || row.visit.State == VisitState.EnRoute || row.visit.State == VisitState.OnSite
                || row.visit.State == VisitState.Left && (row.ticket.Stage == Stage.Accepting || row.visit.LeftAt >= begin))
            .OrderBy(row => row.visit.Start)
            .Select(row => new
            {
                row.ticket.Number,
                row.ticket.Stage,
                row.ticket.Priority,
                row.ticket.Impact,
                row.ticket.Fault,
                Customer = row.ticket.Customer!.Name ?? row.ticket.Contact.Name,
                Site = row.ticket.Site!.Name,
                Machine = row.ticket.Equipment!.Model.Code,
                Kind = row.ticket.Equipment!.Model.Name,
                row.visit.State,
                row.visit.Start,
                row.visit.End,
                Clocks = row.ticket.Clocks.AsQueryable().Where(clock => clock.StoppedAt == null).Select(ClockReading.Columns).ToList(),
            })
            .ToListAsync(cancel);
        var visits = rows.ConvertAll(row => new MyVisit(
            row.Number, row.Stage, row.Priority, row.Impact, row.Fault, row.Customer, row.Site,
            row.Machine is null ? null : $"{row.Machine} {row.Kind}", row.State, row.Start, row.End,
            ClockReading.Pressing(row.Clocks)?.In(whole.Calendars) is { } clock ? ClockFacts.Of(clock, now) : null,
            row.State == VisitState.Left && row.Stage != Stage.Accepting));
        // The job that the engineer stands in comes before what was finished earlier.
        return new MyDay(
            duty.OnDuty, duty.SharesPosition,
            [.. visits.Where(visit => visit.Over || visit.Start < end && visit.State != VisitState.Left).OrderBy(visit => visit.Over)],
            visits.FindAll(visit => !visit.Over && visit.State == VisitState.Left),
            visits.FindAll(visit => visit.Start >= end && visit.State != VisitState.Left))
        {
            Offers = await db.Tickets.AsNoTracking().VisibleTo(actor).Where(ticket => ticket.HandoverToId == actor.EmployeeId)
                .Select(ticket => new MyOffer(ticket.Number, ticket.Fault, ticket.HandoverReason!)).ToListAsync(cancel),
        };
    }

    /// <summary>One own job, or null: unknown and somebody else's look alike.</summary>
    public async Task<MyJob?> JobAsync(Actor actor, string number, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var ticket = await whole.FindAsync(db, db.Tickets.AsNoTracking().Where(ticket => ticket.Number == number), cancel);
        if (ticket is null || !ticket.IsOwnOf(actor.EmployeeId))
            return null;
        var now = time.GetUtcNow().UtcDateTime;
        var others = ticket.Visits.Where(visit => visit.Live && visit.EngineerId != actor.EmployeeId).Select(visit => visit.EngineerId).ToList();
        var record = await db.Tickets.AsNoTracking().AsSplitQuery().Where(one => one.Id == ticket.Id).Select(one => new
        {
            Work = one.WorkEntries.OrderBy(work => work.At).Select(work => new WorkFacts(work.At, work.Cause, work.Action, work.Minutes) { PlanNumber = work.PlanNumber, PlanLine = work.PlanLine }).ToList(),
            Tests = one.Tests.OrderBy(test => test.At).ToList(),
            Events = one.Activities.OrderByDescending(activity => activity.Id).Take(EventsShown)
                .Select(activity => new JobEvent(activity.At, activity.ById, activity.By, activity.Command, activity.Text)).ToList(),
            Signed = one.Acceptances.Where(acceptance => acceptance.VoidedAt == null).OrderByDescending(acceptance => acceptance.Id)
                .Select(acceptance => new { acceptance.SignerName, acceptance.Way }).FirstOrDefault(),
        }).SingleAsync(cancel);
        var machines = db.Tickets.Where(one => one.EquipmentId == ticket.EquipmentId && one.Id != ticket.Id && one.CreatedAt < ticket.CreatedAt);
        var pastRepairs = ticket.EquipmentId is null ? 0 : await machines.CountAsync(cancel);
        var names = await db.Employees.Where(employee => others.Contains(employee.Id)).Select(employee => employee.Name).ToListAsync(cancel);
        var next = NextSteps.ForEngineer(ticket, actor);
        return new MyJob(
            ticket.Number, ticket.Version, ticket.Stage, ticket.ServiceType, ticket.Priority, ticket.Impact, ticket.Fault,
            CustomerOf(ticket), MachineOf(ticket, pastRepairs), VisitOf(ticket, actor), ticket.PressingClock is { } clock ? ClockFacts.Of(clock, now) : null,
            new JobFindings(ticket.Cause, ticket.Solution, ticket.FaultGroup, ticket.Action, ticket.TestPassed, ticket.ResultNote, ticket.AcceptedAt, record.Signed?.SignerName) { AcceptedHow = record.Signed?.Way },
            ticket.OpenHold?.Reason, next,
            // Whom to ask is chosen on the ticket's own page, where everybody stands to choose from.
            [.. NextSteps.For(ticket, actor).Where(offer => offer.Allowed && offer.Name != next?.Name && offer.Name != nameof(OfferHandover))],
            ticket.Stage == Stage.Accepting ? ticket.TokenOf(LinkPurpose.Accept, now, keys) : null, record.Events[0])
        {
            Due = NextSteps.DueForEngineer(ticket, actor)?.Name,
            ToAccept = ticket.Stage == Stage.Accepting ? await WholeTickets.LinesAsync(db, ticket.Id, cancel) : [],
            Work = record.Work,
            Tests = record.Tests.ConvertAll(test => new TestRun(test.At, test.Passed, test.Note, test.Readings)),
            Parts = [.. ticket.PartRequests.OrderBy(request => request.At).Select(request => new PartsWanted(request.PromisedAt, request.ReceivedAt, request.Lines))],
            Records = RecordFacts.Of(ticket, actor),
            Attachments = await AttachmentFacts.OfAsync(db, ticket.Id, cancel),
            Progress = ticket is { PlanApproved: true, Plan: { } approved } ? PlanProgress.Of(PlanFacts.Of(approved), record.Work) : null,
            Plan = ticket.Plan is { } plan ? PlanFacts.Of(plan) : null,
            Quote = ticket.Quote is { } quote ? QuoteFacts.Of(quote) : null,
            Events = record.Events,
            OtherEngineers = names,
        };
    }

    private static JobCustomer CustomerOf(Ticket ticket)
    {
        // Private data of customers is the engineer's to see only as long as there is work.
        var open = ServiceProcess.OpenStages.Contains(ticket.Stage);
        return new JobCustomer(
            ticket.Customer?.Name ?? ticket.Contact.Name, ticket.Customer?.Vip == true, ticket.Contact.Name, open ? ticket.Contact.Phone : null,
            ticket.Site?.Name, open ? ticket.Site?.Address ?? ticket.ReportedAddress : ticket.Site?.City, open ? ticket.Site?.Lat : null, open ? ticket.Site?.Lon : null);
    }

    private static JobMachine? MachineOf(Ticket ticket, int pastRepairs) => ticket.Equipment is { } machine
        ? new JobMachine($"{machine.Model.Code} {machine.Model.Name}", machine.SerialNumber, machine.WarrantyUntil, machine.Configuration, pastRepairs)
        : ticket.SerialNumber is { Length: > 0 } serial ? new JobMachine("", serial, null, [], 0) : null;

    private static JobVisit VisitOf(Ticket ticket, Actor actor)
    {
        var visit = ticket.Visits.Where(visit => visit.EngineerId == actor.EmployeeId && visit.EverConfirmed)
            .OrderByDescending(visit => visit.Live).ThenByDescending(visit => visit.Start).First();
        return new JobVisit(visit.State, visit.Lead, visit.Place, visit.Start, visit.End, visit.DepartedAt, visit.ArrivedAt, visit.LeftAt);
    }
}

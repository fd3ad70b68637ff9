using System.Globalization;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;

namespace AfterSales.Core.Demo;

/// <summary>What the people of the demo do next with a job: who, and which of the department's commands.</summary>
internal sealed class SimulatedStep(DemoData data, Dice dice, SimulatedPeople people, DateTime now)
{
    private static readonly TimeSpan Visit = TimeSpan.FromHours(3);

    /// <summary>Null: nothing can be done with it at the moment.</summary>
    public (Actor By, TicketCommand Command)? Of(SimulatedJob job) => job.Stage switch
    {
        _ when job.Alarmed => (people.Staff(dice), new AcknowledgeAlarm()),
        _ when job.Held => (people.Staff(dice), new EndHold()),
        Stage.Reported => (people.Staff(dice), Verify(job)),
        Stage.Diagnosing when job.ServiceType == ServiceType.Consultation => (people.Staff(dice), new Answer { Text = data.Words.Consultations[0].Answer }),
        Stage.Diagnosing => (people.Staff(dice), Diagnose(job)),
        Stage.Planning when !job.Planned => (people.Staff(dice), Plan(job)),
        Stage.Planning when !job.PlanApproved => (people.Supervisor(dice), new ApprovePlan()),
        Stage.Planning when !job.Quoted => (people.Staff(dice), Offer(job)),
        Stage.Planning when !job.QuoteAccepted => (people.Staff(dice), new AcceptQuote { SignerName = job.Contact.Name }),
        Stage.Planning => (people.Staff(dice), new SignContract { SignerName = job.Contact.Name, SheetNumber = $"HT-{job.Number}" }),
        Stage.ToDispatch => Assign(job),
        Stage.AwaitingParts => (people.Staff(dice), new ReceiveParts()),
        Stage.Accepting when job.Visit is { State: VisitState.OnSite } visit => (people.Engineer(visit.EngineerId), new LeaveSite { VisitId = visit.Id, Outcome = LeaveOutcome.Done }),
        Stage.Accepting => (people.Supervisor(dice), new SignAcceptance { SignerName = job.Contact.Name }),
        Stage.FollowUp => FollowUp(job),
        _ => OnVisit(job),
    };

    private static Verify Verify(SimulatedJob job) => new()
    {
        Contact = new ContactInput { Name = job.Contact.Name, Phone = job.Contact.Phone, Email = job.Contact.Email },
        SiteId = job.SiteId,
        SerialNumber = job.SerialNumber,
        Fault = job.Fault,
        Priority = job.Priority,
    };

    private Diagnose Diagnose(SimulatedJob job)
    {
        var fault = FaultOf(job);
        return new Diagnose { Cause = fault.Cause, Solution = fault.Solution, FaultGroup = fault.Group };
    }

    private SubmitPlan Plan(SimulatedJob job) => new() { Work = [new PlanTaskInput { Task = FaultOf(job).Action, Hours = FaultOf(job).Minutes / 60.0 }] };

    private SendQuote Offer(SimulatedJob job) => new()
    {
        Lines = [new QuoteLineInput { Kind = PriceKind.Labour, Text = FaultOf(job).Action, Quantity = (FaultOf(job).Minutes / 60m).ToString("0.###", CultureInfo.InvariantCulture), Price = "280" }],
        ValidUntil = DateOnly.FromDateTime(now).AddDays(15),
    };

    private (Actor, TicketCommand)? Assign(SimulatedJob job) => people.Nearest(job) is { } engineer
        ? (people.Supervisor(dice), new Assign { EngineerIds = [engineer], Start = now, End = now + Visit })
        : null;

    private (Actor, TicketCommand)? OnVisit(SimulatedJob job)
    {
        if (job.Visit is not { } visit)
            return null;
        var by = people.Engineer(visit.EngineerId);
        return visit.State switch
        {
            VisitState.Confirmed when people.IsAway(visit.EngineerId) => null,
            VisitState.Confirmed when visit.Place != Place.Site => (by, new Arrive { VisitId = visit.Id }),
            VisitState.Confirmed => (by, new Depart { VisitId = visit.Id }),
            // Who shares the position arrives by moving there; of the others nobody knows where they are.
            VisitState.EnRoute => people.Shares(visit.EngineerId) ? null : (by, new Arrive { VisitId = visit.Id }),
            _ when job.Visits.FirstOrDefault(other => other.State != VisitState.OnSite) is { State: VisitState.Confirmed } late && !people.IsAway(late.EngineerId) => (people.Engineer(late.EngineerId), new Depart { VisitId = late.Id }),
            _ when !job.Diagnosed && job.ServiceType == ServiceType.Repair => (by, Diagnose(job)),
            _ when !job.Worked && job.AtTheCustomers => (by, new RecordWork { Cause = FaultOf(job).Cause, Action = FaultOf(job).Action, Minutes = FaultOf(job).Minutes }),
            _ when !job.Tested && ServiceProcess.WantsTest(job.ServiceType) => (by, Test(job)),
            _ => (by, new RequestAcceptance { ResultNote = string.Format(CultureInfo.InvariantCulture, dice.Pick(data.Words.Results), FaultOf(job).Action) }),
        };
    }

    private (Actor, TicketCommand)? FollowUp(SimulatedJob job) => job switch
    {
        { Visit: { State: VisitState.OnSite } visit } => (people.Engineer(visit.EngineerId), new LeaveSite { VisitId = visit.Id, Outcome = LeaveOutcome.Done }),
        { Visit: { } visit } => (people.Supervisor(dice), new Unassign { VisitId = visit.Id, Reason = data.Words.Cancels[0] }),
        { Asked: false } => (people.Staff(dice), new SendSurvey()),
        { Answered: false } when dice.Chance(0.6) => (people.Staff(dice), new RecordSurvey { Response = Score(), Quality = Score(), Attitude = Score(), Comment = dice.Pick(data.Words.Praise) }),
        _ => (people.Staff(dice), new Close()),
    };

    private RecordTest Test(SimulatedJob job)
    {
        var reading = FaultOf(job).Reading.Split('|');
        return new RecordTest { Passed = true, Readings = [new ReadingInput { Name = reading[0], Value = double.Parse(reading[1], CultureInfo.InvariantCulture), Unit = reading[2] }] };
    }

    private int Score() => dice.Chance(0.75) ? 5 : 4;

    private FaultData FaultOf(SimulatedJob job)
    {
        var line = data.Models.FirstOrDefault(model => model.Code == job.Model)?.Line ?? data.Models[0].Line;
        return data.Faults[line].FirstOrDefault(fault => fault.Fault == job.Fault) ?? data.Faults[line][0];
    }
}

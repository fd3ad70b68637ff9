using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>From the report to the diagnosis, and what may end a ticket early.</summary>
public sealed partial class Ticket
{
    /// <summary>A reported ticket: a Repair until it is verified as something else.</summary>
    /// <param name="rulebook">The one that it begins under.</param>
    /// <param name="from">The ticket that it comes from, if any.</param>
    /// <param name="calendars">Those that its commitments count in.</param>
    public static Ticket Reported(
        Report report, TicketNumber number, Circumstances now, Rulebook? rulebook = null, ComesFrom? from = null, CompanyCalendars? calendars = null)
    {
        var ticket = new Ticket
        {
            Number = number.ToString(),
            NumberDay = number.Day,
            NumberSequence = number.Sequence,
            Stage = Stage.Reported,
            ServiceType = ServiceType.Repair,
            Channel = report.Channel ?? Channel.Web,
            Impact = report.Impact ?? Impact.None,
            Priority = report.Priority ?? PriorityOf(report.Impact),
            Fault = report.Fault!.Trim(),
            Contact = report.Contact!.ToContact(),
            ReportedAddress = report.Address,
            SerialNumber = report.SerialNumber?.Trim(),
            CreatedAt = now.Now,
            Rulebook = rulebook,
            Calendars = calendars,
            RepeatOf = from is { Relation: TicketRelation.Repeat } repeated ? repeated.Number : null,
            ReservationOf = from is { Relation: TicketRelation.Reservation } reserved ? reserved.Number : null,
            OwnerId = from?.OwnerId,
        };
        ticket.Know(now.Found);
        if (report.Appointment?.Window(AppointmentInput.ClockAt(ticket.Site, calendars, now.Company)) is var (begins, ends))
            ticket.Keep(new ServiceRecord(RecordKind.AppointmentWish, now) { From = begins, To = ends });
        ticket.PromiseTimes(now);
        ticket.Clocks.ForEach(clock => clock.Sign(now.Actor));
        ticket.AddLink(LinkPurpose.Track, null, now);
        ticket.Record(report, null, now);
        return ticket;
    }

    /// <summary>A ticket for something that is left of another one: of the same customer, about the same machine.</summary>
    internal static Ticket After(Ticket earlier, TicketRelation relation, string fault, Channel channel, TicketNumber number, Circumstances now, Rulebook? rulebook,
        ContactInput? reporter = null, Impact? impact = null)
    {
        var contact = reporter ?? new ContactInput { Name = earlier.Contact.Name, Phone = earlier.Contact.Phone, Email = earlier.Contact.Email };
        var found = new TicketReferences { Equipment = earlier.Equipment, Customer = earlier.Customer, Site = earlier.Site };
        return Reported(
            new Report { Channel = channel, Contact = contact, SerialNumber = earlier.SerialNumber, Fault = fault, Impact = impact, Address = earlier.ReportedAddress },
            number, now with { Found = found }, rulebook, new ComesFrom(earlier.Number, relation, earlier.OwnerId), earlier.Calendars);
    }

    internal Refusal? Verify(Verify verify, Circumstances now)
    {
        ServiceType = verify.ServiceType ?? ServiceType;
        Contact = verify.Contact!.ToContact();
        Fault = verify.Fault!.Trim();
        Priority = verify.Priority!.Value;
        SerialNumber = verify.SerialNumber?.Trim() ?? SerialNumber;
        Know(now.Found);
        if (ServiceProcess.WantsMachine(ServiceType) && Equipment is null)
            return Invalid.Field("serialNumber", string.IsNullOrEmpty(SerialNumber) ? "required" : "no-such-machine");
        if (verify.Site is { } site)
            Site = PlaceAt(site, now.Found.Customer ?? Customer ?? NewCustomer(verify));
        OwnerId ??= now.Actor.EmployeeId;
        VerifiedAt = now.Now;
        PromiseTimes(now);
        Respond(now.Now);
        MoveTo(ServiceProcess.AfterVerify(ServiceType), now.Now);
        return null;
    }

    internal Refusal? ChangePriority(ChangePriority change, Circumstances now)
    {
        Priority = change.Priority!.Value;
        PromiseAnew(now);
        return null;
    }

    internal Refusal? ResolveRemotely(ResolveRemotely resolved, Circumstances now)
    {
        Cause = resolved.Cause!.Trim();
        Action = resolved.Action!.Trim();
        Solution ??= Action;
        ResultNote = resolved.ResultNote!.Trim();
        TestPassed = true;
        if (GuidanceBegun is { } begun)
            Keep(EndGuidance.GuidanceOf(begun, solved: true, Action, now));
        // Nobody has to go there any more.
        Drop([ClockName.Arrange, ClockName.Arrival], now.Now);
        BeginAcceptance(now);
        return null;
    }

    internal Refusal? Diagnose(Diagnose diagnose, Circumstances now)
    {
        Cause = diagnose.Cause!.Trim();
        Solution = diagnose.Solution!.Trim();
        FaultGroup = diagnose.FaultGroup!.Trim();
        if (Stage == Stage.Diagnosing && PlanIsNext)
            MoveTo(Stage.Planning, now.Now);
        else if (Stage == Stage.Diagnosing)
            FollowVisits(now.Now);
        return null;
    }

    internal Refusal? RequestSurvey(Circumstances now)
    {
        FollowVisits(now.Now);
        return null;
    }

    internal Refusal? Answer(Answer answer, Circumstances now)
    {
        AnswerText = answer.Text!.Trim();
        MoveTo(Stage.FollowUp, now.Now);
        return null;
    }

    internal Refusal? Cancel(Circumstances now)
    {
        Visits.ForEach(visit => visit.State = visit.Live ? VisitState.Aborted : visit.State);
        MoveTo(Stage.Cancelled, now.Now);
        return null;
    }

    internal Refusal? Close(Circumstances now)
    {
        MoveTo(Stage.Closed, now.Now);
        return null;
    }

    /// <summary>A reporter who says that a machine stands or people are in danger is heard before anybody has verified it.</summary>
    private static Priority PriorityOf(Impact? impact) => impact switch
    {
        Impact.Safety => Priority.Urgent,
        Impact.MachineStopped => Priority.High,
        _ => Priority.Normal,
    };

    private void Know(TicketReferences found)
    {
        Equipment = found.Equipment ?? Equipment;
        Customer = found.Customer ?? found.Equipment?.Customer ?? Customer;
        Site = found.Site ?? Site ?? found.Equipment?.Site;
    }

    private Site PlaceAt(SiteInput input, Customer customer)
    {
        Customer = customer;
        var site = customer.Sites.Find(known => known.Name == input.Name && known.Address == input.Address);
        if (site is not null)
            return site;
        site = new Site { Name = input.Name!, Address = input.Address, City = input.City, Lat = input.Lat, Lon = input.Lon };
        customer.Sites.Add(site);
        return site;
    }

    // Somebody nobody knew: the file begins with the name given, else the contact's.
    private static Customer NewCustomer(Verify verify) => new()
    {
        Name = verify.CustomerName ?? verify.Contact!.Name!,
        Contacts = { new CustomerContact { Name = verify.Contact!.Name!, Phone = verify.Contact.Phone, Email = verify.Contact.Email } },
    };
}

/// <summary>The ticket that a new one comes from, and who looked after it.</summary>
public sealed record ComesFrom(string Number, TicketRelation Relation, int? OwnerId);

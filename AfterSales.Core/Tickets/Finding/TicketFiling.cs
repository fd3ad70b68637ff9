using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>Puts the aggregate and what was recorded on it together into the file that an actor may see.</summary>
internal static class TicketFiling
{
    internal static TicketFile File(
        Ticket ticket, RecordedFacts recorded, Dictionary<int, PersonRef> names, Actor actor, LinkKeys keys, DateTime now, IReadOnlyCollection<int>? deciders = null)
    {
        var visits = ticket.Visits.Where(visit => visit.State != VisitState.Planned || TicketSight.SeesPlanned(actor)).OrderBy(visit => visit.Start).ThenBy(visit => visit.Id).ToList();
        var clocks = ticket.Clocks.OrderBy(clock => clock.Name).ThenBy(clock => clock.Question).ThenBy(clock => clock.Intervals[0].Start).ToList();
        return new TicketFile
        {
            Id = ticket.Id,
            Number = ticket.Number,
            Version = ticket.Version,
            Stage = ticket.Stage,
            ServiceType = ticket.ServiceType,
            Channel = ticket.Channel,
            Priority = ticket.Priority,
            Impact = ticket.Impact,
            Fault = ticket.Fault,
            Contact = TicketSight.ContactFor(actor, ticket),
            ReportedAddress = TicketSight.SeesCustomer(actor, ticket.Stage) ? ticket.ReportedAddress : null,
            Customer = ticket.Customer is { } customer ? new CustomerRef(customer.Id, customer.Name, customer.Vip) : null,
            Site = ticket.Site is { } site ? new SiteRef(site.Id, site.Name, site.Address, site.City, site.Lat, site.Lon) : null,
            Hours = ticket.Calendars?.For(ticket.Site?.Calendar),
            Equipment = ticket.Equipment is { } machine
                ? new EquipmentRef(machine.SerialNumber, machine.Model.Code, machine.Model.Name, machine.WarrantyUntil)
                : TicketQueries.OnlyNamed(ticket.SerialNumber),
            Owner = ticket.OwnerId is { } owner ? names[owner] : null,
            Handover = ticket is { HandoverToId: { } taker, HandoverReason: { } why } ? new HandoverFacts(names[taker], why) : null,
            Pin = actor.SeesAllTickets ? PinFacts.Of(ticket, now) : null,
            MergedInto = ticket.MergedInto,
            Engineers = [.. visits.Where(visit => visit.State != VisitState.Aborted).OrderByDescending(visit => visit.Lead).ThenBy(visit => visit.Id)
                .Select(visit => names[visit.EngineerId]).Distinct()],
            ExternalRef = ticket.ExternalRef,
            RepeatOf = ticket.RepeatOf,
            ReservationOf = ticket.ReservationOf,
            CreatedAt = ticket.CreatedAt,
            RespondedAt = ticket.RespondedAt,
            VerifiedAt = ticket.VerifiedAt,
            AcceptedAt = ticket.AcceptedAt,
            ClosedAt = ticket.ClosedAt,
            SurveyAskedAt = ticket.SurveyAskedAt,
            Cause = ticket.Cause,
            Solution = ticket.Solution,
            FaultGroup = ticket.FaultGroup,
            Action = ticket.Action,
            ResultNote = ticket.ResultNote,
            TestPassed = ticket.TestPassed,
            AnswerText = ticket.AnswerText,
            Visits = [.. visits.Select(visit => new VisitFacts(visit.Id, names[visit.EngineerId], visit.Lead, visit.Place, visit.State,
                visit.Start, visit.End, visit.DepartedAt, visit.ArrivedAt, visit.LeftAt, visit.Outcome)
            {
                NeverTold = visit is { State: VisitState.Aborted, EverConfirmed: false },
            })],
            Clocks = [.. clocks.Select(clock => ClockFacts.Of(clock, now) with { Later = Later(clock) })],
            Ledgers = [.. clocks.Select(clock => ClockLedger.Of(clock, ticket, now) with { Later = Later(clock) })],
            Clock = ticket.PressingClock is { } pressing ? ClockFacts.Of(pressing, now) : null,
            Holds = [.. ticket.Holds.OrderBy(hold => hold.From).Select(hold => new HoldFacts(hold.Reason, hold.Note, hold.From, hold.To))],
            Promises = PromiseFacts.Of(ticket),
            PartRequests = [.. ticket.PartRequests.OrderBy(parts => parts.At).Select(parts => new PartsFacts(parts.At, parts.PromisedAt, parts.ReceivedAt, parts.Lines))],
            Records = RecordFacts.Of(ticket, actor),
            Plans = [.. ticket.Plans.Select(PlanFacts.Of)],
            Quotes = [.. ticket.Quotes.Select(QuoteFacts.Of)],
            Charged = ticket.Charged,
            Activities = recorded.Activities,
            Work = recorded.Work,
            Tests = recorded.Tests,
            Acceptances = recorded.Acceptances,
            Surveys = recorded.Surveys,
            Attachments = recorded.Attachments,
            Way = ServiceProcess.WayOf(ticket),
            Missing = Lacking.Of(ticket),
            Papers = PaperList.Of(ticket),
            Commands = NextSteps.For(ticket, actor, deciders),
            Next = actor.IsEngineer ? NextSteps.ForEngineer(ticket, actor) : null,
            TrackToken = ticket.TokenOf(LinkPurpose.Track, now, keys),
            AcceptToken = ticket.TokenOf(LinkPurpose.Accept, now, keys),
            SurveyToken = TicketSight.SeesSurveyLink(actor, ticket) ? ticket.TokenOf(LinkPurpose.Survey, now, keys) : null,
            QuoteToken = actor.IsStaff || actor.IsSupervisor ? ticket.TokenOf(LinkPurpose.Quote, now, keys) : null,
        };

        int Later(TicketClock one) => clocks.Skip(clocks.IndexOf(one) + 1).Count(clock => clock.Name == one.Name && clock.Question == one.Question);
    }
}

using System.ComponentModel.DataAnnotations;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>What the phone desk fills in: a report and its verification in one.</summary>
public sealed record Intake
{
    [Required] public ServiceType? ServiceType { get; init; }
    [Required] public Channel? Channel { get; init; }
    [Required] public Priority? Priority { get; init; }
    public Impact? Impact { get; init; }
    [Required] public ContactInput? Contact { get; init; }
    public int? CustomerId { get; init; }
    public string? CustomerName { get; init; }
    public int? SiteId { get; init; }
    public SiteInput? Site { get; init; }
    [MaxLength(60)] public string? SerialNumber { get; init; }
    [Required, LongText] public string? Fault { get; init; }
    /// <summary>When the customer would like somebody to come.</summary>
    public AppointmentInput? Appointment { get; init; }
}

/// <summary>The commands on tickets, for every caller: page, API, hub, customer's link.</summary>
public sealed class TicketDesk(TicketWork work)
{
    /// <summary>Anybody reports a fault; the answer's token is the tracking link's.</summary>
    public Task<Outcome<Done>> ReportAsync(Actor actor, Report report, CancellationToken cancel = default) =>
        work.NewTicketAsync(actor, report, [], cancel);

    /// <summary>As <see cref="ReportAsync"/>; the same form sent again answers the ticket that it made the first time.</summary>
    /// <param name="form">Names the filled-in form.</param>
    public Task<Outcome<Done>> ReportOnceAsync(Actor actor, Report report, string form, CancellationToken cancel = default) =>
        work.OnceAsync(form, () => ReportAsync(actor, report, cancel), cancel);

    /// <summary>Staff take a call: reported and verified in one transaction, owned by who takes it.</summary>
    public async Task<Outcome<Done>> RegisterAsync(Actor actor, Intake intake, CancellationToken cancel = default)
    {
        if (!actor.SeesAllTickets)
            return new Forbidden();
        if (Check(intake) is { } invalid)
            return invalid;
        var report = new Report
        {
            Channel = intake.Channel,
            Priority = intake.Priority,
            Impact = intake.Impact,
            Contact = intake.Contact,
            CustomerId = intake.CustomerId,
            SerialNumber = intake.SerialNumber,
            Fault = intake.Fault,
            Appointment = intake.Appointment,
        };
        var verify = new Verify
        {
            Contact = intake.Contact,
            SiteId = intake.SiteId,
            Site = intake.Site,
            CustomerId = intake.CustomerId,
            CustomerName = intake.CustomerName,
            SerialNumber = intake.SerialNumber,
            Fault = intake.Fault,
            Priority = intake.Priority,
            ServiceType = intake.ServiceType,
        };
        return await work.NewTicketAsync(actor, report, [verify], cancel);
    }

    /// <summary>As <see cref="RegisterAsync"/>; the same call saved again answers the ticket that it made the first time.</summary>
    /// <param name="form">Names the call.</param>
    public async Task<Outcome<Done>> RegisterOnceAsync(Actor actor, Intake intake, string form, CancellationToken cancel = default) =>
        actor.SeesAllTickets ? await work.OnceAsync(form, () => RegisterAsync(actor, intake, cancel), cancel) : new Forbidden();

    /// <summary>Runs one command on a ticket that the actor can see.</summary>
    /// <param name="version">The version that the actor saw.</param>
    public Task<Outcome<Done>> RunAsync(Actor actor, string number, long version, TicketCommand command, CancellationToken cancel = default) =>
        work.OnTicketAsync(actor, number, version, command, cancel);

    /// <summary>
    /// Puts a file on a ticket. Whatever else happened to the ticket meanwhile does not matter to it: no version is asked for.
    /// </summary>
    public Task<Outcome<Done>> AttachAsync(Actor actor, string number, Attach attach, CancellationToken cancel = default) =>
        work.OnTicketAsync(actor, number, null, attach, cancel);

    /// <summary>The customer sends a file by the link that shows the progress.</summary>
    public Task<Outcome<Done>> AttachByLinkAsync(string token, Attach attach, CancellationToken cancel = default) =>
        work.OnLinkAsync(token, LinkPurpose.Track, attach, null, cancel);

    /// <summary>The customer accepts by link; the answer's token is that of the survey, where the portal asks for one by itself.</summary>
    public Task<Outcome<Done>> AcceptByLinkAsync(string token, SignAcceptance sign, CancellationToken cancel = default) =>
        work.OnLinkAsync(token, LinkPurpose.Accept, sign, sign.SignerName, cancel);

    /// <summary>The customer says by link what is missing.</summary>
    public Task<Outcome<Done>> RefuseByLinkAsync(string token, RefuseAcceptance refuse, CancellationToken cancel = default) =>
        work.OnLinkAsync(token, LinkPurpose.Accept, refuse, null, cancel);

    /// <summary>The customer reports by the link of a closed ticket that the fault is back; the answer's token is the new ticket's.</summary>
    public Task<Outcome<Done>> RepeatByLinkAsync(string token, ReportRepeat repeat, CancellationToken cancel = default) =>
        work.OnLinkAsync(token, LinkPurpose.Track, repeat, null, cancel);

    /// <summary>The customer asks something by the link that shows how the ticket goes on.</summary>
    public Task<Outcome<Done>> AskByLinkAsync(string token, AskQuestion ask, CancellationToken cancel = default) =>
        work.OnLinkAsync(token, LinkPurpose.Track, ask, null, cancel);

    /// <summary>The customer rates by link.</summary>
    public Task<Outcome<Done>> RateByLinkAsync(string token, AnswerSurvey answer, CancellationToken cancel = default) =>
        work.OnLinkAsync(token, LinkPurpose.Survey, answer, null, cancel);

    /// <summary>The customer says yes to the quote by link.</summary>
    public Task<Outcome<Done>> AcceptQuoteByLinkAsync(string token, AcceptQuote accept, CancellationToken cancel = default) =>
        work.OnLinkAsync(token, LinkPurpose.Quote, accept, accept.SignerName, cancel);

    /// <summary>The customer says no to the quote by link.</summary>
    public Task<Outcome<Done>> DeclineQuoteByLinkAsync(string token, DeclineQuote decline, CancellationToken cancel = default) =>
        work.OnLinkAsync(token, LinkPurpose.Quote, decline, null, cancel);

    /// <summary>The customer signs the contract by link.</summary>
    public Task<Outcome<Done>> SignContractByLinkAsync(string token, SignContract sign, CancellationToken cancel = default) =>
        work.OnLinkAsync(token, LinkPurpose.Quote, sign, sign.SignerName, cancel);

    // All at once: whoever fills in a form wants to hear of everything the first time.
    private static Invalid? Check(Intake intake)
    {
        var check = new InputCheck();
        CommandForm.Check(intake, check);
        ContactInput.CheckReachable(intake.Contact, check);
        AppointmentInput.CheckWindow(check, intake.Appointment);
        check.Require(intake.ServiceType == ServiceType.Consultation || intake.Site is not null || intake.SiteId is not null, "siteId");
        return check.Result;
    }
}

using System.ComponentModel.DataAnnotations;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>A contact as it is told: a name, and a telephone number or e-mail address.</summary>
public sealed record ContactInput
{
    [Required, MaxLength(100)] public string? Name { get; init; }
    [MaxLength(40)] public string? Phone { get; init; }
    [MaxLength(200)] public string? Email { get; init; }

    internal Contact ToContact() => new(Name!.Trim(), EntryProblems.Trimmed(Phone), EntryProblems.Trimmed(Email));

    internal static void CheckReachable(ContactInput? contact, InputCheck check)
    {
        if (string.IsNullOrWhiteSpace(contact?.Phone) && string.IsNullOrWhiteSpace(contact?.Email))
            check.Add("contact.phone", "phone-or-email");
        if (!string.IsNullOrWhiteSpace(contact?.Phone) && contact.Phone.Count(char.IsAsciiDigit) < 5)
            check.Add("contact.phone", "not-a-phone");
        if (!string.IsNullOrWhiteSpace(contact?.Email) && !System.Net.Mail.MailAddress.TryCreate(contact.Email.Trim(), out _))
            check.Add("contact.email", "not-an-email");
    }
}

/// <summary>A site that nobody has on file yet. Coordinates in degrees, WGS-84.</summary>
public sealed record SiteInput
{
    [Required] public string? Name { get; init; }
    public string? Address { get; init; }
    [MaxLength(60)] public string? City { get; init; }
    [Range(-90, 90)] public double? Lat { get; init; }
    [Range(-180, 180)] public double? Lon { get; init; }
}

/// <summary>Somebody reports a fault 报修.</summary>
public sealed record Report : TicketCommand
{
    public Channel? Channel { get; init; }
    public Priority? Priority { get; init; }
    public Impact? Impact { get; init; }
    [Required] public ContactInput? Contact { get; init; }
    [MaxLength(60)] public string? SerialNumber { get; init; }
    [Required, LongText] public string? Fault { get; init; }
    public string? Address { get; init; }
    public int? CustomerId { get; init; }
    /// <summary>When the customer would like somebody to come.</summary>
    public AppointmentInput? Appointment { get; init; }

    internal override Wanted Wants => new(SerialNumber, CustomerId, Phone: Contact?.Phone);

    internal Invalid? Check(Circumstances now, CompanyCalendars calendars)
    {
        var check = new InputCheck();
        CommandForm.Check(this, check);
        ContactInput.CheckReachable(Contact, check);
        if (AppointmentInput.CheckWindow(check, Appointment))
            Appointment!.CheckAhead(check, AppointmentInput.ClockAt(now.Found, calendars, now.Company), now.Now);
        return check.Result;
    }

    internal override Refusal? Apply(Ticket ticket, Circumstances now) =>
        throw new InvalidOperationException("A report makes a ticket; it does not change one.");

    internal override string? Words(Circumstances now) => Fault;
}

/// <summary>Contact, site and fault are confirmed 受理核实 (R1.2).</summary>
public sealed record Verify : TicketCommand
{
    [Required] public ContactInput? Contact { get; init; }
    public SiteInput? Site { get; init; }
    public int? SiteId { get; init; }
    public int? CustomerId { get; init; }
    /// <summary>For somebody not on file yet; else the contact's name begins the file.</summary>
    public string? CustomerName { get; init; }
    [MaxLength(60)] public string? SerialNumber { get; init; }
    [Required, LongText] public string? Fault { get; init; }
    [Required] public Priority? Priority { get; init; }
    public ServiceType? ServiceType { get; init; }

    internal override Wanted Wants => new(SerialNumber, CustomerId, SiteId, Contact?.Phone);

    internal override void CheckMore(InputCheck check, Ticket ticket, DateTime now)
    {
        ContactInput.CheckReachable(Contact, check);
        if ((ServiceType ?? ticket.ServiceType) != Rulebooks.ServiceType.Consultation)
            check.Require(Site is not null || SiteId is not null, "siteId");
    }

    internal override Refusal? Apply(Ticket ticket, Circumstances now) =>
        SiteId is not null && now.Found.Site is null ? Invalid.Field("siteId", "unknown")
        : CustomerId is not null && now.Found.Customer is null ? Invalid.Field("customerId", "unknown")
        : CustomerId is not null && now.Found.Site is { } site && site.CustomerId != CustomerId ? Invalid.Field("siteId", "of-another-customer")
        : ticket.Verify(this, now);
}

/// <summary>Ended without service 取消, with the reason.</summary>
public sealed record Cancel : TicketCommand
{
    [Required, LongText] public string? Reason { get; init; }
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.Cancel(now);
    internal override string? Words(Circumstances now) => Reason;
}

/// <summary>Cause and way are found 诊断 (R3.4.3).</summary>
public sealed record Diagnose : TicketCommand
{
    [Required, LongText] public string? Cause { get; init; }
    [Required, LongText] public string? Solution { get; init; }
    [Required, MaxLength(40)] public string? FaultGroup { get; init; }
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.Diagnose(this, now);
    internal override string? Words(Circumstances now) => $"{Cause} → {Solution}";
}

/// <summary>The cause can only be found on site 现场勘查.</summary>
public sealed record RequestSurvey : TicketCommand
{
    [Required, LongText] public string? Reason { get; init; }
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.RequestSurvey(now);
    internal override string? Words(Circumstances now) => Reason;
}

/// <summary>A consultation is answered 答复.</summary>
public sealed record Answer : TicketCommand
{
    [Required, LongText] public string? Text { get; init; }
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.Answer(this, now);
    internal override string? Words(Circumstances now) => Text;
}

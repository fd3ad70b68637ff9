using System.Globalization;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;

namespace AfterSales.Portal.Tickets.Commands;

/// <summary>What a form begins with, so that the ordinary case is only confirmed.</summary>
internal static class CommandDefaults
{
    private static readonly TimeSpan UsualDelivery = TimeSpan.FromDays(1);

    public static void Fill(CommandDraft draft, TicketFile file, DateTime nowUtc, CompanyTime company)
    {
        foreach (var field in draft.Fields)
            draft[field.Name] ??= Of(draft.Command, field.Name, file, company.ToLocal(nowUtc), company) ?? Appointed(draft.Command, field.Name, file, nowUtc, company);
        foreach (var list in draft.Fields.Where(field => field.Type == "list" && field.Name != "answers" && draft.LinesOf(field.Name).Count == 0))
            draft.LinesOf(list.Name).Add(new CommandDraft.Line());
    }

    /// <summary>What the test of the model measures, with what passes.</summary>
    public static void Measure(CommandDraft draft, IEnumerable<ChecklistFacts> checklists)
    {
        foreach (var item in checklists.Where(list => list.Use == ChecklistUse.Test).SelectMany(list => list.Items).Where(item => item.Reading))
        {
            draft.LinesOf("readings").Add(new CommandDraft.Line
            {
                ["name"] = item.Text,
                ["unit"] = item.Unit,
                ["low"] = item.Low?.ToString(CultureInfo.InvariantCulture),
                ["high"] = item.High?.ToString(CultureInfo.InvariantCulture),
            });
        }
    }

    private static string? Of(string command, string field, TicketFile file, DateTime now, CompanyTime company) => (command, field) switch
    {
        (nameof(Verify), "contact.name") => file.Contact.Name,
        (nameof(Verify), "contact.phone") => file.Contact.Phone,
        (nameof(Verify), "contact.email") => file.Contact.Email,
        (nameof(Verify), "customerId") => Text(file.Customer?.Id),
        (nameof(Verify), "siteId") => Text(file.Site?.Id),
        (nameof(Verify), "site.address") => file.Site is null ? file.ReportedAddress : null,
        (nameof(Verify), "serialNumber") => file.Equipment?.SerialNumber,
        (nameof(Verify), "fault") => file.Fault,
        (nameof(Verify), "priority") => file.Priority.ToString(),
        (nameof(Verify), "serviceType") => file.ServiceType.ToString(),
        (nameof(Diagnose), "cause") => file.Cause,
        (nameof(Diagnose), "solution") => file.Solution,
        (nameof(Diagnose), "faultGroup") => file.FaultGroup,
        (nameof(Assign), "place") => nameof(Place.Site),
        (nameof(RequestParts) or nameof(RejectPart), "promisedAt") or (nameof(Promise), "at") => Local(NextHalfHour(now + UsualDelivery)),
        (nameof(RequestAcceptance), "resultNote") => file.ResultNote ?? file.Action,
        (nameof(ChangePriority), "priority") => file.Priority.ToString(),
        (nameof(ResolveRemotely), "cause") => file.Cause,
        (nameof(ResolveRemotely), "confirmedBy") or (nameof(SignAcceptance) or nameof(AcceptStamped) or nameof(AcceptQuote) or nameof(SignContract), "signerName") => file.Contact.Name,
        (nameof(LogCall), "spokeWith") => file.Contact.Name,
        (nameof(LogCall), "phone") => file.Contact.Phone,
        (nameof(LogCall), "calledAt") => Local(now),
        (nameof(ReportRepeat), "fault") => file.Fault,
        (nameof(RequestTrip), "firstDay") => Day(Visit(file, company) is { Start: var start } && start > now ? start : now),
        (nameof(RequestTrip), "lastDay") => Visit(file, company) is { End: var end } && end > now ? Day(end) : null,
        (nameof(PlanFollowUp), "day") => Day(now.AddMonths(3)),
        (nameof(LeaveSite), "outcome") => file.Action is not null && file.TestPassed == true ? nameof(LeaveOutcome.Done) : null,
        _ => null,
    };

    // Of the visits that lie ahead the next, in the company's time.
    private static (DateTime Start, DateTime End)? Visit(TicketFile file, CompanyTime company) =>
        file.Visits.Where(visit => visit.Live).MinBy(visit => visit.Start) is { } next ? (company.ToLocal(next.Start), company.ToLocal(next.End)) : null;

    // What the customer wished is what is confirmed, and what was agreed is when somebody is sent; as long as that lies ahead.
    private static string? Appointed(string command, string field, TicketFile file, DateTime nowUtc, CompanyTime company)
    {
        var appointment = AppointmentFacts.Of(file.Records);
        var confirmed = appointment.Wished is { } wished && wished.From > nowUtc ? wished : null;
        var sent = appointment.Agreed is { } agreed && agreed.From > nowUtc ? agreed : null;
        var usual = company.ToLocal(VisitHours.Next(
            company.ToUtc(NextHalfHour(company.ToLocal(nowUtc))), VisitHours.OneVisit, VisitHours.AtAnyHour(file.Impact, file.Priority) ? null : file.Hours));
        return (command, field) switch
        {
            (nameof(ConfirmAppointment), "from") when confirmed is not null => Local(company.ToLocal(confirmed.From)),
            (nameof(ConfirmAppointment), "to") when confirmed is not null => Local(company.ToLocal(confirmed.To)),
            (nameof(Assign), "start") => Local(sent is null ? usual : company.ToLocal(sent.From)),
            (nameof(Assign), "end") => Local(sent is null ? usual + VisitHours.OneVisit : company.ToLocal(sent.To)),
            _ => null,
        };
    }

    /// <summary>As the browser's field for date and time wants it.</summary>
    internal static string Local(DateTime local) => local.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    private static string Day(DateTime local) => local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTime NextHalfHour(DateTime now) => now.Date.AddMinutes((Math.Floor(now.TimeOfDay.TotalMinutes / 30) + 1) * 30);

    private static string? Text(int? id) => id?.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Tickets.Acceptances;
using AfterSales.Portal.Tickets.Forms;

namespace AfterSales.Portal.Visits.Jobs;

/// <summary>The command that an engineer's form means.</summary>
internal static class JobCommand
{
    /// <summary>Null for a name that has no form here.</summary>
    public static TicketCommand? Read(string? name, PostedForm form, ReadersTime time) => name switch
    {
        nameof(Depart) => new Depart { Lat = form.Fraction("lat"), Lon = form.Fraction("lon"), AccuracyM = form.Fraction("accuracyM") },
        nameof(Arrive) => new Arrive { Lat = form.Fraction("lat"), Lon = form.Fraction("lon"), AccuracyM = form.Fraction("accuracyM") },
        nameof(Diagnose) => new Diagnose { Cause = form["cause"], Solution = form["solution"], FaultGroup = form["faultGroup"] },
        nameof(RecordWork) => new RecordWork { Cause = form["cause"], Action = form["action"], Minutes = form.Number("minutes"), PlanLine = form.Number("planLine") },
        nameof(RecordTest) => new RecordTest { Passed = form.YesOrNo("passed"), Readings = Readings(form), Note = form["note"] },
        nameof(RequestParts) => new RequestParts { Lines = Lines(form), PromisedAt = Utc(form, "promisedAt", time) },
        nameof(RejectPart) => new RejectPart { Reason = form["reason"], PromisedAt = Utc(form, "promisedAt", time) },
        nameof(ReceiveParts) => new ReceiveParts { Note = form["note"] },
        nameof(RequestAcceptance) => new RequestAcceptance { ResultNote = form["resultNote"] },
        nameof(SignAcceptance) => new SignAcceptance { SignerName = form["signerName"], Signature = form["signature"], Answers = PostedAnswers.Read(form), Read = form["read"] },
        nameof(AcceptStamped) => new AcceptStamped { SignerName = form["signerName"], SheetNumber = form["sheetNumber"], Photo = form["photo"], Answers = PostedAnswers.Read(form) },
        nameof(RefuseAcceptance) => new RefuseAcceptance { Reason = form["reason"] },
        nameof(LeaveSite) => new LeaveSite { Outcome = form.Choice<LeaveOutcome>("outcome"), Note = form["note"] },
        nameof(AbortVisit) => new AbortVisit { Reason = form["reason"] },
        nameof(AcceptQuote) => new AcceptQuote { SignerName = form["signerName"] },
        nameof(DeclineQuote) => new DeclineQuote { Reason = form["reason"] },
        nameof(SignContract) => new SignContract { SignerName = form["signerName"], Signature = form["signature"] },
        nameof(ApprovePlan) => new ApprovePlan { Note = form["note"] },
        nameof(ReturnPlan) => new ReturnPlan { Reason = form["reason"] },
        nameof(ApproveTrip) => new ApproveTrip { Approved = form.YesOrNo("approved"), Note = form["note"] },
        nameof(SubmitPlan) => JobPlan.Read(form),
        nameof(ProposeChange) => new ProposeChange { Reason = form["reason"] },
        nameof(Promise) => new Promise { At = Utc(form, "at", time), Reason = form["reason"] },
        nameof(ResolveRemotely) => new ResolveRemotely { Cause = form["cause"], Action = form["action"], ResultNote = form["resultNote"], ConfirmedBy = form["confirmedBy"] },
        nameof(Answer) => new Answer { Text = form["text"] },
        nameof(AddNote) => new AddNote { Text = form["text"] },
        nameof(AcceptHandover) => new AcceptHandover(),
        nameof(DeclineHandover) => new DeclineHandover { Reason = form["reason"] },
        nameof(ReportRepeat) => new ReportRepeat { Fault = form["fault"] },
        CommandNames.Hold => new BeginHold { Reason = form.Choice<HoldReason>("reason"), Note = form["note"] },
        CommandNames.Resume => new EndHold(),
        _ => JobRecord.Read(name, form),
    };

    private static DateTime? Utc(PostedForm form, string field, ReadersTime time) => form.LocalTime(field) is { } local ? time.ToUtc(local) : null;

    private static IReadOnlyList<ReadingInput> Readings(PostedForm form) =>
        [.. form.Rows("readings", "name", "value", "unit", "low", "high").Where(row => row.ContainsKey("value") || !row.ContainsKey("low") && !row.ContainsKey("high")).Select(row => new ReadingInput
        {
            Name = row.GetValueOrDefault("name"),
            Value = Fraction(row, "value"),
            Low = Fraction(row, "low"),
            High = Fraction(row, "high"),
            Unit = row.GetValueOrDefault("unit"),
        })];

    private static IReadOnlyList<PartLineInput> Lines(PostedForm form) =>
        [.. form.Rows("lines", "partNo", "quantity").Select(row => new PartLineInput { PartNo = row.GetValueOrDefault("partNo"), Quantity = Whole(row, "quantity") })];

    private static double? Fraction(IReadOnlyDictionary<string, string> row, string column) =>
        double.TryParse(row.GetValueOrDefault(column), CultureInfo.InvariantCulture, out var value) ? value : null;

    internal static int? Whole(IReadOnlyDictionary<string, string> row, string column) =>
        int.TryParse(row.GetValueOrDefault(column), CultureInfo.InvariantCulture, out var number) ? number : null;
}

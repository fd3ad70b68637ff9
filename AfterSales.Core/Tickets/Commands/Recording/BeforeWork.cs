using System.ComponentModel.DataAnnotations;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>Who bears the cost 保内保外判定 (R4.14, R6.10): what is charged wants a reason.</summary>
public sealed record DecideEntitlement : RecordCommand
{
    [Required] public Coverage? Coverage { get; init; }
    [LongText] public string? Reason { get; init; }

    internal override void CheckMore(InputCheck check, Ticket ticket, DateTime now) =>
        check.Require(Coverage is not (Rulebooks.Coverage.Misuse or Rulebooks.Coverage.OutOfWarranty) || !string.IsNullOrWhiteSpace(Reason), "reason");

    internal override ServiceRecord Fact(Circumstances now) => new(RecordKind.Entitlement, now) { Coverage = Coverage, Text = Reason };
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.DecideEntitlement(Fact(now), now);
    internal override string? Words(Circumstances now) => Reason;
}

/// <summary>The customer agrees to a time 确认预约 (R3.4.1). UTC.</summary>
public sealed record ConfirmAppointment : RecordCommand
{
    [Required] public DateTime? From { get; init; }
    [Required] public DateTime? To { get; init; }

    internal override void CheckMore(InputCheck check, Ticket ticket, DateTime now)
    {
        VisitTimes.CheckAhead(check, "from", From, now);
        if (To <= From)
            check.Add("to", "before-start");
    }

    internal override ServiceRecord Fact(Circumstances now) => new(RecordKind.Appointment, now) { From = From, To = To };
}

/// <summary>What the customer was advised to do 客户建议 (R1.9).</summary>
public sealed record GiveAdvice : RecordCommand
{
    [Required, LongText] public string? Text { get; init; }
    internal override ServiceRecord Fact(Circumstances now) => new(RecordKind.Advice, now) { Text = Text };
    internal override string? Words(Circumstances now) => Text;
}

/// <summary>What was found on site 现场勘查记录 (R7.2).</summary>
public sealed record SurveySite : RecordCommand
{
    [Required, LongText] public string? Findings { get; init; }
    internal override ServiceRecord Fact(Circumstances now) => new(RecordKind.SiteSurvey, now) { Text = Findings };
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ApplyOnSite(ticket, now);
    internal override string? Words(Circumstances now) => Findings;
}

/// <summary>Talked with the customer and made ready before leaving 行前准备 (R9.3, R9.5).</summary>
public sealed record PrepareVisit : RecordCommand
{
    [Required] public bool? ContactCalled { get; init; }
    /// <summary>What the customer must provide.</summary>
    public string? CustomerTools { get; init; }
    /// <summary>The documents that are taken along.</summary>
    [Required] public string? Documents { get; init; }

    internal override ServiceRecord Fact(Circumstances now) => new(RecordKind.Preparation, now)
    {
        Passed = ContactCalled,
        Lines = [.. Line("customerTools", CustomerTools), .. Line("documents", Documents)],
    };

    internal override string? Words(Circumstances now) => Said(Mark(ContactCalled == true), CustomerTools, Documents);
}

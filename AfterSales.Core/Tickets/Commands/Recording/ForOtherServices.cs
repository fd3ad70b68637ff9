using System.ComponentModel.DataAnnotations;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>What came back was looked at in the workshop 退回检验 (R2.7).</summary>
public sealed record InspectReturned : RecordCommand
{
    [Required, LongText] public string? Condition { get; init; }
    /// <summary>It is as the company's policy for exchanges and returns asks.</summary>
    [Required] public bool? MeetsPolicy { get; init; }
    internal override ServiceRecord Fact(Circumstances now) => new(RecordKind.ReturnInspection, now) { Passed = MeetsPolicy, Text = Condition };
    internal override string? Words(Circumstances now) => Said(Mark(MeetsPolicy == true), Condition);
}

/// <summary>Taken back or not, and how it is settled with the customer 退货决定 (R2.7).</summary>
public sealed record DecideReturn : RecordCommand
{
    [Required] public bool? TakenBack { get; init; }
    /// <summary>Credit, refund; where it is not taken back, why.</summary>
    [Required, LongText] public string? Settlement { get; init; }
    internal override ServiceRecord Fact(Circumstances now) => new(RecordKind.ReturnDecision, now) { Passed = TakenBack, Text = Settlement };
    internal override string? Words(Circumstances now) => Said(Mark(TakenBack == true), Settlement);
}

/// <summary>Another machine takes the place of the customer's 换机: the equipment file follows at once (R2.7).</summary>
public sealed record SwapSerial : RecordCommand
{
    [Required, MaxLength(60)] public string? NewSerialNumber { get; init; }

    internal override Wanted Wants => new(SerialNumber: NewSerialNumber);

    internal override ServiceRecord Fact(Circumstances now) => new(RecordKind.SerialSwap, now) { Lines = [.. Line("newSerialNumber", NewSerialNumber)] };

    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.SwapMachine(NewSerialNumber!.Trim(), Fact(now), now);

    internal override string? Words(Circumstances now) => NewSerialNumber!.Trim();
}

/// <summary>A line of the configuration list as it is after the upgrade.</summary>
public sealed record ConfigurationInput
{
    [Required, MaxLength(60)] public string? Name { get; init; }
    [Required, MaxLength(120)] public string? Value { get; init; }
}

/// <summary>The upgrade is written into the equipment file 配置变更 (R4.16): lines of these names change, others stay.</summary>
public sealed record ChangeConfiguration : RecordCommand
{
    [Required] public IReadOnlyList<ConfigurationInput>? Items { get; init; }

    internal override ServiceRecord Fact(Circumstances now) => new(RecordKind.ConfigurationChange, now);

    internal override Refusal? Apply(Ticket ticket, Circumstances now) =>
        ticket.VisitOnSite(now.Actor) is { Done: false } nowhere ? nowhere.Refusal : ticket.Reconfigure(Items!, now);

    internal override string? Words(Circumstances now) => string.Join(", ", Items!.Select(item => $"{item.Name} {item.Value}"));
}

/// <summary>The store has booked what came back 入库 (R2.7).</summary>
public sealed record BookStock : RecordCommand
{
    /// <summary>Where it is found, or the number of the booking.</summary>
    [Required] public string? StockPlace { get; init; }
    internal override ServiceRecord Fact(Circumstances now) => new(RecordKind.StockBooking, now) { Text = StockPlace };
    internal override string? Words(Circumstances now) => StockPlace;
}

/// <summary>The parts have reached the customer 交货 (R3.1). Days are the company's.</summary>
public sealed record ConfirmDelivery : RecordCommand
{
    [Required] public DateOnly? Day { get; init; }
    /// <summary>Carrier and waybill, or who handed it over.</summary>
    [Required] public string? Waybill { get; init; }

    internal override void CheckMore(InputCheck check, Ticket ticket, DateTime now)
    {
        // What is tomorrow here may be today somewhere else.
        if (Day > DateOnly.FromDateTime(now).AddDays(1))
            check.Add("day", "in-the-future");
    }

    internal override ServiceRecord Fact(Circumstances now) => new(RecordKind.Delivery, now) { Day = Day, Text = Waybill };
    internal override string? Words(Circumstances now) => Said(Iso(Day!.Value), Waybill);
}

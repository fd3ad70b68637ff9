using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AfterSales.Core.Customers;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;

namespace AfterSales.Core.Assessment;

/// <summary>Works the facts of a ticket out: the same answer for the same records, whenever it is asked.</summary>
internal sealed class FactReckoning(CompanyCalendars calendars)
{
    private const int BatchDigits = 4;

    /// <summary>Changes with how facts are worked out, and with the calendars whose working time they are told in.</summary>
    public string Rules { get; } = $"1/{Hash(string.Join('/', calendars.All.Select(calendar => JsonSerializer.Serialize(calendar.Data)).Prepend(calendars.Company.Id)))}";

    public TicketFact Of(RawTicket raw)
    {
        var calendar = calendars.For(raw.Calendar);
        TimedFact Timed(DateTime? at, ClockName? promise)
        {
            var clock = promise is { } name ? raw.Clocks.FirstOrDefault(clock => clock.Name == name) : null;
            return new TimedFact
            {
                Elapsed = at is { } then ? Math.Max(0, (then - raw.CreatedAt).Ticks) : null,
                Worked = at is { } done ? calendar.WorkedBetween(raw.CreatedAt, done).Ticks : null,
                Verdict = VerdictOf(clock),
            };
        }
        var stays = raw.AcceptedAt is { } accepted ? StageStay.Of(raw.Activities, raw.CreatedAt, accepted) : [];
        return new TicketFact
        {
            TicketId = raw.Id,
            Day = DateOnly.FromDateTime(raw.CreatedAt).DayNumber,
            CreatedAt = raw.CreatedAt,
            AcceptedAt = raw.AcceptedAt,
            Stage = raw.Stage,
            ServiceType = raw.ServiceType,
            Priority = raw.Priority,
            Channel = raw.Channel,
            CustomerClass = raw.Vip == true ? CustomerClass.Vip : raw.Kind switch
            {
                null => CustomerClass.Unknown,
                CustomerKind.Dealer => CustomerClass.Dealer,
                _ => CustomerClass.EndUser,
            },
            Imported = raw.Imported,
            Region = Known(raw.Province) ?? Known(raw.City) ?? "",
            ProductLine = raw.ProductLine ?? "",
            Model = raw.Model ?? "",
            FaultGroup = raw.FaultGroup?.Trim() ?? "",
            Batch = BatchOf(raw.Model, raw.SerialNumber),
            EquipmentId = raw.EquipmentId,
            MachineDays = raw.SoldOn is { } sold && DateOnly.FromDateTime(raw.CreatedAt).DayNumber - sold.DayNumber is >= 0 and var days ? days : null,
            Response = Timed(raw.RespondedAt, ClockName.Response),
            Verify = Timed(raw.VerifiedAt, null),
            Arrange = Timed(Corrected(raw, ClockName.Arrange) ?? StageStay.Made(raw.Activities).FirstOrDefault(activity => activity.Command == nameof(Assign))?.At, ClockName.Arrange),
            Arrival = Timed(Corrected(raw, ClockName.Arrival) ?? raw.Visits.Min(visit => visit.ArrivedAt), ClockName.Arrival),
            Cycle = Timed(raw.AcceptedAt, ClockName.Repair),
            DayVerdict = WithinDay(raw),
            Parts = PartsFact.Of(PartsOf(stays, raw.Holds)),
            Ledger = LedgerOf(raw),
            Stays = raw.Imported ? null : StaysOnSite(raw),
            Asked = raw.Asked,
            Engineers = [.. raw.Visits.Where(visit => visit.EverConfirmed).Select(visit => visit.EngineerId).Distinct().Order()],
            Ratings = [.. raw.Ratings],
        };
    }

    private static DateTime? Corrected(RawTicket raw, ClockName name) => raw.Clocks.LastOrDefault(clock => clock.Name == name && clock.Moved)?.StoppedAt;

    private static long VerdictOf(RawClock? clock) => clock switch
    {
        null => Verdict.None,
        { Kept: false } => Verdict.Broken,
        { Kept: true } or { StoppedAt: not null } => Verdict.Kept,
        { DueAt: { } due } => due.Ticks,
        _ => Verdict.Open,
    };

    // R3.5.1 asks it of whoever has to be sent somewhere, whatever else was promised.
    private static long WithinDay(RawTicket raw)
    {
        if (raw.Clocks.FirstOrDefault(clock => clock.Name == ClockName.Arrange) is not { } arrange)
            return Verdict.None;
        var due = raw.CreatedAt.AddHours(24);
        return arrange.StoppedAt is not { } at ? due.Ticks : at <= due ? Verdict.Kept : Verdict.Broken;
    }

    private static long[] PartsOf(List<StageStay> stays, IReadOnlyList<RawHold> holds)
    {
        var parts = new long[Enum.GetValues<CyclePart>().Length];
        foreach (var stay in stays)
        {
            var at = stay.From;
            foreach (var hold in holds)
            {
                var (from, to) = (hold.From > at ? hold.From : at, hold.To is { } end && end < stay.To ? end : stay.To);
                if (from >= to)
                    continue;
                parts[(int)PartOf(stay.Stage)] += (from - at).Ticks;
                parts[(int)(hold.Reason == HoldReason.Approval ? CyclePart.Planning : CyclePart.Customer)] += (to - from).Ticks;
                at = to;
            }
            parts[(int)PartOf(stay.Stage)] += (stay.To - at).Ticks;
        }
        return parts;
    }

    private static CyclePart PartOf(Stage stage) => stage switch
    {
        Stage.Reported or Stage.Diagnosing => CyclePart.Intake,
        Stage.Planning => CyclePart.Planning,
        Stage.ToDispatch or Stage.Scheduled => CyclePart.Dispatch,
        Stage.EnRoute => CyclePart.Travel,
        Stage.OnSite => CyclePart.Work,
        Stage.AwaitingParts => CyclePart.Parts,
        // What comes after an acceptance that was taken back waits for the next one.
        _ => CyclePart.Acceptance,
    };

    private static LedgerFact LedgerOf(RawTicket raw)
    {
        if (raw.Clocks.FirstOrDefault(clock => clock.Name == ClockName.Repair) is not { StoppedAt: not null } repair)
            return new LedgerFact();
        var own = raw.Intervals.Where(interval => interval.ClockId == repair.Id && interval.End is not null).ToList();
        long Sum(Func<RawInterval, bool> which) => own.Where(which).Sum(interval => (interval.End!.Value - interval.Start).Ticks);
        long Paused(string reason) => Sum(interval => !interval.Running && interval.Reason == reason);
        return new LedgerFact
        {
            Stopped = true,
            Running = Sum(interval => interval.Running),
            Customer = Paused(nameof(HoldReason.Customer)),
            Access = Paused(nameof(HoldReason.Access)),
            Payment = Paused(nameof(HoldReason.Payment)),
            Approval = Paused(nameof(HoldReason.Approval)),
            Weather = Paused(nameof(HoldReason.Weather)),
            Parts = Paused(Ticket.PausedForParts),
            Others = Sum(interval => !interval.Running && !Ticket.Pauses.Contains(interval.Reason)),
        };
    }

    /// <summary>Who is there at the same time is there once: two engineers together, or one after the other without a gap, are one stay.</summary>
    private static int StaysOnSite(RawTicket raw)
    {
        var (stays, until) = (0, DateTime.MinValue);
        foreach (var visit in raw.Visits.Where(visit => visit.ArrivedAt is not null && !(visit.ArrivedAt > raw.AcceptedAt)).OrderBy(visit => visit.ArrivedAt))
        {
            var end = visit.LeftAt ?? (visit.State == VisitState.OnSite ? DateTime.MaxValue : visit.ArrivedAt!.Value);
            if (stays == 0 || visit.ArrivedAt > until)
                stays++;
            until = end > until ? end : until;
        }
        return stays;
    }

    // EBZ200-2301-014: the model, the year and month, and a count.
    private static string BatchOf(string? model, string? serial)
    {
        if (model is null || serial is null || !serial.StartsWith(model + "-", StringComparison.OrdinalIgnoreCase))
            return "";
        var rest = serial.AsSpan(model.Length + 1);
        if (rest.Length < BatchDigits || rest[..BatchDigits].ContainsAnyExceptInRange('0', '9') || (rest.Length > BatchDigits && char.IsAsciiDigit(rest[BatchDigits])))
            return "";
        return int.Parse(rest.Slice(2, 2), CultureInfo.InvariantCulture) is >= 1 and <= 12 ? $"{model}-{rest[..BatchDigits]}" : "";
    }

    private static string? Known(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

using System.Globalization;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;

namespace AfterSales.Portal.Dispatch.Feed;

/// <summary>The board as programs see it, the same from API and hub. Times UTC.</summary>
/// <param name="Version">What the next change follows on.</param>
public sealed record BoardAnswer(long Version, DateTime AsOf, IReadOnlyList<CardAnswer> Cards, IReadOnlyList<BoardEngineerAnswer> Engineers)
{
    internal static BoardAnswer Of(BoardSnapshot board, DateTime now) => new(
        board.Version, board.AsOf,
        [.. board.Cards.Values.OrderByDescending(card => card.Order.Day).ThenByDescending(card => card.Order.Sequence).Select(card => CardAnswer.Of(card, now))],
        [.. board.Engineers.Values.OrderBy(engineer => engineer.Id).Select(BoardEngineerAnswer.Of)]);
}

/// <summary>What changed since the version that the client should have.</summary>
public sealed record BoardChange(
    long Since, long Version, IReadOnlyList<CardAnswer> Cards, IReadOnlyList<string> Gone, IReadOnlyList<BoardEngineerAnswer> Engineers)
{
    internal static BoardChange Of(BoardDelta delta, DateTime now) => new(
        delta.Since, delta.Version,
        [.. delta.Cards.Values.Select(card => CardAnswer.Of(card, now))], [.. delta.Gone], [.. delta.Engineers.Values.Select(BoardEngineerAnswer.Of)]);

    /// <summary>Follows on no version that a client has: tells it to look afresh.</summary>
    internal static BoardChange Gap(long version) => new(version, version, [], [], []);
}

/// <summary>An open ticket.</summary>
/// <param name="ContactName">Who reported it, while no customer is known; never on a wall.</param>
public sealed record CardAnswer(
    string Number, long Version, Stage Stage, ServiceType ServiceType, Priority Priority, Impact Impact, string Fault,
    CustomerRef? Customer, MachineAnswer? Equipment, string? City, SiteRef? Site, IReadOnlyList<int> EngineerIds, CardClock? Clock,
    string? RepeatOf, bool OutOfWarranty, DateTime CreatedAt, BoardPin? Pin, string? ContactName, int? OwnerId, IReadOnlyList<VisitMark> Visits, AlarmMark? Alarm)
{
    internal static CardAnswer Of(BoardCard card, DateTime now) => new(
        card.Number, card.Version, card.Stage, card.ServiceType, card.Priority, card.Impact, card.Fault,
        card.Customer, MachineAnswer.Of(card.Equipment), card.City, card.Site, [.. card.EngineerIds], CardClock.Of(card.Clock, now),
        card.RepeatOf, card.OutOfWarranty, card.CreatedAt, card.Pin?.Until > now ? card.Pin : null, card is { Customer: null, ContactName.Length: > 0 } ? card.ContactName : null, card.OwnerId,
        [.. card.Visits.Select(visit => new VisitMark(visit.EngineerId, visit.State, visit.Start))], AlarmMark.Of(card.Alarm));
}

/// <summary>Who is sent, the lead first, and when the visit begins.</summary>
public sealed record VisitMark(int EngineerId, VisitState State, DateTime Start);

/// <summary>Danger, or a machine that stands: open until somebody has acknowledged it by name.</summary>
public sealed record AlarmMark(bool Open, string? AcknowledgedBy, DateTime? AcknowledgedAt)
{
    internal static AlarmMark? Of(BoardAlarm? alarm) => alarm is null ? null : new(alarm.Open, alarm.AcknowledgedBy, alarm.AcknowledgedAt);
}

/// <param name="WarrantyUntil">As yyyy-MM-dd: one of the hub's protocols has no dates without a time.</param>
public sealed record MachineAnswer(string SerialNumber, string? Model, string? Name, string? WarrantyUntil)
{
    internal static MachineAnswer? Of(EquipmentRef? equipment) => equipment is null ? null : new(
        equipment.SerialNumber, equipment.Model, equipment.Name, equipment.WarrantyUntil?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}

/// <summary>The clock that matters most, as it stood when this was sent.</summary>
/// <param name="Provisional">Holidays before it is due are not published yet.</param>
/// <param name="SoonAt">When a quarter is left.</param>
/// <param name="Counted">Only working time counts: what is left is less than the time until it is due.</param>
public sealed record CardClock(ClockName Name, DateTime? DueAt, ClockState State, bool Provisional, DateTime? SoonAt, bool Counted)
{
    internal static CardClock? Of(ClockReading? clock, DateTime now) => clock is null ? null : new(
        clock.Name, clock.DueAt, clock.StateAt(now), clock.Provisional, clock.SoonAt, clock.Calendar is not null);
}

/// <summary>An engineer, with the last position where it may be shown: WGS-84 degrees, metres, UTC.</summary>
public sealed record BoardEngineerAnswer(int Id, string Name, EngineerState State, double? Lat, double? Lon, double? AccuracyM, DateTime? At)
{
    internal static BoardEngineerAnswer Of(BoardEngineer engineer) => new(
        engineer.Id, engineer.Name, engineer.State,
        engineer.Position?.Lat, engineer.Position?.Lon, engineer.Position?.AccuracyM, engineer.Position?.At);
}

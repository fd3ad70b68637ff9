using System.Collections.Immutable;
using System.Globalization;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Dispatch;

/// <summary>Cards and boards made by hand, for what shows them.</summary>
internal static class BoardCards
{
    public static readonly DateTime Noon = new(2026, 11, 23, 4, 0, 0, DateTimeKind.Utc);

    /// <param name="left">Until the promised repair falls due, of four hours.</param>
    public static BoardCard Card(int sequence, Stage stage, TimeSpan? left = null) => new()
    {
        Id = sequence,
        Number = string.Create(CultureInfo.InvariantCulture, $"AS-20261123-{sequence:000}"),
        Order = new TicketNumber(new DateOnly(2026, 11, 23), sequence),
        Version = 1,
        Stage = stage,
        ServiceType = ServiceType.Repair,
        Priority = Priority.Normal,
        Impact = Impact.None,
        Fault = "液压泵噪声大",
        Customer = new CustomerRef(1, "余吾煤业", Vip: true),
        ContactName = "王工",
        Equipment = new EquipmentRef("EBZ-1", "EBZ200", "掘进机", null),
        Site = new SiteRef(1, "副井口", null, "长治", 36.2, 113.1),
        OwnerId = null,
        CreatedAt = Noon,
        RepeatOf = null,
        OutOfWarranty = false,
        Hold = null,
        Clock = left is { } time ? Readings.Due(Noon, time) : null,
        Visits = [],
        OwnOf = [],
    };

    /// <param name="visits">Engineers by id, each with the hour after noon at which the visit begins.</param>
    public static BoardCard Sent(int sequence, params (int Engineer, int Hour)[] visits)
    {
        var card = Card(sequence, Stage.Scheduled);
        return card with
        {
            Visits = [.. visits.Select((visit, at) => new BoardVisit(
                sequence * 10 + at, card.Number, visit.Engineer, at == 0, Place.Site, VisitState.Confirmed, Noon.AddHours(visit.Hour), Noon.AddHours(visit.Hour + 2)))],
        };
    }

    public static ImmutableDictionary<int, BoardEngineer> Engineers(params (int Id, string Name, EngineerState State)[] people) => people.ToImmutableDictionary(
        one => one.Id, one => new BoardEngineer { Id = one.Id, Name = one.Name, State = one.State, Skills = [], HomeCity = null, Position = null, Visits = [] });

    public static BoardSnapshot Board(params BoardCard[] cards) =>
        BoardSnapshot.Empty with { Version = 1, AsOf = Noon, Cards = BoardSnapshot.Empty.Cards.SetItems(cards.Select(card => KeyValuePair.Create(card.Number, card))) };
}

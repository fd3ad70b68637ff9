using AfterSales.Core.Dispatch;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using static AfterSales.Portal.Tests.Dispatch.BoardCards;

namespace AfterSales.Portal.Tests.Dispatch.Map;

/// <summary>What is left of somebody's day, with about when.</summary>
public sealed class EngineerRouteTests
{
    // A degree of latitude is 111.2 km: by road 150.1 km, and 2:44 h.
    private static readonly BoardPosition Here = new(35.2, 113.1, 10, Noon);

    [Fact]
    public void The_visits_follow_each_other_in_their_order_with_the_way_between_them()
    {
        var route = Route(Here, Visit(2, VisitState.Confirmed, 6), Visit(1, VisitState.Confirmed, 1), Visit(3, VisitState.Left, -3));
        Assert.Equal([(1, 1), (2, 2)], route.Stops.Select(stop => (stop.Order, stop.Site!.Id)));
        Assert.Equal(150.1, route.Stops[0].Km!.Value, 1);
        Assert.Equal(Noon.AddHours(150.1 / 55), route.Stops[0].AboutAt!.Value, TimeSpan.FromMinutes(1));
        Assert.True(route.Stops[0].Late);
        // Two hours there, then on: 4:44 + 2:44 is after 18:00.
        Assert.Equal(Noon.AddHours(150.1 / 55 * 2 + 2), route.Stops[1].AboutAt!.Value, TimeSpan.FromMinutes(2));
    }

    [Fact]
    public void Nobody_begins_before_the_planned_time_but_who_is_on_the_way_arrives_when_they_do()
    {
        Assert.Equal(Noon.AddHours(9), Route(Here, Visit(1, VisitState.Confirmed, 9)).Stops[0].AboutAt);
        Assert.Equal(Noon.AddHours(150.1 / 55), Route(Here, Visit(1, VisitState.EnRoute, 9)).Stops[0].AboutAt!.Value, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void Who_is_there_comes_first_and_goes_on_when_the_visit_is_planned_to_end()
    {
        var route = Route(Here, Visit(2, VisitState.Confirmed, -2), Visit(1, VisitState.OnSite, -1));
        Assert.Equal([1, 2], route.Stops.Select(stop => stop.Site!.Id));
        Assert.Null(route.Stops[0].AboutAt);
        Assert.Equal(Noon.AddHours(1 + 150.1 / 55), route.Stops[1].AboutAt!.Value, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void Without_a_position_the_day_is_still_said()
    {
        var stop = Assert.Single(Route(null, Visit(1, VisitState.Confirmed, 1)).Stops);
        Assert.Equal((null, Noon.AddHours(1), false), (stop.Km, stop.AboutAt, stop.Late));
        Assert.Null(EngineerRoute.Of(Board(), 9, new PlanningRules(), Noon));
    }

    private static EngineerRoute Route(BoardPosition? from, params BoardVisit[] visits) => EngineerRoute.Of(DayOf(from, visits), 7, new PlanningRules(), Noon)!;

    /// <summary>Site n lies n degrees north of 35.2.</summary>
    internal static BoardSnapshot DayOf(BoardPosition? from, params BoardVisit[] visits)
    {
        var board = Board([.. visits.Select((visit, i) => Card(SiteOf(visit), Stage.Scheduled) with { Site = new SiteRef(SiteOf(visit), $"{SiteOf(visit)} 号井", null, "长治", 35.2 + SiteOf(visit), 113.1) })]);
        var engineer = new BoardEngineer { Id = 7, Name = "赵强", State = EngineerState.Free, Skills = [], HomeCity = null, Position = from, Visits = visits };
        return board with { Engineers = board.Engineers.SetItem(7, engineer) };
    }

    internal static BoardVisit Visit(int site, VisitState state, double hours) =>
        new(site, Card(site, Stage.Scheduled).Number, 7, true, Place.Site, state, Noon.AddHours(hours), Noon.AddHours(hours + 2));

    private static int SiteOf(BoardVisit visit) => visit.Id;
}

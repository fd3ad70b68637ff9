using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Dispatch.Board;
using AfterSales.Portal.Tests.Tickets;
using Bunit;
using static AfterSales.Portal.Tests.Dispatch.BoardCards;

namespace AfterSales.Portal.Tests.Dispatch;

public sealed class EngineersLaneTests
{
    [Fact]
    public async Task It_says_what_everybody_does_and_who_is_off_duty_stands_last()
    {
        await using var pages = await TicketPages.NewAsync();
        var lane = Render(pages,
            Engineer(3, "赵强", EngineerState.OffDuty),
            Engineer(4, "Wang Hai", EngineerState.OnSite) with { Position = new BoardPosition(36, 113, null, Noon.AddMinutes(-5)) },
            Engineer(5, "孙磊", EngineerState.Free));

        Assert.Equal(["WH", "孙", "赵"], lane.FindAll("li > b").Select(sign => sign.TextContent));
        Assert.Contains("2 on duty · 1 free", lane.Find("h2").TextContent, StringComparison.Ordinal);
        Assert.Contains("On site · 5 min ago", lane.Find("[data-engineer='4'] small").TextContent, StringComparison.Ordinal);
        Assert.Contains("off", lane.Find("[data-engineer='3']").ClassList);
    }

    [Fact]
    public async Task The_day_is_drawn_and_said()
    {
        await using var pages = await TicketPages.NewAsync();
        var visits = new[] { Visit(1, VisitState.Left, -4), Visit(2, VisitState.OnSite, 0), Visit(3, VisitState.Planned, 4) };
        var lane = Render(pages, Engineer(3, "赵强", EngineerState.OnSite) with { Visits = visits });

        Assert.Equal(["past", "now", "tentative"], lane.FindAll(".day i").Select(bar => bar.ClassName));
        Assert.Equal("1 / 3", lane.Find(".number").TextContent);
        Assert.Contains("08:00–10:00 AS-20261123-001", lane.Find(".day").GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_renders_again_only_for_other_people_or_another_time()
    {
        await using var pages = await TicketPages.NewAsync();
        var people = People(Engineer(3, "赵强", EngineerState.Free));
        var lane = pages.Render<EngineersLane>(parameters => parameters.Add(view => view.Engineers, people).Add(view => view.Now, Noon));
        var renders = lane.RenderCount;

        lane.Render(parameters => parameters.Add(view => view.Engineers, people).Add(view => view.Now, Noon));
        Assert.Equal(renders, lane.RenderCount);
        lane.Render(parameters => parameters.Add(view => view.Engineers, people).Add(view => view.Now, Noon.AddMinutes(1)));
        Assert.Equal(renders + 1, lane.RenderCount);
    }

    private static IRenderedComponent<EngineersLane> Render(TicketPages pages, params BoardEngineer[] engineers) =>
        pages.Render<EngineersLane>(parameters => parameters.Add(view => view.Engineers, People(engineers)).Add(view => view.Now, Noon));

    private static Dictionary<int, BoardEngineer> People(params BoardEngineer[] engineers) => engineers.ToDictionary(engineer => engineer.Id);

    private static BoardEngineer Engineer(int id, string name, EngineerState state) => new()
    {
        Id = id, Name = name, State = state, Skills = ["液压 3"], HomeCity = "长治", Position = null, Visits = [],
    };

    private static BoardVisit Visit(int id, VisitState state, int hours) =>
        new(id, $"AS-20261123-00{id}", 3, Lead: true, Place.Site, state, Noon.AddHours(hours), Noon.AddHours(hours + 2));
}

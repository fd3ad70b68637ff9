using System.Collections.Immutable;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Dispatch.Board;
using AfterSales.Portal.Dispatch.Board.Faces;
using AfterSales.Portal.Tests.Tickets;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using static AfterSales.Portal.Tests.Dispatch.BoardCards;

namespace AfterSales.Portal.Tests.Dispatch.Views;

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
        Assert.Equal("1/3", lane.Find(".number").TextContent);
        Assert.Contains("08:00–10:00 AS-20261123-001", lane.Find(".day").GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_renders_again_only_for_other_people_or_another_time()
    {
        await using var pages = await TicketPages.NewAsync();
        var faces = FacesOf(pages);
        var engineer = Engineer(3, "赵强", EngineerState.Free) with { Position = new BoardPosition(36, 113, null, Noon) };
        var lane = Render(pages, faces, Noon, engineer);
        var renders = lane.RenderCount;

        // Who has only moved looks the same.
        Show(lane, faces.Of(Board(engineer with { Position = new BoardPosition(36.2, 113, null, Noon.AddSeconds(20)) }), Noon), Noon);
        Assert.Equal(renders, lane.RenderCount);
        Show(lane, faces.Of(Board(engineer), Noon.AddMinutes(1)), Noon.AddMinutes(1));
        Assert.Equal(renders + 1, lane.RenderCount);
        Show(lane, faces.Of(Board(engineer with { State = EngineerState.EnRoute }), Noon.AddMinutes(1)), Noon.AddMinutes(1));
        Assert.Equal(renders + 2, lane.RenderCount);
    }

    [Fact]
    public async Task Of_hundreds_only_those_in_sight_are_drawn()
    {
        await using var pages = await TicketPages.NewAsync();
        var lane = Render(pages, [.. Enumerable.Range(1, 300).Select(id => Engineer(id, $"工程师 {id}", EngineerState.Free))]);
        Assert.Contains("300 on duty", lane.Find("h2").TextContent, StringComparison.Ordinal);
        Assert.InRange(lane.FindAll("li.person").Count, 1, 150);
    }

    private static PeopleFaces FacesOf(TicketPages pages)
    {
        pages.Services.AddSingleton<FacePrinter>().AddSingleton<PeopleFaces>();
        return pages.Services.GetRequiredService<PeopleFaces>();
    }

    private static IRenderedComponent<EngineersLane> Render(TicketPages pages, params BoardEngineer[] engineers) => Render(pages, FacesOf(pages), Noon, engineers);

    private static IRenderedComponent<EngineersLane> Render(TicketPages pages, PeopleFaces faces, DateTime now, params BoardEngineer[] engineers) =>
        pages.Render<EngineersLane>(parameters => parameters.Add(view => view.Everybody, faces.Of(Board(engineers), now)).Add(view => view.Now, now));

    private static void Show(IRenderedComponent<EngineersLane> lane, LanePeople people, DateTime now) =>
        lane.Render(parameters => parameters.Add(view => view.Everybody, people).Add(view => view.Now, now));

    private static BoardSnapshot Board(params BoardEngineer[] engineers) =>
        BoardSnapshot.Empty with { Engineers = engineers.ToImmutableDictionary(engineer => engineer.Id) };

    private static BoardEngineer Engineer(int id, string name, EngineerState state) => new()
    {
        Id = id, Name = name, State = state, Skills = ["液压 3"], HomeCity = "长治", Position = null, Visits = [],
    };

    private static BoardVisit Visit(int id, VisitState state, int hours) =>
        new(id, $"AS-20261123-00{id}", 3, Lead: true, Place.Site, state, Noon.AddHours(hours), Noon.AddHours(hours + 2));
}

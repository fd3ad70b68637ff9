using AfterSales.Core.Dispatch;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Dispatch.Board.Cards;
using AfterSales.Portal.Dispatch.Board.Faces;
using AfterSales.Portal.Dispatch.Board.Looks;
using AfterSales.Portal.Dispatch.Board.Sheets;
using AfterSales.Portal.Tests.Tickets;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using static AfterSales.Portal.Tests.Dispatch.BoardCards;

namespace AfterSales.Portal.Tests.Dispatch.Views;

/// <summary>The columns as they are rendered, and the bar and the views that say which they are.</summary>
public sealed class BoardColumnsTests : IAsyncLifetime
{
    private readonly BoardSheets sheets = new();
    private TicketPages pages = null!;
    private CardPulse pulse = null!;

    public async ValueTask InitializeAsync()
    {
        pages = await TicketPages.NewAsync();
        pages.Services.AddSingleton<FacePrinter>().AddSingleton<CardFaces>().AddSingleton<ColumnFaces>().AddTransient<CardPulse>().AddSingleton<SavedViewDesk>();
        pulse = pages.Services.GetRequiredService<CardPulse>();
    }

    public async ValueTask DisposeAsync() => await pages.DisposeAsync();

    [Fact]
    public void A_long_column_shows_its_first_cards_and_says_how_many_more_there_are()
    {
        var columns = Render(Board([.. Enumerable.Range(1, 300).Select(one => Card(one, Stage.ToDispatch))]));
        var column = columns.Find("[data-testid=column-ToDispatch]");
        Assert.Equal("300", column.QuerySelector(".count")!.TextContent);
        Assert.Equal(20, column.QuerySelectorAll("article").Length);
        Assert.Equal("280 more", column.QuerySelector("[data-more]")!.TextContent);
    }

    [Fact]
    public void Asked_for_all_it_draws_those_in_sight()
    {
        var columns = Render(Board([.. Enumerable.Range(1, 300).Select(one => Card(one, Stage.ToDispatch))]));
        columns.Find("[data-more]").Click();
        Assert.Empty(columns.FindAll("[data-more]"));
        Assert.InRange(columns.FindAll("article").Count, 1, 150);
        Assert.Equal("300", columns.Find("[data-testid=column-ToDispatch] .count").TextContent);
    }

    [Fact]
    public void A_change_renders_the_cards_it_touches_and_no_others()
    {
        var board = Board(Card(1, Stage.ToDispatch), Card(2, Stage.ToDispatch), Card(3, Stage.OnSite));
        var columns = Render(board);
        var renders = columns.FindComponents<BoardCardView>().ToDictionary(card => card.Instance.Number, card => card.RenderCount);
        var onSite = columns.FindComponents<BoardColumn>().Single(column => column.Instance.View.Place.Key == "OnSite");
        var before = onSite.RenderCount;

        var changed = Card(1, Stage.ToDispatch) with { Fault = "漏油" };
        var delta = new BoardDelta(board.Version, 2, board.Cards.Clear().Add(changed.Number, changed), [], board.Engineers);
        Show(columns, new BoardUpdate(board.After(delta, Noon), delta), BoardLook.Plain);

        Assert.Equal([1, 0, 0], columns.FindComponents<BoardCardView>().OrderBy(card => card.Instance.Number).Select(card => card.RenderCount - renders[card.Instance.Number]));
        Assert.Equal(before, onSite.RenderCount);
    }

    [Fact]
    public void A_card_that_comes_above_others_leaves_them_as_they_are()
    {
        var board = Board(Card(1, Stage.ToDispatch, TimeSpan.FromHours(3)), Card(2, Stage.ToDispatch, TimeSpan.FromHours(4)));
        var columns = Render(board);
        var before = columns.FindComponents<BoardCardView>().Select(card => card.Instance).ToList();

        var urgent = Card(3, Stage.ToDispatch, TimeSpan.FromHours(1));
        var delta = new BoardDelta(board.Version, 2, board.Cards.Clear().Add(urgent.Number, urgent), [], board.Engineers);
        Show(columns, new BoardUpdate(board.After(delta, Noon), delta), BoardLook.Plain);

        var after = columns.FindComponents<BoardCardView>().Select(card => card.Instance).ToList();
        Assert.Equal([urgent.Number, .. before.Select(card => card.Number)], after.Select(card => card.Number));
        Assert.Equal(before, after.Skip(1));
    }

    [Fact]
    public void A_minute_renders_the_cards_whose_clock_runs_and_no_others()
    {
        var board = Board(Card(1, Stage.ToDispatch, TimeSpan.FromHours(3)), Card(2, Stage.ToDispatch) with { CreatedAt = Noon.AddDays(-9) });
        var columns = Render(board);
        var renders = columns.FindComponents<BoardCardView>().ToDictionary(card => card.Instance.Number, card => card.RenderCount);

        Show(columns, new BoardUpdate(board, null), BoardLook.Plain, Noon.AddMinutes(170));

        Assert.Equal([1, 0], columns.FindComponents<BoardCardView>().OrderBy(card => card.Instance.Number).Select(card => card.RenderCount - renders[card.Instance.Number]));
        Assert.Contains("0:10 left", columns.Find(".clock").TextContent, StringComparison.Ordinal);
        Assert.Contains("soon", columns.Find("article").ClassList);
    }

    [Fact]
    public void What_the_hand_may_drop_on_says_so_and_the_rest_says_why_not()
    {
        var board = Board(Sent(1, (7, 1)), Card(2, Stage.ToDispatch)) with { Engineers = Engineers((7, "赵强", EngineerState.Free), (8, "白云", EngineerState.OffDuty)) };
        var columns = Render(board, new BoardLook { Group = BoardGroup.Engineer });
        Assert.Equal("7", columns.Find("[data-testid=lane-7]").GetAttribute("data-engineer"));
        Assert.NotEmpty(columns.Find("[data-testid=lane-unassigned]").GetAttribute("data-nodrop")!);

        // Who is off duty is folded, and can be looked into all the same.
        Assert.Empty(columns.FindAll("[data-testid=lane-8] .cards"));
        columns.Find("[data-testid=lane-8] [data-fold]").Click();
        Assert.NotEmpty(columns.FindAll("[data-testid=lane-8] .cards"));

        var blockers = Render(board, new BoardLook { Group = BoardGroup.Blocker });
        Assert.All(blockers.FindAll("[data-column]"), column => Assert.False(column.HasAttribute("data-stage") || column.HasAttribute("data-engineer")));
        Assert.All(blockers.FindAll("[data-column]"), column => Assert.NotEmpty(column.GetAttribute("data-nodrop")!));
    }

    [Fact]
    public void In_a_lane_jobs_of_different_days_have_the_day_between_them()
    {
        var board = Board(Sent(1, (7, 1)), Sent(2, (7, 2)), Sent(3, (7, 20)), Sent(4, (7, 200))) with { Engineers = Engineers((7, "赵强", EngineerState.Free)) };
        var columns = Render(board, new BoardLook { Group = BoardGroup.Engineer });
        var feed = columns.Find("[data-testid=lane-7] .cards > [role=group]").Children;
        Assert.Equal(
            ["Today", "1", "2", "Tomorrow · Tue 24 Nov", "3", "Tue 1 Dec", "4"],
            feed.Select(one => one.ClassList.Contains("day") ? one.TextContent : one.GetAttribute("data-card")![^1..]));
        Assert.Equal(3, columns.FindAll("[data-testid=lane-7] h3.day").Count);
        Assert.Empty(Render(board).FindAll(".day"));
    }

    [Fact]
    public void Compact_shows_nearly_twice_as_many()
    {
        foreach (var group in Enum.GetValues<BoardGroup>())
        {
            var look = new BoardLook { Group = group };
            Assert.True(CardSize.Of(look with { Density = BoardDensity.Compact }).Pitch * 1.75f < CardSize.Of(look).Pitch);
        }
    }

    [Fact]
    public void The_legend_explains_every_sign_that_a_card_can_carry()
    {
        var card = Sent(1, (7, 1)) with { Priority = Priority.Urgent, OutOfWarranty = true, RepeatOf = "AS-20261101-003", Pin = new BoardPin(4, "周敏", Noon.AddHours(1), "客户只认周敏") };
        card = card with { Visits = [card.Visits[0] with { State = VisitState.Planned }] };
        var columns = Render(Board(card with { Impact = Impact.Safety }, card with { Number = "AS-20261123-002", Impact = Impact.MachineStopped }));
        var signs = columns.FindAll(".mk").Select(mark => mark.GetAttribute("data-short")!).ToHashSet();
        Assert.Equal(8, signs.Count);

        var legend = pages.Render<MarkLegend>();
        Assert.Superset(signs, legend.FindAll("dt .mk").Select(mark => mark.TextContent).ToHashSet());
        Assert.All(legend.FindAll("dd"), words => Assert.NotEmpty(words.TextContent));
        Assert.Equal("mark-legend", legend.Find("[data-testid=marks]").GetAttribute("popovertarget"));
    }

    [Fact]
    public void A_menu_says_what_there_is_to_choose_from_once_it_is_opened()
    {
        pulse.Take(Board(Card(1, Stage.ToDispatch) with { Province = "山西" }, Card(2, Stage.OnSite) with { Province = "陕西", Site = new(2, "主井", null, "榆林", null, null) }), Noon);
        BoardFilter? chosen = null;
        var menu = pages.Render<FacetMenu>(parameters => parameters.Add(menu => menu.Facet, BoardFacet.Province).Add(menu => menu.Filter, BoardFilter.None)
            .Add(menu => menu.Pulse, pulse).Add(menu => menu.OnFilter, filter => chosen = filter));
        Assert.Empty(menu.FindAll("input"));

        menu.Find("details").TriggerEvent("ontoggle", EventArgs.Empty);
        Assert.Equal(["山西 1", "长治 1", "陕西 1", "榆林 1"], menu.FindAll("label").Select(label => string.Join(' ', label.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
        menu.Find("[data-testid='option-榆林']").Change(true);
        Assert.Equal(["榆林"], chosen![BoardFacet.City]);
    }

    [Fact]
    public async Task A_view_is_saved_marked_renamed_and_deleted_where_the_views_are()
    {
        var look = BoardLook.Read("group=engineer&show=due")!;
        var views = pages.Render<SavedViews>(parameters => parameters.Add(views => views.Actor, pages.Supervisor).Add(views => views.Look, look));
        await views.Find("details").TriggerEventAsync("ontoggle", EventArgs.Empty);
        await views.Find("[name=viewName]").ChangeAsync(new ChangeEventArgs { Value = "到期" });
        await views.FindAll("form")[^1].SubmitAsync();
        Assert.Equal("到期", views.Find("summary").TextContent);
        Assert.Equal("/board?group=engineer&show=due", views.Find("li a").GetAttribute("href"));

        await views.Find("[aria-label='Open the board with 到期']").ClickAsync(new());
        Assert.Equal("true", views.Find("[aria-label='Open the board with 到期']").GetAttribute("aria-pressed"));
        await views.Find("[aria-label='Rename 到期']").ClickAsync(new());
        await views.Find("[name=newName]").ChangeAsync(new ChangeEventArgs { Value = " " });
        await views.FindAll("form")[0].SubmitAsync();
        Assert.Equal("Please give it a name.", views.Find("[role=alert]").TextContent);
        await views.Find("[name=newName]").ChangeAsync(new ChangeEventArgs { Value = "超时" });
        await views.FindAll("form")[0].SubmitAsync();
        Assert.Equal("超时", views.Find("summary").TextContent);
        await views.Find("[aria-label='Delete 超时']").ClickAsync(new());
        Assert.Empty(views.FindAll("li"));
    }

    private IRenderedComponent<BoardColumns> Render(BoardSnapshot board, BoardLook? look = null)
    {
        pulse.Take(board, Noon);
        return pages.Render<BoardColumns>(parameters => parameters.Add(view => view.Pulse, pulse).Add(view => view.Look, look ?? BoardLook.Plain)
            .Add(view => view.Sheet, sheets.Of(new BoardUpdate(board, null), look ?? BoardLook.Plain, Noon, null)));
    }

    private void Show(IRenderedComponent<BoardColumns> columns, BoardUpdate update, BoardLook look, DateTime? at = null)
    {
        pulse.Take(update.Board, at ?? Noon);
        columns.Render(parameters => parameters.Add(view => view.Pulse, pulse).Add(view => view.Look, look).Add(view => view.Sheet, sheets.Of(update, look, at ?? Noon, columns.Instance.Sheet)));
    }
}

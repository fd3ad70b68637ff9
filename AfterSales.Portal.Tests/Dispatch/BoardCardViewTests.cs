using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Dispatch.Board.Cards;
using AfterSales.Portal.Tests.Tickets;
using Bunit;
using static AfterSales.Portal.Tests.Dispatch.BoardCards;

namespace AfterSales.Portal.Tests.Dispatch;

public sealed class BoardCardViewTests
{
    private readonly CardPulse pulse = new();

    [Fact]
    public async Task A_card_renders_again_only_when_it_is_another_one()
    {
        await using var pages = await TicketPages.NewAsync();
        var card = Card(1, Stage.ToDispatch, TimeSpan.FromHours(3));
        var view = Render(pages, card);
        var renders = view.RenderCount;

        view.Render(parameters => parameters.Add(view => view.Card, card));
        Assert.Equal(renders, view.RenderCount);
        view.Render(parameters => parameters.Add(view => view.Card, card with { Fault = "漏油" }));
        Assert.Equal(renders + 1, view.RenderCount);
        Assert.Contains("漏油", view.Markup);
    }

    [Fact]
    public async Task A_minute_renders_the_cards_whose_clock_runs_and_no_others()
    {
        await using var pages = await TicketPages.NewAsync();
        var (running, still) = (Render(pages, Card(1, Stage.ToDispatch, TimeSpan.FromHours(3))), Render(pages, Card(2, Stage.ToDispatch)));
        var beat = pages.Render<CardBeat>(parameters => parameters.AddCascadingValue(pulse));
        var (before, stillBefore) = (running.RenderCount, still.RenderCount);

        pulse.Take(BoardSnapshot.Empty, Noon.AddMinutes(170));
        await beat.InvokeAsync(beat.Instance.Beat);

        Assert.Equal((before + 1, stillBefore), (running.RenderCount, still.RenderCount));
        Assert.Contains("0:10 left", running.Find(".clock").TextContent);
        Assert.Contains("soon", running.Find("article").ClassList);
    }

    [Fact]
    public async Task It_marks_what_must_be_known_before_somebody_goes()
    {
        await using var pages = await TicketPages.NewAsync();
        var view = Render(pages, Card(1, Stage.ToDispatch) with { Priority = Priority.Urgent, Impact = Impact.Safety, OutOfWarranty = true, RepeatOf = "AS-20261101-003" });
        Assert.Equal(["Safety", "‼ Urgent", "VIP", "Repeat", "No warr."], view.FindAll(".mk").Select(mark => mark.TextContent.Trim()));
    }

    [Fact]
    public async Task It_says_for_whom_it_is_kept_until_that_is_over_and_who_has_not_been_told()
    {
        await using var pages = await TicketPages.NewAsync();
        var view = Render(pages, Card(1, Stage.Scheduled) with
        {
            Pin = new BoardPin(4, "周敏", Noon.AddHours(1), "客户只认周敏"),
            Visits = [new BoardVisit(1, "AS-20261123-001", 4, Lead: true, Place.Site, VisitState.Planned, Noon, Noon.AddHours(2))],
        });
        Assert.Equal(["Pinned: 周敏", "Not told", "VIP"], view.FindAll(".mk").Select(mark => mark.TextContent.Trim()));
        Assert.Contains("客户只认周敏", view.Find(".pin").GetAttribute("title"), StringComparison.Ordinal);

        var beat = pages.Render<CardBeat>(parameters => parameters.AddCascadingValue(pulse));
        pulse.Take(BoardSnapshot.Empty, Noon.AddHours(1));
        await beat.InvokeAsync(beat.Instance.Beat);
        Assert.Empty(view.FindAll(".pin"));
    }

    private IRenderedComponent<BoardCardView> Render(TicketPages pages, BoardCard card)
    {
        pulse.Take(BoardSnapshot.Empty, Noon);
        return pages.Render<BoardCardView>(parameters => parameters.Add(view => view.Card, card).AddCascadingValue(pulse));
    }
}

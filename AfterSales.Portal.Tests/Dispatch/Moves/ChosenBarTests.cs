using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Dispatch.Board.Moves;
using AfterSales.Portal.Tests.Tickets;
using AfterSales.Portal.Tests.World;
using Bunit;
using static AfterSales.Portal.Tests.Dispatch.BoardCards;

namespace AfterSales.Portal.Tests.Dispatch.Moves;

public sealed class ChosenBarTests
{
    [Fact]
    public async Task What_the_filter_hides_is_said_and_not_counted_among_what_something_is_done_with()
    {
        await using var pages = await TicketPages.NewAsync();
        var bar = Render(pages, 2, hidden: 3);
        Assert.Equal("2 chosen", bar.Find("strong").TextContent);
        Assert.StartsWith("3 more hidden by the filter", bar.Find("[data-testid=chosen-hidden]").TextContent, StringComparison.Ordinal);

        bar = Render(pages, 0, hidden: 1);
        Assert.Empty(bar.FindAll("[data-testid=many-Assign]"));
        Assert.Single(bar.FindAll("[data-testid=many-clear]"));
    }

    [Fact]
    public async Task Without_any_there_is_no_bar_and_the_word_that_chosen_cards_are_described_by_is_there()
    {
        await using var pages = await TicketPages.NewAsync();
        var bar = Render(pages, 0, hidden: 0);
        Assert.Empty(bar.FindAll("[data-testid=chosen-bar]"));
        Assert.Equal("Chosen", bar.Find("#chosen-sign").TextContent);
    }

    private static IRenderedComponent<ChosenBar> Render(TicketPages pages, int cards, int hidden) => pages.Render<ChosenBar>(parameters => parameters
        .Add(bar => bar.Actor, LiveDepartment.Supervisor).Add(bar => bar.Cards, [.. Enumerable.Range(1, cards).Select(one => Card(one, Stage.ToDispatch))]).Add(bar => bar.Hidden, hidden));
}

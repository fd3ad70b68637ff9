using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Dispatch.Board;
using static AfterSales.Portal.Tests.Dispatch.BoardCards;

namespace AfterSales.Portal.Tests.Dispatch;

public sealed class BoardSheetTests
{
    private readonly BoardSheet sheet = new();

    [Fact]
    public void Cards_stand_in_the_column_of_their_stage_and_what_is_due_first_comes_first()
    {
        sheet.Take(Board(
            Card(1, Stage.ToDispatch), Card(2, Stage.ToDispatch, TimeSpan.FromHours(3)), Card(3, Stage.ToDispatch, TimeSpan.FromHours(-1)), Card(4, Stage.OnSite)), Noon);
        Assert.Equal([3, 2, 1], Column(Stage.ToDispatch).Cards.Select(card => card.Order.Sequence));
        Assert.Equal(1, Column(Stage.ToDispatch).Broken);
        Assert.Equal([4], Column(Stage.OnSite).Cards.Select(card => card.Order.Sequence));
        Assert.Equal(new BoardCounts(Open: 4, Unassigned: 3, Broken: 1, WithinTheHour: 0, Paused: 0), sheet.Counts);
    }

    [Fact]
    public void A_change_makes_new_columns_only_of_those_it_touches()
    {
        var board = Board(Card(1, Stage.ToDispatch), Card(2, Stage.OnSite));
        sheet.Take(board, Noon);
        var (toDispatch, scheduled, onSite) = (Column(Stage.ToDispatch), Column(Stage.Scheduled), Column(Stage.OnSite));

        var moved = Card(1, Stage.Scheduled);
        sheet.Take(board.After(new BoardDelta(1, 2, board.Cards.Clear().Add(moved.Number, moved), [], board.Engineers), Noon), Noon);

        Assert.NotSame(toDispatch, Column(Stage.ToDispatch));
        Assert.NotSame(scheduled, Column(Stage.Scheduled));
        Assert.Same(moved, Assert.Single(Column(Stage.Scheduled).Cards));
        Assert.Same(onSite, Column(Stage.OnSite));
    }

    [Fact]
    public void Time_alone_breaks_a_promise()
    {
        var board = Board(Card(1, Stage.ToDispatch, TimeSpan.FromMinutes(10)));
        sheet.Take(board, Noon);
        Assert.Equal((0, 1), (sheet.Counts.Broken, sheet.Counts.WithinTheHour));
        sheet.Take(board, Noon.AddMinutes(11));
        Assert.Equal((1, 1), (sheet.Counts.Broken, Column(Stage.ToDispatch).Broken));
    }

    [Theory]
    [InlineData("掘进", BoardShow.All, 2)]
    [InlineData("-002", BoardShow.All, 1)]
    [InlineData("没有这个", BoardShow.All, 0)]
    [InlineData("", BoardShow.Due, 1)]
    [InlineData("", BoardShow.Unassigned, 1)]
    public void A_filter_leaves_what_is_looked_for(string words, BoardShow show, int left)
    {
        sheet.Take(Board(Card(1, Stage.ToDispatch), Card(2, Stage.OnSite, TimeSpan.FromMinutes(5))), Noon);
        sheet.Filter(words, show);
        Assert.Equal(left, sheet.Columns.Sum(column => column.Cards.Count));
        Assert.Equal(2, sheet.Counts.Open);
    }

    private BoardColumnView Column(Stage stage) => sheet.Columns.Single(column => column.Stage == stage);
}

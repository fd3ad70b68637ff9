using System.Globalization;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Dispatch.Board.Looks;
using AfterSales.Portal.Dispatch.Board.Sheets;
using AfterSales.Portal.Tests.World;
using static AfterSales.Portal.Tests.Dispatch.BoardCards;

namespace AfterSales.Portal.Tests.Dispatch;

public sealed class BoardSheetTests
{
    private readonly BoardSheets sheets = new();
    private BoardSheet sheet = BoardSheet.Empty;
    private BoardLook look = BoardLook.Plain;

    [Fact]
    public void Cards_stand_in_the_column_of_their_stage_and_what_is_due_first_comes_first()
    {
        Show(Board(Card(1, Stage.ToDispatch), Card(2, Stage.ToDispatch, TimeSpan.FromHours(3)), Card(3, Stage.ToDispatch, TimeSpan.FromHours(-1)), Card(4, Stage.OnSite)));
        Assert.Equal([3, 2, 1], Numbers("ToDispatch"));
        Assert.Equal(1, Column("ToDispatch").Broken);
        Assert.Equal([4], Numbers("OnSite"));
        Assert.Equal(new BoardCounts(Open: 4, Unassigned: 3, Broken: 1, WithinTheHour: 0, Paused: 0), sheet.Counts);
    }

    [Fact]
    public void A_change_makes_new_columns_only_of_those_it_touches()
    {
        var board = Board(Card(1, Stage.ToDispatch), Card(2, Stage.OnSite));
        Show(board);
        var (toDispatch, scheduled, onSite) = (Column("ToDispatch"), Column("Scheduled"), Column("OnSite"));

        var moved = Card(1, Stage.Scheduled);
        Show(board, moved);

        Assert.NotSame(toDispatch, Column("ToDispatch"));
        Assert.NotSame(scheduled, Column("Scheduled"));
        Assert.Same(moved, Assert.Single(Column("Scheduled").Cards));
        Assert.Same(onSite, Column("OnSite"));
    }

    [Fact]
    public void Where_nothing_changed_the_columns_are_the_same_object()
    {
        var board = Board(Card(1, Stage.ToDispatch));
        Show(board);
        var columns = sheet.Columns;
        var moves = new BoardDelta(board.Version, 2, board.Cards.Clear(), [], board.Engineers);
        Show(new BoardUpdate(board.After(moves, Noon.AddSeconds(1)), moves), Noon);
        Assert.Same(columns, sheet.Columns);
    }

    [Fact]
    public void Whoever_looks_the_same_way_at_the_same_minute_is_given_the_same_arrangement()
    {
        var update = new BoardUpdate(Board(Card(1, Stage.ToDispatch)), null);
        var (mine, theirs) = (sheets.Of(update, look, Noon, null), sheets.Of(update, look with { Density = BoardDensity.Compact }, Noon, null));
        Assert.Same(mine, theirs);
        Assert.NotSame(mine, sheets.Of(update, look with { Group = BoardGroup.Blocker }, Noon, null));
        Assert.Same(sheets.PlacesOf(update.Board, Noon), sheets.PlacesOf(update.Board, Noon));
    }

    [Fact]
    public void Sorted_anew_or_change_by_change_the_order_is_the_same()
    {
        var dice = new Random(7);
        var board = Board([.. Enumerable.Range(1, 60).Select(Thrown)]);
        Show(board);
        for (var version = 2; version < 40; version++)
        {
            var changed = Enumerable.Range(0, dice.Next(1, 4)).Select(_ => Thrown(dice.Next(1, 70))).DistinctBy(card => card.Number).ToDictionary(card => card.Number);
            var gone = board.Cards.Keys.Where(_ => dice.Next(30) == 0).Except(changed.Keys);
            var delta = new BoardDelta(board.Version, version, board.Cards.Clear().SetItems(changed), [.. gone], board.Engineers);
            board = board.After(delta, Noon);
            Show(new BoardUpdate(board, delta), Noon);
            var fresh = new BoardSheets().Of(new BoardUpdate(board, null), look, Noon, null);
            Assert.Equal(fresh.Columns.Select(column => string.Join(',', column.Cards.Select(card => card.Number))), sheet.Columns.Select(column => string.Join(',', column.Cards.Select(card => card.Number))));
            Assert.Equal(fresh.Counts, sheet.Counts);
        }

        BoardCard Thrown(int sequence) => Card(sequence, dice.Next(2) == 0 ? Stage.ToDispatch : Stage.OnSite, dice.Next(4) == 0 ? null : TimeSpan.FromMinutes(dice.Next(-100, 100)));
    }

    [Fact]
    public void Time_alone_breaks_a_promise()
    {
        var update = new BoardUpdate(Board(Card(1, Stage.ToDispatch, TimeSpan.FromMinutes(10))), null);
        Show(update, Noon);
        Assert.Equal((0, 1), (sheet.Counts.Broken, sheet.Counts.WithinTheHour));
        Show(update, Noon.AddMinutes(11));
        Assert.Equal((1, 1), (sheet.Counts.Broken, Column("ToDispatch").Broken));
    }

    [Fact]
    public void By_engineer_the_jobs_of_each_stand_in_the_order_of_the_day_after_what_nobody_is_sent_to()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("zh-CN");
        look = look with { Group = BoardGroup.Engineer };
        Show(Board(
            Card(1, Stage.ToDispatch), Card(2, Stage.Diagnosing),
            Sent(3, (7, 4), (9, 1)), Sent(4, (7, 2)), Sent(5, (8, 0))) with
        {
            Engineers = Engineers((7, "赵强", EngineerState.Free), (8, "白云", EngineerState.OffDuty), (9, "陈立新", EngineerState.OnSite)),
        });

        Assert.Equal(["unassigned", "9", "7", "8", "no-visit"], sheet.Columns.Select(column => column.Place.Key));
        Assert.Equal([1], Numbers("unassigned"));
        Assert.Equal([4, 3], Numbers("7"));
        Assert.Equal([3], Numbers("9"));
        Assert.Equal([5], Numbers("8"));
        Assert.Equal([2], Numbers("no-visit"));
    }

    [Fact]
    public void By_blocker_each_card_stands_under_what_keeps_it_and_what_nothing_keeps_stands_last()
    {
        look = look with { Group = BoardGroup.Blocker };
        Show(Board(Card(1, Stage.AwaitingParts) with { Blocked = Blocker.Parts }, Card(2, Stage.Planning) with { Blocked = Blocker.Contract }, Card(3, Stage.OnSite)));
        Assert.Equal([Blocker.Parts, Blocker.Customer, Blocker.Approval, Blocker.Contract, Blocker.Other, Blocker.None], sheet.Columns.Select(column => ((ColumnPlace.OfBlocker)column.Place).Blocker));
        Assert.Equal([1], Numbers("Parts"));
        Assert.Equal([2], Numbers("Contract"));
        Assert.Equal([3], Numbers("None"));
    }

    [Theory]
    [InlineData("q=掘进", 2)]
    [InlineData("q=-002", 1)]
    [InlineData("q=没有这个", 0)]
    [InlineData("show=due", 1)]
    [InlineData("show=unassigned", 1)]
    [InlineData("province=山西", 1)]
    [InlineData("city=长治", 2)]
    [InlineData("province=陕西&city=长治", 2)]
    [InlineData("line=掘进设备", 1)]
    [InlineData("line=掘进设备&line=起重", 1)]
    [InlineData("engineer=7", 1)]
    [InlineData("q=赵", 1)]
    [InlineData("engineer=8", 0)]
    [InlineData("priority=Urgent", 1)]
    [InlineData("clock=soon&clock=broken", 1)]
    [InlineData("clock=none", 1)]
    [InlineData("clock=none&priority=urgent", 0)]
    public void A_filter_leaves_what_is_looked_for(string query, int left)
    {
        look = BoardLook.Read(query)!;
        Show(Board(
            Card(1, Stage.ToDispatch) with { Province = "山西", ProductLine = "掘进设备" },
            Sent(2, (7, 1)) with { Stage = Stage.OnSite, Priority = Priority.Urgent, Clock = Readings.Due(Noon, TimeSpan.FromMinutes(5)) }) with
        {
            Engineers = Engineers((7, "赵强", EngineerState.Free)),
        });
        Assert.Equal(left, sheet.Shown);
        Assert.Equal(left, sheet.Columns.Sum(column => column.Cards.Count));
        Assert.Equal(2, sheet.Counts.Open);
    }

    private void Show(BoardSnapshot board) => Show(new BoardUpdate(board, null), Noon);

    private void Show(BoardSnapshot board, BoardCard changed)
    {
        var delta = new BoardDelta(board.Version, board.Version + 1, board.Cards.Clear().Add(changed.Number, changed), [], board.Engineers);
        Show(new BoardUpdate(board.After(delta, Noon), delta), Noon);
    }

    private void Show(BoardUpdate update, DateTime at) => sheet = sheets.Of(update, look, at, sheet);

    private BoardColumnView Column(string key) => sheet.Columns.Single(column => column.Place.Key == key);

    private int[] Numbers(string key) => [.. Column(key).Cards.Select(card => card.Order.Sequence)];
}

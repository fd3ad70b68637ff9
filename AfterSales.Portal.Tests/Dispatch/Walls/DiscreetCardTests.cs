using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;

namespace AfterSales.Portal.Tests.Dispatch.Walls;

/// <summary>What hangs on a wall is read by whoever walks by.</summary>
public sealed class DiscreetCardTests
{
    [Theory]
    [InlineData("请打 138 1234 5678 找王工", "请打 *** 找王工")]
    [InlineData("电话13812345678，急", "电话***，急")]
    [InlineData("call +86-351-4091234 now", "call *** now")]
    [InlineData("(0355) 2081234 机电队", "*** 机电队")]
    [InlineData("手机１３８１２３４５６７８", "手机***")]
    [InlineData("mail wang@example.com", "mail ***")]
    [InlineData("13800138000/13900139000 都行", "***/*** 都行")]
    [InlineData("13800138000 13900139000", "*** ***")]
    [InlineData("2026-11-20 13800138002", "2026-11-20 ***")]
    [InlineData("2026-11-20 0351-4091234", "2026-11-20 ***")]
    [InlineData("03514091234/03514091235", "***")]
    [InlineData("张工-13800138001", "张工-***")]
    [InlineData("Tel13800138003", "Tel***")]
    [InlineData("Tel0351-4091234", "Tel***")]
    [InlineData("微信wx13800138004", "微信wx***")]
    [InlineData("13800138005A", "***A")]
    [InlineData("wx+8613800138006", "wx***")]
    [InlineData("0351-4091234转8001", "***")]
    [InlineData("2081234 ext. 12 机电队", "*** 机电队")]
    [InlineData("AS-20261123-001 之后", "AS-20261123-001 之后")]
    [InlineData("EBZ200-0387 压力 16.5 MPa", "EBZ200-0387 压力 16.5 MPa")]
    [InlineData("2026-11-23 14:26 停机 1200 h", "2026-11-23 14:26 停机 1200 h")]
    public void No_number_by_which_somebody_could_be_called_is_left_in_a_text(string said, string shown) => Assert.Equal(shown, DiscreetCard.Without(said));

    [Fact]
    public void Of_a_person_nothing_is_left_but_the_city_and_about_where_that_is()
    {
        var card = BoardCards.Card(1, Stage.Scheduled) with { ContactName = "王建国", Customer = new CustomerRef(7, "王建国", false), Site = new SiteRef(1, "家", "长治市某路 3 号", "长治", 36.2468, 113.1357) };
        var shown = DiscreetCard.Of(card);
        Assert.Equal(("", null, new SiteRef(1, "", null, "长治", 36.2, 113.1)), (shown.ContactName, shown.Customer, shown.Site));
        // By now somebody else of the family calls; the file says whose it is.
        Assert.Null(DiscreetCard.Of(card with { ContactName = "李芳", OfPerson = true }).Customer);
    }

    [Fact]
    public void A_companys_place_is_shown_as_it_is_once_somebody_has_verified_it()
    {
        var card = BoardCards.Card(2, Stage.Scheduled) with { Site = new SiteRef(1, "副井口", null, "长治", 36.2468, 113.1357) };
        Assert.Equal(("余吾煤业", card.Site), (DiscreetCard.Of(card).Customer!.Name, DiscreetCard.Of(card).Site));
        Assert.Equal((36.2, 113.1), (DiscreetCard.Of(card with { Stage = Stage.Reported }).Site!.Lat, DiscreetCard.Of(card with { Stage = Stage.Reported }).Site!.Lon));
    }

    [Theory]
    [InlineData("山西省长治市屯留区余吾镇 3 号", "长治市")]
    [InlineData("长治市某路 3 号", "长治市")]
    [InlineData("内蒙古自治区锡林郭勒盟多伦县", "锡林郭勒盟")]
    [InlineData("北京市朝阳区某街 5 号", "北京")]
    [InlineData("山西长治屯留 3 号楼", "山西")]
    [InlineData("襄垣县某村", "襄垣县")]
    [InlineData("王家庄市场对面", null)]
    [InlineData("我家就在长治市里", null)]
    [InlineData("12 Mine Road", null)]
    [InlineData(null, null)]
    public void Of_a_reported_address_the_town_or_the_region_is_left(string? address, string? shown) => Assert.Equal(shown, ReportedPlace.CityIn(address));

    [Theory]
    [InlineData("13700137000", null, "***")]
    [InlineData("4091234567", null, "***")]
    [InlineData("13700137000", "EBZ200", "***")]
    [InlineData("2023038701", "EBZ200", "2023038701")]
    [InlineData("EBZ200-0387", null, "EBZ200-0387")]
    public void A_serial_number_that_is_a_telephone_number_is_not_shown(string serial, string? model, string shown)
    {
        var card = BoardCards.Card(1, Stage.Reported) with { Equipment = new EquipmentRef(serial, model, null, null) };
        Assert.Equal(shown, DiscreetCard.Of(card).Equipment!.SerialNumber);
    }

    [Fact]
    public void A_wall_sees_every_card_and_every_change_discreetly()
    {
        var card = BoardCards.Card(1, Stage.Reported) with { Fault = "回电 13812345678" };
        var board = BoardCards.Board(card);
        Assert.Equal("回电 ***", BoardSight.OnWall.Of(board).Cards[card.Number].Fault);
        var delta = new BoardDelta(1, 2, board.Cards, [], board.Engineers);
        Assert.Equal("回电 ***", BoardSight.OnWall.Of(delta, board).Cards[card.Number].Fault);
    }

    [Theory]
    [InlineData(VisitState.OnSite, true)]
    [InlineData(VisitState.EnRoute, true)]
    [InlineData(VisitState.Left, true)]
    [InlineData(VisitState.Confirmed, false)]
    public void An_engineer_is_shown_only_about_where_a_person_lives(VisitState state, bool coarse)
    {
        var card = BoardCards.Sent(1, (7, 1)) with { Customer = null };
        var people = BoardCards.Engineers((7, "赵强", EngineerState.OnSite));
        var here = new BoardPosition(36.2468, 113.1357, 8, BoardCards.Noon);
        var board = BoardCards.Board(card) with { Engineers = people.SetItem(7, people[7] with { Position = here, Visits = [card.Visits[0] with { State = state }] }) };
        var shown = coarse ? here with { Lat = 36.2, Lon = 113.1, AccuracyM = 10_000 } : here;
        Assert.Equal(shown, BoardSight.OnWall.Of(board).Engineers[7].Position);
        // The card may have come long before the move.
        var delta = new BoardDelta(1, 2, BoardSnapshot.Empty.Cards, [], board.Engineers);
        Assert.Equal(shown, BoardSight.OnWall.Of(delta, BoardSight.OnWall.Of(board)).Engineers[7].Position);
        // Or be closed by then.
        Assert.Equal(shown, BoardSight.OnWall.Of(board with { Cards = BoardSnapshot.Empty.Cards }).Engineers[7].Position);
    }
}

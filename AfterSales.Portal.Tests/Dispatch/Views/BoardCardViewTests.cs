using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Dispatch.Board.Cards;
using AfterSales.Portal.Dispatch.Board.Faces;
using AfterSales.Portal.Tests.Tickets;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using static AfterSales.Portal.Tests.Dispatch.BoardCards;

namespace AfterSales.Portal.Tests.Dispatch.Views;

public sealed class BoardCardViewTests : IAsyncLifetime
{
    private TicketPages pages = null!;
    private CardPulse pulse = null!;

    public async ValueTask InitializeAsync()
    {
        pages = await TicketPages.NewAsync();
        pages.Services.AddSingleton<FacePrinter>().AddSingleton<CardFaces>().AddSingleton<ColumnFaces>().AddTransient<CardPulse>();
        pulse = pages.Services.GetRequiredService<CardPulse>();
        pulse.Take(BoardSnapshot.Empty, Noon);
    }

    public async ValueTask DisposeAsync() => await pages.DisposeAsync();

    [Fact]
    public void It_marks_what_must_be_known_before_somebody_goes()
    {
        var view = Render(Card(1, Stage.ToDispatch) with { Priority = Priority.Urgent, Impact = Impact.Safety, OutOfWarranty = true, RepeatOf = "AS-20261101-003" });
        Assert.Equal(["Safety", "‼ Urgent", "VIP", "Repeat", "No warr."], view.FindAll(".mk").Select(mark => mark.TextContent.Trim()));
        Assert.All(view.FindAll(".mk"), mark => Assert.NotEmpty(mark.GetAttribute("data-short")!));
    }

    [Fact]
    public void It_says_for_whom_it_is_kept_until_that_is_over_and_who_has_not_been_told()
    {
        var card = Card(1, Stage.Scheduled) with
        {
            Pin = new BoardPin(4, "周敏", Noon.AddHours(1), "客户只认周敏"),
            Visits = [new BoardVisit(1, "AS-20261123-001", 4, Lead: true, Place.Site, VisitState.Planned, Noon, Noon.AddHours(2))],
        };
        var view = Render(card);
        Assert.Equal(["Pinned: 周敏", "◐ Not told", "VIP"], view.FindAll(".mk").Select(mark => mark.TextContent.Trim()));
        Assert.Contains("客户只认周敏", view.Find(".pin").GetAttribute("title"), StringComparison.Ordinal);
        Assert.Contains("soft", view.Find(".who b").ClassList);

        pulse.Take(BoardSnapshot.Empty, Noon.AddHours(1));
        Assert.Empty(Render(card).FindAll(".pin"));
    }

    [Theory]
    [InlineData(17, "soon")]
    [InlineData(59, "soon")]
    [InlineData(61, "")]
    [InlineData(-1, "over")]
    public void What_falls_due_within_the_hour_does_not_look_calm_however_short_the_promise_was(int minutes, string edge)
    {
        var left = TimeSpan.FromMinutes(minutes);
        // Of a promise of so little time a quarter is left only at the very end; programs go on being told of that.
        var card = Card(1, Stage.ToDispatch, left);
        card = card with { Clock = card.Clock! with { SoonAt = card.Clock.DueAt } };
        var view = Render(card);
        Assert.Equal($"card {edge}".Trim(), view.Find(".card").ClassName!.Trim());
        Assert.Equal(edge.Length == 0 ? "clock calm" : $"clock {edge}", view.Find(".clock").ClassName);
        Assert.Equal(minutes < 0 ? ClockState.Broken : ClockState.Running, card.Clock.StateAt(Noon));
    }

    [Theory]
    [InlineData(0, "0 min")]
    [InlineData(59, "59 min")]
    [InlineData(60, "1 h")]
    [InlineData(119, "1 h")]
    [InlineData(2 * 24 * 60 + 700, "2 d")]
    public void It_says_how_old_it_is(int minutes, string age)
    {
        var view = Render(Card(1, Stage.ToDispatch) with { CreatedAt = Noon.AddMinutes(-minutes) });
        Assert.Equal($"长治·{age}", view.Find(".where").TextContent);
    }

    [Fact]
    public void In_an_engineers_lane_it_says_when_the_visit_is()
    {
        var card = Sent(1, (7, 1));
        var view = Render(card, card.Visits[0]);
        Assert.Equal("13:00–15:00", view.Find(".when").TextContent);
        Assert.Equal("长治·0 min", view.Find(".where").TextContent);
        Assert.Equal("13:00–15:00", Render(Sent(2, (7, 25)), Sent(2, (7, 25)).Visits[0]).Find(".when").TextContent);
        Assert.Equal("23:00 – 24 Nov 01:00", Render(Sent(3, (7, 11)), Sent(3, (7, 11)).Visits[0]).Find(".when").TextContent);
        Assert.Empty(Render(card).FindAll(".when"));
    }

    [Fact]
    public void The_fault_has_its_lines_to_itself_and_the_machine_stands_beside_the_marks()
    {
        var view = Render(Card(1, Stage.ToDispatch));
        Assert.Equal("液压泵噪声大", view.Find("p").TextContent);
        Assert.Equal("EBZ200", view.Find(".kit .code").TextContent);
        Assert.Equal("EBZ200 掘进机", view.Find(".kit .machine").GetAttribute("title"));
        // Of a machine that nobody knows the serial number stands there.
        Assert.Equal("EBZ-1", Render(Card(1, Stage.ToDispatch) with { Equipment = new("EBZ-1", null, null, null) }).Find(".code").TextContent);
        Assert.Empty(Render(Card(1, Stage.ToDispatch) with { Equipment = null }).FindAll(".machine"));
    }

    [Fact]
    public void A_mark_says_its_word_when_its_sign_is_pointed_at_and_one_form_fits_all_cards()
    {
        var few = Render(Card(1, Stage.ToDispatch) with { OutOfWarranty = true });
        var many = Render(Card(1, Stage.ToDispatch) with { OutOfWarranty = true, Impact = Impact.MachineStopped });
        // How wide the column is decides, and not how many there are.
        Assert.Equal(few.Find(".marks").ClassName, many.Find(".marks").ClassName);
        Assert.Equal(["Stopped", "VIP", "No warr."], many.FindAll(".mk").Select(mark => mark.TextContent.Trim()));
        Assert.Equal(["■", "VIP", "W"], many.FindAll(".mk").Select(mark => mark.GetAttribute("data-short")));
        Assert.Equal("Out of warranty", many.FindAll(".mk")[^1].GetAttribute("title"));
    }

    [Theory]
    [InlineData("余吾煤业", "副井口", "液压泵噪声大", false)]
    [InlineData("中岳十二局引黄项目", "引黄 5 号洞", "动臂下降过快", true)]
    [InlineData("中岳十二局引黄项目", "引黄 5 号洞", "动臂下降过快，昨夜起每两小时停机一次", false)]
    public void A_long_name_takes_the_line_that_a_short_fault_leaves(string customer, string site, string fault, bool two)
    {
        var view = Render(Card(1, Stage.ToDispatch) with { Customer = new(1, customer, false), Site = new(1, site, null, "忻州", null, null), Fault = fault });
        Assert.Equal(two, view.Find("h3").ClassList.Contains("two"));
    }

    [Fact]
    public void What_is_drawn_once_for_everybody_is_the_same_text_for_everybody()
    {
        var card = Card(1, Stage.ToDispatch, TimeSpan.FromHours(3));
        var faces = pages.Services.GetRequiredService<CardFaces>();
        Assert.Same(faces.FaceOf(card, BoardSnapshot.Empty), faces.FaceOf(card, BoardSnapshot.Empty));
        Assert.Same(faces.TickOf(card, null, Noon), faces.TickOf(card, null, Noon.AddSeconds(20)));
        Assert.NotSame(faces.TickOf(card, null, Noon), faces.TickOf(card, null, Noon.AddMinutes(1)));
    }

    [Fact]
    public void A_new_name_of_an_engineer_shows_without_a_change_of_the_card()
    {
        var card = Sent(1, (7, 1));
        var faces = pages.Services.GetRequiredService<CardFaces>();
        Assert.Contains("title=\"Wang Hai\"", faces.FaceOf(card, Board(card) with { Engineers = Engineers((7, "Wang Hai", EngineerState.Free)) }), StringComparison.Ordinal);
        Assert.Contains("title=\"Wang Bo\"", faces.FaceOf(card, Board(card) with { Engineers = Engineers((7, "Wang Bo", EngineerState.Free)) }), StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_somebody_writes_into_a_ticket_stays_text()
    {
        const string script = "<img src=x onerror=alert(1)>\"'&";
        var card = Card(1, Stage.ToDispatch) with { Fault = script, Customer = new(1, script, false), Site = new(1, script, null, script, null, null), Equipment = new("S", script, script, null) };
        var view = Render(card);
        Assert.Empty(view.FindAll("img"));
        Assert.Equal(script, view.Find(".city").TextContent);
        Assert.Contains(script, view.Find("p").TextContent, StringComparison.Ordinal);
        Assert.StartsWith($"{script} {script} · {script} {script} · {script} · Reported ", view.Find("h3").GetAttribute("title"), StringComparison.Ordinal);
    }

    private IRenderedComponent<BoardCardView> Render(BoardCard card, BoardVisit? visit = null)
    {
        var shown = pulse.Shown(card, visit);
        return pages.Render<BoardCardView>(parameters => parameters
            .Add(view => view.Number, shown.Number).Add(view => view.Label, shown.Label).Add(view => view.Edge, shown.Edge)
            .Add(view => view.Face, shown.Face).Add(view => view.Tick, shown.Tick));
    }
}

using AfterSales.Portal.Dispatch.Board.Looks;

namespace AfterSales.Portal.Tests.Dispatch.Views;

public sealed class BoardLookTests
{
    [Theory]
    [InlineData("group=stage")]
    [InlineData("group=engineer&density=compact&side=off")]
    [InlineData("group=stage&side=on")]
    [InlineData("group=blocker&show=due&province=%E5%B1%B1%E8%A5%BF&city=%E9%95%BF%E6%B2%BB&line=%E6%8E%98%E8%BF%9B&engineer=3&engineer=7&priority=Urgent&clock=Broken&q=%E6%B3%B5%20%26%20%E9%98%80")]
    public void What_the_address_says_is_the_whole_look(string query) => Assert.Equal(query, BoardLook.Read(query)!.Query);

    [Fact]
    public void A_bare_address_says_nothing() => Assert.Null(BoardLook.Read(""));

    [Fact]
    public void The_plain_look_is_no_bare_address() => Assert.Equal("group=stage", BoardLook.Plain.Query);

    [Theory]
    [InlineData("?group=nothing&density=3&side=maybe&show=9")]
    [InlineData("?group=7&priority=Highest&clock=Met&engineer=x&engineer=-1&unknown=1")]
    public void What_it_does_not_know_is_left_out(string query) => Assert.Equal(BoardLook.Plain.Query, BoardLook.Read(query)!.Query);

    [Fact]
    public void An_endless_address_is_cut()
    {
        var query = $"group=stage&q={new string('x', 5000)}&{string.Join('&', Enumerable.Range(0, 500).Select(one => $"engineer={one}"))}&line={new string('y', 200)}";
        var filter = BoardLook.Read(query)!.Filter;
        Assert.Equal((100, 40, 0), (filter.Words.Length, filter[BoardFacet.Engineer].Count, filter[BoardFacet.Line].Count));
    }

    [Fact]
    public void A_value_is_chosen_and_given_up_again()
    {
        var chosen = BoardFilter.None.Toggled(BoardFacet.City, "长治").Toggled(BoardFacet.City, "大同");
        Assert.Equal(["大同", "长治"], chosen[BoardFacet.City].Order(StringComparer.Ordinal));
        Assert.True(chosen.Narrows);
        Assert.False(chosen.Toggled(BoardFacet.City, "长治").Toggled(BoardFacet.City, "大同").Narrows);
    }

    [Fact]
    public void Filters_that_leave_the_same_cards_have_the_same_key() =>
        Assert.Equal(BoardLook.Read("engineer=3&engineer=7&q= 泵 ")!.Filter.Key, BoardLook.Read("q=泵&engineer=7&engineer=3")!.Filter.Key);
}

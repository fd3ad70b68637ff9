using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using AfterSales.Portal.Tickets;
using Bunit;

namespace AfterSales.Portal.Tests.Tickets;

public sealed class ClockChipTests
{
    private static readonly DateTime Now = TicketPages.Noon;

    private static ClockFacts Due(TimeSpan left) => ClockFacts.Of(Readings.Due(Now, left), Now);

    [Theory]
    [InlineData(200, "calm", "3:20 left")]
    [InlineData(18, "soon", "▲0:18 left")]
    [InlineData(-35, "over", "◆0:35 over")]
    public async Task A_running_clock_says_by_sign_words_and_colour_what_is_left(int minutes, string tone, string words)
    {
        await using var pages = await TicketPages.NewAsync();
        var chip = pages.Render<ClockChip>(parameters => parameters.Add(chip => chip.Clock, Due(TimeSpan.FromMinutes(minutes))).Add(chip => chip.Now, Now));
        Assert.Equal($"clock {tone}", chip.Find(".clock").ClassName);
        Assert.Equal(words, Seen(chip));
    }

    [Fact]
    public async Task It_ticks_by_being_given_another_moment()
    {
        await using var pages = await TicketPages.NewAsync("zh-CN");
        var chip = pages.Render<ClockChip>(parameters => parameters.Add(chip => chip.Clock, Due(TimeSpan.FromHours(2))).Add(chip => chip.Now, Now));
        Assert.Equal("剩 2:00", Seen(chip));
        chip.Render(parameters => parameters.Add(chip => chip.Now, Now.AddMinutes(150)));
        Assert.Equal("◆超 0:30", Seen(chip));
    }

    [Fact]
    public void What_is_left_is_the_promise_less_the_used_minutes_as_they_are_written() =>
        Assert.Equal(
            (TimeSpan.FromMinutes(209), TimeSpan.FromMinutes(36)),
            (ClockFace.Of(Readings.Due(Now, TimeSpan.FromMinutes(208.5)), Now).Left, ClockFace.Of(Readings.Due(Now, TimeSpan.FromMinutes(-36.5)), Now).Over));

    [Fact]
    public async Task A_paused_clock_says_what_it_waits_for_and_a_met_one_what_was_used()
    {
        await using var pages = await TicketPages.NewAsync("zh-CN");
        var paused = pages.Render<ClockChip>(parameters => parameters
            .Add(chip => chip.Clock, ClockFacts.Of(Readings.Paused(TimeSpan.FromHours(1)), Now)).Add(chip => chip.Now, Now).Add(chip => chip.PausedFor, nameof(HoldReason.Customer)));
        Assert.Equal("‖待客户", Seen(paused));
        var met = pages.Render<ClockChip>(parameters => parameters
            .Add(chip => chip.Clock, ClockFacts.Of(Readings.Met(Now, TimeSpan.FromMinutes(22)), Now)).Add(chip => chip.Now, Now));
        Assert.Equal("✓0:22", Seen(met));
    }

    [Fact]
    public async Task A_promise_beyond_the_published_holidays_says_that_it_is_provisional_and_leads_to_its_sum()
    {
        await using var pages = await TicketPages.NewAsync("zh-CN");
        var chip = pages.Render<ClockChip>(parameters => parameters.Add(chip => chip.Now, Now).Add(chip => chip.SumOf, "AS-20260302-001")
            .Add(chip => chip.Clock, ClockFacts.Of(Readings.Due(Now, TimeSpan.FromHours(2)) with { Provisional = true }, Now)));
        Assert.Equal("剩 2:00暂定", Seen(chip));
        Assert.Equal("/tickets/AS-20260302-001?clock=repair", chip.Find("a").GetAttribute("href"));
    }

    // Without what only a screen reader hears.
    private static string Seen(IRenderedComponent<ClockChip> chip)
    {
        var shown = chip.Find(".clock").Clone(true) as AngleSharp.Dom.IElement;
        shown!.QuerySelector(".visually-hidden")!.Remove();
        return string.Concat(shown.TextContent.Split('\n').Select(part => part.Trim()));
    }
}

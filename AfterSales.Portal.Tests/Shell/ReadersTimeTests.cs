using System.Globalization;
using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.Languages;
using AfterSales.Portal.Tests.World;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Tests.Shell;

public sealed class ReadersTimeTests
{
    private static readonly DateTime AfterTwo = new(2026, 11, 23, 6, 26, 0, DateTimeKind.Utc);
    private readonly SetClock clock = new(new DateTimeOffset(2026, 11, 23, 6, 28, 30, TimeSpan.Zero));

    [Theory]
    [InlineData("zh-CN", "14:26", "11月23日 14:26", "2026年11月23日 周一 14:26")]
    [InlineData("en", "14:26", "23 Nov 14:26", "Mon 23 Nov 2026, 14:26")]
    public void A_time_is_shown_in_the_companys_zone_and_the_readers_language(string language, string time, string day, string full)
    {
        var reader = Reader(language);
        Assert.Equal((time, day, full), (reader.Time(AfterTwo), reader.DayAndTime(AfterTwo), reader.Full(AfterTwo)));
    }

    [Fact]
    public void Today_needs_no_day_and_the_day_ends_at_the_companys_midnight()
    {
        var reader = Reader("en");
        Assert.Equal("14:26", reader.Near(AfterTwo));
        Assert.Equal("22 Nov 23:59", reader.Near(new DateTime(2026, 11, 22, 15, 59, 0, DateTimeKind.Utc)));
        Assert.Equal("00:00", reader.Near(new DateTime(2026, 11, 22, 16, 0, 0, DateTimeKind.Utc)));
    }

    [Theory]
    [InlineData(18, "0:18", "18 min", "18 分")]
    [InlineData(120, "2:00", "2 h", "2 小时")]
    [InlineData(125, "2:05", "2 h 5 min", "2 小时 5 分")]
    [InlineData(47 * 60, "47:00", "47 h", "47 小时")]
    [InlineData(76 * 60, "76:00", "3 d 4 h", "3 天 4 小时")]
    [InlineData(72 * 60, "72:00", "3 d", "3 天")]
    public void A_span_is_a_clock_or_words(int minutes, string shown, string english, string chinese)
    {
        var span = TimeSpan.FromMinutes(minutes);
        var reader = Reader("en");
        Assert.Equal((shown, english), (reader.Clock(span), reader.Words(span)));
        Assert.Equal(chinese, Reader("zh-CN").Words(span));
    }

    [Theory]
    [InlineData(23 * 60 + 5, "23 h 5 min")]
    [InlineData(24 * 60, "1 d")]
    [InlineData(31 * 60 + 29, "1 d 7 h")]
    [InlineData(77 * 60, "3 d 5 h")]
    public void How_late_somebody_is_is_said_in_days_from_the_first_on(int minutes, string words) => Assert.Equal(words, Reader("en").Elapsed(TimeSpan.FromMinutes(minutes)));

    [Fact]
    public void How_long_ago_is_said_in_words()
    {
        Assert.Equal("2 分前", Reader("zh-CN").Ago(AfterTwo));
        Assert.Equal("just now", Reader("en").Ago(clock.Now.UtcDateTime.AddSeconds(-20)));
    }

    private ReadersTime Reader(string language)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = ReaderLanguage.Of(language)!;
        var texts = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider().GetRequiredService<IStringLocalizer<ShellTexts>>();
        return new ReadersTime(new CompanyTime(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")), clock, texts);
    }
}

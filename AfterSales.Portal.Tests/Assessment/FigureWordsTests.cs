using System.Globalization;
using AfterSales.Core.Assessment;
using AfterSales.Portal.Assessment;
using AfterSales.Portal.Assessment.Contents;
using AfterSales.Portal.Assessment.Sheets;
using AfterSales.Portal.Tests.World;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Tests.Assessment;

/// <summary>What a reader is told, and that it agrees with itself.</summary>
public sealed class FigureWordsTests : IClassFixture<PortalFactory>
{
    private readonly IStringLocalizer<AssessmentTexts> words;

    public FigureWordsTests(PortalFactory portal)
    {
        words = portal.Get<IStringLocalizer<AssessmentTexts>>();
        Speak("en");
    }

    private static void Speak(string language) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

    [Theory]
    [InlineData(0.1, "6 min")]
    [InlineData(0.991, "59 min")]
    [InlineData(0.995, "1.0 h")]
    [InlineData(1.04, "1.0 h")]
    [InlineData(1234.5, "1,235 h")]
    public void Below_an_hour_a_time_is_told_in_minutes(double hours, string said) => Assert.Equal(said, words.TimeWithUnit(hours));

    [Theory]
    [InlineData(7.449, 6.551, "Period before 6.6 h, 0.8 h slower")]
    [InlineData(7.449, 7.351, "Period before 7.4 h, 0.0 h slower", true)]
    [InlineData(0.74, 0.56, "Period before 34 min, 10 min slower")]
    [InlineData(12.34, 12.56, "Period before 12.6 h, 0.3 h faster")]
    [InlineData(1.2, 0.8333, "Period before 50 min, 22 min slower")]
    public void The_difference_of_two_times_is_that_of_what_is_shown(double now, double before, string said, bool same = false) =>
        Assert.Equal(same ? "As in the period before: 7.4 h" : said, words.ComparedTime(now, before, 20));

    [Theory]
    [InlineData(CellKind.Score, 4.1982, 4.2, true, "4.198")]
    [InlineData(CellKind.Score, 4.19999, 4.2, true, "4.199")]
    [InlineData(CellKind.Score, 4.2, 4.2, true, "4.20")]
    [InlineData(CellKind.Score, 4.1, 4.2, true, "4.10")]
    [InlineData(CellKind.Share, 0.89961, 0.9, true, "89.96")]
    [InlineData(CellKind.Hours, 2.0301, 2, false, "2.04")]
    public void A_figure_that_misses_its_goal_is_never_shown_as_the_goal(CellKind kind, double value, double goal, bool moreIsBetter, string said) =>
        Assert.Equal(said, words.Large(new HeadFigure("x", "X", kind, value, 100, "") { Goal = goal, MoreIsBetter = moreIsBetter }));

    [Theory]
    [InlineData(0.9588, 0.9646, "Period before 96.5 %, 0.6 points worse")]
    [InlineData(0.9646, 0.9588, "Period before 95.9 %, 0.6 points better")]
    [InlineData(0.95949, 0.95851, "As in the period before: 95.9 %")]
    public void So_is_that_of_two_shares(double now, double before, string said) => Assert.Equal(said, words.ComparedShare(now, before, 20));

    [Theory]
    [InlineData(4.264, 4.286, "Period before 4.29, 0.03 worse")]
    [InlineData(4.286, 4.264, "Period before 4.26, 0.03 better")]
    [InlineData(4.2641, 4.2579, "As in the period before: 4.26")]
    public void And_of_two_ratings(double now, double before, string said) => Assert.Equal(said, words.ComparedScore(now, before, 20));

    [Fact]
    public void What_cannot_be_compared_says_why()
    {
        Assert.Equal("None completed yet", words.ComparedTime(null, null, null));
        Assert.Equal("None completed yet", words.ComparedTime(null, 3, 50));
        Assert.Equal("No earlier period to compare", words.ComparedTime(2, null, null));
        Assert.Equal("Too few cases in the period before", words.ComparedTime(2, 3, FigureWords.Few - 1));
        Assert.Equal("None completed yet", words.ComparedShare(null, 0.9, 50));
        Assert.Equal("Too few cases in the period before", words.ComparedShare(0.9, null, 50));
    }

    [Fact]
    public void The_same_days_a_year_ago_are_told_by_their_own_name()
    {
        Assert.Equal("A year ago 6.6 h, 0.8 h slower", words.ComparedTime(7.449, 6.551, 20, Past.YearAgo));
        Assert.Equal("A year ago 96.5 %, 0.6 points worse", words.ComparedShare(0.9588, 0.9646, 20, Past.YearAgo));
        Assert.Equal("As a year ago: 4.26", words.ComparedScore(4.2641, 4.2579, 20, Past.YearAgo));
    }

    [Fact]
    public void Of_what_should_be_little_less_is_better() =>
        Assert.Equal("Period before 8.0 %, 3.0 points better", words.ComparedShare(0.05, 0.08, 20, moreIsBetter: false));

    [Fact]
    public void The_columns_of_a_distribution_have_one_unit_each()
    {
        Assert.Equal(["≤ 15 min", "15–60 min", "1–4 h", "4–8 h", "8–16 h", "16–24 h", "> 24 h"], Enumerable.Range(0, 7).Select(bucket => words.Bucket(Measure.Response, bucket)));
        Assert.Equal(["≤ 4 h", "4–24 h", "1–2 d", "2–4 d", "4–7 d", "> 7 d"], Enumerable.Range(0, 6).Select(bucket => words.Bucket(Measure.Cycle, bucket)));
    }

    [Theory]
    [InlineData("en", "2026-08-28", "2026-11-26", "28 Aug – 25 Nov 2026")]
    [InlineData("zh-Hans", "2026-08-28", "2026-11-26", "2026年8月28日–11月25日")]
    [InlineData("en", "2025-12-30", "2026-01-02", "30 Dec 2025 – 1 Jan 2026")]
    [InlineData("zh-Hans", "2025-12-30", "2026-01-02", "2025年12月30日–2026年1月1日")]
    [InlineData("en", "2026-11-25", "2026-11-26", "25 Nov 2026")]
    [InlineData("en", "2026-11-25", null, "Since 25 Nov 2026")]
    [InlineData("zh-Hans", null, "2026-11-26", "至2026年11月25日")]
    [InlineData("en", null, null, "Everything reported")]
    public void A_period_is_told_in_words(string language, string? from, string? to, string said)
    {
        Speak(language);
        DateOnly? Day(string? day) => day is null ? null : DateOnly.Parse(day, CultureInfo.InvariantCulture);
        Assert.Equal(said, words.Period(new FigureFilter(Day(from), Day(to))));
    }
}

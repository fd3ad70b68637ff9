using System.Globalization;
using System.Net;
using AfterSales.Portal.Shell.Languages;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Shell;

public sealed class LanguagesTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("zh-CN,zh;q=0.9,en;q=0.8", "zh-CN")]
    [InlineData("zh", "zh-CN")]
    [InlineData("zh-Hans-CN", "zh-CN")]
    [InlineData("en-US,en;q=0.9", "en")]
    [InlineData("en;q=0.3,zh;q=0.7", "zh-CN")]
    [InlineData("de-DE,zh;q=0.5", "zh-CN")]
    [InlineData("de", "en")]
    [InlineData("zh;q=0,en", "en")]
    public async Task The_browsers_languages_decide(string accepted, string language)
    {
        using var client = portal.Anonymous();
        client.DefaultRequestHeaders.Add("Accept-Language", accepted);
        Assert.Contains($"lang=\"{language}\"", await client.GetStringAsync("/signin", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_reader_chose_counts_more_and_leads_back_to_the_same_page()
    {
        using var client = portal.Anonymous();
        client.DefaultRequestHeaders.Add("Accept-Language", "en");
        using var answer = await client.PostAsync("/language", new FormUrlEncodedContent([new("language", "zh-CN"), new("returnUrl", "/signin?returnUrl=%2Fdesk")]), Cancel);
        Assert.Equal("/signin?returnUrl=%2Fdesk", answer.Headers.Location?.OriginalString);
        Assert.Contains(">登录</h1>", WebUtility.HtmlDecode(await client.GetStringAsync("/signin", Cancel)), StringComparison.Ordinal);
    }

    // A customer's page tells nobody its address, so that its browser names no origin.
    [Theory]
    [InlineData("same-origin", HttpStatusCode.SeeOther)]
    [InlineData("cross-site", HttpStatusCode.Forbidden)]
    public async Task A_page_whose_address_is_a_secret_has_its_language_chosen_too(string site, HttpStatusCode answered)
    {
        using var client = portal.Anonymous();
        client.DefaultRequestHeaders.Add("Origin", "null");
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", site);
        using var answer = await client.PostAsync("/language", new FormUrlEncodedContent([new("language", "zh-CN"), new("returnUrl", "/t/some-token")]), Cancel);
        Assert.Equal(answered, answer.StatusCode);
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void Times_have_24_hours_and_weeks_begin_on_Monday(string tag)
    {
        var culture = ReaderLanguage.Of(tag);
        Assert.NotNull(culture);
        Assert.Equal("15:04", new DateTime(2026, 11, 23, 15, 4, 0, DateTimeKind.Utc).ToString("t", culture));
        Assert.Equal(DayOfWeek.Monday, culture.DateTimeFormat.FirstDayOfWeek);
        Assert.StartsWith("¥", 12.5m.ToString("C", culture), StringComparison.Ordinal);
    }

    [Fact]
    public void Chinese_names_are_sorted_by_pinyin()
    {
        List<string> names = ["王", "赵", "李", "陈"];
        names.Sort(StringComparer.Create(ReaderLanguage.Chinese, CompareOptions.None));
        Assert.Equal(["陈", "李", "王", "赵"], names);
    }
}

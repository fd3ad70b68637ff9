using System.Net;
using AfterSales.Core.Data;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Shell;

/// <summary>That a person's language comes along to every browser, and is nobody else's.</summary>
public sealed class PersonsLanguageTests : IAsyncLifetime
{
    private readonly PortalFactory portal = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await portal.HireAsync("lead", "李主管", Roles.Supervisor);
        await portal.HireAsync("other", "王主管", Roles.Supervisor);
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Theory]
    [InlineData("en", "zh-CN")]
    [InlineData("zh-CN", "en")]
    public async Task What_a_person_chose_counts_at_once_and_on_any_browser_later(string chosen, string browsers)
    {
        using var first = Browser(browsers);
        await SignInAsync(first, "lead");
        Assert.Equal(browsers, await LanguageOfAsync(first));
        using var answer = await ChooseAsync(first, chosen);
        Assert.Equal("/board", answer.Headers.Location?.OriginalString);
        Assert.Equal(chosen, await LanguageOfAsync(first));

        using var fresh = Browser(browsers);
        Assert.Equal(browsers, await LanguageOfAsync(fresh, "/signin"));
        await SignInAsync(fresh, "lead");
        Assert.Equal(chosen, await LanguageOfAsync(fresh));
        // The last choice stands, also for the pages that are open to everybody.
        await ChooseAsync(fresh, browsers);
        Assert.Equal(browsers, await LanguageOfAsync(fresh, "/report"));
        using var third = Browser(chosen);
        await SignInAsync(third, "lead");
        Assert.Equal(browsers, await LanguageOfAsync(third));
    }

    [Fact]
    public async Task The_next_person_at_the_same_browser_is_not_affected()
    {
        using var browser = Browser("zh-CN");
        await SignInAsync(browser, "lead");
        await ChooseAsync(browser, "en");
        using var left = await browser.PostAsync("/signout", null, Cancel);
        Assert.Equal("zh-CN", await LanguageOfAsync(browser, "/signin"));
        await SignInAsync(browser, "other");
        Assert.Equal("zh-CN", await LanguageOfAsync(browser));
    }

    [Fact]
    public async Task Before_a_person_chose_what_was_chosen_in_the_browser_stands()
    {
        using var browser = Browser("en");
        await ChooseAsync(browser, "zh-CN");
        await SignInAsync(browser, "lead");
        Assert.Equal("zh-CN", await LanguageOfAsync(browser));
        using var elsewhere = Browser("en");
        await SignInAsync(elsewhere, "lead");
        Assert.Equal("en", await LanguageOfAsync(elsewhere));
    }

    [Theory]
    [InlineData("xx-YY")]
    [InlineData("")]
    [InlineData("../../en")]
    [InlineData("c=en|uic=en")]
    [InlineData("%00%0d%0aSet-Cookie")]
    public async Task A_forged_cookie_or_choice_of_a_language_that_nobody_speaks_is_harmless(string forged)
    {
        using var browser = Browser("zh-CN");
        browser.DefaultRequestHeaders.Add("Cookie", $"language={forged}");
        Assert.Equal("zh-CN", await LanguageOfAsync(browser, "/signin"));
        using var person = Browser("zh-CN");
        await SignInAsync(person, "lead");
        using var answer = await ChooseAsync(person, forged);
        Assert.Equal((HttpStatusCode.SeeOther, false), (answer.StatusCode, answer.Headers.Contains("Set-Cookie")));
        Assert.Equal("zh-CN", await LanguageOfAsync(person));
    }

    [Fact]
    public async Task No_other_site_chooses_for_a_person()
    {
        using var browser = Browser("zh-CN");
        await SignInAsync(browser, "lead");
        browser.DefaultRequestHeaders.Add("Origin", "https://evil.example");
        using var answer = await ChooseAsync(browser, "en");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("zh-CN", await LanguageOfAsync(browser));
    }

    private HttpClient Browser(string language)
    {
        var client = portal.Anonymous();
        client.DefaultRequestHeaders.Add("Accept-Language", language);
        return client;
    }

    private static async Task SignInAsync(HttpClient client, string user)
    {
        using var answer = await client.PostAsync("/signin", new FormUrlEncodedContent([new("user", user)]), Cancel);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    private static Task<HttpResponseMessage> ChooseAsync(HttpClient client, string language) =>
        client.PostAsync("/language", new FormUrlEncodedContent([new("language", language), new("returnUrl", "/board")]), Cancel);

    private static async Task<string> LanguageOfAsync(HttpClient client, string page = "/board")
    {
        var html = await client.GetStringAsync(page, Cancel);
        return html.Split("lang=\"", 2)[1].Split('"', 2)[0];
    }
}

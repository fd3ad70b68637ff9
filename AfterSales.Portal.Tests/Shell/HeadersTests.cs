using System.Net;
using AfterSales.Core.Data;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Shell;

public sealed class HeadersTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/signin")]
    [InlineData("/health/live")]
    [InlineData("/tokens.css")]
    [InlineData("/api/v1/me")]
    [InlineData("/nothing-here")]
    public async Task Every_answer_has_one_policy_and_cannot_be_framed(string path)
    {
        using var client = portal.Anonymous();
        using var answer = await client.GetAsync(path, Cancel);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task A_public_page_allows_no_inline_styles_or_scripts_and_contains_none()
    {
        using var client = portal.Anonymous();
        using var answer = await client.GetAsync("/signin", Cancel);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self'; style-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        var html = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.DoesNotContain("blazor.web", html, StringComparison.Ordinal);
        Assert.DoesNotContain(" style=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_site_cannot_open_a_circuit_with_our_cookie()
    {
        await portal.HireAsync("framed", "王五", Roles.Supervisor);
        using var client = await portal.AsAsync("framed");
        Assert.Equal(HttpStatusCode.Forbidden, await HandshakeAsync("https://evil.example"));
        Assert.NotEqual(HttpStatusCode.Forbidden, await HandshakeAsync(portal.Address.GetLeftPart(UriPartial.Authority)));

        async Task<HttpStatusCode> HandshakeAsync(string origin)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/_blazor?id=none");
            request.Headers.Add("Origin", origin);
            request.Headers.Add("Upgrade", "websocket");
            request.Headers.Add("Connection", "Upgrade");
            request.Headers.Add("Sec-WebSocket-Version", "13");
            request.Headers.Add("Sec-WebSocket-Key", Convert.ToBase64String(new byte[16]));
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task Nobody_gets_a_circuit_without_a_session()
    {
        using var client = portal.Anonymous();
        using var answer = await client.PostAsync("/_blazor/negotiate?negotiateVersion=1", null, Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task A_page_that_is_not_there_says_so()
    {
        await portal.HireAsync("lost", "周迷", Roles.Staff);
        using var client = await portal.AsAsync("lost");
        using var answer = await client.GetAsync("/nothing-here", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("There is no such page", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        using var program = await client.GetAsync("/api/v1/nothing-here", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, program.StatusCode);
        Assert.Equal("application/problem+json", program.Content.Headers.ContentType?.MediaType);
    }
}

using System.Net;
using System.Net.Http.Headers;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using AngleSharp.Html.Dom;

namespace AfterSales.Portal.Tests.Tickets.Attachments;

/// <summary>Files in and out of a running portal: plain forms, no script, no circuit.</summary>
public sealed class FilesByFormTests
{
    [Fact]
    public async Task An_engineer_adds_pictures_from_the_job_page_and_gets_them_back_as_what_they_are()
    {
        await using var portal = new PortalFactory();
        var work = await FieldWork.BeginAsync(portal);
        var ticket = await work.RepairAtAsync(Stage.OnSite);
        using var client = await portal.AsAsync("engineer1");
        var page = await client.OpenAsync($"/my/{ticket.Number}?do=Attach");
        var to = page.QuerySelector("[data-testid=run-command]")!.GetAttribute("formaction")!;

        using var sent = await SendAsync(client, to, page, ("铭牌.html", Pictures.Jpeg("铭牌")), ("油样.png", Pictures.Pdf("油样")));
        Assert.Equal($"/my/{ticket.Number}", sent.LeadsTo());
        var links = (await client.OpenAsync($"/my/{ticket.Number}")).QuerySelectorAll("[data-testid=attachment] a").Select(link => link.GetAttribute("href")!).ToList();

        using var picture = await client.GetAsync(links[0], TestContext.Current.CancellationToken);
        Assert.Equal(("image/jpeg", "inline"), (picture.Content.Headers.ContentType!.MediaType, picture.Content.Headers.ContentDisposition!.DispositionType));
        Assert.Equal("nosniff", picture.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("default-src 'none'; frame-ancestors 'none'; sandbox", picture.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal(Pictures.Jpeg("铭牌"), await picture.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        using var paper = await client.GetAsync(links[1], TestContext.Current.CancellationToken);
        Assert.Equal(("application/pdf", "attachment", "油样.png.pdf"), (paper.Content.Headers.ContentType!.MediaType, paper.Content.Headers.ContentDisposition!.DispositionType, paper.Content.Headers.ContentDisposition.FileNameStar));

        using var other = await portal.AsAsync("engineer2");
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(links[0], TestContext.Current.CancellationToken)).StatusCode);
        using var nobody = portal.Anonymous();
        Assert.NotEqual(HttpStatusCode.OK, (await nobody.GetAsync(links[0], TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task What_is_not_taken_is_said_where_it_was_chosen()
    {
        await using var portal = new PortalFactory();
        var work = await FieldWork.BeginAsync(portal);
        var ticket = await work.RepairAtAsync(Stage.OnSite);
        using var client = await portal.AsAsync("engineer1");
        var page = await client.OpenAsync($"/my/{ticket.Number}?do=Attach");

        using var sent = await SendAsync(client, $"/tickets/{ticket.Number}/attachments?from=job", page, ("x.jpg", "<html>"u8.ToArray()));
        Assert.Equal($"/my/{ticket.Number}?do=Attach&refused=not-a-file", sent.LeadsTo());
        Assert.NotEmpty((await client.OpenAsync(sent.LeadsTo())).Text("problem-image"));
        Assert.DoesNotContain("Problem_", (await client.OpenAsync($"/my/{ticket.Number}?do=Attach&refused=<b>")).Text("problem-image"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_another_site_sends_adds_nothing()
    {
        await using var portal = new PortalFactory();
        var work = await FieldWork.BeginAsync(portal);
        var ticket = await work.RepairAtAsync(Stage.OnSite);
        using var client = await portal.AsAsync("engineer1");
        var page = await client.OpenAsync($"/my/{ticket.Number}?do=Attach");

        using var untold = await SendAsync(client, $"/tickets/{ticket.Number}/attachments", null, ("x.jpg", Pictures.Jpeg()));
        Assert.Equal(HttpStatusCode.BadRequest, untold.StatusCode);
        client.DefaultRequestHeaders.Add("Origin", "https://elsewhere.example");
        using var foreign = await SendAsync(client, $"/tickets/{ticket.Number}/attachments", page, ("x.jpg", Pictures.Jpeg()));
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
    }

    [Fact]
    public async Task A_customer_sends_a_picture_by_the_link_that_shows_the_progress_and_gets_none_back()
    {
        await using var portal = new PortalFactory();
        var work = await FieldWork.BeginAsync(portal);
        var ticket = await work.RepairAtAsync(Stage.Scheduled);
        var token = (await portal.Get<TicketQueries>().FileAsync(work.Staff, ticket.Number, TestContext.Current.CancellationToken)).Value!.TrackToken!;
        using var client = portal.Anonymous();
        // What a browser says of a page that tells nobody its address.
        client.DefaultRequestHeaders.Add("Origin", "null");

        using var forged = await SendAsync(client, $"/t/{token}/attachments", null, ("x.jpg", Pictures.Jpeg()));
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        using var sent = await SendAsync(client, $"/t/{token}/attachments", await client.OpenAsync($"/t/{token}"), ("漏油.jpg", Pictures.Jpeg("漏油")));
        Assert.NotEmpty((await client.OpenAsync(sent.LeadsTo())).Text("sent"));
        Assert.Empty((await client.OpenAsync($"/t/{token}?sent=1")).Text("sent"));
        Assert.Contains("10", (await client.OpenAsync($"/t/{token}?refused=too-many-files")).Text("problem-image"), StringComparison.Ordinal);
        var attached = (await portal.Get<TicketQueries>().FileAsync(work.Staff, ticket.Number, TestContext.Current.CancellationToken)).Value!.Attachments.Single();
        Assert.Equal((true, "王工"), (attached.ByLink, attached.By));
        Assert.NotEqual(HttpStatusCode.OK, (await client.GetAsync($"/tickets/{ticket.Number}/attachments/{attached.Id}", TestContext.Current.CancellationToken)).StatusCode);
        using var unknown = await SendAsync(client, "/t/nothing/attachments", null, ("x.jpg", Pictures.Jpeg()));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string to, IHtmlDocument? page, params (string Name, byte[] Content)[] files)
    {
        var form = new MultipartFormDataContent();
        if (page?.QuerySelector("form [name=__RequestVerificationToken]")?.GetAttribute("value") is { } token)
            form.Add(new StringContent(token), "__RequestVerificationToken");
        foreach (var (name, content) in files)
            form.Add(new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue("text/html") } }, "image", name);
        return client.PostAsync(to, form, TestContext.Current.CancellationToken);
    }
}

using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace AfterSales.Portal.Tests.World;

/// <summary>Plain HTML forms, filled in and sent as a browser without scripts does.</summary>
internal static class PlainForms
{
    extension(HttpClient client)
    {
        public async Task<IHtmlDocument> OpenAsync(string path)
        {
            using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return await answer.ReadPageAsync();
        }

        /// <summary>Sends a form of an opened page with what it holds, the given fields written over it.</summary>
        public Task<HttpResponseMessage> SendAsync(string path, IHtmlDocument page, string handler, params (string Name, string Value)[] fields)
        {
            var form = page.QuerySelectorAll("form").Single(form => form.QuerySelector($"input[name=_handler][value='{handler}']") is not null);
            var values = form.QuerySelectorAll("input[type=hidden], textarea, input[value]:not([type=radio])").Where(input => input.HasAttribute("name"))
                .GroupBy(input => input.GetAttribute("name")!).Where(group => fields.All(field => field.Name != group.Key))
                .SelectMany(group => group.Select(input => new KeyValuePair<string, string>(group.Key, Value(input))))
                .Concat(form.QuerySelectorAll("select").Where(select => fields.All(field => field.Name != select.GetAttribute("name")))
                    .Select(select => new KeyValuePair<string, string>(select.GetAttribute("name")!, ((IHtmlSelectElement)select).Value ?? "")))
                .Concat(fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value)));
            return client.PostAsync(path, new FormUrlEncodedContent(values), TestContext.Current.CancellationToken);
        }
    }

    public static async Task<IHtmlDocument> ReadPageAsync(this HttpResponseMessage answer) =>
        new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    /// <summary>Where a sent form leads; anything but a redirect to a GET fails.</summary>
    public static string LeadsTo(this HttpResponseMessage answer)
    {
        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.Found, HttpStatusCode.SeeOther });
        var to = answer.Headers.Location!;
        return to.IsAbsoluteUri ? to.PathAndQuery : to.ToString();
    }

    public static string Text(this IHtmlDocument page, string testId) => page.QuerySelector($"[data-testid='{testId}']")?.TextContent.Trim() ?? "";

    private static string Value(IElement input) => input is IHtmlTextAreaElement area ? area.Value : input.GetAttribute("value") ?? "";
}

using System.Text.RegularExpressions;
using AfterSales.Core.Rulebooks.Presets;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using static Microsoft.Playwright.Assertions;

namespace AfterSales.Portal.Tests.Stories;

/// <summary>Every page in a language nobody speaks, to see what was written into it.</summary>
public sealed partial class PseudoLanguageTests(BrowserFixture browser)
{
    // What people read, hear or are shown on pointing; not what a script or a style holds, nor what was agreed, in no language's words.
    // Names of cities are data in two languages.
    private const string Texts = """
        () => {
          const found = [];
          const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walk.nextNode()) {
            const holder = walk.currentNode.parentElement;
            if (!holder.closest('script, style, noscript, textarea, svg, pre, .leaflet-cities-pane')) found.push(walk.currentNode.data);
          }
          for (const element of document.body.querySelectorAll('[aria-label], [title], [placeholder], [alt]'))
            for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
              if (element.hasAttribute(name) && !element.closest('svg')) found.push(element.getAttribute(name));
          found.push(document.title);
          return found;
        }
        """;

    [Fact]
    public async Task Nothing_that_a_person_reads_was_written_into_a_page()
    {
        await using var portal = Furnished.Portal(PseudoLanguage.Speak);
        var furnished = await Furnished.BeginAsync(portal);
        Dictionary<string, string[]> besides = new()
        {
            ["supervisor1"] = ["/charts/cycle?table=1", "/charts/cycle?see=ledger&way=fixes", "/charts/response?measure=Arrival&way=kept&see=both&fate=Completed", "/charts/satisfaction?see=words&way=shares", "/nowhere", "/rulebook?clause=R3.4.4", "/rulebook/compare?one=R1&other=R9"],
            ["engineer1"] = ["/charts/response", "/desk", "/people/certificates"],
        };
        // What a checklist says is data in two languages too.
        var lists = await portal.Get<ChecklistDesk>().ListAsync(furnished.Work.Supervisor, TestContext.Current.CancellationToken);
        string[] said = [.. lists.SelectMany(list => list.Items.Select(item => item.En).Append(list.NameEn)).Concat(OfRulebooks).OrderByDescending(text => text.Length)];
        var written = new List<string>();
        foreach (var (user, pages) in EveryPage.By(furnished).Select(same => (same.Key, same.Concat(besides.GetValueOrDefault(same.Key ?? "", [])).ToList())))
        {
            await using var tab = await browser.OpenAsync(portal, user);
            foreach (var page in pages)
            {
                await tab.GoToAsync(page);
                await Expect(tab.Page.Locator("body")).ToContainTextAsync("⟧");
                await Expect(tab.Page.Locator(".waiting:visible")).ToHaveCountAsync(0);
                written.AddRange((await tab.Page.EvaluateAsync<string[]>(Texts)).SelectMany(text => WordsOutside(text, said).Select(word => $"{page}: {word} in \"{text.Trim()}\"")));
            }
        }
        Assert.True(written.Count == 0, string.Join('\n', written.Distinct().Take(60)));
    }

    // What a rulebook says is data in two languages.
    private static readonly string[] OfRulebooks = [.. PresetFiles.All.SelectMany(preset => preset.Clauses.SelectMany(clause => new[] { clause.Text.En, clause.Chapter.En })
        .Concat([preset.Name.En, preset.Issuer.En])).Distinct()];

    private static IEnumerable<string> WordsOutside(string text, string[] data)
    {
        foreach (var said in data)
            text = text.Replace(said, " ", StringComparison.Ordinal);
        // A text may be made of others.
        for (var inner = ""; inner != text; text = Between().Replace(text, " "))
            inner = text;
        return Word().Matches(Data().Replace(text, " ")).Select(match => match.Value);
    }

    [GeneratedRegex("⟦[^⟦⟧]*⟧")]
    private static partial Regex Between();

    // What this test has put in is Chinese, or has digits in it, as serial numbers have; days of the week and months come from the culture.
    [GeneratedRegex(@"https?://\S+|\S*\d\S*|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b")]
    private static partial Regex Data();

    [GeneratedRegex(@"[A-Za-z]{3,}")]
    private static partial Regex Word();
}

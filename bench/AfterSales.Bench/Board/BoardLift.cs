using System.Globalization;

namespace AfterSales.Bench.Board;

/// <summary>
/// How long it takes from the key that lifts a card until the board shows where it may go, with 500 open cards and 1,000 engineers
/// in Chromium: everybody's way, day and promise is reckoned, and every lane, column and person is marked.
/// </summary>
internal static class BoardLift
{
    private const int Cards = 500, Engineers = 1000, Lifts = 20;

    public static async Task<int> RunAsync(int rounds)
    {
        await using var portal = await FullBoard.StartAsync(Cards, Engineers);
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync(portal.Address, "supervisor1");
        await page.GotoAsync("/board");
        await page.Locator(".board[data-ready] [data-testid=column-ToDispatch] [data-card]").First.WaitForAsync();
        List<double> medians = [], slow = [];
        for (var round = 0; round <= rounds; round++)
        {
            var took = new Spread(await page.EvaluateAsync<double[]>(Lifting, Lifts));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(round == 0 ? "warming" : $"round {round}")}: {took}"));
            if (round == 0)
                continue;
            medians.Add(took.Median);
            slow.Add(took.P95);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"lifted until it is shown where the card may go: {Spread.MedianOf(medians):0.0} ms, p95 {Spread.MedianOf(slow):0.0} ms"));
        return 0;
    }

    private const string Lifting = """
        async lifts => {
          const took = [], column = document.querySelector('[data-testid=column-ToDispatch]');
          const key = name => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
          for (let lift = 0; lift < lifts; lift++) {
            const cards = column.querySelectorAll('[data-card]');
            cards[lift % cards.length].focus();
            const marked = new Promise(done => new MutationObserver((_, watch) => { watch.disconnect(); done(); }).observe(column, { attributeFilter: ['data-drop'] }));
            const begun = performance.now();
            key(' ');
            await marked;
            took.push(performance.now() - begun);
            key('Escape');
            await new Promise(done => setTimeout(done, 120));
          }
          return took;
        }
        """;
}

using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;

namespace AfterSales.Bench.Board;

/// <summary>What people see of it: a card that somebody else moves, and the board when it is opened for the first time.</summary>
internal static class BoardInBrowser
{
    private const int Warming = 10;
    private const int Moves = 40;
    private static readonly int[] Sizes = [500, 5000];

    /// <summary>From the moment at which one page sends the move until the other has it in the other column and one frame has passed.</summary>
    public static async Task<int> VisibleAsync(int rounds)
    {
        foreach (var cards in Sizes)
        {
            await using var portal = await FullBoard.StartAsync(cards);
            await using var chromium = await Chromium.StartAsync();
            var (mover, watcher) = (await chromium.OpenAsync(portal.Address, "staff1"), await chromium.OpenAsync(portal.Address, "supervisor1"));
            await OpenAsync(mover);
            await OpenAsync(watcher);
            var (number, version) = await MostPressingAsync(portal);
            List<Spread> all = [];
            for (var round = 0; round <= rounds; round++)
            {
                List<double> took = [];
                for (var i = 0; i < (round == 0 ? Warming : Moves); i++)
                    took.Add(await MoveAsync(mover, watcher, number, version++, toParts: i % 2 == 0));
                var spread = new Spread(took);
                Console.WriteLine($"{cards} cards, {(round == 0 ? "warming" : $"round {round}")}: {spread}");
                if (round > 0)
                    all.Add(spread);
            }
            Console.WriteLine($"{cards} cards, move → visible in a second page: p50 {Spread.MedianOf(all.Select(one => one.Median)):0} ms, p95 {Spread.MedianOf(all.Select(one => one.P95)):0} ms");
        }
        return 0;
    }

    /// <summary>From asking for the page, with nothing kept from before, until its last card is there and one frame has passed.</summary>
    public static async Task<int> LoadAsync(int rounds)
    {
        foreach (var cards in Sizes)
        {
            await using var portal = await FullBoard.StartAsync(cards);
            List<double> all = [];
            for (var round = 0; round <= rounds; round++)
            {
                await using var chromium = await Chromium.StartAsync();
                var page = await chromium.OpenAsync(portal.Address, "supervisor1");
                await page.AddInitScriptAsync(LastCard);
                await OpenAsync(page);
                // A while after the last change of a card nothing more is to come.
                while (!await page.EvaluateAsync<bool>("performance.now() - window.lastCard > 1500"))
                    await Task.Delay(50);
                var (took, drawn) = (await page.EvaluateAsync<double>("window.lastCard"), await page.EvaluateAsync<int>("document.querySelectorAll('[data-card]').length"));
                Console.WriteLine($"{cards} cards, {(round == 0 ? "warming" : $"round {round}")}: full after {took:0} ms, {drawn} cards drawn, of {await page.EvaluateAsync<string>("document.querySelector('[data-testid=status] b').textContent")}");
                if (round > 0)
                    all.Add(took);
            }
            Console.WriteLine($"{cards} cards, cold load to a full board: {Spread.MedianOf(all):0} ms");
        }
        return 0;
    }

    private static async Task OpenAsync(IPage page)
    {
        await page.GotoAsync("/board");
        await page.Locator("[data-card]").First.WaitForAsync();
    }

    private static async Task<double> MoveAsync(IPage mover, IPage watcher, string number, long version, bool toParts)
    {
        await watcher.EvaluateAsync(Watching, new { number, stage = toParts ? "AwaitingParts" : "ToDispatch" });
        var body = toParts
            ? JsonSerializer.Serialize(new { version, lines = new[] { new { partNo = "HYD-001", quantity = 1 } }, promisedAt = DateTime.UtcNow.AddDays(2) })
            : JsonSerializer.Serialize(new { version });
        var sent = await mover.EvaluateAsync<double>(Sending, new { address = $"/api/v1/tickets/{number}/commands/{(toParts ? "RequestParts" : "ReceiveParts")}", body });
        var seen = await watcher.EvaluateAsync<double>("window.seen");
        // The board rests a moment after each change; people do not move cards faster than that.
        await Task.Delay(250);
        return seen - sent;
    }

    // Made urgent, so that it stands first wherever it goes and is drawn there.
    private static async Task<(string Number, long Version)> MostPressingAsync(RunningPortal portal)
    {
        using var staff = await portal.AsAsync("staff1");
        var board = await staff.GetFromJsonAsync<JsonElement>("/api/v1/board");
        var card = board.GetProperty("cards").EnumerateArray()
            .Where(card => card.GetProperty("stage").GetString() == "ToDispatch" && card.GetProperty("serviceType").GetString() == "Repair")
            .Where(card => card.GetProperty("clock") is { ValueKind: JsonValueKind.Object } clock && clock.GetProperty("dueAt").ValueKind == JsonValueKind.String)
            .MinBy(card => card.GetProperty("clock").GetProperty("dueAt").GetDateTime());
        var (number, version) = (card.GetProperty("number").GetString()!, card.GetProperty("version").GetInt64());
        using var answer = await staff.PostAsJsonAsync($"/api/v1/tickets/{number}/commands/ChangePriority", new { version, priority = "Urgent", reason = "测量" });
        return (number, answer.IsSuccessStatusCode ? version + 1 : version);
    }

    // Both pages count from the same clock: the time at which they were opened is known to the fraction of a millisecond.
    private const string Watching = """
        ({ number, stage }) => { window.seen = new Promise(done => {
            const look = () => {
                if (!document.querySelector(`[data-stage="${stage}"] [data-card="${number}"]`)) return false;
                requestAnimationFrame(() => done(performance.timeOrigin + performance.now()));
                return true;
            };
            const watch = new MutationObserver(() => { if (look()) watch.disconnect(); });
            watch.observe(document.body, { subtree: true, childList: true, attributes: true });
        }); }
        """;

    private const string Sending = """
        async ({ address, body }) => {
            const sent = performance.timeOrigin + performance.now();
            const answer = await fetch(address, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
            if (!answer.ok) throw new Error(await answer.text());
            return sent;
        }
        """;

    private const string LastCard = """
        window.lastCard = Infinity;
        document.addEventListener('DOMContentLoaded', () => {
            let cards = 0;
            new MutationObserver(() => {
                const now = document.querySelectorAll('[data-card]').length;
                if (now === cards) return;
                cards = now;
                requestAnimationFrame(() => window.lastCard = performance.now());
            }).observe(document.body, { subtree: true, childList: true });
        });
        """;
}

using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace AfterSales.Bench.Board;

/// <summary>
/// The map with 1,000 engineers and the open tickets of 5,000 sites in Chromium: what one batch of 200 moves costs until it is
/// painted, and how long the frames of a drag are. The portal's own script on a page of its own; nothing else is on that page.
/// </summary>
internal static class MapInBrowser
{
    private const int Engineers = 1000, Sites = 5000, Moves = 200, Batches = 60;

    public static async Task<int> RunAsync(int rounds)
    {
        await using var portal = await RunningPortal.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync(portal.Address, "supervisor1");
        await page.GotoAsync("/wall");
        foreach (var (zoom, name) in new[] { (0, "the whole country"), (4, "a province") })
        {
            List<double> batches = [], frames = [];
            for (var round = 0; round <= rounds; round++)
            {
                var opened = await page.EvaluateAsync<double>(Opening, new { engineers = Engineers, sites = Sites, zoom });
                var took = new Spread(await page.EvaluateAsync<double[]>(Moving, new { engineers = Engineers, moves = Moves, batches = Batches }));
                var dragged = new Spread(await DragAsync(page));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}, {(round == 0 ? "warming" : $"round {round}")}: opened {opened:0} ms; batch of {Moves}: {took}; frame of a drag: {dragged}"));
                if (round == 0)
                    continue;
                batches.Add(took.Median);
                frames.Add(dragged.P95);
            }
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: batch of {Moves} moves until painted {Spread.MedianOf(batches):0.0} ms, p95 of a frame while dragging {Spread.MedianOf(frames):0.0} ms"));
        }
        return 0;
    }

    private static async Task<double[]> DragAsync(IPage page)
    {
        await page.EvaluateAsync(Watching);
        await page.Mouse.MoveAsync(700, 450);
        await page.Mouse.DownAsync();
        for (var i = 0; i < 4; i++)
            await page.Mouse.MoveAsync(i % 2 == 0 ? 250 : 1150, i % 2 == 0 ? 300 : 600, new MouseMoveOptions { Steps = 30 });
        await page.Mouse.UpAsync();
        return JsonSerializer.Deserialize<double[]>(await page.EvaluateAsync<string>("(window.watch = null, JSON.stringify(window.between.splice(0)))"))!;
    }

    private const string Opening = """
        async ({ engineers, sites, zoom }) => {
          window.bench?.map.dispose();
          document.getElementById('bench')?.remove();
          const frame = Object.assign(document.createElement('div'), { id: 'bench', className: 'dispatch-map' });
          Object.assign(frame.style, { position: 'fixed', inset: 0, zIndex: 5000, background: 'white' });
          const root = frame.appendChild(document.createElement('div'));
          Object.assign(root.style, { position: 'absolute', inset: 0 });
          document.body.append(frame);
          const { create } = await import('/Dispatch/Map/DispatchMap.razor.js');
          const words = { coastline: '', zoomIn: '+', zoomOut: '-', source: '', outline: '', noTiles: '' };
          const map = await create(root, { invokeMethodAsync: () => Promise.resolve(null) }, { still: false, sources: [], words });
          let seed = 1;
          const chance = () => (seed = seed * 16807 % 2147483647) / 2147483647;
          const states = ['EnRoute', 'OnSite', 'Free'], signs = ['over', 'soon', 'other', 'other', 'other', 'other'];
          const spot = () => ({ lat: 22 + chance() * 20, lon: 98 + chance() * 24 });
          const all = Array.from({ length: engineers }, (_, id) => ({ id, name: `工程师${id}`, ...spot(), accuracy: 30, state: states[id % 3], at: Date.now() - (id % 40) * 30000, toward: id % 3 ? null : spot() }));
          const begun = performance.now();
          map.update({ engineers: all, sites: Array.from({ length: sites }, (_, i) => ({ key: String(i), ...spot(), label: `城市${i % 300}`, sign: signs[i % 6], tickets: 1 + i % 3 })), goneEngineers: [], goneSites: [], whole: true, now: Date.now() });
          window.bench = { map, all, chance, root };
          await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
          const took = performance.now() - begun;
          for (let i = 0; i < zoom; i++) {
            root.querySelector('.leaflet-control-zoom-in').click();
            await new Promise(done => setTimeout(done, 400));
          }
          return took;
        }
        """;

    private const string Moving = """
        async ({ engineers, moves, batches }) => {
          const { map, all, chance } = window.bench, took = [];
          for (let batch = 0; batch < batches; batch++) {
            const moved = Array.from({ length: moves }, () => {
              const one = all[Math.floor(chance() * engineers)];
              return Object.assign(one, { lat: one.lat + (chance() - 0.5) * 0.02, lon: one.lon + (chance() - 0.5) * 0.02, at: Date.now() });
            });
            const begun = performance.now();
            map.update({ engineers: [...new Set(moved)], sites: [], goneEngineers: [], goneSites: [], whole: false, now: Date.now() });
            const updated = performance.now() - begun;
            // The wait for the frame is the screen's: what counts is the work in it.
            await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
            took.push(updated + Number(window.bench.root.dataset.paintMs));
          }
          return took;
        }
        """;

    private const string Watching = """
        () => {
          window.between = [];
          const watch = window.watch = {};
          let last = performance.now();
          const tick = now => { window.between.push(now - last); last = now; if (window.watch === watch) requestAnimationFrame(tick); };
          requestAnimationFrame(tick);
        }
        """;
}

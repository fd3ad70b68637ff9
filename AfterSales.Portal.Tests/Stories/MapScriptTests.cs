using AfterSales.Portal.Tests.World;
using CsCheck;

namespace AfterSales.Portal.Tests.Stories;

/// <summary>What the map's scripts reckon, in a browser.</summary>
public sealed class MapScriptTests(PortalFactory portal, BrowserFixture browser) : IClassFixture<PortalFactory>
{
    // Latitude and longitude in WGS-84, then in GCJ-02: Beijing, Shanghai, Shenzhen; and Paris, where nothing is shifted.
    private static readonly double[][] Known =
    [
        [39.911954, 116.377817, 39.91334545536069, 116.38404722455657], [31.1774276, 121.5272106, 31.17530398364597, 121.531541859215],
        [22.543847, 113.912316, 22.540796131694766, 113.9171764808363], [48.8584, 2.2945, 48.8584, 2.2945],
    ];

    [Fact]
    public async Task Coordinates_of_chinese_maps_are_where_they_are_known_to_be_and_lead_back()
    {
        await using var tab = await OpenAsync();
        Assert.InRange((await RunAsync(tab, "points.map(([lat, lon, ...there]) => metres(...toGcj02(lat, lon), ...there))", Known)).Max(), 0, 1);
        // Inside the box in which there is a shift, not at its edge, where a point may be shifted out of it.
        await Gen.Double[1, 55.7].Select(Gen.Double[72.1, 137.7], (lat, lon) => new[] { lat, lon }).Array[400].SampleAsync(
            async points => Assert.InRange((await RunAsync(tab, "points.map(([lat, lon]) => metres(lat, lon, ...fromGcj02(...toGcj02(lat, lon))))", points)).Max(), 0, 1), iter: 5, threads: 1);
    }

    [Fact]
    public async Task How_far_somebody_may_be_from_the_position_grows_with_its_age_by_what_they_do_and_has_an_end()
    {
        await using var tab = await OpenAsync();
        double[][] cases = [[0, 30], [0, 120], [1, 120], [2, 120], [0, 86_400]];
        var metres = await RunAsync(tab, "points.map(([state, age]) => within({ accuracy: 20, state: ['EnRoute', 'OnSite', 'Free'][state] }, age))", cases);
        Assert.Equal([20, 920, 50, 104, 30_000], metres);
    }

    [Fact]
    public async Task Sites_near_each_other_are_one_sign_with_the_worst_of_them_and_none_is_lost_or_counted_twice()
    {
        await using var tab = await OpenAsync();
        await Gen.Int[0, 400].Select(Gen.Int[0, 400], Gen.Int[0, 2], (x, y, sign) => new double[] { x, y, sign }).Array[0, 200].SampleAsync(
            async points =>
            {
                var found = await RunAsync(tab, """
                    (() => {
                      const worth = ['over', 'soon', 'other'];
                      const all = cluster(points.map(([x, y, sign]) => ({ x, y, of: { sign: worth[sign], tickets: 2, urgent: 1 } })), 40);
                      const apart = all.every((one, i) => all.every((other, j) => i === j || Math.hypot(one.x - other.x, one.y - other.y) >= 40));
                      const worst = all.every(one => one.sites.every(site => worth.indexOf(site.of.sign) >= worth.indexOf(one.sign)));
                      // Its colour is of those alone that are as bad as its sign says; of each of these sites one of the two tickets is.
                      const urgent = all.every(one => one.urgent === one.sites.filter(site => site.of.sign === one.sign).length);
                      return [all.reduce((sum, one) => sum + one.tickets, 0), new Set(all.flatMap(one => one.sites)).size, Number(apart), Number(worst && urgent)];
                    })()
                    """, points);
                Assert.Equal([points.Length * 2, points.Length, 1, 1], found);
            },
            iter: 20, threads: 1);
    }

    [Theory]
    // Right of a panel that stands in a wide map, below one that fills a narrow one; left, top, right, bottom.
    [InlineData("width: 900px; height: 400px", new double[] { 272, 24, 64, 60 })]
    [InlineData("width: 300px; height: 700px", new double[] { 28, 232, 64, 60 })]
    public async Task A_way_is_shown_beside_the_panel_that_says_it(string map, double[] room)
    {
        await using var tab = await OpenAsync();
        Assert.Equal(room, await RunAsync(tab, $$"""
            (() => {
              document.body.innerHTML = '<div><div></div><section class="route"></section></div>';
              const [ground, canvas, panel] = document.body.querySelectorAll('div, section');
              ground.style.cssText = 'position: fixed; top: 0; left: 0; {{map}}';
              canvas.style.cssText = 'position: absolute; inset: 0';
              panel.style.cssText = 'position: absolute; top: 8px; left: 8px; width: 250px; height: 200px';
              return roomBeside(canvas, [28, 24, 64, 60]);
            })()
            """, []));
    }

    [Theory]
    [InlineData("en", "Yulin 某矿")]
    [InlineData("zh-CN", "榆林 某矿")]
    public async Task What_the_outline_has_a_name_for_is_called_by_it_and_everything_else_as_it_was_written(string language, string names)
    {
        await using var tab = await browser.OpenAsync(portal, language: language);
        await tab.GoToAsync("/signin");
        Assert.Equal(names, await tab.Page.EvaluateAsync<string>("""
            async () => {
              const { Cities } = await import('/map-names.js');
              const root = document.createElement('div');
              // Over tiles no names are drawn: what sites are called is known all the same.
              root.dataset.ground = 'tiles';
              const cities = await new Promise(done => {
                const made = new Cities({ createPane: () => document.createElement('div'), getContainer: () => root, edge: { boxes: () => [] }, on() { }, fire: () => done(made) });
              });
              return [cities.named('榆林'), cities.named('某矿')].join(' ');
            }
            """));
    }

    private async Task<BrowserTab> OpenAsync()
    {
        var tab = await browser.OpenAsync(portal);
        await tab.GoToAsync("/signin");
        return tab;
    }

    private static Task<double[]> RunAsync(BrowserTab tab, string run, double[][] points) => tab.Page.EvaluateAsync<double[]>(
        $$"""
        async points => {
          const { toGcj02, fromGcj02 } = await import('/Shell/Parts/MapGround.razor.js');
          const { within } = await import('/Dispatch/Map/MapLegend.razor.js');
          const { roomBeside } = await import('/Dispatch/Map/MapRoute.razor.js');
          const { cluster } = await import('/Dispatch/Map/MapSites.razor.js');
          const metres = (a, b, c, d) => 111_320 * Math.hypot(a - c, (b - d) * Math.cos(a * Math.PI / 180));
          return {{run}};
        }
        """, points);
}

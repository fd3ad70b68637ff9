using AfterSales.Core.Data;
using AfterSales.Portal.Shell.Settings;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Dispatch.Map;

/// <summary>Where map tiles may come from.</summary>
public sealed class MapSourcesTests
{
    [Fact]
    public async Task Pages_with_a_map_may_load_images_from_exactly_the_configured_hosts()
    {
        await using var portal = new PortalFactory
        {
            Settings = new Dictionary<string, string?>
            {
                ["Map:Sources:0:Name"] = "高德", ["Map:Sources:0:Url"] = "https://wprd0{s}.example.com/tile?x={x}&y={y}&z={z}&key={key}",
                ["Map:Sources:0:Crs"] = "GCJ-02", ["Map:Sources:0:Subdomains"] = "12", ["Map:Sources:0:Key"] = "k",
                ["Map:Sources:1:Name"] = "OSM", ["Map:Sources:1:Url"] = "https://tiles.example.org:8443/{z}/{x}/{y}.png",
            },
        };
        await portal.HireAsync("v1", "李主管", Roles.Supervisor);
        using var client = await portal.AsAsync("v1");
        using var answer = await client.GetAsync(new Uri("/board", UriKind.Relative), TestContext.Current.CancellationToken);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains(
            "img-src 'self' data: blob: https://wprd01.example.com https://wprd02.example.com https://tiles.example.org:8443;", policy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://tiles.example.com/{z}/{x}.png", "WGS-84", 18, "Map:Sources:0:Url")]
    [InlineData("ftp://tiles.example.com/{z}/{x}/{y}.png", "WGS-84", 18, "Map:Sources:0:Url")]
    [InlineData("https://tiles.example.com/{z}/{x}/{y}.png", "BD-09", 18, "Map:Sources:0:Crs")]
    [InlineData("https://tiles.example.com/{z}/{x}/{y}.png", "gcj-02", 23, "Map:Sources:0:MaxZoom")]
    [InlineData("https://tiles.example.com/{z}/{x}/{y}.png?k={key}", "WGS-84", 18, "Map:Sources:0:Key")]
    public void A_source_that_cannot_be_used_is_named(string url, string crs, int maxZoom, string key)
    {
        var settings = new MapSettings { Sources = [new TileSource { Name = "x", Url = url, Crs = crs, MaxZoom = maxZoom }] };
        Assert.Contains($"The setting {key} ", settings.Problem(), StringComparison.Ordinal);
    }

    [Fact]
    public void One_address_alone_is_a_source_as_before()
    {
        var settings = new MapSettings { TileUrl = "https://{s}.tiles.example.com/{z}/{x}/{y}.png", Attribution = "© OSM" };
        Assert.Null(settings.Problem());
        Assert.Equal(["https://a.tiles.example.com", "https://b.tiles.example.com", "https://c.tiles.example.com"], settings.Origins);
        Assert.False(Assert.Single(settings.All).Shifted);
        Assert.Empty(new MapSettings().Origins);
    }
}

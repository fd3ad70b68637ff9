namespace AfterSales.Portal.Shell.Settings;

/// <summary>What lies under every map. Without any source the portal's own coastline is shown, which needs no network.</summary>
public sealed class MapSettings
{
    public const string Section = "Map";

    /// <summary>The address of one source in WGS-84, where there is no more to say; comes before <see cref="Sources"/>.</summary>
    public string? TileUrl { get; set; }

    /// <summary>Whom to name for <see cref="TileUrl"/>.</summary>
    public string? Attribution { get; set; }

    /// <summary>Servers of tiles; the first is shown first, and with several of them the map has a switch.</summary>
    public List<TileSource> Sources { get; set; } = [];

    /// <summary>All sources, the one of <see cref="TileUrl"/> first.</summary>
    public IReadOnlyList<TileSource> All => string.IsNullOrWhiteSpace(TileUrl) ? Sources : [new TileSource { Name = Attribution ?? "", Url = TileUrl, Attribution = Attribution }, .. Sources];

    /// <summary>Scheme and host of every server of tiles, for the content policy: these and no others.</summary>
    public IEnumerable<string> Origins => All.SelectMany(source => source.Origins).Distinct();

    /// <summary>What keeps a source from being used, or null.</summary>
    public string? Problem()
    {
        if (!string.IsNullOrWhiteSpace(TileUrl) && new TileSource { Url = TileUrl }.Problem($"{Section}:{nameof(TileUrl)}", $"{Section}:{nameof(TileUrl)}") is { } wrong)
            return wrong;
        for (var i = 0; i < Sources.Count; i++)
        {
            var (source, at) = (Sources[i], $"{Section}:{nameof(Sources)}:{i}");
            if (source.Problem($"{at}:Url", at) is { } problem)
                return problem;
            if (string.IsNullOrWhiteSpace(source.Name) && All.Count > 1)
                return SettingsChecks.Wrong($"{at}:Name", source.Name, "the name by which it is chosen on the map");
        }
        return null;
    }
}

/// <summary>A server of map tiles.</summary>
public sealed class TileSource
{
    public const string Wgs84 = "WGS-84", Gcj02 = "GCJ-02";
    private static readonly string[] Placeholders = ["{z}", "{x}", "{y}"];

    /// <summary>By which it is chosen on the map.</summary>
    public string Name { get; set; } = "";

    /// <summary>Leaflet's template, as https://{s}.tiles.example.com/{z}/{x}/{y}.png; {key} stands for <see cref="Key"/>.</summary>
    public string Url { get; set; } = "";

    /// <summary>
    /// The coordinates its tiles are drawn in: WGS-84 (OpenStreetMap; Tianditu's CGCS2000 differs by centimetres) or
    /// GCJ-02 (Amap, Tencent). What the map shows is converted to it.
    /// </summary>
    public string Crs { get; set; } = Wgs84;

    /// <summary>Whom to name for its tiles.</summary>
    public string? Attribution { get; set; }

    /// <summary>The nearest that it has tiles for, 1 to 22.</summary>
    public int MaxZoom { get; set; } = 18;

    /// <summary>What stands for {s}: one letter or digit each, or whole words with commas between.</summary>
    public string Subdomains { get; set; } = "abc";

    /// <summary>The server's key for this portal. Browsers get to see it: have it bound to the portal's address.</summary>
    public string? Key { get; set; }

    /// <summary>Its tiles are drawn in GCJ-02.</summary>
    public bool Shifted => Crs.Equals(Gcj02, StringComparison.OrdinalIgnoreCase);

    internal string Template => Url.Replace("{key}", Uri.EscapeDataString(Key ?? ""), StringComparison.Ordinal);

    internal IReadOnlyList<string> Hosts => Subdomains.Contains(',', StringComparison.Ordinal)
        ? Subdomains.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        : [.. Subdomains.Where(char.IsAsciiLetterOrDigit).Select(one => $"{one}")];

    internal IEnumerable<string> Origins => (Url.Contains("{s}", StringComparison.Ordinal) ? Hosts : [""])
        .Select(host => AddressOf(host)?.GetLeftPart(UriPartial.Authority)).OfType<string>().Distinct();

    internal string? Problem(string urlKey, string key)
    {
        if (!Placeholders.All(part => Url.Contains(part, StringComparison.Ordinal)) || AddressOf(Hosts is [var host, ..] ? host : "a") is not { Scheme: "https" or "http" })
            return SettingsChecks.Wrong(urlKey, Url, "an http or https address with {z}, {x} and {y}");
        if (!Shifted && !Crs.Equals(Wgs84, StringComparison.OrdinalIgnoreCase))
            return SettingsChecks.Wrong($"{key}:Crs", Crs, $"{Wgs84} or {Gcj02}");
        if (Url.Contains("{s}", StringComparison.Ordinal) && Hosts.Count == 0)
            return SettingsChecks.Wrong($"{key}:Subdomains", Subdomains, "letters and digits, as abc or t0,t1");
        if (Url.Contains("{key}", StringComparison.Ordinal) && string.IsNullOrWhiteSpace(Key))
            return SettingsChecks.Wrong($"{key}:Key", Key, "what {key} in the address stands for");
        return MaxZoom is >= 1 and <= 22 ? null : SettingsChecks.Wrong($"{key}:MaxZoom", $"{MaxZoom}", "1 to 22");
    }

    private Uri? AddressOf(string host) => Uri.TryCreate(Url.Replace("{s}", host, StringComparison.Ordinal), UriKind.Absolute, out var address) ? address : null;
}

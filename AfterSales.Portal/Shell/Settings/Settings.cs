namespace AfterSales.Portal.Shell.Settings;

/// <summary>Where the portal keeps its files.</summary>
public sealed class StorageSettings
{
    public const string Section = "Storage";

    /// <summary>A relative path is taken from the solution's folder where there is one, else from the working folder.</summary>
    public string Folder { get; set; } = "data";
}

/// <summary>Where the portal keeps its records.</summary>
public sealed class DatabaseSettings
{
    public const string Section = "Database";

    public string Provider { get; set; } = "Sqlite";

    /// <summary>Without one: <c>aftersales.db</c> in the storage folder.</summary>
    public string? ConnectionString { get; set; }
}

/// <summary>The demo company; of effect in Development only.</summary>
public sealed class DemoSettings
{
    public const string Section = "Demo";

    /// <summary>Customers and tickets; the demo's people are there either way.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Engineers move and work goes on by itself.</summary>
    public bool Simulate { get; set; } = true;
}

/// <summary>Which rulebook a new database begins with.</summary>
public sealed class RulebookSettings
{
    public const string Section = "Rulebook";
    public string Preset { get; init; } = "R1";
}

/// <summary>How much one client address may ask for.</summary>
public sealed class RateLimitSettings
{
    public const string Section = "RateLimits";

    /// <summary>Fault reports a minute; 0: no limit.</summary>
    public int ReportsPerMinute { get; set; } = 20;
}

/// <summary>The company that runs the portal.</summary>
public sealed class CompanySettings
{
    public const string Section = "Company";

    /// <summary>IANA name; numbers, reports and pages count days in it.</summary>
    public string TimeZone { get; set; } = "Asia/Shanghai";

    /// <summary>As it stands at the head of quotes and contracts; without one the department's name.</summary>
    public string? Name { get; set; }

    public string? Address { get; set; }

    public string? Phone { get; set; }

    public string? TaxNumber { get; set; }
}

/// <summary>Customers' links.</summary>
public sealed class LinkSettings
{
    public const string Section = "Links";

    /// <summary>What tokens are derived from; without one it is made once and kept, protected, in the storage folder.</summary>
    public string? Secret { get; set; }
}

/// <summary>What lies under the map of engineers and sites.</summary>
public sealed class MapSettings
{
    public const string Section = "Map";

    /// <summary>Leaflet's template, as https://tiles.example.com/{z}/{x}/{y}.png, in WGS-84; without one the portal's own coastline is shown.</summary>
    public string? TileUrl { get; set; }

    /// <summary>Whom to name for the tiles.</summary>
    public string? Attribution { get; set; }

    /// <summary>Scheme and host of the tiles, for the content policy; {s} stands for any subdomain.</summary>
    internal string? TileOrigin => Parts is { } parts ? parts.GetLeftPart(UriPartial.Authority).Replace("subdomain.", "*.", StringComparison.Ordinal) : null;

    internal bool Valid => string.IsNullOrEmpty(TileUrl) || Parts is { Scheme: "https" or "http" };

    private Uri? Parts => Uri.TryCreate(TileUrl?.Replace("{s}", "subdomain", StringComparison.Ordinal), UriKind.Absolute, out var uri) ? uri : null;
}

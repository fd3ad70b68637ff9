using AfterSales.Core.Rulebooks;

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

    /// <summary>What is sent by customers' links, a minute; 0: no limit.</summary>
    public int LinksPerMinute { get; set; } = 60;
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

/// <summary>What working time is.</summary>
public sealed class CalendarSettings
{
    public const string Section = "Calendars";

    private readonly Lock turn = new();

    /// <summary>Id of the calendar that counts where a site has none of its own.</summary>
    public string Company { get; set; } = CompanyCalendars.Office;

    /// <summary>A folder of further calendars, one JSON file each; one with the id of another takes its place.</summary>
    public string? Folder { get; set; }

    /// <summary>All of them, read once.</summary>
    /// <exception cref="Exception">As <see cref="Problem"/> tells.</exception>
    internal CompanyCalendars Calendars
    {
        get
        {
            lock (turn)
                return field ??= new CompanyCalendars(Company, string.IsNullOrWhiteSpace(Folder) ? null : CompanyCalendars.ReadFolder(Folder));
        }
    }

    /// <summary>What keeps the calendars from being used, or null.</summary>
    internal string? Problem()
    {
        try
        {
            _ = Calendars;
            return null;
        }
        catch (ArgumentException)
        {
            return SettingsChecks.Wrong($"{Section}:{nameof(Company)}", Company, "the id of a calendar that comes with the portal (office, around-the-clock) or lies in Calendars:Folder");
        }
        catch (Exception unreadable) when (unreadable is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return SettingsChecks.Wrong($"{Section}:{nameof(Folder)}", Folder, $"a folder of calendars, as AfterSales.Core/Rulebooks/Calendars/Data ({unreadable.Message})");
        }
    }
}

/// <summary>Customers' links.</summary>
public sealed class LinkSettings
{
    public const string Section = "Links";

    /// <summary>What tokens are derived from; without one it is made once and kept, protected, in the storage folder.</summary>
    public string? Secret { get; set; }
}

/// <summary>How long the live board gathers what comes in quick succession; the first change after a quiet moment goes out at once.</summary>
public sealed class BoardSettings
{
    public const string Section = "Board";

    /// <summary>Changes of tickets and people, milliseconds.</summary>
    public int ChangesMs { get; set; } = 100;

    /// <summary>Positions of engineers, milliseconds.</summary>
    public int MovesMs { get; set; } = 700;
}

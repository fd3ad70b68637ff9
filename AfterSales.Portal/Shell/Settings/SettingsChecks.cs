using AfterSales.Core.Assessment.Reports;
using AfterSales.Core.Dispatch;
using AfterSales.Core.Notifications;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Rulebooks.Presets;
using Microsoft.Extensions.Options;

namespace AfterSales.Portal.Shell.Settings;

/// <summary>A wrong setting stops the start, with its key, its value and what is allowed.</summary>
internal static class SettingsChecks
{
    public static void AddSettings(this IServiceCollection services)
    {
        services.AddChecked<StorageSettings>(StorageSettings.Section, storage =>
            string.IsNullOrWhiteSpace(storage.Folder) ? Wrong("Storage:Folder", storage.Folder, "the path of a folder") : null);
        services.AddChecked<DatabaseSettings>(DatabaseSettings.Section, database =>
            database.Provider.Equals("Sqlite", StringComparison.OrdinalIgnoreCase) ? null : Wrong("Database:Provider", database.Provider, "Sqlite"));
        services.AddChecked<DemoSettings>(DemoSettings.Section, _ => null);
        services.AddChecked<RateLimitSettings>(RateLimitSettings.Section, limits =>
            limits.ReportsPerMinute is < 0 or > 10_000 ? Wrong("RateLimits:ReportsPerMinute", $"{limits.ReportsPerMinute}", "0 (no limit) to 10000")
            : limits.LinksPerMinute is < 0 or > 10_000 ? Wrong("RateLimits:LinksPerMinute", $"{limits.LinksPerMinute}", "0 (no limit) to 10000") : null);
        services.AddChecked<CompanySettings>(CompanySettings.Section, company =>
            TimeZoneInfo.TryFindSystemTimeZoneById(company.TimeZone, out _) ? null : Wrong("Company:TimeZone", company.TimeZone, "an IANA time zone, as Asia/Shanghai"));
        services.AddChecked<PriceRules>(PriceRules.Section, prices =>
            prices.TaxPercent is < 0 or > 50 || decimal.Round(prices.TaxPercent, 2) != prices.TaxPercent ? Wrong("Prices:TaxPercent", $"{prices.TaxPercent}", "0 to 50, up to two places")
            : prices.RoundTo is not (0.01m or 0.1m or 1m) ? Wrong("Prices:RoundTo", $"{prices.RoundTo}", "0.01, 0.1 or 1")
            : prices.ValidDays is < 1 or > 365 ? Wrong("Prices:ValidDays", $"{prices.ValidDays}", "1 to 365") : null);
        services.AddChecked<LinkSettings>(LinkSettings.Section, links =>
            links.Secret is null or { Length: >= 32 } ? null : Wrong("Links:Secret", "(hidden)", "at least 32 characters, or no value at all"));
        services.AddChecked<PromiseTimes>(PromiseTimes.Section, promises =>
            promises.FirstWrong() is var (clock, priority, hours)
                ? Wrong($"{PromiseTimes.Section}:{clock}:{priority}", $"{hours}", $"hours above 0, at most {PromiseTimes.MostHours}")
                : promises.RepairWarrantyDays is >= 0 and <= 3650 ? null : Wrong($"{PromiseTimes.Section}:RepairWarrantyDays", $"{promises.RepairWarrantyDays}", "0 (none) to 3650 days"));
        services.AddChecked<OwnerPatience>(OwnerPatience.Section, patience =>
            patience.OwnerlessMinutes is >= 0 and <= OwnerPatience.MostMinutes ? null : Wrong($"{OwnerPatience.Section}:OwnerlessMinutes", $"{patience.OwnerlessMinutes}", $"0 (at once) to {OwnerPatience.MostMinutes}"));
        services.AddChecked<ReportRhythm>(ReportRhythm.Section, rhythm =>
            rhythm.Day is >= 1 and <= 28 ? null : Wrong($"{ReportRhythm.Section}:{nameof(ReportRhythm.Day)}", $"{rhythm.Day}", "1 to 28, a day of the month"));
        services.AddChecked<PlanningRules>(PlanningRules.Section, planning =>
            planning.Detour is not (>= 1 and <= 5) ? Wrong($"{PlanningRules.Section}:Detour", Number(planning.Detour), "1 (as the crow flies) to 5")
            : planning.KilometresPerHour is not (>= 5 and <= 300) ? Wrong($"{PlanningRules.Section}:KilometresPerHour", Number(planning.KilometresPerHour), "5 to 300 km/h")
            : planning.HoursADay is not (>= 1 and <= 24) ? Wrong($"{PlanningRules.Section}:HoursADay", Number(planning.HoursADay), "1 to 24 hours") : null);
        services.AddChecked<CalendarSettings>(CalendarSettings.Section, calendars => calendars.Problem());
        services.AddChecked<RulebookSettings>(RulebookSettings.Section, rulebook =>
            PresetFiles.Find(rulebook.Preset) is null ? Wrong("Rulebook:Preset", rulebook.Preset, string.Join(", ", PresetFiles.All.Select(preset => preset.Id))) : null);
        services.AddChecked<BoardSettings>(BoardSettings.Section, board =>
            board.ChangesMs is < 20 or > 2_000 ? Wrong("Board:ChangesMs", $"{board.ChangesMs}", "20 to 2000 milliseconds")
            : board.MovesMs is < 100 or > 10_000 ? Wrong("Board:MovesMs", $"{board.MovesMs}", "100 to 10000 milliseconds") : null);
        services.AddChecked<MapSettings>(MapSettings.Section, map => map.Problem());
        services.AddChecked<PositionKeeping>(PositionKeeping.Section, positions =>
            positions.KeptDays is < 1 or > 365 ? Wrong("Positions:KeptDays", $"{positions.KeptDays}", "1 to 365 days")
            : positions.WholeHours is < 1 or > 720 ? Wrong("Positions:WholeHours", $"{positions.WholeHours}", "1 to 720 hours")
            : positions.ThinnedMinutes is < 1 or > 240 ? Wrong("Positions:ThinnedMinutes", $"{positions.ThinnedMinutes}", "1 to 240 minutes") : null);
    }

    /// <summary>Checks everything now, before anything is done with it.</summary>
    public static void CheckSettings(this IServiceProvider services) => services.GetRequiredService<IStartupValidator>().Validate();

    public static string Wrong(string key, string? value, string allowed) =>
        $"The setting {key} ({key.Replace(":", "__", StringComparison.Ordinal)} as environment variable) is {(string.IsNullOrWhiteSpace(value) ? "missing" : $"\"{value}\"")}. Allowed: {allowed}.";

    private static string Number(double value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static void AddChecked<T>(this IServiceCollection services, string section, Func<T, string?> problem) where T : class, new() =>
        services.AddOptions<T>()
            .Configure<IConfiguration>((settings, configuration) => Bind(configuration, section, settings))
            .ValidateOnStart()
            .Services.AddSingleton<IValidateOptions<T>>(new Check<T>(problem));

    private static void Bind<T>(IConfiguration configuration, string section, T settings) where T : class
    {
        try
        {
            configuration.GetSection(section).Bind(settings);
        }
        catch (InvalidOperationException unreadable)
        {
            throw new OptionsValidationException(section, typeof(T), [unreadable.Message]);
        }
    }

    private sealed class Check<T>(Func<T, string?> problem) : IValidateOptions<T> where T : class
    {
        public ValidateOptionsResult Validate(string? name, T options) =>
            problem(options) is { } wrong ? ValidateOptionsResult.Fail(wrong) : ValidateOptionsResult.Success;
    }
}

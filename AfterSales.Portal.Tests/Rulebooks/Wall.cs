using System.Globalization;

namespace AfterSales.Portal.Tests.Rulebooks;

internal static class Wall
{
    /// <summary>What a zone's wall clock shows, in UTC.</summary>
    public static DateTime Clock(TimeZoneInfo zone, string shows) =>
        TimeZoneInfo.ConvertTimeToUtc(DateTime.ParseExact(shows, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), zone);

    public static DateTime Utc(string shows) => Clock(TimeZoneInfo.Utc, shows);
}

using System.Globalization;

namespace AfterSales.Portal.Assessment.Addresses;

/// <summary>A month in an address, as 2026-10.</summary>
internal static class MonthAddress
{
    private const string Pattern = "yyyy-MM";

    /// <summary>Its first day; null where the text is no month.</summary>
    public static DateOnly? Read(string? text) =>
        DateOnly.TryParseExact(text, Pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month : null;

    /// <param name="month">Any day of it.</param>
    public static string Of(DateOnly month) => month.ToString(Pattern, CultureInfo.InvariantCulture);
}

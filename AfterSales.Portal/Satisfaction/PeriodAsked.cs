using System.Globalization;
using AfterSales.Core.Data;

namespace AfterSales.Portal.Satisfaction;

/// <summary>The period of figures, as a query asks for it: days in UTC, the second without itself; without them the last 30 days.</summary>
internal sealed record PeriodAsked(DateOnly From, DateOnly To)
{
    private const int Usual = 30;

    public static Outcome<PeriodAsked> Of(HttpContext http, TimeProvider time)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var (from, to) = (Day(http, "from", today.AddDays(1 - Usual)), Day(http, "to", today.AddDays(1)));
        return from is null ? Invalid.Field("from", "not-a-date") : to is null ? Invalid.Field("to", "not-a-date") : new PeriodAsked(from.Value, to.Value);
    }

    /// <summary>A day of an address; null where the text is none.</summary>
    public static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static DateOnly? Day(HttpContext http, string name, DateOnly usual) => http.Request.Query[name] is not [{ Length: > 0 } text, ..] ? usual : Day(text);
}

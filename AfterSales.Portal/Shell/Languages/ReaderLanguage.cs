using System.Globalization;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Localization;
using Microsoft.Net.Http.Headers;

namespace AfterSales.Portal.Shell.Languages;

/// <summary>
/// The two languages of the portal. Each reader gets one of exactly two cultures, so that dates and numbers look
/// the same for everybody who reads that language: 24-hour times, weeks from Monday, amounts in ¥.
/// </summary>
public static class ReaderLanguage
{
    /// <summary>The cookie that keeps what a reader chose who is not signed in; without it the browser's languages decide.</summary>
    public const string Cookie = "language";

    public static CultureInfo Chinese { get; } = Make("zh-CN", "yyyy/M/d", "yyyy年M月d日");

    public static CultureInfo English { get; } = Make("en", "yyyy-MM-dd", "d MMMM yyyy");

    public static bool IsChinese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";

    /// <summary>The culture for a language tag as a browser sends it, or null where the portal does not speak it.</summary>
    public static CultureInfo? Of(string? tag) => tag?.Split('-')[0].ToLowerInvariant() switch
    {
        "zh" => Chinese,
        "en" => English,
        _ => null,
    };

    internal static void Configure(RequestLocalizationOptions options)
    {
        options.DefaultRequestCulture = new RequestCulture(English);
        options.SupportedCultures = [Chinese, English];
        options.SupportedUICultures = [Chinese, English];
        options.RequestCultureProviders = [new CustomRequestCultureProvider(context => Task.FromResult(Choose(context)))];
    }

    private static ProviderCultureResult? Choose(HttpContext context)
    {
        // A person brings a language along; what the browser keeps is of whoever sat there before.
        var request = context.Request;
        var chosen = Of(context.User.Language) ?? Of(request.Cookies[Cookie]) ?? request.GetTypedHeaders().AcceptLanguage
            .Where(language => language.Quality is not 0)
            .OrderByDescending(language => language, StringWithQualityHeaderValueComparer.QualityComparer)
            .Select(language => Of(language.Value.Value))
            .FirstOrDefault(culture => culture is not null);
        return chosen is null ? null : new ProviderCultureResult(chosen.Name);
    }

    private static CultureInfo Make(string name, string shortDate, string longDate)
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo(name).Clone();
        var dates = culture.DateTimeFormat;
        dates.ShortTimePattern = "HH:mm";
        dates.LongTimePattern = "HH:mm:ss";
        dates.ShortDatePattern = shortDate;
        dates.LongDatePattern = longDate;
        dates.FullDateTimePattern = longDate + " HH:mm:ss";
        dates.FirstDayOfWeek = DayOfWeek.Monday;
        culture.NumberFormat.CurrencySymbol = "¥";
        return CultureInfo.ReadOnly(culture);
    }
}

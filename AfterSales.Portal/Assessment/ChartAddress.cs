using System.Globalization;
using AfterSales.Core.Assessment;
using AfterSales.Core.Rulebooks;
using Microsoft.AspNetCore.WebUtilities;

namespace AfterSales.Portal.Assessment;

/// <summary>What a chart page shows, as it stands in the address: a page can be sent to a colleague as it is.</summary>
/// <param name="Path">The page.</param>
/// <param name="Days">The last so many days; 0 is everything; null together with no dates: the usual period.</param>
public sealed record ChartAddress(string Path, int? Days, DateOnly? From, DateOnly? To, TicketOrigin? Source, FigureSlice Slice, bool Table)
{
    public const int UsualDays = 90;

    /// <summary>Neither days nor dates are named.</summary>
    public bool Unsaid => Days is null && From is null && To is null;

    /// <summary>The figures are the same; at most what is opened behind them, or how they are shown, is another.</summary>
    public bool CountsTheSameAs(ChartAddress other) => this with { Slice = new(), Table = false } == other with { Slice = new(), Table = false };

    /// <summary>Reads an address; what it cannot mean is left out.</summary>
    public static ChartAddress Read(string uri)
    {
        var address = new Uri(uri);
        var query = QueryHelpers.ParseQuery(address.Query);
        string? Text(string key) => query.TryGetValue(key, out var value) ? value.ToString() : null;
        int? Number(string key) => int.TryParse(Text(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        DateOnly? Date(string key) => DateOnly.TryParseExact(Text(key), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
        T? Name<T>(string key) where T : struct, Enum => Enum.TryParse<T>(Text(key), ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;
        return new ChartAddress(address.AbsolutePath, Number("days"), Date("from"), Date("to"), Name<TicketOrigin>("source"),
            new FigureSlice(Number("bucket"), Date("step"), Text("line"), Name<Priority>("priority"), Name<Channel>("channel"), Name<Fate>("fate")), Text("table") == "1");
    }

    /// <summary>The tickets counted, on <paramref name="today"/> (UTC).</summary>
    public FigureFilter Filter(DateOnly today) => (Days, From, To) switch
    {
        (0, _, _) => new(Source: Source),
        (null, null, null) => new(today.AddDays(1 - UsualDays), today.AddDays(1), Source),
        ( > 0 and <= 3660, _, _) => new(today.AddDays(1 - Days.Value), today.AddDays(1), Source),
        _ => new(From, To, Source),
    };

    public ChartAddress Over(int days) => this with { Days = days, From = null, To = null, Slice = new() };

    public ChartAddress Between(DateOnly? from, DateOnly? to) => this with { Days = null, From = from, To = to, Slice = new() };

    public ChartAddress Behind(FigureSlice slice) => this with { Slice = slice };

    public string Href
    {
        get
        {
            static string? Day(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            return QueryHelpers.AddQueryString(Path, new Dictionary<string, string?>
            {
                ["days"] = Days?.ToString(CultureInfo.InvariantCulture),
                ["from"] = Day(From),
                ["to"] = Day(To),
                ["source"] = Source?.ToString().ToLowerInvariant(),
                ["bucket"] = Slice.Bucket?.ToString(CultureInfo.InvariantCulture),
                ["step"] = Day(Slice.Step),
                ["line"] = Slice.ProductLine,
                ["priority"] = Slice.Priority?.ToString(),
                ["channel"] = Slice.Channel?.ToString(),
                ["fate"] = Slice.Fate?.ToString(),
                ["table"] = Table ? "1" : null,
            }.Where(part => part.Value is not null));
        }
    }
}

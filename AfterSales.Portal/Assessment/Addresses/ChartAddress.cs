using System.Globalization;
using AfterSales.Core.Assessment;
using AfterSales.Core.Assessment.Complained;
using AfterSales.Core.Rulebooks;
using Microsoft.AspNetCore.WebUtilities;

namespace AfterSales.Portal.Assessment.Addresses;

/// <summary>What a chart page shows, as it stands in the address: a page can be sent to a colleague as it is.</summary>
/// <param name="Path">The page.</param>
/// <param name="Days">The last so many days; 0 is everything; null together with no dates: the usual period.</param>
/// <param name="Narrowed">To which tickets of the period; without dates of its own.</param>
/// <param name="Slice">Whose tickets are listed.</param>
public sealed record ChartAddress(string Path, int? Days, DateOnly? From, DateOnly? To, FigureFilter Narrowed, FigureSlice Slice)
{
    public const int UsualDays = 90;

    /// <summary>No page at all, as long as none is known.</summary>
    public static readonly ChartAddress None = Read("http://none/");

    /// <summary>Tables instead of drawings.</summary>
    public bool Table { get; init; }

    /// <summary>Which time is measured, where a page has several.</summary>
    public Measure? Measure { get; init; }

    /// <summary>Every hour, or working time.</summary>
    public CountedTime Time { get; init; }

    /// <summary>What the breakdown is by.</summary>
    public Dimension By { get; init; } = Dimension.ProductLine;

    /// <summary>Which section stands below the drawings; null: the first.</summary>
    public string? See { get; init; }

    /// <summary>Which of several ways a drawing is drawn in; null: the first.</summary>
    public string? Way { get; init; }

    /// <summary>Of the list of tickets, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Neither days nor dates are named.</summary>
    public bool Unsaid => Days is null && From is null && To is null;

    /// <summary>What is shown is the same; at most the tickets listed are others.</summary>
    public bool ShowsTheSameAs(ChartAddress other) => Closed == other.Closed;

    /// <summary>Without a list of tickets.</summary>
    public ChartAddress Closed => this with { Slice = new(), Page = 1 };

    /// <summary>Reads an address; what it cannot mean is left out.</summary>
    public static ChartAddress Read(string uri)
    {
        var address = new Uri(uri);
        return Read(address.AbsolutePath, new Words(QueryHelpers.ParseQuery(address.Query)));
    }

    /// <summary>Reads the query of another address than the page's own, as a file's.</summary>
    public static ChartAddress Read(string path, IQueryCollection query) => Read(path, new Words(query.ToDictionary(part => part.Key, part => part.Value)));

    /// <summary>The tickets counted, on <paramref name="today"/> (UTC).</summary>
    public FigureFilter Filter(DateOnly today) => (Days, From, To) switch
    {
        (0, _, _) => Narrowed,
        (null, null, null) => Narrowed with { From = today.AddDays(1 - UsualDays), To = today.AddDays(1) },
        ( > 0 and <= 3660, _, _) => Narrowed with { From = today.AddDays(1 - Days.Value), To = today.AddDays(1) },
        _ => Narrowed with { From = From, To = To },
    };

    public ChartAddress Over(int days) => Closed with { Days = days, From = null, To = null };

    public ChartAddress Between(DateOnly? from, DateOnly? to) => Closed with { Days = null, From = from, To = to };

    public ChartAddress Only(Dimension dimension, string? key) => Closed with { Narrowed = Narrowed.With(dimension, key) };

    public ChartAddress Behind(FigureSlice slice) => this with { Slice = slice, Page = 1 };

    /// <summary>The same period and tickets on another page of figures.</summary>
    public ChartAddress On(string path) => Closed with { Path = path, Measure = null, See = null, Way = null };

    public string Href => QueryHelpers.AddQueryString(Path, Query);

    /// <summary>A file with what is shown: <paramref name="format"/> xlsx, or csv of one sheet.</summary>
    public string FileHref(string format, string? sheet = null)
    {
        var which = Path[(Path.LastIndexOf('/') + 1)..];
        return QueryHelpers.AddQueryString($"/api/v1/charts/{which}/file", Query.Append(new("as", format)).Append(new("sheet", sheet)).Where(part => part.Value is not null));
    }

    private IEnumerable<KeyValuePair<string, string?>> Query
    {
        get
        {
            (string Key, string? Value)[] period = [("days", Number(Days)), ("from", Day(From)), ("to", Day(To))];
            (string Key, string? Value)[] shown =
            [
                ("measure", Measure?.ToString()), ("time", Time == CountedTime.Elapsed ? null : Time.ToString()), ("by", By == Dimension.ProductLine ? null : By.ToString()),
                ("see", See), ("way", Way), ("table", Table ? "1" : null),
            ];
            (string Key, string? Value)[] behind =
            [
                ("bucket", Number(Slice.Bucket)), ("step", Day(Slice.Step)), ("fate", Slice.Fate?.ToString()), ("of", Slice.By?.ToString()), ("key", Slice.Key), ("of2", Slice.By2?.ToString()),
                ("key2", Slice.Key2), ("part", Slice.Part?.ToString()), ("machine", Number(Slice.EquipmentId)), ("repairs", Slice.OfRepairs ? "1" : null), ("other", Slice.OtherFaults ? "1" : null), ("ran", Slice.StoppedClock ? "1" : null), ("batch", Slice.Batch), ("age", Number(Slice.AgeBucket)),
                ("waiting", Number(Slice.BacklogBucket)), ("open", Slice.AllOpen ? "1" : null), ("response", Number(Slice.ResponseBucket)), ("word", Slice.Word), ("paused", Slice.PausedBy), ("complaints", Slice.Complaints?.ToString()), ("none", Slice.Elsewhere ? "1" : null), ("page", Page == 1 ? null : Number(Page)),
            ];
            return period.Concat(FilterKeys.All.Select(one => (one.Name, Narrowed.Key(one.Dimension)))).Concat(shown).Concat(behind)
                .Where(part => part.Item2 is not null).Select(part => KeyValuePair.Create(part.Item1, part.Item2));
        }
    }

    private static string? Day(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static ChartAddress Read(string path, Words words) => new(path, words.Number("days"), words.Date("from"), words.Date("to"),
        FilterKeys.All.Aggregate(new FigureFilter(), (filter, one) => filter.With(one.Dimension, words.Text(one.Name))),
        new FigureSlice(words.Number("bucket"), words.Date("step"), Fate: words.Named<Fate>("fate"))
        {
            By = words.Named<Dimension>("of"),
            Key = words.Text("key"),
            By2 = words.Named<Dimension>("of2"),
            Key2 = words.Text("key2"),
            Part = words.Named<CyclePart>("part"),
            EquipmentId = words.Number("machine"),
            OfRepairs = words.Text("repairs") == "1",
            OtherFaults = words.Text("other") == "1",
            StoppedClock = words.Text("ran") == "1",
            Batch = words.Text("batch"),
            AgeBucket = words.Number("age"),
            BacklogBucket = words.Number("waiting"),
            AllOpen = words.Text("open") == "1",
            ResponseBucket = words.Number("response"),
            Word = words.Text("word"),
            PausedBy = words.Text("paused"),
            Complaints = words.Named<ComplaintSide>("complaints"),
            Elsewhere = words.Text("none") == "1",
        })
    {
        Table = words.Text("table") == "1",
        Measure = words.Named<Measure>("measure"),
        Time = words.Named<CountedTime>("time") ?? CountedTime.Elapsed,
        By = words.Named<Dimension>("by") ?? Dimension.ProductLine,
        See = words.Text("see"),
        Way = words.Text("way"),
        Page = Math.Max(1, words.Number("page") ?? 1),
    };

    private sealed record Words(Dictionary<string, Microsoft.Extensions.Primitives.StringValues> Query)
    {
        public string? Text(string key) => Query.TryGetValue(key, out var value) ? value.ToString() : null;

        public int? Number(string key) => int.TryParse(Text(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

        public DateOnly? Date(string key) =>
            DateOnly.TryParseExact(Text(key), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

        public T? Named<T>(string key) where T : struct, Enum => FilterKeys.Named<T>(Text(key));
    }
}

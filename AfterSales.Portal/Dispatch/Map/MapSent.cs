using AfterSales.Core.Dispatch;
using AfterSales.Portal.Shell;

namespace AfterSales.Portal.Dispatch.Map;

/// <summary>What one browser's map has been sent, and so what it must still be sent.</summary>
internal sealed class MapSent
{
    private readonly Dictionary<int, MapEngineer> engineers = [];
    private readonly Dictionary<string, MapSite> sites = [];
    // As they were at the last time: a list that is the same has nothing new.
    private (IReadOnlyList<MapEngineer>? Engineers, IReadOnlyList<MapSite>? Sites) last;
    private bool whole = true;

    /// <summary>The browser has nothing for certain.</summary>
    public void Forget()
    {
        engineers.Clear();
        sites.Clear();
        (last, whole) = ((null, null), true);
    }

    /// <summary>What has changed since the last time, which the browser has from now on; null when nothing has.</summary>
    public MapBatch? Next(MapPlaces places, DateTimeOffset now)
    {
        var (people, pins) = (!ReferenceEquals(places.Engineers, last.Engineers), !ReferenceEquals(places.Sites, last.Sites));
        if (!people && !pins)
            return null;
        last = (places.Engineers, places.Sites);
        var batch = new MapBatch(
            people ? Changed(engineers, places.Engineers, engineer => engineer.Id).ConvertAll(MapMove.Of) : [],
            pins ? Changed(sites, places.Sites, site => site.Key).ConvertAll(MapPin.Of) : [],
            people ? Vanished(engineers, places.Engineers, engineer => engineer.Id) : [], pins ? Vanished(sites, places.Sites, site => site.Key) : [],
            whole, now.ToUnixTimeMilliseconds());
        var empty = batch.Engineers.Count + batch.Sites.Count + batch.GoneEngineers.Count + batch.GoneSites.Count == 0;
        if (empty && !whole)
            return null;
        whole = false;
        return batch;
    }

    // Records compare by value: what is equal to what was sent is not sent again.
    private static List<T> Changed<TKey, T>(Dictionary<TKey, T> sent, IReadOnlyList<T> now, Func<T, TKey> key) where TKey : notnull
    {
        var changed = new List<T>();
        foreach (var item in now)
        {
            if (sent.TryGetValue(key(item), out var known) && EqualityComparer<T>.Default.Equals(known, item))
                continue;
            sent[key(item)] = item;
            changed.Add(item);
        }
        return changed;
    }

    private static List<TKey> Vanished<TKey, T>(Dictionary<TKey, T> sent, IReadOnlyList<T> now, Func<T, TKey> key) where TKey : notnull
    {
        // Whoever is there has been sent, so that with as many on both sides nobody can be gone.
        if (sent.Count == now.Count)
            return [];
        var gone = sent.Keys.Except(now.Select(key)).ToList();
        gone.ForEach(id => sent.Remove(id));
        return gone;
    }
}

/// <summary>One engineer, as the map's script takes it.</summary>
/// <param name="At">Milliseconds since 1970.</param>
internal sealed record MapMove(int Id, string Name, double Lat, double Lon, double? Accuracy, string State, long At, MapSpot? Toward)
{
    public static MapMove Of(MapEngineer engineer) => new(
        engineer.Id, engineer.Name, engineer.Lat, engineer.Lon, engineer.AccuracyM, engineer.State.ToString(),
        new DateTimeOffset(DateTime.SpecifyKind(engineer.At, DateTimeKind.Utc)).ToUnixTimeMilliseconds(), engineer.Toward);
}

/// <summary>One site, as the map's script takes it.</summary>
internal sealed record MapPin(string Key, double Lat, double Lon, string? Label, string Sign, int Tickets, int Urgent)
{
    public static MapPin Of(MapSite site) => new(site.Key, site.Lat, site.Lon, site.City, MapSigns.Of(site.Clock), site.Tickets, site.Urgent);
}

/// <param name="Whole">What is not in it is not on the map: whatever the browser had before does not count.</param>
/// <param name="Now">When it was sent, milliseconds since 1970.</param>
internal sealed record MapBatch(List<MapMove> Engineers, List<MapPin> Sites, List<int> GoneEngineers, List<string> GoneSites, bool Whole, long Now);

/// <summary>An engineer's way, as the map's script takes it: only what has a place.</summary>
internal sealed record MapWay(int Id, MapSpot? From, IReadOnlyList<MapStop> Stops)
{
    public static MapWay? Of(EngineerRoute? route, ReadersTime time) => route is null ? null : new MapWay(
        route.EngineerId, route.From is { } from ? new MapSpot(from.Lat, from.Lon) : null,
        [.. from stop in route.Stops
            where stop.Site is { Lat: not null, Lon: not null }
            select new MapStop(stop.Order, stop.Site!.Lat!.Value, stop.Site.Lon!.Value, stop.AboutAt is { } about ? $"≈ {time.Time(about)}" : "")]);

    public bool Same(MapWay? other) => other is not null && Id == other.Id && From == other.From && Stops.SequenceEqual(other.Stops);
}

/// <summary>A stop of the way, with about when it is reached.</summary>
internal sealed record MapStop(int Order, double Lat, double Lon, string Words);
